import { amount, invoiceNumber, line, reason } from '#libs/diary';
import type { LinesOf } from './diary-events.js';

/** Lines about credit notes, with why they were made. */
export const creditNoteLines = {
  'dunlin.invoice.v1.CreditNoteCreated': (creditNote) =>
    line('CREDIT_NOTE_CREATED', {
      amount: amount(creditNote.amount),
      number: invoiceNumber(creditNote.number),
      why: reason(creditNote.reason),
    }),
} satisfies Partial<LinesOf<'dunlin.invoice.v1.'>>;
