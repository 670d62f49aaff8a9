import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import { FieldFaults, maxLengths, readId, readOptionalIdentifier, readOptionalLine, readReason } from '#libs/fields';
import { newId } from '#libs/ids';
import type { Money } from '#libs/money';
import { type Caller, Runner } from '#libs/transactions';
import { errors as invoiceErrors } from '../../invoices/domain/errors.js';
import { readInvoiceAmount } from '../../invoices/domain/invoice-input.js';
import { postCharge } from '../../ledger/domain/charges.js';
import { LedgerSessions } from '../../ledger/use-cases/ledger-sessions.js';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';
import { type Charge, type ChargeKind, type ChargeStanding, standingsOf } from '../domain/charge.js';
import { errors } from '../domain/errors.js';
import { ChargeEvents, ChargeStore } from './ports.js';

export interface ChargeInput {
  readonly invoiceId: string;
  readonly kind: ChargeKind | null;
  readonly amount: Money | null;
  readonly reason: string;
  readonly text: string;
  readonly occurrence: string;
}

@Injectable()
export class AddCharge {
  constructor(
    private readonly runner: Runner,
    private readonly invoices: InvoiceStore,
    private readonly ledgerSessions: LedgerSessions,
    private readonly charges: ChargeStore,
    private readonly events: ChargeEvents,
  ) {}

  /**
   * Charges a fee or costs on an open invoice.
   * @throws CHARGE_INVALID, INVOICE_NOT_FOUND, INVOICE_STATE_FORBIDS, CHARGE_KEY_REUSED
   */
  async addCharge(caller: Caller, input: ChargeInput): Promise<ChargeStanding> {
    const { invoiceId, kind, amount, reason, text, occurrence } = readInput(input);
    return this.runner.run(caller, async (tx) => {
      const [before] = await this.invoices.lockMany(tx, [invoiceId]);
      if (!before) throw invoiceErrors.INVOICE_NOT_FOUND(`There is no invoice ${invoiceId}.`);
      assertCurrency(amount, before.currency);
      const earlier = await this.charges.findOfInvoices(tx, [invoiceId]);
      assertNewOccurrence(occurrence, before.number, earlier);
      const charge: Charge = {
        ...{ chargeId: newId(), invoiceId, kind, reason, text, occurrence, actor: caller.actor, addedAt: tx.now },
        customerId: before.customerId,
        currency: before.currency,
        amountMinor: amount.minor,
        waivedMinor: 0n,
        waiveReason: '',
        waivedAt: null,
        issuedEpisode: before.issuedEpisode,
        version: 1n,
      };
      const session = await this.ledgerSessions.open(tx, [before]);
      const after = postCharge(session, { ...charge, component: kind, minor: amount.minor });
      await this.charges.insert(tx, charge);
      this.events.added(tx, charge, before.number);
      await this.ledgerSessions.close(tx, session);
      return standingsOf(after, [...earlier, charge]).find((standing) => standing.charge === charge)!;
    });
  }
}

function readInput(input: ChargeInput) {
  const faults = new FieldFaults();
  const invoiceId = faults.take('invoice_id', readId(input.invoiceId));
  faults.check(input.kind, 'kind', faultOf('MISSING'));
  const said = 'must be a fee or costs: interest follows from the payment terms, or is posted by PostInterest';
  faults.check(input.kind !== 'INTEREST', 'kind', said);
  const amount = faults.take('amount', readInvoiceAmount(input.amount));
  const reason = faults.take('reason', readReason(input.reason));
  const text = faults.take('text', readOptionalLine(input.text, maxLengths.chargeText));
  const occurrence = faults.take('occurrence', readOptionalIdentifier(input.occurrence, maxLengths.chargeOccurrence));
  faults.throwIfAny(errors.CHARGE_INVALID);
  return {
    invoiceId: invoiceId!,
    kind: input.kind!,
    amount: amount!,
    reason: reason!,
    text: text!,
    occurrence: occurrence!,
  };
}

function assertCurrency(amount: Money, currency: string): void {
  const faults = new FieldFaults();
  faults.check(amount.currency === currency, 'amount', faultOf('WRONG_CURRENCY', { currency }));
  faults.throwIfAny(errors.CHARGE_INVALID);
}

/** G6: nothing is charged twice for one thing, also when it was waived. */
function assertNewOccurrence(occurrence: string, number: string, earlier: readonly Charge[]): void {
  const same = occurrence !== '' && earlier.find((charge) => charge.occurrence === occurrence);
  if (!same) return;
  const message = `Invoice ${number} has charge ${same.chargeId} of the occurrence ${JSON.stringify(occurrence)} already.`;
  throw errors.CHARGE_KEY_REUSED(`${message} Choose another occurrence if this is charged for something else.`);
}
