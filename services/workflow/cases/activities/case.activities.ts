import { Injectable } from '@nestjs/common';
import { currentWork } from '#libs/platform';
import { SystemRunner } from '#libs/transactions';
import type { ActKind } from '../../sequences/domain/sequence.js';
import { Timers } from '../../waking/activities/timers.js';
import { idOf } from '../collect-case.contract.js';
import { GatherCase, type GatheredCase } from '../use-cases/gather-case.js';
import { RecordProgress } from '../use-cases/record-progress.js';

export type GatheredFacts = GatheredCase;

/** The outcome of a step, as the workflow passes it on. */
export interface RecordedStep {
  readonly subjectId: string;
  readonly episode: number;
  readonly stepId: string;
  readonly kind: ActKind;
  readonly fireAtMs: number;
  readonly outcome: string;
  readonly because: string;
  readonly delayUntilMs: number | null;
}

/** The local activities of a case's workflow: facts in, outcomes out. */
@Injectable()
export class CaseActivities {
  constructor(
    private readonly systemRunner: SystemRunner,
    private readonly gather: GatherCase,
    private readonly record: RecordProgress,
    private readonly timers: Timers,
  ) {}

  /** One look-up for one wake; it acknowledges the wakes of the case. */
  gatherCase({ caseId }: { caseId: string }): Promise<GatheredFacts> {
    return this.systemRunner.transact(
      (tx) => this.gather.gatherCase(tx, caseId, idOf(caseId)),
      currentWork()?.correlationId,
    );
  }

  async recordProgress(progress: {
    caseId: string;
    wakeSeq: string;
    steps: readonly RecordedStep[];
  }): Promise<{ open: boolean; timerAtMs: number | null }> {
    const { caseId, wakeSeq, steps } = progress;
    const outcomes = steps.map(({ fireAtMs, delayUntilMs, ...step }) => ({
      ...step,
      dueAt: new Date(fireAtMs),
      delayUntil: delayUntilMs === null ? null : new Date(delayUntilMs),
    }));
    const { open, nextFireAt } = await this.systemRunner.transact(
      (tx) => this.record.recordProgress(tx, { caseId, workflowId: idOf(caseId), wakeSeq, outcomes }),
      currentWork()?.correlationId,
    );
    return { open, timerAtMs: this.timers.timerAtMs(nextFireAt) };
  }
}
