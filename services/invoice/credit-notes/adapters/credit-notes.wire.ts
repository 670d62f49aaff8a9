import { type invoiceV1, toTimestamp, toWireMoney } from '#libs/contracts';
import { FieldFaults, readOptionalId } from '#libs/fields';
import type { CreditNote } from '../domain/credit-note.js';
import { errors } from '../domain/errors.js';
import type { CreditNoteFilter } from '../use-cases/ports.js';

/** @throws CREDIT_NOTE_INVALID */
export function fromWireCreditNoteFilter(request: invoiceV1.ListCreditNotesRequest): CreditNoteFilter {
  const faults = new FieldFaults();
  const invoiceId = faults.take('invoice_id', readOptionalId(request.invoiceId)) ?? null;
  const customerId = faults.take('customer_id', readOptionalId(request.customerId)) ?? null;
  faults.throwIfAny(errors.CREDIT_NOTE_INVALID);
  return { invoiceId, customerId, descending: request.descending };
}

export function toWireCreditNote(creditNote: CreditNote): invoiceV1.CreditNoteInit {
  const { currency } = creditNote;
  return {
    creditNoteId: creditNote.creditNoteId,
    number: creditNote.number,
    invoiceId: creditNote.invoiceId,
    customerId: creditNote.customerId,
    amount: toWireMoney({ minor: creditNote.amountMinor, currency }),
    tax: toWireMoney({ minor: creditNote.taxMinor, currency }),
    reason: creditNote.reason,
    disputeId: creditNote.disputeId ?? '',
    actor: creditNote.actor,
    createTime: toTimestamp(creditNote.createdAt),
  };
}
