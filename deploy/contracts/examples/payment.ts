import type { commonV1, paymentV1 } from '#libs/contracts';
import { agent, euros, type ExamplesOf, ids, instant } from './example.js';

const settled: paymentV1.PaymentInit = {
  paymentId: ids.payment,
  customerId: ids.customer,
  state: 'STATE_SETTLED',
  method: 'METHOD_BANK_TRANSFER',
  amount: euros(50_000),
  valueDate: { year: 2026, month: 2, day: 20 },
  source: 'bank-file',
  sourceId: 'MT940/2026-02-20/17',
  invoiceIds: [ids.invoice],
  inFlight: true,
  version: '1',
  createTime: instant('2026-02-20T09:11:58Z'),
};
const reversed: paymentV1.PaymentInit = {
  ...settled,
  state: 'STATE_REVERSED',
  inFlight: false,
  allocated: [{ invoiceId: ids.invoice, amount: euros(50_000) }],
  reversalReason: 'RETURNED',
  version: '3',
};

const promised: paymentV1.PaymentPromiseInit = {
  ...{ promiseId: ids.promise, customerId: ids.customer, state: 'STATE_ACTIVE', amount: euros(30_000) },
  invoices: [{ invoiceId: ids.invoice, amount: euros(30_000), released: euros(0) }],
  ...{ dueDate: { year: 2026, month: 3, day: 13 }, method: 'METHOD_BANK_TRANSFER', tolerancePpm: 20_000, graceDays: 2 },
  firstValueDate: { year: 2026, month: 3, day: 6 },
  lastValueDate: { year: 2026, month: 3, day: 17 },
  ...{ judgeTime: instant('2026-03-17T23:00:00Z'), paid: euros(0), madeBy: agent },
  ...{ makeTime: instant('2026-03-06T10:14:03Z'), version: '1' },
};
const decided = (state: 'KEPT' | 'BROKEN' | 'CANCELLED', at: string, more: paymentV1.PaymentPromiseInit = {}) => ({
  promise: { ...promised, state: `STATE_${state}` as const, decideTime: instant(at), version: '2', ...more },
});
const ofPromise = { key: ids.customer, subject: ids.promise };
const day = (month: number, date: number) => ({ year: 2026, month, day: date });
const instalments: paymentV1.InstalmentInit[] = [3, 4, 5].map((month, index) => ({
  ...{ number: index + 1, dueDate: day(month, 15), lastDay: day(month, 17), state: 'STATE_SCHEDULED' },
  ...{ amount: euros(20_000), paid: euros(0) },
}));
const arranged: paymentV1.ArrangementInit = {
  ...{ arrangementId: ids.arrangement, customerId: ids.customer, state: 'STATE_ON_TRACK' },
  ...{ total: euros(60_000), paid: euros(0), arrears: euros(0), instalments },
  invoices: [{ invoiceId: ids.invoice, amount: euros(60_000), released: euros(0) }],
  ...{ frequency: 'INSTALMENT_FREQUENCY_MONTHLY', collection: 'COLLECTION_CHARGE', methodId: ids.paymentMethod },
  ...{ graceDays: 2, maxMissed: 1, maxDaysInArrears: 30, hash: '9f2c', nextDueDate: day(3, 15) },
  nextActTime: instant('2026-03-14T23:00:00Z'),
  ...{ madeBy: agent, makeTime: instant('2026-03-06T10:14:03Z'), version: '1' },
};
const changedPlan = (version: string, more: paymentV1.ArrangementInit): paymentV1.ArrangementInit => {
  return { ...arranged, version, ...more };
};
const ofArrangement = { key: ids.customer, subject: ids.arrangement };
const settlementOffered: paymentV1.SettlementInit = {
  ...{ settlementId: ids.settlement, customerId: ids.customer, amount: euros(80_000), discount: euros(20_000) },
  invoices: [{ invoiceId: ids.invoice, open: euros(100_000) }],
  ...{ untilDate: { year: 2026, month: 3, day: 13 }, judgeTime: instant('2026-03-13T23:00:00Z'), paid: euros(0) },
  ...{ offeredBy: agent, offerTime: instant('2026-03-06T10:14:03Z') },
};
const settlementAccepted: paymentV1.SettlementInit = {
  ...settlementOffered,
  ...{ acceptedBy: agent, acceptTime: instant('2026-03-07T09:00:00Z') },
};
const ended = { decideTime: instant('2026-03-13T23:00:01Z') };
const approval: commonV1.ApprovalInit = {
  ...{ approvalId: ids.approval, act: 'ACT_OFFER_SETTLEMENT', subjectId: ids.invoice },
  ...{ customerId: ids.customer, invoiceId: ids.invoice, amount: euros(20_000) },
  ...{ limit: euros(10_000), doneBefore: euros(0), facts: [{ name: 'OPEN', value: '1000.00 EUR' }] },
  ...{ reason: 'Pays at once', requester: agent, requesterRoles: ['agent'] },
  ...{ requestTime: instant('2026-03-06T10:10:00Z'), expireTime: instant('2026-03-13T10:10:00Z') },
  ...{ state: 'STATE_REQUESTED', version: '1' },
};
const method: paymentV1.MethodInit = {
  methodId: ids.paymentMethod,
  customerId: ids.customer,
  kind: 'KIND_CARD',
  state: 'STATE_ACTIVE',
  label: 'visa 4242',
  brand: 'visa',
  expiryMonth: '2028-05',
  provider: 'sandbox',
  version: '2',
  createTime: instant('2026-02-20T09:00:00Z'),
};
const attempt: paymentV1.AttemptInit = {
  attemptId: ids.attempt,
  customerId: ids.customer,
  methodId: ids.paymentMethod,
  methodLabel: 'visa 4242',
  state: 'STATE_FAILED_SOFT',
  amount: euros(50_000),
  invoiceIds: [ids.invoice],
  failure: {
    class: 'CLASS_SOFT',
    code: 'insufficient_funds',
    sentence: 'Your card was declined.',
  },
  provider: 'sandbox',
  providerChargeId: 'ch_7c1f',
  version: '3',
  createTime: instant('2026-02-20T09:10:00Z'),
};

const ofFile = { key: ids.paymentFile, subject: ids.paymentFile };

export const paymentExamples: ExamplesOf<'payment'> = {
  'dunlin.payment.v1.MethodChanged': {
    key: ids.customer,
    subject: ids.paymentMethod,
    sequence: 2,
    payload: { method },
    at: '2026-02-20T09:05:00Z',
    actor: 'system:payment',
  },
  'dunlin.payment.v1.AttemptFailed': {
    key: ids.customer,
    subject: ids.attempt,
    sequence: 3,
    payload: { attempt },
    at: '2026-02-20T09:10:02Z',
    actor: agent,
    reason: 'insufficient_funds',
  },
  'dunlin.payment.v1.AttemptOutcomeUnknown': {
    key: ids.customer,
    subject: ids.attempt,
    sequence: 3,
    payload: { attempt: { ...attempt, state: 'STATE_UNKNOWN', reason: 'TIMEOUT', failure: null } },
    at: '2026-02-20T09:10:20Z',
    actor: agent,
    reason: 'TIMEOUT',
  },
  'dunlin.payment.v1.PaymentSettled': {
    key: ids.customer,
    subject: ids.payment,
    sequence: 1,
    payload: { payment: settled },
    at: '2026-02-20T09:11:58Z',
    actor: 'system:workflow',
  },
  'dunlin.payment.v1.PaymentReversed': {
    key: ids.customer,
    subject: ids.payment,
    sequence: 3,
    payload: { payment: reversed },
    at: '2026-03-05T08:39:58Z',
    actor: agent,
    reason: 'RETURNED',
  },
  'dunlin.payment.v1.ArrangementActivated': {
    ...ofArrangement,
    sequence: 1,
    payload: { arrangement: arranged },
    at: '2026-03-06T10:14:03Z',
    actor: agent,
    reason: 'ARRANGEMENT_CONFIRMED',
  },
  'dunlin.payment.v1.ArrangementChanged': {
    ...ofArrangement,
    sequence: 3,
    payload: {
      arrangement: changedPlan('3', { state: 'STATE_IN_ARREARS', arrears: euros(20_000), nextDueDate: day(4, 15) }),
      change: 'CHANGE_IN_ARREARS',
    },
    at: '2026-03-17T23:00:01Z',
    actor: 'system:workflow',
    reason: 'INSTALMENT_MISSED',
  },
  'dunlin.payment.v1.ArrangementEnded': {
    ...ofArrangement,
    sequence: 9,
    payload: {
      arrangement: changedPlan('9', {
        ...{ state: 'STATE_COMPLETED', paid: euros(60_000), nextDueDate: null, nextActTime: null },
        ...{ endTime: instant('2026-05-15T09:12:00Z'), endReason: 'FULLY_PAID' },
      }),
    },
    at: '2026-05-15T09:12:00Z',
    actor: 'system:invoice',
    reason: 'FULLY_PAID',
  },
  'dunlin.payment.v1.ArrangementReopened': {
    ...ofArrangement,
    sequence: 10,
    payload: {
      arrangement: changedPlan('10', { state: 'STATE_IN_ARREARS', paid: euros(40_000), arrears: euros(20_000) }),
    },
    at: '2026-06-01T08:39:58Z',
    actor: agent,
    reason: 'PAYMENT_REVERSED',
  },
  'dunlin.payment.v1.PromiseMade': {
    ...ofPromise,
    sequence: 1,
    payload: { promise: promised },
    at: '2026-03-06T10:14:03Z',
    actor: agent,
  },
  'dunlin.payment.v1.PromiseKept': {
    ...ofPromise,
    sequence: 2,
    payload: decided('KEPT', '2026-03-13T09:12:00Z', { paid: euros(30_000) }),
    at: '2026-03-13T09:12:00Z',
    actor: 'system:payment',
    reason: 'PAID_IN_TIME',
  },
  'dunlin.payment.v1.PromiseBroken': {
    ...ofPromise,
    sequence: 2,
    payload: decided('BROKEN', '2026-03-17T23:00:01Z', { paid: euros(29_000) }),
    at: '2026-03-17T23:00:01Z',
    actor: 'system:workflow',
    reason: 'DAY_PASSED',
  },
  'dunlin.payment.v1.PromiseCancelled': {
    ...ofPromise,
    sequence: 2,
    payload: decided('CANCELLED', '2026-03-10T08:00:00Z', { cancelReason: 'Pays by instalments' }),
    at: '2026-03-10T08:00:00Z',
    actor: agent,
    reason: 'PROMISE_CANCELLED',
  },
  'dunlin.payment.v1.SettlementOffered': {
    ...{ key: ids.customer, subject: ids.settlement, sequence: 1 },
    payload: { settlement: { ...settlementOffered, state: 'STATE_OFFERED', version: '1' } },
    at: '2026-03-06T10:14:03Z',
    actor: agent,
  },
  'dunlin.payment.v1.SettlementAccepted': {
    ...{ key: ids.customer, subject: ids.settlement, sequence: 2 },
    payload: { settlement: { ...settlementAccepted, state: 'STATE_ACCEPTED', version: '2' } },
    at: '2026-03-07T09:00:00Z',
    actor: agent,
  },
  'dunlin.payment.v1.SettlementFulfilled': {
    ...{ key: ids.customer, subject: ids.settlement, sequence: 3 },
    payload: {
      settlement: {
        ...{ ...settlementAccepted, ...ended, paid: euros(80_000) },
        state: 'STATE_FULFILLED',
        version: '3',
      },
    },
    at: '2026-03-13T23:00:01Z',
    actor: 'system:payment',
    reason: 'PAID_IN_TIME',
  },
  'dunlin.payment.v1.SettlementBreached': {
    ...{ key: ids.customer, subject: ids.settlement, sequence: 3 },
    payload: { settlement: { ...{ ...settlementAccepted, ...ended }, state: 'STATE_BREACHED', version: '3' } },
    at: '2026-03-13T23:00:01Z',
    actor: 'system:workflow',
    reason: 'DAY_PASSED',
  },
  'dunlin.payment.v1.SettlementWithdrawn': {
    ...{ key: ids.customer, subject: ids.settlement, sequence: 2 },
    payload: { settlement: { ...{ ...settlementOffered, ...ended }, state: 'STATE_WITHDRAWN', version: '2' } },
    at: '2026-03-13T23:00:01Z',
    actor: agent,
  },
  'dunlin.payment.v1.SettlementExpired': {
    ...{ key: ids.customer, subject: ids.settlement, sequence: 2 },
    payload: { settlement: { ...{ ...settlementOffered, ...ended }, state: 'STATE_EXPIRED', version: '2' } },
    at: '2026-03-13T23:00:01Z',
    actor: 'system:workflow',
    reason: 'DAY_PASSED',
  },
  'dunlin.payment.v1.ApprovalRequested': {
    ...{ key: ids.customer, subject: ids.approval, sequence: 1 },
    payload: { approval },
    at: '2026-03-06T10:10:00Z',
    actor: agent,
    reason: 'Pays at once',
  },
  'dunlin.payment.v1.ApprovalDecided': {
    ...{ key: ids.customer, subject: ids.approval, sequence: 2 },
    payload: {
      approval: {
        ...approval,
        ...{ state: 'STATE_DONE', decider: 'user:grace', decisionReason: 'Agreed' },
        ...{ decideTime: instant('2026-03-06T10:14:03Z'), version: '2' },
      },
    },
    at: '2026-03-06T10:14:03Z',
    actor: 'user:grace',
    reason: 'Agreed',
  },
  'dunlin.payment.v1.PaymentFileRegistered': {
    ...ofFile,
    sequence: 2,
    payload: { fileId: ids.paymentFile, arrivalTime: instant('2026-02-20T09:00:00Z') },
    at: '2026-02-20T08:55:00Z',
    actor: agent,
  },
  'dunlin.payment.v1.PaymentFileCompleted': {
    ...ofFile,
    sequence: 4,
    payload: {
      file: {
        fileId: ids.paymentFile,
        state: 'STATE_COMPLETED',
        lineCount: '212',
        recordedCount: '207',
        repeatedCount: '4',
        unmatchedCount: '1',
        totals: [euros(41_400_00)],
        arrivalTime: instant('2026-02-20T09:00:00Z'),
        endTime: instant('2026-02-20T09:12:00Z'),
      },
    },
    at: '2026-02-20T09:12:00Z',
    actor: 'system:workflow',
  },
};
