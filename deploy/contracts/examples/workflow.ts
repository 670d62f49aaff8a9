import { toWireDate, type workflowV1 } from '#libs/contracts';
import { agent, type ExamplesOf, ids, instant } from './example.js';

const system = 'system:workflow';

/** The case after a change; its version is the sequence. */
function after(state: workflowV1.CaseState, version: number, reason = '') {
  const snapshot: workflowV1.CaseSnapshotInit = {
    caseId: ids.case,
    customerId: ids.customer,
    currencyCode: 'EUR',
    creditorId: 'main',
    sequence: 'friendly-reminders',
    sequenceVersion: 1,
    state,
  };
  return { key: ids.customer, subject: ids.case, sequence: version, payload: { case: snapshot }, reason };
}

const hold: workflowV1.HoldInit = {
  holdId: ids.hold,
  scope: 'SCOPE_INVOICE',
  subjectId: ids.invoice,
  customerId: ids.customer,
  reason: 'PROMISE',
  endTime: instant('2026-03-01T00:00:00Z'),
  placedBy: agent,
  placeTime: instant('2026-02-18T15:20:00Z'),
};
const ofHold = { key: ids.customer, subject: ids.hold };

const ofBulkAct = (sequence: number) => ({ key: ids.bulkAct, subject: ids.bulkAct, sequence });

const enrolled = after('STATE_ACTIVE', 2, 'Overdue since 2026-02-14');
const left = after('STATE_PAID', 6, 'PAID');
const changed = after('STATE_ACTIVE', 4, 'Promised too often');
const stepped = after('STATE_ACTIVE', 3);
const ofInvoice = { invoiceId: ids.invoice, episode: 1 };

export const workflowExamples: ExamplesOf<'workflow'> = {
  'dunlin.workflow.v1.SequenceApplied': {
    key: 'friendly-reminders',
    subject: 'friendly-reminders',
    sequence: 1,
    payload: { name: 'friendly-reminders', version: 1 },
    at: '2026-01-14T12:00:00Z',
    actor: agent,
  },
  'dunlin.workflow.v1.CalendarApplied': {
    key: 'germany',
    subject: 'germany',
    sequence: 2,
    payload: {
      calendar: {
        code: 'germany',
        version: 2,
        title: 'Germany',
        weekendDays: [6, 7],
        jurisdiction: 'DE',
        language: 'en',
        knownFromDate: toWireDate('2016-01-01'),
        knownUntilDate: toWireDate('2036-12-31'),
        usedFromDate: toWireDate('2026-02-18'),
        appliedBy: agent,
        reason: 'Closed on the bridge day',
        createTime: instant('2026-02-18T15:20:00Z'),
        holidayCount: 1,
        ownDayCount: 1,
      },
      days: [
        { date: toWireDate('2026-05-14'), name: 'Ascension Day', off: true, source: 'SOURCE_HOLIDAY' },
        { date: toWireDate('2026-05-15'), name: 'Bridge day', off: true, source: 'SOURCE_OWN' },
      ],
    },
    reason: 'Closed on the bridge day',
    at: '2026-02-18T15:20:00Z',
    actor: agent,
  },
  'dunlin.workflow.v1.BulkActStarted': {
    ...ofBulkAct(1),
    payload: { bulkActId: ids.bulkAct, act: 'ACT_PAUSE', pendingCount: 38 },
    at: '2026-02-18T15:20:00Z',
    actor: agent,
  },
  'dunlin.workflow.v1.BulkActEnded': {
    ...ofBulkAct(2),
    payload: { bulkActId: ids.bulkAct, act: 'ACT_PAUSE', state: 'STATE_DONE', doneCount: 37, refusedCount: 3 },
    at: '2026-02-18T15:20:04Z',
    actor: system,
  },
  'dunlin.workflow.v1.CaseOpened': { ...after('STATE_ACTIVE', 1), at: '2026-02-14T23:00:00Z', actor: system },
  'dunlin.workflow.v1.InvoiceEnrolled': {
    ...enrolled,
    payload: { ...enrolled.payload, ...ofInvoice },
    at: '2026-02-14T23:00:00Z',
    actor: system,
  },
  'dunlin.workflow.v1.StepsDone': {
    ...stepped,
    payload: {
      ...stepped.payload,
      steps: [{ ...ofInvoice, stepId: 'first', outcome: 'SENT', because: '3 days past due' }],
    },
    at: '2026-02-17T09:00:00Z',
    actor: system,
  },
  'dunlin.workflow.v1.HoldPlaced': {
    ...ofHold,
    sequence: 1,
    payload: { hold },
    at: '2026-02-18T15:20:00Z',
    actor: agent,
    reason: 'PROMISE',
  },
  'dunlin.workflow.v1.HoldLifted': {
    ...ofHold,
    sequence: 2,
    payload: { hold: { ...hold, liftTime: instant('2026-02-25T08:00:00Z') } },
    at: '2026-02-25T08:00:00Z',
    actor: agent,
    reason: 'Promise broken',
  },
  'dunlin.workflow.v1.CaseChanged': {
    ...changed,
    payload: { ...changed.payload, previousSequence: 'gentle-reminders', previousSequenceVersion: 3 },
    at: '2026-02-27T09:00:00Z',
    actor: agent,
  },
  'dunlin.workflow.v1.InvoiceLeft': {
    ...left,
    payload: { ...left.payload, ...ofInvoice },
    at: '2026-03-02T09:05:00Z',
    actor: system,
  },
  'dunlin.workflow.v1.CaseClosed': { ...after('STATE_PAID', 7, 'PAID'), at: '2026-03-02T09:05:00Z', actor: system },
};
