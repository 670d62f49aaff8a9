import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import { FieldFaults, readChoice, readReason } from '#libs/fields';
import { type Money, moneyText } from '#libs/money';
import type { Caller } from '#libs/transactions';
import { readInvoiceAmount } from '../../invoices/domain/invoice-input.js';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { assertCreditable, creditableOf, type Dispute, type Verdict, verdicts } from '../domain/dispute.js';
import { errors } from '../domain/errors.js';
import { EndDispute } from './end-dispute.js';
import { GetDispute } from './get-dispute.js';

export interface ResolutionInput {
  readonly disputeId: string;
  readonly verdict: string | null;
  /** Of a dispute that ends in part; null else. */
  readonly credited: Money | null;
  readonly reason: string;
}

@Injectable()
export class ResolveDispute {
  constructor(
    private readonly getDispute: GetDispute,
    private readonly endDispute: EndDispute,
  ) {}

  /**
   * Ends an open dispute for either side, or in part for each.
   * @throws DISPUTE_NOT_FOUND, DISPUTE_INVALID, DISPUTE_STATE_FORBIDS
   */
  async resolveDispute(caller: Caller, input: ResolutionInput): Promise<Dispute> {
    const found = await this.getDispute.getDispute(input.disputeId);
    const { verdict, reason } = readInput(input, found);
    const ended = await this.endDispute.endDispute(caller, found, reason, (dispute, invoice) => ({
      state: verdict,
      creditedMinor: creditedBy(verdict, input.credited, dispute, invoice),
    }));
    return ended.dispute;
  }
}

function readInput({ verdict, credited, reason }: ResolutionInput, { currency }: Dispute) {
  const faults = new FieldFaults();
  const state = faults.take('state', readChoice(verdict, verdicts));
  const because = faults.take('reason', readReason(reason));
  const inPart = state === 'RESOLVED_IN_PART';
  if (inPart) faults.take('credited', readInvoiceAmount(credited));
  else faults.check(!credited, 'credited', 'is only for a dispute that ends in part');
  const isForeign = inPart && credited !== null && credited.currency !== currency;
  faults.check(!isForeign, 'credited', faultOf('WRONG_CURRENCY', { currency }));
  faults.throwIfAny(errors.DISPUTE_INVALID);
  return { verdict: state!, reason: because! };
}

function creditedBy(verdict: Verdict, credited: Money | null, dispute: Dispute, invoice: Invoice): bigint {
  if (verdict === 'RESOLVED_FOR_CREDITOR') return 0n;
  assertCreditable(dispute, invoice);
  const creditableMinor = creditableOf(dispute, invoice);
  if (verdict === 'RESOLVED_FOR_DEBTOR') return creditableMinor;
  const { currency } = dispute;
  const disputed = moneyText({ minor: creditableMinor, currency });
  const faults = new FieldFaults();
  const isPart = credited!.minor < creditableMinor;
  faults.check(
    isPart,
    'credited',
    `must be less than the ${disputed} in dispute; resolve it for the debtor to credit all`,
  );
  faults.throwIfAny(errors.DISPUTE_INVALID);
  return credited!.minor;
}
