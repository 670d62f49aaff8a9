import type { invoiceV1 } from '#libs/contracts';
import { agent, euros, type ExamplesOf, ids, instant, invoiceNumber } from './example.js';

const charge: invoiceV1.ChargeInit = {
  ...{ chargeId: ids.charge, invoiceId: ids.invoice, customerId: ids.customer, kind: 'KIND_FEE' },
  ...{ amount: euros(500), waived: euros(0), reason: 'Second reminder', text: 'Reminder fee' },
  ...{ occurrence: 'second-reminder', actor: agent, addTime: instant('2026-02-18T09:00:00Z'), version: '1' },
};

/** Of what is owed of an invoice besides what was billed, or no longer. */
export const chargeExamples = {
  'dunlin.invoice.v1.ChargeAdded': {
    ...{ key: ids.customer, subject: ids.charge, sequence: 1 },
    payload: { charge, invoiceNumber },
    at: '2026-02-18T09:00:00Z',
    actor: agent,
    reason: 'Second reminder',
  },
  'dunlin.invoice.v1.ChargeWaived': {
    ...{ key: ids.customer, subject: ids.charge, sequence: 2 },
    payload: {
      charge: {
        ...charge,
        ...{ waived: euros(200), waiveReason: 'Goodwill', waiveTime: instant('2026-02-25T10:30:00Z'), version: '2' },
      },
      ...{ invoiceNumber, waived: euros(200) },
    },
    at: '2026-02-25T10:30:00Z',
    actor: agent,
    reason: 'Goodwill',
  },
  'dunlin.invoice.v1.InterestPosted': {
    ...{ key: ids.customer, subject: ids.interest, sequence: 1 },
    payload: {
      charge: {
        ...charge,
        ...{ chargeId: ids.interest, kind: 'KIND_INTEREST', amount: euros(613), actor: 'system:workflow' },
        ...{ reason: 'agreed rate of 8 % a year', text: '', occurrence: '' },
      },
      ...{ invoiceNumber, posted: euros(613), untilDate: { year: 2026, month: 2, day: 28 } },
    },
    at: '2026-02-28T23:00:00Z',
    actor: 'system:workflow',
    reason: 'INTEREST_POSTED',
  },
  'dunlin.invoice.v1.CreditNoteCreated': {
    ...{ key: ids.customer, subject: ids.creditNote, sequence: 1 },
    payload: {
      creditNote: {
        ...{ creditNoteId: ids.creditNote, number: 'G-2026-17', invoiceId: ids.invoice, customerId: ids.customer },
        ...{ amount: euros(2_380), tax: euros(380), reason: 'Two of ten were damaged' },
        ...{ actor: agent, createTime: instant('2026-02-26T09:00:00Z') },
      },
      invoiceNumber,
    },
    at: '2026-02-26T09:00:00Z',
    actor: agent,
    reason: 'Two of ten were damaged',
  },
} satisfies Partial<ExamplesOf<'invoice'>>;
