import { Injectable } from '@nestjs/common';
import { currentWork } from '#libs/platform';
import type { ActKind } from '../../sequences/domain/sequence.js';
import { SystemTransactions } from '../../waking/use-cases/system-transactions.js';
import { idOf } from '../collect-case.contract.js';
import { GatherCase, type GatheredCase } from '../use-cases/gather-case.js';
import { RecordProgress } from '../use-cases/record-progress.js';

export type GatheredFacts = GatheredCase;

/** A step that is behind, as the workflow passes it on. */
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
    private readonly transactions: SystemTransactions,
    private readonly gathering: GatherCase,
    private readonly recording: RecordProgress,
  ) {}

  /** One look-up for one wake; it acknowledges the wakes of the case. */
  gatherCase({ caseId }: { caseId: string }): Promise<GatheredFacts> {
    return this.transactions.run((tx) => this.gathering.gather(tx, caseId, idOf(caseId)), currentWork()?.correlationId);
  }

  async recordProgress(progress: {
    caseId: string;
    takenSeq: string;
    steps: readonly RecordedStep[];
  }): Promise<{ open: boolean; nextFireAtMs: number | null }> {
    const { caseId, takenSeq, steps } = progress;
    const outcomes = steps.map(({ fireAtMs, delayUntilMs, ...step }) => ({
      ...step,
      dueAt: new Date(fireAtMs),
      delayUntil: delayUntilMs === null ? null : new Date(delayUntilMs),
    }));
    const { open, nextFireAt } = await this.transactions.run(
      (tx) => this.recording.record(tx, { caseId, workflowId: idOf(caseId), takenSeq, outcomes }),
      currentWork()?.correlationId,
    );
    return { open, nextFireAtMs: nextFireAt?.getTime() ?? null };
  }
}
