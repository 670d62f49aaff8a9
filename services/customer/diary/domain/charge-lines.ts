import { amount, code, date, invoiceNumber, line, reason } from '#libs/diary';
import type { ChargeData, LinesOf } from './diary-events.js';

/** Lines about charges and credit notes, with why they were made or waived. */
export const chargeLines = {
  'dunlin.invoice.v1.ChargeAdded': (charge) => line('CHARGE_ADDED', chargeOf(charge)),
  'dunlin.invoice.v1.ChargeWaived': (charge) => line('CHARGE_WAIVED', chargeOf(charge)),
  'dunlin.invoice.v1.InterestPosted': ({ takenBack, ...interest }) =>
    line(takenBack ? 'INTEREST_TAKEN_BACK' : 'INTEREST_POSTED', {
      amount: amount(interest.amount),
      number: invoiceNumber(interest.number),
      until: date(interest.until),
    }),
  'dunlin.invoice.v1.CreditNoteCreated': (creditNote) =>
    line('CREDIT_NOTE_CREATED', {
      amount: amount(creditNote.amount),
      number: invoiceNumber(creditNote.number),
      why: reason(creditNote.reason),
    }),
} satisfies Partial<LinesOf<'dunlin.invoice.v1.'>>;

function chargeOf(charge: ChargeData) {
  return {
    kind: code('CHARGE', charge.kind === 'COST' || charge.kind === 'INTEREST' ? charge.kind : 'FEE'),
    amount: amount(charge.amount),
    number: invoiceNumber(charge.number),
    why: reason(charge.reason),
  };
}
