import { amount, code, count, date, invoiceNumber, line, reason } from '#libs/diary';
import type { LinesOf } from '../diary-events.js';
import type { ChargeData, ProlongationData } from './money-data.js';

/** Lines about charges, credit notes and prolongations, with why they were made, waived or taken back. */
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
  'dunlin.invoice.v1.InvoiceProlonged': (prolongation) =>
    line('INVOICE_PROLONGED', {
      ...timeOf(prolongation),
      fee: prolongation.fee && amount(prolongation.fee),
      feeNumber: prolongation.feeNumber === '' ? null : invoiceNumber(prolongation.feeNumber),
    }),
  'dunlin.invoice.v1.ProlongationCancelled': (prolongation) => line('PROLONGATION_CANCELLED', timeOf(prolongation)),
} satisfies Partial<LinesOf<'dunlin.invoice.v1.'>>;

function timeOf({ number, days, dueDate, reason: why }: ProlongationData) {
  return { number: invoiceNumber(number), days: count(days), dueDate: date(dueDate), why: reason(why) };
}

function chargeOf(charge: ChargeData) {
  return {
    kind: code('CHARGE', charge.kind === 'COST' || charge.kind === 'INTEREST' ? charge.kind : 'FEE'),
    amount: amount(charge.amount),
    number: invoiceNumber(charge.number),
    why: reason(charge.reason),
  };
}
