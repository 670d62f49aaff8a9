import { Injectable } from '@nestjs/common';
import { type FenceFacts, Owners } from '#libs/fence';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { methodOn } from '../../methods/domain/method.js';
import { MethodStore } from '../../methods/use-cases/ports.js';
import {
  OpenArrangements,
  OpenPromises,
  OpenSettlements,
  PaymentStore,
  Today,
} from '../../payments/use-cases/ports.js';
import { ask, type Attempt, cancel, type CancelReason } from '../domain/attempt.js';
import { actOf, objectionTo } from '../domain/clearance.js';
import { errors } from '../domain/errors.js';
import { type AskedAttempt, AttemptPolicy, AttemptStore } from './ports.js';
import { RecordOutcome } from './record-outcome.js';

/** What holds for a charge beside what holds for every one. */
export interface ChargeRules {
  /** Most invoices of it. */
  readonly maxInvoices: number;
  /** Whether a promise, an accepted settlement or a plan stands against it. */
  readonly waitsForAgreements: boolean;
}

/** What a debtor promised or agreed to pay may be paid: a person or the plan itself makes the charge. */
export const choiceOfPerson: ChargeRules = { maxInvoices: 50, waitsForAgreements: false };

/** A step of a sequence charges all that is asked for in its case. */
export const stepOfSequence: ChargeRules = { maxInvoices: 500, waitsForAgreements: true };

/** The second transaction of an attempt: what the owners say now decides it. */
@Injectable()
export class ClearAttempt {
  constructor(
    private readonly runner: Runner,
    private readonly owners: Owners,
    private readonly attempts: AttemptStore,
    private readonly methods: MethodStore,
    private readonly payments: PaymentStore,
    private readonly promises: OpenPromises,
    private readonly arrangements: OpenArrangements,
    private readonly settlements: OpenSettlements,
    private readonly recordOutcome: RecordOutcome,
    private readonly policy: AttemptPolicy,
    private readonly today: Today,
  ) {}

  /**
   * @returns with its token when the provider may be asked, else the attempt as it ended
   * @throws ATTEMPT_CONFLICT when another call took it over; the error of an owner that is unavailable
   */
  async clearAttempt(
    attempt: Attempt,
    caller: Caller,
    rules: ChargeRules,
  ): Promise<AskedAttempt | { readonly attempt: Attempt }> {
    const facts = await this.askOwners(attempt, caller, rules);
    const objection = objectionTo(attempt, facts);
    return this.runner.transact(caller, async (tx) => {
      const { realNow } = await this.lockOurs(tx, attempt);
      if (objection) return this.cancel(tx, attempt, objection);
      const method = methodOn(await this.methods.lock(tx, attempt.methodId), this.today.dateAt(tx.now));
      if (method.state !== 'ACTIVE') return this.cancel(tx, attempt, 'METHOD_NOT_ACTIVE');
      const asked = ask(attempt, realNow);
      await this.attempts.lease(tx, asked, this.policy.leaseMs);
      return { attempt: asked, token: method.token, isRepeat: false };
    });
  }

  private async askOwners(attempt: Attempt, caller: Caller, { waitsForAgreements }: ChargeRules): Promise<FenceFacts> {
    const { attemptId, customerId, invoiceIds } = attempt;
    const none = Promise.resolve([]);
    const money = async () => {
      const [inFlight, promised, settling, arranged] = await Promise.all([
        this.payments.moneyInFlight(invoiceIds, customerId, { exceptAttemptId: attemptId }),
        waitsForAgreements ? this.promises.findPromised(invoiceIds) : none,
        waitsForAgreements ? this.settlements.findSettling(invoiceIds) : none,
        waitsForAgreements ? this.arrangements.findArranged(invoiceIds) : none,
      ]);
      return {
        moneyInFlight: new Set(inFlight),
        promised: new Set([...promised, ...settling]),
        arranged: new Set(arranged),
      };
    };
    const deadlineMs = this.policy.ownersDeadlineMs;
    try {
      return await this.owners.ask(actOf(attempt), caller, { deadlineMs, money });
    } catch (error) {
      await this.runner.transact(caller, async (tx) => {
        await this.lockOurs(tx, attempt);
        await this.cancel(tx, attempt, 'OWNERS_UNAVAILABLE');
      });
      throw error;
    }
  }

  /** Whoever takes an attempt over raises its version. */
  private async lockOurs(tx: Tx, { attemptId, version }: Attempt): Promise<{ readonly realNow: Date }> {
    const locked = await this.attempts.lock(tx, attemptId);
    if (locked.attempt.version === version) return locked;
    throw errors.ATTEMPT_CONFLICT('Another call took this attempt over. Make the same call again in a moment.');
  }

  private async cancel(tx: Tx, attempt: Attempt, reason: CancelReason): Promise<{ readonly attempt: Attempt }> {
    const cancelled = cancel(attempt, reason);
    await this.recordOutcome.recordOutcome(tx, attempt, cancelled);
    return { attempt: cancelled };
  }
}
