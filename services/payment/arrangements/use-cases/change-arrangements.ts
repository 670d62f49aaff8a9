import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { readReason, requireField } from '#libs/fields';
import type { LocalDate } from '#libs/time';
import { type Caller, type CallerOnward, Database, Runner, type Tx } from '#libs/transactions';
import type { ArrangementPlan, ChangedPlan } from '../domain/arrangement.js';
import {
  type Because,
  cancel,
  changeCollection,
  type CollectionChange,
  dateAfterLast,
  datesAfterPause,
  datesFrom,
  type LastDayOf,
  moveNext,
  pause,
  resume,
  skip,
} from '../domain/commands.js';
import { errors } from '../domain/errors.js';
import { DraftArrangements } from './draft-arrangements.js';
import { JudgeArrangements } from './judge-arrangements.js';
import { ArrangementStore } from './ports.js';

/** How a plan goes on. */
export interface PlanChangeInput {
  readonly collection?: CollectionChange;
  readonly nextDueDate: LocalDate | null;
}

/** What persons do to a plan. Each is judged at once: what moved may fill another instalment. */
@Injectable()
export class ChangeArrangements {
  constructor(
    private readonly runner: Runner,
    private readonly database: Database,
    private readonly drafts: DraftArrangements,
    private readonly arrangements: ArrangementStore,
    private readonly judgeArrangements: JudgeArrangements,
  ) {}

  /** @throws ARRANGEMENT_NOT_FOUND, ARRANGEMENT_INVALID, ARRANGEMENT_STATE_FORBIDS */
  pauseArrangement(caller: Caller, id: string, until: LocalDate | null, reason: string): Promise<ArrangementPlan> {
    return this.change(caller, id, reason, (plan, because) => pause(plan, until, because));
  }

  /** @throws ARRANGEMENT_NOT_FOUND, ARRANGEMENT_INVALID, ARRANGEMENT_STATE_FORBIDS */
  cancelArrangement(caller: Caller, id: string, reason: string): Promise<ArrangementPlan> {
    return this.change(caller, id, reason, cancel);
  }

  /** @throws ARRANGEMENT_NOT_FOUND, ARRANGEMENT_STATE_FORBIDS; ARRANGEMENT_CONFLICT where it changed meanwhile */
  async resumeArrangement(caller: Caller, id: string): Promise<ArrangementPlan> {
    const lastDayOf = await this.lastDays(caller, id, '', datesOfResumption);
    return this.change(caller, id, 'RESUMED', (plan, because) => resume(plan, lastDayOf, because));
  }

  /** @throws ARRANGEMENT_NOT_FOUND, ARRANGEMENT_INVALID, ARRANGEMENT_STATE_FORBIDS; ARRANGEMENT_CONFLICT as above */
  async skipInstalment(caller: Caller, id: string, reason: string): Promise<ArrangementPlan> {
    const lastDayOf = await this.lastDays(caller, id, '', (plan) => [dateAfterLast(plan)]);
    return this.change(caller, id, reason, (plan, because) => skip(plan, lastDayOf, because));
  }

  /** @throws ARRANGEMENT_NOT_FOUND, ARRANGEMENT_INVALID, ARRANGEMENT_STATE_FORBIDS; ARRANGEMENT_CONFLICT as above */
  async changeArrangement(
    caller: Caller,
    id: string,
    { collection, nextDueDate }: PlanChangeInput,
    reason: string,
  ): Promise<ArrangementPlan> {
    const stored = await this.arrangements.find(id);
    if (stored && collection?.methodId) {
      await this.drafts.assertMayBeCharged(collection.methodId, stored.customerId, await this.database.now());
    }
    const lastDayOf = await this.lastDays(caller, id, 'next_due_date', (plan, now) =>
      nextDueDate === null ? [] : [...datesFrom(plan, nextDueDate, now).values()],
    );
    return this.change(caller, id, reason, (plan, because) => {
      const collected = collection ? changeCollection(plan, collection, because) : { plan, facts: [] };
      if (nextDueDate === null) return collected;
      const moved = moveNext(collected.plan, nextDueDate, lastDayOf, because);
      return { plan: moved.plan, facts: [...collected.facts, ...moved.facts] };
    });
  }

  private change(
    caller: Caller,
    id: string,
    reason: string,
    command: (plan: ArrangementPlan, because: Because) => ChangedPlan,
  ): Promise<ArrangementPlan> {
    return this.runner.run(caller, async (tx: Tx) => {
      const because = requireField(errors.ARRANGEMENT_INVALID, 'reason', readReason(reason));
      const [stored] = await this.arrangements.lockMany(tx, [id]);
      if (!stored) throw notFound(id);
      const changed = command(stored, { reason: because, now: tx.now });
      const [judged] = await this.judgeArrangements.judgeMany(tx, [{ stored, ...changed }]);
      return judged!;
    });
  }

  /**
   * Grace is asked about before the transaction, of the plan as it is then. What the plan does not allow is refused in the
   * transaction, so that a repeat of a call that was carried out gets its response.
   */
  async lastDays(
    caller: CallerOnward,
    id: string,
    field: string,
    datesOf: (plan: ArrangementPlan, now: Date) => readonly LocalDate[],
  ): Promise<LastDayOf> {
    const plan = await this.arrangements.find(id);
    const now = await this.database.now();
    const dates = plan ? datesOrNone(() => datesOf(plan, now)) : [];
    return this.drafts.lastDays(dates, plan?.graceDays ?? 0, field, caller);
  }
}

function datesOrNone(datesOf: () => readonly LocalDate[]): readonly LocalDate[] {
  try {
    return datesOf();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [];
  }
}

export function datesOfResumption(plan: ArrangementPlan, now: Date): readonly LocalDate[] {
  return [...datesAfterPause(plan, now).values()];
}

export function notFound(id: string): Error {
  return errors.ARRANGEMENT_NOT_FOUND(`There is no plan ${JSON.stringify(id)}.`);
}
