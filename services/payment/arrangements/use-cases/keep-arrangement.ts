import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { type Caller, Runner, SystemRunner, type Tx } from '#libs/transactions';
import { ChargeMethod } from '../../attempts/use-cases/charge-method.js';
import type { ArrangementPlan } from '../domain/arrangement.js';
import { chargeDue, type PlannedCharge } from '../domain/charge.js';
import { isPauseOver, type LastDayOf, noteCharge, resume } from '../domain/commands.js';
import { ChangeArrangements, datesOfResumption, notFound } from './change-arrangements.js';
import { JudgeArrangements, type TouchedPlan, untouched } from './judge-arrangements.js';
import { ArrangementStore } from './ports.js';

/** Refusals after which the instalment waits for the customer: the method may not be charged again by itself. */
const final = ['METHOD_NOT_FOUND', 'ATTEMPT_METHOD_FORBIDS', 'ATTEMPT_LIMIT_REACHED'];
/** Another call charges it, or another charge of its invoices has no outcome yet. */
const passing = ['ATTEMPT_CONFLICT', 'ATTEMPT_STATE_FORBIDS'];

/** Does what is due of a plan by now, in transactions of its own with the charge between them. */
@Injectable()
export class KeepArrangement {
  constructor(
    private readonly runner: Runner,
    private readonly system: SystemRunner,
    private readonly arrangements: ArrangementStore,
    private readonly changes: ChangeArrangements,
    private readonly judgeArrangements: JudgeArrangements,
    private readonly chargeMethod: ChargeMethod,
  ) {}

  /**
   * @throws ARRANGEMENT_NOT_FOUND; ARRANGEMENT_CONFLICT where the plan changed meanwhile; whatever the owners throw that a
   * charge asks
   */
  keepArrangement(caller: Caller, id: string): Promise<ArrangementPlan> {
    return this.runner.runInParts(caller, async () => {
      const lastDayOf = await this.changes.lastDays(caller, id, '', datesOfResumption);
      let plan = await this.runner.transact(caller, (tx) =>
        this.judgeOne(tx, id, (stored) => goOn(stored, lastDayOf, tx)),
      );
      // Several instalments may be due at once, after a pause of this service.
      for (let charge = chargeDue(plan); charge; charge = chargeDue(plan)) {
        const asked = await this.charge(caller, plan, charge);
        if (asked === 'LATER') break;
        const { instalment } = charge;
        plan = await this.runner.transact(caller, (tx) =>
          this.judgeOne(tx, id, (stored) => {
            return { stored, plan: noteCharge(stored, instalment, asked.attemptId), facts: [] };
          }),
        );
      }
      return plan;
    });
  }

  private async judgeOne(
    tx: Tx,
    id: string,
    touch: (stored: ArrangementPlan) => TouchedPlan,
  ): Promise<ArrangementPlan> {
    const [stored] = await this.arrangements.lockMany(tx, [id]);
    if (!stored) throw notFound(id);
    const [judged] = await this.judgeArrangements.judgeMany(tx, [touch(stored)]);
    return judged!;
  }

  /** The same request for every worker and every repeat: the method is charged once for an instalment and its day. */
  private async charge(
    { correlationId, causationId }: Caller,
    { currency }: ArrangementPlan,
    { methodId, minor, invoiceIds, requestId }: PlannedCharge,
  ): Promise<{ readonly attemptId: string | null } | 'LATER'> {
    const { actor } = this.system.caller();
    const operation = 'dunlin.payment.v1.ArrangementService/KeepArrangement/charge';
    const caller = { actor, correlationId, causationId, requestId, operation, inputHash: requestId };
    try {
      const { attemptId } = await this.chargeMethod.chargeMethod(caller, {
        methodId,
        invoiceIds,
        amount: { minor, currency },
      });
      return { attemptId };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (final.includes(error.code)) return { attemptId: null };
      if (passing.includes(error.code)) return 'LATER';
      throw error;
    }
  }
}

function goOn(stored: ArrangementPlan, lastDayOf: LastDayOf, { now }: Tx): TouchedPlan {
  if (!isPauseOver(stored, now)) return untouched(stored);
  return { stored, ...resume(stored, lastDayOf, { reason: 'PAUSE_OVER', now }) };
}
