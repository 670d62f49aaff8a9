import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { type Case, noteDelivery, recordSteps } from '../domain/case.js';
import { isBlocked, nextTry } from '../domain/delay.js';
import { CaseChanges } from './case-changes.js';
import { CaseEvents } from './case-events.js';
import { ActStore, CaseStore, type StepRecord } from './ports.js';

/** Outcome of a step: SENT, SUPPRESSED, TASK_CREATED, PLACED, EXPIRED, COLLAPSED, SKIPPED, ...; DELAYED keeps it to come. */
export interface StepOutcome extends StepRecord {
  /** With DELAYED: when it is due again. */
  readonly delayUntil: Date | null;
  /** Invoices that the act was about; empty for none, and where an earlier release acted. */
  readonly invoiceIds: readonly string[];
}

export interface Progress {
  readonly caseId: string;
  readonly workflowId: string;
  /** Highest wake that this progress settles. */
  readonly wakeSeq: string;
  /** Run of the case for which the steps were planned, and its sequence; empty where an earlier release gathered the facts. */
  readonly run: number;
  readonly sequence: string;
  readonly outcomes: readonly StepOutcome[];
}

export interface Recorded {
  readonly open: boolean;
  readonly nextFireAt: Date | null;
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

  /** @returns null, and stores nothing, where the case has changed its sequence or was merged meanwhile: see RecordLate */
  async recordProgress(tx: Tx, progress: Progress): Promise<Recorded | null> {
    const [found] = await this.cases.lockMany(tx, [progress.caseId]);
    if (found && (found.run !== progress.run || found.mergedInto !== null)) return null;
    if (found) await this.recordOutcomes(tx, found, progress.outcomes);
    return this.finish(tx, found, progress);
  }

  /** Settles the wakes of a locked case, and says when it is due next. */
  async finish(tx: Tx, found: Case | undefined, { caseId, workflowId, wakeSeq }: Progress): Promise<Recorded> {
    const open = found !== undefined && found.closedAt === null;
    const nextFireAt = open ? await this.acts.nextFireAt(tx, caseId, null) : null;
    if (open && this.wakes.mode === 'timer') await this.cases.setTimer(tx, caseId, nextFireAt);
    await this.wakes.settle(tx, workflowId, wakeSeq);
    return { open, nextFireAt };
  }

  async recordOutcomes(tx: Tx, found: Case, outcomes: readonly StepOutcome[]): Promise<void> {
    if (outcomes.length === 0) return;
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
