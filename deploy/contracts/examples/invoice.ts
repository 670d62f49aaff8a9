import type { commonV1, invoiceV1 } from '#libs/contracts';
import { agent, euros, type ExamplesOf, ids, instant, invoiceNumber } from './example.js';
import { chargeExamples } from './invoice-charges.js';

const issued: invoiceV1.InvoiceInit = {
  invoiceId: ids.invoice,
  number: invoiceNumber,
  customerId: ids.customer,
  creditorId: 'main',
  lifecycle: 'LIFECYCLE_OPEN',
  paymentState: 'PAYMENT_STATE_UNPAID',
  collectability: 'COLLECTABILITY_COLLECT',
  amount: euros(123_450),
  remaining: euros(123_450),
  paidElsewhere: euros(0),
  issueDate: { year: 2026, month: 1, day: 15 },
  dueDate: { year: 2026, month: 2, day: 14 },
  episode: 1,
  createTime: instant('2026-01-15T06:00:00Z'),
};
const overdue: invoiceV1.InvoiceInit = { ...issued, overdue: true, sequence: 'friendly-reminders' };
const partlyPaid: invoiceV1.InvoiceInit = {
  ...overdue,
  paymentState: 'PAYMENT_STATE_PARTIALLY_PAID',
  remaining: euros(73_450),
};
const disputed: invoiceV1.InvoiceInit = {
  ...partlyPaid,
  ...{ disputed: true, disputedAmount: euros(20_000), collectableAmount: euros(53_450), creditNotes: euros(0) },
};
const credited: invoiceV1.InvoiceInit = {
  ...partlyPaid,
  ...{ amount: euros(108_450), remaining: euros(58_450), creditNotes: euros(15_000) },
  ...{ disputedAmount: euros(0), collectableAmount: euros(58_450) },
};
const paid: invoiceV1.InvoiceInit = {
  ...issued,
  lifecycle: 'LIFECYCLE_PAID',
  paymentState: 'PAYMENT_STATE_PAID',
  remaining: euros(0),
};
const writtenOff: invoiceV1.InvoiceInit = {
  ...partlyPaid,
  ...{ lifecycle: 'LIFECYCLE_WRITTEN_OFF', writeOffMethod: 'WRITE_OFF_METHOD_DIRECT', remaining: euros(0) },
  ...{ overdue: false, writtenOff: euros(73_450), recovered: euros(0) },
};

const prolongation: invoiceV1.ProlongationInit = {
  ...{ prolongationId: ids.prolongation, invoiceId: ids.invoice, invoiceNumber, customerId: ids.customer },
  ...{ state: 'STATE_MADE', days: 14, count: 1, reason: 'Asked on the phone', actor: agent },
  oldDueDate: { year: 2026, month: 2, day: 14 },
  newDueDate: { year: 2026, month: 3, day: 13 },
  ...{ fee: euros(1_000), tax: euros(190), feeInvoiceId: ids.feeInvoice, feeInvoiceNumber: 'P-000017' },
  prolongTime: instant('2026-02-27T09:00:00Z'),
};

const importer = 'system:workflow';

function snapshotOf(invoice: invoiceV1.InvoiceInit, version: number): invoiceV1.InvoiceSnapshotInit {
  return { invoice: { ...invoice, version: String(version) }, zone: 'Europe/Berlin' };
}

/** The invoice after a change; its version is the sequence. */
function after(invoice: invoiceV1.InvoiceInit, version: number) {
  const payload = { snapshot: snapshotOf(invoice, version) };
  return { key: ids.customer, subject: ids.invoice, sequence: version, payload };
}

const ofPayment = { key: ids.customer, subject: ids.payment, actor: 'system:invoice' };
const allocations = [
  {
    ...{ invoiceId: ids.invoice, amount: euros(50_000) },
    components: [
      { component: 'COMPONENT_PRINCIPAL', amount: euros(49_500) },
      { component: 'COMPONENT_FEE', amount: euros(500) },
    ],
  },
] satisfies invoiceV1.AllocationInit[];

const dispute: invoiceV1.DisputeInit = {
  ...{ disputeId: ids.dispute, invoiceId: ids.invoice, customerId: ids.customer, state: 'STATE_OPEN' },
  ...{ amount: euros(20_000), reasonCode: 'DEFECTIVE', text: 'Two of ten arrived damaged', overdue: true },
  ...{ deadlineDate: { year: 2026, month: 4, day: 8 }, raisedBy: agent, raiseTime: instant('2026-03-09T13:30:00Z') },
  ...{ credited: euros(0), version: '2' },
};

const approval: commonV1.ApprovalInit = {
  ...{ approvalId: ids.approval, act: 'ACT_WAIVE_CHARGE', subjectId: ids.charge },
  ...{ customerId: ids.customer, invoiceId: ids.invoice, amount: euros(4_000) },
  ...{ limit: euros(2_500), doneBefore: euros(0) },
  facts: [
    { name: 'INVOICE', value: invoiceNumber },
    { name: 'CHARGE', value: 'COST' },
    { name: 'OPEN', value: '40.00 EUR' },
  ],
  ...{ reason: 'The debtor has moved', requester: agent, requesterRoles: ['finance'] },
  ...{ requestTime: instant('2026-02-25T10:30:00Z'), expireTime: instant('2026-03-04T10:30:00Z') },
  ...{ state: 'STATE_REQUESTED', version: '1' },
};

export const invoiceExamples: ExamplesOf<'invoice'> = {
  'dunlin.invoice.v1.InvoiceIssued': { ...after(issued, 2), at: '2026-01-15T06:00:00Z', actor: importer },
  'dunlin.invoice.v1.InvoiceChanged': {
    ...after(issued, 3),
    payload: { snapshot: snapshotOf(issued, 3), changedFields: ['due_date'] },
    at: '2026-01-20T06:00:00Z',
    actor: importer,
  },
  'dunlin.invoice.v1.InvoiceOverdue': {
    ...after(overdue, 4),
    at: '2026-02-14T23:00:00Z',
    actor: 'system:workflow',
    reason: 'DUE_DATE_PASSED',
  },
  'dunlin.invoice.v1.InvoiceBalanceChanged': {
    ...after(partlyPaid, 5),
    at: '2026-02-20T09:12:00Z',
    actor: 'system:invoice',
    reason: 'PAYMENT_SETTLED',
  },
  'dunlin.invoice.v1.InvoicePaid': {
    ...after(paid, 6),
    at: '2026-03-02T09:05:00Z',
    actor: 'system:invoice',
    reason: 'PAYMENT_SETTLED',
  },
  'dunlin.invoice.v1.InvoiceReopened': {
    ...after({ ...partlyPaid, episode: 2, sequence: '' }, 7),
    at: '2026-03-05T08:40:00Z',
    actor: 'system:invoice',
    reason: 'PAYMENT_REVERSED',
  },
  'dunlin.invoice.v1.InvoiceVoided': {
    ...after({ ...issued, lifecycle: 'LIFECYCLE_VOID', remaining: euros(0) }, 10),
    at: '2026-03-12T06:00:00Z',
    actor: importer,
    reason: 'ABSENT_FROM_FEED',
  },
  'dunlin.invoice.v1.InvoiceSettled': {
    ...after(partlyPaid, 10),
    payload: {
      snapshot: snapshotOf({ ...partlyPaid, lifecycle: 'LIFECYCLE_SETTLED', remaining: euros(0), overdue: false }, 10),
      discount: euros(73_450),
    },
    at: '2026-03-13T09:12:01Z',
    actor: 'system:invoice',
    reason: 'SETTLEMENT_FULFILLED',
  },
  'dunlin.invoice.v1.InvoiceWrittenOff': {
    ...after(writtenOff, 11),
    payload: { snapshot: snapshotOf(writtenOff, 11), writtenOff: euros(73_450) },
    at: '2026-06-12T09:00:00Z',
    actor: agent,
    reason: 'UNCOLLECTABLE',
  },
  'dunlin.invoice.v1.InvoiceRecoveryChanged': {
    ...after(writtenOff, 12),
    payload: { snapshot: snapshotOf({ ...writtenOff, recovered: euros(20_000) }, 12), amount: euros(20_000) },
    at: '2026-07-01T09:00:00Z',
    actor: 'system:invoice',
    reason: 'PAYMENT_ALLOCATED',
  },
  'dunlin.invoice.v1.DisputeRaised': {
    ...after(disputed, 8),
    payload: { snapshot: snapshotOf(disputed, 8), disputeId: ids.dispute, amount: euros(20_000) },
    at: '2026-03-09T13:30:00Z',
    actor: agent,
    reason: 'Goods arrived damaged',
  },
  'dunlin.invoice.v1.DisputeClosed': {
    ...after(credited, 9),
    payload: {
      snapshot: snapshotOf(credited, 9),
      ...{ disputeId: ids.dispute, state: 'STATE_RESOLVED_IN_PART', credited: euros(15_000) },
    },
    at: '2026-03-11T10:00:00Z',
    actor: agent,
    reason: 'Replacement delivered',
  },
  'dunlin.invoice.v1.DisputeOverdue': {
    ...{ key: ids.customer, subject: ids.dispute, sequence: 2 },
    payload: { dispute, invoiceNumber },
    at: '2026-04-08T22:00:00Z',
    actor: 'system:workflow',
    reason: 'DEADLINE_PASSED',
  },
  ...chargeExamples,
  'dunlin.invoice.v1.InvoiceProlonged': {
    ...{ key: ids.customer, subject: ids.prolongation, sequence: 1 },
    payload: { prolongation },
    at: '2026-02-27T09:00:00Z',
    actor: agent,
    reason: 'Asked on the phone',
  },
  'dunlin.invoice.v1.ProlongationCancelled': {
    ...{ key: ids.customer, subject: ids.prolongation, sequence: 2 },
    payload: {
      prolongation: {
        ...prolongation,
        ...{ state: 'STATE_CANCELLED', cancelReason: 'Wrong invoice', canceller: agent },
        cancelTime: instant('2026-02-27T09:30:00Z'),
      },
    },
    at: '2026-02-27T09:30:00Z',
    actor: agent,
    reason: 'Wrong invoice',
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
  'dunlin.invoice.v1.ApprovalRequested': {
    ...{ key: ids.customer, subject: ids.approval, sequence: 1 },
    payload: { approval },
    at: '2026-02-25T10:30:00Z',
    actor: agent,
    reason: 'The debtor has moved',
  },
  'dunlin.invoice.v1.ApprovalDecided': {
    ...{ key: ids.customer, subject: ids.approval, sequence: 2 },
    payload: {
      approval: {
        ...approval,
        ...{ state: 'STATE_DONE', decider: 'user:grace', decisionReason: 'Agreed' },
        ...{ decideTime: instant('2026-02-25T15:00:00Z'), version: '2' },
      },
    },
    at: '2026-02-25T15:00:00Z',
    actor: 'user:grace',
    reason: 'Agreed',
  },
  'dunlin.invoice.v1.PaymentAllocated': {
    ...ofPayment,
    sequence: 2,
    payload: { paymentId: ids.payment, customerId: ids.customer, allocations, unapplied: euros(0) },
    at: '2026-02-20T09:12:00Z',
    reason: 'PAYMENT_SETTLED',
  },
  'dunlin.invoice.v1.PaymentDeallocated': {
    ...ofPayment,
    sequence: 3,
    payload: { paymentId: ids.payment, customerId: ids.customer, allocations },
    at: '2026-03-05T08:40:00Z',
    reason: 'PAYMENT_REVERSED',
  },
  'dunlin.invoice.v1.InvoiceMetadataSchemaChanged': {
    ...{ key: 'delivery', subject: 'delivery', sequence: 1 },
    payload: {
      schema: {
        ...{ name: 'delivery', label: 'Delivery', version: '1', createTime: instant('2026-01-10T09:00:00Z') },
        fields: [{ name: 'signed', label: 'Receipt signed', type: 'TYPE_YES_NO' }],
      },
    },
    at: '2026-01-10T09:00:00Z',
    actor: agent,
  },
  'dunlin.invoice.v1.InvoiceMetadataChanged': {
    ...{ key: ids.customer, subject: `${ids.invoice}/delivery`, sequence: 1 },
    payload: {
      ...{ invoiceId: ids.invoice, customerId: ids.customer, invoiceNumber },
      ...{ schema: 'delivery', schemaLabel: 'Delivery' },
      changes: [{ field: 'signed', label: 'Receipt signed', to: 'true' }],
    },
    at: '2026-01-15T06:00:00Z',
    actor: importer,
  },
  'dunlin.invoice.v1.TermsChanged': {
    ...{ key: 'trade', subject: 'CLASS/trade/OUT_OF_TURN', sequence: 2 },
    payload: {
      terms: {
        ...{ level: 'LEVEL_CLASS', class: 'trade', kind: 'KIND_OUT_OF_TURN', netDays: 6, version: '2' },
        ...{ calendar: 'germany', roll: 'ROLL_FOLLOWING', setBy: agent, setTime: instant('2026-01-10T09:00:00Z') },
      },
    },
    at: '2026-01-10T09:00:00Z',
    actor: agent,
  },
  'dunlin.invoice.v1.FeePolicyApplied': {
    ...{ key: 'late', subject: 'late', sequence: 1 },
    payload: {
      policy: {
        ...{ code: 'late', title: 'Late fees', version: 1, state: 'STATE_ACTIVE', appliedBy: agent },
        rules: {
          occurrences: [
            { days: 7, flat: [euros(500)] },
            { days: 21, percentage: { percent: '1', min: [euros(500)], max: [euros(2500)] } },
          ],
          ...{ caps: [euros(3000)], recognition: 'RECOGNITION_ACCRUE', text: 'Late fee' },
        },
        applyTime: instant('2026-01-10T09:00:00Z'),
      },
    },
    at: '2026-01-10T09:00:00Z',
    actor: agent,
  },
  'dunlin.invoice.v1.FeeAllowanceApplied': {
    ...{ key: 'DE', subject: 'DE', sequence: 1 },
    payload: {
      allowance: {
        ...{ jurisdiction: 'DE', maxFees: [euros(500)], maxTotals: [euros(1500)], excess: 'EXCESS_CAP' },
        ...{ source: 'Terms of business of 2026, section 7', version: 1, appliedBy: agent },
        applyTime: instant('2026-01-10T09:00:00Z'),
      },
    },
    at: '2026-01-10T09:00:00Z',
    actor: agent,
  },
  'dunlin.invoice.v1.ImportRegistered': {
    key: ids.import,
    subject: ids.import,
    sequence: 2,
    payload: { importId: ids.import, arrivalTime: instant('2026-01-15T06:00:00Z') },
    at: '2026-01-15T05:58:00Z',
    actor: agent,
  },
  'dunlin.invoice.v1.ImportCompleted': {
    key: ids.import,
    subject: ids.import,
    sequence: 4,
    payload: {
      import: {
        importId: ids.import,
        state: 'STATE_COMPLETED',
        mode: 'MODE_DELTA',
        rowCount: '2466',
        createdCount: '2461',
        unchangedCount: '3',
        errorCount: '2',
        customersCreatedCount: '100',
        arrivalTime: instant('2026-01-15T06:00:00Z'),
        endTime: instant('2026-01-15T06:00:04Z'),
      },
    },
    at: '2026-01-15T06:00:04Z',
    actor: 'system:workflow',
    reason: 'COMPLETED',
  },
};
