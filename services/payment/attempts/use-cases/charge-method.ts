import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import { FieldFaults, readId, readIds } from '#libs/fields';
import type { Money } from '#libs/money';
import { type Caller, CrashPoints } from '#libs/transactions';
import { maxMinor } from '../../payments/domain/payment.js';
import type { Attempt, AttemptRequest } from '../domain/attempt.js';
import { errors } from '../domain/errors.js';
import { AskProvider } from './ask-provider.js';
import { ClaimAttempt } from './claim-attempt.js';
import { type ChargeRules, choiceOfPerson, ClearAttempt } from './clear-attempt.js';

export interface RawAttemptRequest {
  readonly methodId: string;
  readonly amount: Money | null;
  readonly invoiceIds: readonly string[];
}

/**
 * Takes money behind the fence. Claim, ask the owners, store that the provider is asked, ask it, record: each in a
 * transaction of its own and no remote call within one, so that a crash anywhere leaves an attempt that says how far it came.
 */
@Injectable()
export class ChargeMethod {
  constructor(
    private readonly claimAttempt: ClaimAttempt,
    private readonly clearAttempt: ClearAttempt,
    private readonly askProvider: AskProvider,
    private readonly crashPoints: CrashPoints,
  ) {}

  /**
   * Charges a method once for a request id, however often it is asked; a repeat returns the attempt as it is.
   * @param rules the same at every repeat
   * @throws ATTEMPT_INVALID, METHOD_NOT_FOUND, ATTEMPT_METHOD_FORBIDS, ATTEMPT_LIMIT_REACHED, ATTEMPT_STATE_FORBIDS,
   * ATTEMPT_CONFLICT, or the error of an owner that is unavailable
   */
  async chargeMethod(caller: Caller, raw: RawAttemptRequest, rules = choiceOfPerson): Promise<Attempt> {
    const claimed = await this.claimAttempt.claimAttempt(caller, readRequest(raw, rules));
    if (claimed.next === 'NOTHING') return claimed.attempt;
    if (claimed.next === 'ASK_PROVIDER') return this.askProvider.askProvider(claimed.asked, caller);
    this.crashPoints.reach('attempt.intent-committed');
    const cleared = await this.clearAttempt.clearAttempt(claimed.attempt, caller, rules);
    return 'token' in cleared ? this.askProvider.askProvider(cleared, caller) : cleared.attempt;
  }
}

function readRequest(
  { methodId, amount, invoiceIds }: RawAttemptRequest,
  { maxInvoices }: ChargeRules,
): AttemptRequest {
  const faults = new FieldFaults();
  const method = faults.take('method_id', readId(methodId));
  const invoices = faults.take('invoice_ids', readIds(invoiceIds, maxInvoices));
  faults.check(invoiceIds.length > 0, 'invoice_ids', faultOf('EMPTY'));
  faults.check(amount !== null, 'amount', faultOf('MISSING'));
  faults.check(amount === null || amount.minor > 0n, 'amount', faultOf('NOT_POSITIVE'));
  faults.check(amount === null || amount.minor <= maxMinor, 'amount', faultOf('TOO_LARGE', { max: maxMinor }));
  faults.throwIfAny(errors.ATTEMPT_INVALID);
  return { methodId: method!, amount: amount!, invoiceIds: [...new Set(invoices)] };
}
