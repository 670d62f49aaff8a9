import { Injectable } from '@nestjs/common';
import { currentWork, Metrics } from '#libs/platform';
import { SystemRunner } from '#libs/transactions';
import { Timers } from '../../waking/activities/timers.js';
import { idOf } from '../collect-case.contract.js';
import type { StepOutcome } from '../domain/case-steps.js';
import { GatherCase, type GatheredCase } from '../use-cases/gather-case.js';
import { RecordLate } from '../use-cases/record-late.js';
import { RecordProgress } from '../use-cases/record-progress.js';

export type GatheredFacts = GatheredCase;

/** The outcome of a step, as the workflow passes it on. */
export type RecordedStep = StepOutcome;

/** The local activities of a case's workflow: facts in, outcomes out. */
@Injectable()
export class CaseActivities {
  private readonly refused: ReturnType<typeof Metrics.prototype.counter<'reason'>>;

  constructor(
    private readonly systemRunner: SystemRunner,
    private readonly gather: GatherCase,
    private readonly record: RecordProgress,
    private readonly late: RecordLate,
    private readonly timers: Timers,
    metrics: Metrics,
  ) {
    this.refused = metrics.counter('dunlin_steps_refused_total', 'Steps that their owner refused for good.', [
      'reason',
    ]);
  }

  /** One look-up for one wake, and for all that came with it. */
  gatherCase({ caseId }: { caseId: string }): Promise<GatheredFacts> {
    return this.systemRunner.transact(
      (tx) => this.gather.gatherCase(tx, caseId, idOf(caseId)),
      currentWork()?.correlationId,
    );
  }

  async recordProgress(progress: {
    caseId: string;
    wakeSeq: string;
    run?: number | undefined;
    sequence?: string;
    steps: readonly RecordedStep[];
  }): Promise<{ open: boolean; timerAtMs: number | null }> {
    const { caseId, wakeSeq, run = 1, sequence = '', steps } = progress;
    const outcomes = steps.map(({ fireAtMs, delayUntilMs, invoiceIds = [], ...step }) => ({
      ...step,
      invoiceIds,
      dueAt: new Date(fireAtMs),
      delayUntil: delayUntilMs === null ? null : new Date(delayUntilMs),
    }));
    const done = { caseId, workflowId: idOf(caseId), wakeSeq, run, sequence, outcomes };
    const correlationId = currentWork()?.correlationId;
    const { open, nextFireAt } =
      (await this.systemRunner.transact((tx) => this.record.recordProgress(tx, done), correlationId)) ??
      (await this.systemRunner.transact((tx) => this.late.recordLate(tx, done), correlationId));
    for (const { outcome, because } of steps) {
      if (outcome === 'REFUSED') this.refused.inc({ reason: because.split(';', 1)[0]! });
    }
    return { open, timerAtMs: this.timers.timerAtMs(nextFireAt) };
  }
}
