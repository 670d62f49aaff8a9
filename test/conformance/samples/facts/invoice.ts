import type { commonV1, EventInits, invoiceV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import type { World } from '../../harness/world.js';
import { anInvoice, aPayment, aSchema, plainCurrency } from '../entities.js';
import { type EventBuilder, type EventSample, fact } from '../sample.js';
import { changedMetadata } from './customer.js';

const nothing = { currencyCode: plainCurrency, minorUnits: '0' };
const closed = { lifecycle: 'LIFECYCLE_PAID', paymentState: 'PAYMENT_STATE_PAID', remaining: nothing } as const;
const voided = { lifecycle: 'LIFECYCLE_VOID', remaining: nothing } as const;
const writtenOff = {
  lifecycle: 'LIFECYCLE_WRITTEN_OFF',
  writeOffMethod: 'WRITE_OFF_METHOD_DIRECT',
  remaining: nothing,
} as const;

export const invoiceFacts: Record<string, EventBuilder> = {
  'dunlin.invoice.v1.InvoiceIssued': about('dunlin.invoice.v1.InvoiceIssued'),
  'dunlin.invoice.v1.InvoiceChanged': about('dunlin.invoice.v1.InvoiceChanged', {}, { changedFields: ['due_date'] }),
  'dunlin.invoice.v1.InvoiceBalanceChanged': about('dunlin.invoice.v1.InvoiceBalanceChanged', {
    paymentState: 'PAYMENT_STATE_PARTIALLY_PAID',
    remaining: { currencyCode: plainCurrency, minorUnits: '10000' },
  }),
  'dunlin.invoice.v1.InvoiceOverdue': about('dunlin.invoice.v1.InvoiceOverdue', { overdue: true }),
  'dunlin.invoice.v1.InvoicePaid': about('dunlin.invoice.v1.InvoicePaid', closed),
  'dunlin.invoice.v1.InvoiceVoided': about('dunlin.invoice.v1.InvoiceVoided', voided),
  'dunlin.invoice.v1.InvoiceReopened': about('dunlin.invoice.v1.InvoiceReopened', { episode: 2 }),
  'dunlin.invoice.v1.InvoiceSettled': about('dunlin.invoice.v1.InvoiceSettled', {
    ...closed,
    lifecycle: 'LIFECYCLE_SETTLED',
  }),
  'dunlin.invoice.v1.InvoiceWrittenOff': about('dunlin.invoice.v1.InvoiceWrittenOff', writtenOff),
  'dunlin.invoice.v1.InvoiceRecoveryChanged': about('dunlin.invoice.v1.InvoiceRecoveryChanged', writtenOff, {
    amount: { currencyCode: plainCurrency, minorUnits: '1000' },
  }),
  'dunlin.invoice.v1.DisputeRaised': about('dunlin.invoice.v1.DisputeRaised', { disputed: true }),
  'dunlin.invoice.v1.DisputeClosed': about('dunlin.invoice.v1.DisputeClosed'),
  'dunlin.invoice.v1.DisputeOverdue': async (world) => {
    const { invoiceId, customerId, number: invoiceNumber } = await anInvoice(world);
    const disputeId = newId();
    const dispute: invoiceV1.DisputeInit = {
      ...{ disputeId, invoiceId, customerId, state: 'STATE_OPEN', text: 'Never ordered.', version: '2' },
      ...{ deadlineDate: { year: 2026, month: 4, day: 8 }, overdue: true },
    };
    const about = { key: customerId, subject: disputeId, sequence: 2 };
    return fact('dunlin.invoice.v1.DisputeOverdue', about, { dispute, invoiceNumber });
  },
  'dunlin.invoice.v1.ChargeAdded': async (world) => {
    const { charge, invoiceNumber, about } = await aToldCharge(world);
    return fact('dunlin.invoice.v1.ChargeAdded', about, { charge, invoiceNumber });
  },
  'dunlin.invoice.v1.ChargeWaived': async (world) => {
    const { charge, invoiceNumber, about } = await aToldCharge(world);
    const waived = { charge: { ...charge, waived: charge.amount, version: '2' }, invoiceNumber, waived: charge.amount };
    return fact('dunlin.invoice.v1.ChargeWaived', { ...about, sequence: 2 }, waived);
  },
  'dunlin.invoice.v1.InvoiceProlonged': async (world) => {
    const { prolongation, about } = await aToldProlongation(world);
    return fact('dunlin.invoice.v1.InvoiceProlonged', about, { prolongation });
  },
  'dunlin.invoice.v1.ProlongationCancelled': async (world) => {
    const { prolongation, about } = await aToldProlongation(world);
    const cancelled = { ...prolongation, state: 'STATE_CANCELLED', cancelReason: 'Wrong invoice' } as const;
    return fact('dunlin.invoice.v1.ProlongationCancelled', { ...about, sequence: 2 }, { prolongation: cancelled });
  },
  'dunlin.invoice.v1.InterestPosted': async (world) => {
    const { charge, invoiceNumber, about } = await aToldCharge(world);
    const interest = { ...charge, kind: 'KIND_INTEREST' } as const;
    return fact('dunlin.invoice.v1.InterestPosted', about, { charge: interest, invoiceNumber, posted: charge.amount });
  },
  'dunlin.invoice.v1.CreditNoteCreated': async (world) => {
    const { invoiceId, customerId, number: invoiceNumber } = await anInvoice(world);
    const creditNoteId = newId();
    const amount = { currencyCode: plainCurrency, minorUnits: '500' };
    const creditNote = { creditNoteId, invoiceId, customerId, amount, reason: 'Damaged.' };
    const about = { key: customerId, subject: creditNoteId, sequence: 1 };
    return fact('dunlin.invoice.v1.CreditNoteCreated', about, { creditNote, invoiceNumber });
  },
  'dunlin.invoice.v1.ApprovalRequested': async (world) => {
    const { approval, about } = await aToldApproval(world);
    return fact('dunlin.invoice.v1.ApprovalRequested', about, { approval });
  },
  'dunlin.invoice.v1.ApprovalDecided': async (world) => {
    const { approval, about } = await aToldApproval(world);
    const refused = { ...approval, state: 'STATE_REFUSED', decider: 'user:another', version: '2' } as const;
    return fact('dunlin.invoice.v1.ApprovalDecided', { ...about, sequence: 2 }, { approval: refused });
  },
  'dunlin.invoice.v1.PaymentAllocated': async (world) => {
    const { paymentId, customerId, invoiceIds, amount } = await aPayment(world);
    const allocations = invoiceIds.map((invoiceId) => ({ invoiceId, amount }));
    const about = { key: customerId, subject: paymentId, sequence: 3 };
    return fact('dunlin.invoice.v1.PaymentAllocated', about, {
      paymentId,
      customerId,
      allocations,
      unapplied: nothing,
    });
  },
  'dunlin.invoice.v1.PaymentDeallocated': async (world) => {
    const { paymentId, customerId, invoiceIds, amount } = await aPayment(world);
    const allocations = invoiceIds.map((invoiceId) => ({ invoiceId, amount }));
    const about = { key: customerId, subject: paymentId, sequence: 4 };
    return fact('dunlin.invoice.v1.PaymentDeallocated', about, { paymentId, customerId, allocations });
  },
  'dunlin.invoice.v1.InvoiceMetadataSchemaChanged': async (world) => {
    const schema = aSchema(world);
    const about = { key: schema.name, subject: schema.name };
    return fact('dunlin.invoice.v1.InvoiceMetadataSchemaChanged', about, { schema });
  },
  'dunlin.invoice.v1.InvoiceMetadataChanged': async (world) => {
    const { invoiceId, customerId, number: invoiceNumber } = await anInvoice(world);
    const about = { key: customerId, subject: `${invoiceId}/contract` };
    const changed = { invoiceId, customerId, invoiceNumber, ...changedMetadata };
    return fact('dunlin.invoice.v1.InvoiceMetadataChanged', about, changed);
  },
  'dunlin.invoice.v1.TermsChanged': async (world) => {
    const name = world.unique('class');
    const terms = { level: 'LEVEL_CLASS', class: name, kind: 'KIND_REGULAR', netDays: 14, version: '1' } as const;
    return fact('dunlin.invoice.v1.TermsChanged', { key: name, subject: `CLASS/${name}/REGULAR` }, { terms });
  },
  'dunlin.invoice.v1.FeePolicyApplied': async (world) => {
    const code = world.unique('policy');
    const policy = { code, title: 'Late', version: 1, state: 'STATE_ACTIVE' } as const;
    return fact('dunlin.invoice.v1.FeePolicyApplied', { key: code, subject: code }, { policy });
  },
  'dunlin.invoice.v1.FeeAllowanceApplied': async () => {
    const allowance = { jurisdiction: 'ZZ', source: 'None', version: 1, excess: 'EXCESS_REFUSE' } as const;
    return fact('dunlin.invoice.v1.FeeAllowanceApplied', { key: 'ZZ', subject: 'ZZ' }, { allowance });
  },
  'dunlin.invoice.v1.ImportRegistered': async () => {
    const importId = newId();
    const arrivalTime = { seconds: farFuture };
    return fact('dunlin.invoice.v1.ImportRegistered', { key: importId, subject: importId }, { importId, arrivalTime });
  },
  'dunlin.invoice.v1.ImportCompleted': async () => {
    const importId = newId();
    const done = { importId, fileName: 'unseen.csv', state: 'STATE_COMPLETED', mode: 'MODE_DELTA' } as const;
    return fact('dunlin.invoice.v1.ImportCompleted', { key: importId, subject: importId }, { import: done });
  },
};

async function aToldApproval(world: World) {
  const { invoiceId, customerId, number } = await anInvoice(world);
  const approvalId = newId();
  const approval: commonV1.ApprovalInit = {
    ...{ approvalId, act: 'ACT_WAIVE_CHARGE', subjectId: newId(), customerId, invoiceId, state: 'STATE_REQUESTED' },
    ...{ amount: { currencyCode: plainCurrency, minorUnits: '5000' }, facts: [{ name: 'INVOICE', value: number }] },
    ...{ reason: 'Goodwill', requester: 'user:conformance', version: '1' },
  };
  return { approval, about: { key: customerId, subject: approvalId, sequence: 1 } };
}

async function aToldCharge(world: World) {
  const { invoiceId, customerId, number: invoiceNumber } = await anInvoice(world);
  const amount = { currencyCode: plainCurrency, minorUnits: '500' };
  const chargeId = newId();
  const charge: invoiceV1.ChargeInit = {
    ...{ chargeId, invoiceId, customerId, kind: 'KIND_FEE', amount, reason: 'Second reminder', version: '1' },
  };
  return { charge, invoiceNumber, about: { key: customerId, subject: chargeId, sequence: 1 } };
}

async function aToldProlongation(world: World) {
  const { invoiceId, customerId, number: invoiceNumber } = await anInvoice(world);
  const prolongationId = newId();
  const prolongation: invoiceV1.ProlongationInit = {
    ...{ prolongationId, invoiceId, invoiceNumber, customerId, state: 'STATE_MADE', days: 14, count: 1 },
    reason: 'Asked on the phone',
  };
  return { prolongation, about: { key: customerId, subject: prolongationId, sequence: 1 } };
}

/** Long after the clock of any of these tests, so that nobody begins with the file. */
export const farFuture = String(Date.parse('2036-01-01T00:00:00Z') / 1000);

/** The invoice as it stands with a change, so many versions on. */
export function snapshotOf(invoice: invoiceV1.Invoice, change: invoiceV1.InvoiceInit = {}, versions = 1) {
  const version = Number(invoice.version) + versions;
  return { sequence: version, snapshot: { invoice: { ...invoice, ...change, version: String(version) }, zone: 'UTC' } };
}

type OfInvoice = Exclude<
  Extract<keyof EventInits, `dunlin.invoice.v1.${'Invoice' | 'Dispute'}${string}`>,
  `dunlin.invoice.v1.InvoiceMetadata${string}` | 'dunlin.invoice.v1.DisputeOverdue'
>;

/** An event about the invoice as it stands with a change, so many versions on. */
export function invoiceFact(
  type: OfInvoice,
  invoice: invoiceV1.Invoice,
  change: invoiceV1.InvoiceInit = {},
  versions = 1,
): EventSample {
  const { sequence, snapshot } = snapshotOf(invoice, change, versions);
  return fact(type, { key: invoice.customerId, subject: invoice.invoiceId, sequence }, { snapshot });
}

/** What an event of a paid invoice says of it. */
export function paidIn(currencyCode: string) {
  return { lifecycle: 'LIFECYCLE_PAID', remaining: { currencyCode, minorUnits: '0' } } as const;
}

/** An event that names no invoice: its id is none. */
export function withoutId(type: OfInvoice): EventBuilder {
  return async (world) => ({ ...invoiceFact(type, await anInvoice(world), { invoiceId: 'no-id' }), subject: 'no-id' });
}

function about(type: OfInvoice, change: invoiceV1.InvoiceInit = {}, rest: object = {}): EventBuilder {
  return async (world) => {
    const told = invoiceFact(type, await anInvoice(world), change);
    return { ...told, payload: { ...told.payload, ...rest } };
  };
}
