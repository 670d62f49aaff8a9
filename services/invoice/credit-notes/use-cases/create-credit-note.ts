import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import { FieldFaults, maxLengths, readId, readOptionalIdentifier, readReason } from '#libs/fields';
import { newId } from '#libs/ids';
import { type Money, moneyText } from '#libs/money';
import { type Caller, Runner } from '#libs/transactions';
import { createCreditNote } from '../../invoices/domain/credited.js';
import { errors as invoiceErrors } from '../../invoices/domain/errors.js';
import { readInvoiceAmount } from '../../invoices/domain/invoice-input.js';
import { type Invoice, principalOf } from '../../ledger/domain/invoice.js';
import { assertAllowed } from '../../ledger/domain/invoice-acts.js';
import { LedgerSessions } from '../../ledger/use-cases/ledger-sessions.js';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';
import { creditedNow, type CreditNote, newCreditNote } from '../domain/credit-note.js';
import { errors } from '../domain/errors.js';
import { CreditNoteEvents, CreditNoteStore } from './ports.js';

export interface CreditNoteInput {
  readonly invoiceId: string;
  /** Null for all that remains to be paid of what was billed. */
  readonly amount: Money | null;
  readonly reason: string;
  /** Empty for none. */
  readonly number: string;
}

@Injectable()
export class CreateCreditNote {
  constructor(
    private readonly runner: Runner,
    private readonly invoices: InvoiceStore,
    private readonly ledgerSessions: LedgerSessions,
    private readonly creditNotes: CreditNoteStore,
    private readonly events: CreditNoteEvents,
  ) {}

  /**
   * Takes a part off an invoice, or all that remains of what was billed.
   * @throws CREDIT_NOTE_INVALID, INVOICE_NOT_FOUND, INVOICE_STATE_FORBIDS, CREDIT_NOTE_STATE_FORBIDS, CREDIT_NOTE_KEY_REUSED
   */
  async createCreditNote(caller: Caller, input: CreditNoteInput): Promise<CreditNote> {
    const { invoiceId, number, reason, amount } = readInput(input);
    return this.runner.run(caller, async (tx) => {
      const [before] = await this.invoices.lockMany(tx, [invoiceId]);
      if (!before) throw invoiceErrors.INVOICE_NOT_FOUND(`There is no invoice ${invoiceId}.`);
      assertAllowed(before, 'create credit note');
      const minor = minorOf(before, amount);
      const session = await this.ledgerSessions.open(tx, [before]);
      const creditNoteId = newId();
      createCreditNote(session, invoiceId, { creditNoteId, minor });
      const creditNote = newCreditNote(before, session.invoice(invoiceId), {
        ...{ creditNoteId, number, amountMinor: minor, reason, disputeId: null },
        ...{ actor: caller.actor, createdAt: tx.now },
      });
      if (!(await this.creditNotes.insert(tx, creditNote))) throw numberReused(creditNote);
      this.events.created(tx, creditNote, before.number);
      await this.ledgerSessions.close(tx, session);
      return creditNote;
    });
  }
}

function readInput({ invoiceId, amount, reason, number }: CreditNoteInput) {
  const faults = new FieldFaults();
  const id = faults.take('invoice_id', readId(invoiceId));
  if (amount) faults.take('amount', readInvoiceAmount(amount));
  const because = faults.take('reason', readReason(reason));
  const name = faults.take('number', readOptionalIdentifier(number, maxLengths.invoiceNumber));
  faults.throwIfAny(errors.CREDIT_NOTE_INVALID);
  return { invoiceId: id!, reason: because!, number: name!, amount };
}

/** @throws CREDIT_NOTE_INVALID, CREDIT_NOTE_STATE_FORBIDS */
function minorOf(invoice: Invoice, amount: Money | null): bigint {
  const { currency } = invoice;
  const faults = new FieldFaults();
  faults.check(!amount || amount.currency === currency, 'amount', faultOf('WRONG_CURRENCY', { currency }));
  faults.throwIfAny(errors.CREDIT_NOTE_INVALID);
  const minor = creditedNow(invoice, amount);
  const left = moneyText({ minor: principalOf(invoice), currency });
  faults.check(minor !== null, 'amount', `is more than ${left}, which is what the invoice comes to`);
  faults.throwIfAny(errors.CREDIT_NOTE_INVALID);
  return minor!;
}

function numberReused({ number, creditorId }: CreditNote): Error {
  const message = `Another credit note of creditor ${creditorId} has the number ${JSON.stringify(number)}. Choose a new number.`;
  return errors.CREDIT_NOTE_KEY_REUSED(message);
}
