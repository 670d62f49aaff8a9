import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import type { ActKind } from '../../sequences/domain/sequence.js';
import { WakeStore } from '../../waking/use-cases/ports.js';
import type { Case } from '../domain/case.js';
import { CaseChanges } from './case-changes.js';
import { CaseEvents } from './case-events.js';
import { ActStore, CaseStore, type StepRecord } from './ports.js';

/** Outcome of a step. */
export interface StepOutcome {
  readonly subjectId: string;
  readonly episode: number;
  readonly stepId: string;
  readonly kind: ActKind;
  readonly dueAt: Date;
  /** SENT, SUPPRESSED, TASK_CREATED, PLACED, EXPIRED, COLLAPSED, SKIPPED, ...; DELAYED keeps the step. */
  readonly outcome: string;
  readonly because: string;
  /** With DELAYED: when it is due again. */
  readonly delayUntil: Date | null;
}

const failures = new Set(['BOUNCED', 'FAILED']);
const leastDelayMs = 1_000;

/** Stores what a wake did, answers when the case is due next, and settles the wakes that asked for it. */
@Injectable()
export class RecordProgress {
  constructor(
    private readonly cases: CaseStore,
    private readonly acts: ActStore,
    private readonly changes: CaseChanges,
    private readonly wakes: WakeStore,
    private readonly events: CaseEvents,
  ) {}

  async record(
    tx: Tx,
    progress: { caseId: string; workflowId: string; takenSeq: string; outcomes: readonly StepOutcome[] },
  ): Promise<{ open: boolean; nextFireAt: Date | null }> {
    const { caseId, workflowId, takenSeq, outcomes } = progress;
    const [found] = await this.cases.lock(tx, [caseId]);
    if (found && outcomes.length > 0) await this.recordOutcomes(tx, found, outcomes);
    const open = found !== undefined && found.closedAt === null;
    const nextFireAt = open ? await this.acts.nextOf(tx, caseId, null) : null;
    if (open && this.wakes.mode === 'timer') await this.cases.setTimer(tx, caseId, nextFireAt);
    await this.wakes.settle(tx, workflowId, takenSeq);
    return { open, nextFireAt };
  }

  private async recordOutcomes(tx: Tx, found: Case, outcomes: readonly StepOutcome[]): Promise<void> {
    for (const { delayUntil, ...step } of outcomes) {
      if (!delayUntil) continue;
      // An instant that is behind would make the case ask again without end.
      const until = new Date(Math.max(delayUntil.getTime(), tx.now.getTime() + leastDelayMs));
      await this.acts.delay(tx, found.caseId, step, until);
    }
    const behind: StepRecord[] = outcomes.filter(({ delayUntil }) => delayUntil === null);
    const recorded = await this.acts.record(tx, found.caseId, behind);
    if (recorded.length === 0) return;
    this.events.stepsDone(tx, found, recorded);
    this.noteDelivery(tx, found, recorded);
    const expired = recorded.filter(({ kind }) => kind === 'expire');
    if (expired.length > 0) await this.cases.markExpired(tx, expired);
    await this.changes.settle(tx, [found], { reason: 'STEPS_EXHAUSTED' });
  }

  /** The last message of the wake says whether the case can be reached. */
  private noteDelivery(tx: Tx, found: Case, recorded: readonly StepRecord[]): void {
    const sends = recorded.filter(
      ({ kind, outcome }) => kind === 'send' && (failures.has(outcome) || outcome === 'SENT'),
    );
    const last = sends.at(-1);
    if (!last) return;
    const next = failures.has(last.outcome) ? 'FAILED' : 'ACTIVE';
    const changes = (found.state === 'ACTIVE' || found.state === 'FAILED') && found.state !== next;
    if (!changes) return;
    found.state = next;
    this.events.changed(tx, found, next === 'FAILED' ? `${last.stepId}: ${last.because}` : 'DELIVERED');
  }
}
