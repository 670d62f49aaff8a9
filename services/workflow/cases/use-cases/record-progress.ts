import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { type Case, noteDelivery, recordSteps } from '../domain/case.js';
import { isBlocked, nextTry } from '../domain/delay.js';
import { CaseChanges } from './case-changes.js';
import { CaseEvents } from './case-events.js';
import { ActStore, CaseStore, type StepRecord } from './ports.js';

/** Outcome of a step: SENT, SUPPRESSED, TASK_CREATED, PLACED, EXPIRED, COLLAPSED, SKIPPED, ...; DELAYED keeps it to come. */
interface StepOutcome extends StepRecord {
  /** With DELAYED: when it is due again. */
  readonly delayUntil: Date | null;
}

export interface Progress {
  readonly caseId: string;
  readonly workflowId: string;
  /** Highest wake that this progress settles. */
  readonly wakeSeq: string;
  /** Run of the case for which the steps were planned. */
  readonly run: number;
  readonly outcomes: readonly StepOutcome[];
}

/** Stores what a wake did, says when the case is due next, and settles the wakes that asked for it. */
@Injectable()
export class RecordProgress {
  constructor(
    private readonly cases: CaseStore,
    private readonly acts: ActStore,
    private readonly changes: CaseChanges,
    private readonly wakes: WakeStore,
    private readonly events: CaseEvents,
  ) {}

  async recordProgress(tx: Tx, progress: Progress): Promise<{ open: boolean; nextFireAt: Date | null }> {
    const { caseId, workflowId, wakeSeq } = progress;
    const [found] = await this.cases.lockMany(tx, [caseId]);
    const outcomes = found?.run === progress.run ? progress.outcomes : progress.outcomes.filter(isDone);
    if (found && outcomes.length > 0) await this.recordOutcomes(tx, found, outcomes);
    const open = found !== undefined && found.closedAt === null;
    const nextFireAt = open ? await this.acts.nextFireAt(tx, caseId, null) : null;
    if (open && this.wakes.mode === 'timer') await this.cases.setTimer(tx, caseId, nextFireAt);
    await this.wakes.settle(tx, workflowId, wakeSeq);
    return { open, nextFireAt };
  }

  private async recordOutcomes(tx: Tx, found: Case, outcomes: readonly StepOutcome[]): Promise<void> {
    await this.delay(tx, found.caseId, outcomes);
    const done = outcomes.filter(({ delayUntil }) => delayUntil === null);
    const recorded = await this.acts.insertDone(tx, found.caseId, done);
    if (recorded.length === 0) return this.cases.refreshListed(tx, [found.caseId]);
    const withSteps = recordSteps(found, recorded);
    const delivered = noteDelivery(withSteps.case, recorded);
    this.events.publish(tx, [...withSteps.events, ...delivered.events]);
    // What an earlier episode of the case ended does not end the one that has begun since.
    const isOver = ({ subjectId, episode }: StepRecord) => subjectId === found.caseId && episode < found.episode;
    const expired = recorded.filter((step) => step.kind === 'expire' && !isOver(step));
    if (expired.length > 0) {
      await this.cases.markExpired(tx, expired);
      // Also what was delayed until after the expiry.
      await this.acts.deleteSubjects(tx, expired);
    }
    await this.changes.settle(tx, [delivered.case], { reason: 'STEPS_EXHAUSTED' });
  }

  private async delay(tx: Tx, caseId: string, outcomes: readonly StepOutcome[]): Promise<void> {
    const delayed = outcomes.filter(({ delayUntil }) => delayUntil !== null);
    if (delayed.length === 0) return;
    const before = await this.acts.countBlocked(tx, caseId, delayed);
    await this.acts.delayMany(
      tx,
      caseId,
      delayed.map(({ subjectId, episode, stepId, because, delayUntil }, index) => {
        const blockedBefore = before[index]!;
        const fireAt = nextTry(tx.now, delayUntil!, because, blockedBefore);
        return { subjectId, episode, stepId, fireAt, blockedCount: isBlocked(because) ? blockedBefore + 1 : 0 };
      }),
    );
  }
}

/** What was really done counts in every later run too; what was delayed, skipped or ended belongs to the run alone. */
function isDone({ kind, outcome, delayUntil }: StepOutcome): boolean {
  return delayUntil === null && kind !== 'expire' && outcome !== 'SKIPPED' && outcome !== 'COLLAPSED';
}
