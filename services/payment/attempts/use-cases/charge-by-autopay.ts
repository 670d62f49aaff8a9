import { Injectable } from '@nestjs/common';
import { DomainError, faultOf } from '#libs/errors';
import { FieldFaults, maxLengths, readId, readIds, readLine } from '#libs/fields';
import { type Caller, Database, SystemRunner } from '#libs/transactions';
import { methodOn } from '../../methods/domain/method.js';
import { MethodStore } from '../../methods/use-cases/ports.js';
import { PaymentStore, Today } from '../../payments/use-cases/ports.js';
import { PromiseOwners } from '../../promises/use-cases/ports.js';
import { type AttemptRequest, wasRefused } from '../domain/attempt.js';
import { askedFor, type AutopayOutcome, type AutopayReason, isOther, type Uncharged } from '../domain/autopay.js';
import { errors } from '../domain/errors.js';
import { ChargeMethod } from './charge-method.js';
import { attemptIdOf } from './claim-attempt.js';
import { stepOfSequence } from './clear-attempt.js';
import { AttemptStore } from './ports.js';

export interface AutopayRequest {
  /** Names the step. */
  readonly idempotencyKey: string;
  readonly customerId: string;
  readonly invoiceIds: readonly string[];
}

/** What the owners object to may be other than what was read just before; a step for which that happens so often is left. */
const tries = [1, 2, 3];
const retryMs = 3_600_000;

/** Refusals of a charge, as a step tells them. */
const reasons: Readonly<Record<string, AutopayReason>> = {
  ATTEMPT_METHOD_FORBIDS: 'METHOD_NOT_ACTIVE',
  ATTEMPT_LIMIT_REACHED: 'ATTEMPT_LIMIT_REACHED',
  ATTEMPT_STATE_FORBIDS: 'MONEY_IN_FLIGHT',
};

/** Charges what a step of a sequence asks for by the method that the customer lets be charged by itself. */
@Injectable()
export class ChargeByAutopay {
  constructor(
    private readonly system: SystemRunner,
    private readonly database: Database,
    private readonly methods: MethodStore,
    private readonly owners: PromiseOwners,
    private readonly payments: PaymentStore,
    private readonly attempts: AttemptStore,
    private readonly chargeMethod: ChargeMethod,
    private readonly today: Today,
  ) {}

  /**
   * Charges once for a key, whoever asks and however often; a repeat returns the attempt as it is. Where the owners object
   * and less is asked for then, that is charged by an attempt of its own.
   * @throws ATTEMPT_INVALID, ATTEMPT_CONFLICT, or the error of an owner that is unavailable
   */
  async chargeByAutopay(caller: Caller, raw: AutopayRequest): Promise<AutopayOutcome> {
    const request = read(raw);
    const callers = tries.map((number) => this.callerOf(caller, request, number));
    const made = await this.attempts.findMany(callers.map(attemptIdOf));
    let refused = made.find(({ attemptId }) => attemptId === attemptIdOf(callers[made.length - 1]!));
    if (refused && !wasRefused(refused)) return this.charge(callers[made.length - 1]!, refused);
    for (const own of callers.slice(made.length)) {
      const wanted = await this.draft(request, caller);
      if ('reason' in wanted) return wanted;
      if (refused && !isOther(wanted, refused)) break;
      const outcome = await this.charge(own, wanted);
      if ('reason' in outcome || !wasRefused(outcome.attempt)) return outcome;
      refused = outcome.attempt;
    }
    return { attempt: refused! };
  }

  /** What would be charged now. */
  private async draft({ customerId, invoiceIds }: AutopayRequest, caller: Caller): Promise<AttemptRequest | Uncharged> {
    const now = await this.database.now();
    const chosen = await this.methods.findAutopay(customerId);
    if (!chosen) return { reason: 'NO_AUTOPAY', retryAt: null };
    if (methodOn(chosen, this.today.dateAt(now)).state !== 'ACTIVE') {
      return { reason: 'METHOD_NOT_ACTIVE', retryAt: null };
    }
    const invoices = await this.owners.findInvoices(customerId, invoiceIds, caller);
    const asked = askedFor(invoices.filter((invoice) => invoice.customerId === customerId));
    if (!asked) return { reason: 'NOTHING_REMAINS', retryAt: null };
    const inFlight = await this.payments.moneyInFlight(asked.invoiceIds, customerId);
    return inFlight.length > 0 ? later(now) : { methodId: chosen.methodId, ...asked };
  }

  private async charge(own: Caller, wanted: AttemptRequest): Promise<AutopayOutcome> {
    try {
      return { attempt: await this.chargeMethod.chargeMethod(own, wanted, stepOfSequence) };
    } catch (error) {
      const reason = error instanceof DomainError ? reasons[error.code] : undefined;
      if (!reason) throw error;
      return reason === 'MONEY_IN_FLIGHT' ? later(await this.database.now()) : { reason, retryAt: null };
    }
  }

  /** The same for every worker and every repeat, whatever is asked for then. */
  private callerOf({ correlationId, causationId }: Caller, { idempotencyKey }: AutopayRequest, number: number): Caller {
    const { actor } = this.system.caller();
    const operation = 'dunlin.payment.v1.AttemptService/ChargeByAutopay/charge';
    const requestId = `${idempotencyKey}/${number}`;
    return { actor, correlationId, causationId, requestId, operation, inputHash: requestId };
  }
}

function later(now: Date): Uncharged {
  return { reason: 'MONEY_IN_FLIGHT', retryAt: new Date(now.getTime() + retryMs) };
}

/** @throws ATTEMPT_INVALID */
function read({ idempotencyKey, customerId, invoiceIds }: AutopayRequest): AutopayRequest {
  const faults = new FieldFaults();
  const key = faults.take('idempotency_key', readLine(idempotencyKey, maxLengths.idempotencyKey));
  const customer = faults.take('customer_id', readId(customerId));
  const invoices = faults.take('invoice_ids', readIds(invoiceIds, stepOfSequence.maxInvoices));
  faults.check(invoiceIds.length > 0, 'invoice_ids', faultOf('EMPTY'));
  faults.throwIfAny(errors.ATTEMPT_INVALID);
  return { idempotencyKey: key!, customerId: customer!, invoiceIds: invoices! };
}
