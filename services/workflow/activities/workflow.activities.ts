import { Injectable } from '@nestjs/common';
import { Context } from '@temporalio/activity';
import { currentWork } from '#libs/platform';
import { collectCaseId } from '../collect-case/collect-case.contract.js';
import { placeWithAgencyId } from '../place-with-agency/place-with-agency.contract.js';
import type { ActKind } from '../domain/sequence.js';
import { BackfillSequence } from '../use-cases/backfill-sequence.js';
import { CarryPlacement } from '../use-cases/carry-placement.js';
import { GatherCase, type GatheredCase } from '../use-cases/gather-case.js';
import { RecordProgress } from '../use-cases/record-progress.js';
import { RunEverywhere } from '../use-cases/run-everywhere.js';
import { StepClock } from '../use-cases/step-clock.js';
import { SystemTransactions } from '../use-cases/system-transactions.js';
import { throwWhenStopping, withHeartbeats } from './acting.js';

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

/** Acts on this service itself: facts of cases and placements, the sweeps, and the steps of the test clock. */
@Injectable()
export class WorkflowActivities {
  constructor(
    private readonly transactions: SystemTransactions,
    private readonly gathering: GatherCase,
    private readonly recording: RecordProgress,
    private readonly placements: CarryPlacement,
    private readonly stepping: StepClock,
    private readonly everywhere: RunEverywhere,
    private readonly backfilling: BackfillSequence,
  ) {}

  /** One look-up for one wake; it acknowledges the wakes of the case. */
  gatherCase({ caseId }: { caseId: string }): Promise<GatheredFacts> {
    return this.transactions.run(
      (tx) => this.gathering.gather(tx, caseId, collectCaseId(caseId)),
      currentWork()?.correlationId,
    );
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
      (tx) => this.recording.record(tx, { caseId, workflowId: collectCaseId(caseId), takenSeq, outcomes }),
      currentWork()?.correlationId,
    );
    return { open, nextFireAtMs: nextFireAt?.getTime() ?? null };
  }

  async gatherPlacement({ placementId }: { placementId: string }) {
    const { next, dueAt, takenSeq } = await this.transactions.run((tx) =>
      this.placements.gather(tx, placementId, placeWithAgencyId(placementId)),
    );
    return { next, dueAtMs: dueAt?.getTime() ?? null, takenSeq };
  }

  async settlePlacement({ placementId, takenSeq }: { placementId: string; takenSeq: string }): Promise<void> {
    await this.transactions.run((tx) => this.placements.settle(tx, placeWithAgencyId(placementId), takenSeq));
  }

  /** Steps the test clock to its target; takes as long as it takes. */
  async stepClock({ advanceId }: { advanceId: string }): Promise<string | null> {
    return withHeartbeats(() => this.stepping.run(advanceId, throwWhenStopping));
  }

  /** Runs in every service what is due by real time. */
  async runWhatIsDue(): Promise<{ nextDueAtMs: number | null }> {
    const { workflowExecution, activityId } = Context.current().info;
    const round = `${workflowExecution?.runId ?? ''}/${activityId}`;
    const next = await withHeartbeats(() => this.everywhere.run(round, throwWhenStopping));
    return { nextDueAtMs: next?.getTime() ?? null };
  }

  /** Asks every open invoice in no case for the rules; goes on where the last heartbeat says. */
  async enrolOpenInvoices({ skipMissed }: { skipMissed: boolean }): Promise<number> {
    const context = Context.current();
    const workflowId = context.info.workflowExecution?.workflowId ?? '';
    const from = (context.info.heartbeatDetails as string | undefined) ?? null;
    return this.backfilling.run(workflowId, skipMissed, from, (lastId) => {
      context.heartbeat(lastId);
      throwWhenStopping();
    });
  }
}
