import type { commonV1, EventInits, paymentV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import type { World } from '../../harness/world.js';
import { anInvoice, aPayment, plainCurrency } from '../entities.js';
import { type EventBuilder, fact } from '../sample.js';
import { farFuture } from './invoice.js';

export const paymentFacts: Record<string, EventBuilder> = {
  'dunlin.payment.v1.MethodChanged': async (world) => {
    const { customerId } = await anInvoice(world);
    const methodId = newId();
    const method = { methodId, customerId, state: 'STATE_ACTIVE', label: 'visa 4242', version: '1' } as const;
    return fact('dunlin.payment.v1.MethodChanged', { key: customerId, subject: methodId }, { method });
  },
  'dunlin.payment.v1.AttemptFailed': async (world) => {
    const attempt = await anUnseenAttempt(world, 'STATE_FAILED_SOFT');
    const about = { key: attempt.customerId, subject: attempt.attemptId };
    return fact('dunlin.payment.v1.AttemptFailed', about, { attempt });
  },
  'dunlin.payment.v1.AttemptOutcomeUnknown': async (world) => {
    const attempt = await anUnseenAttempt(world, 'STATE_UNKNOWN');
    const about = { key: attempt.customerId, subject: attempt.attemptId };
    return fact('dunlin.payment.v1.AttemptOutcomeUnknown', about, { attempt });
  },
  'dunlin.payment.v1.PaymentSettled': async (world) => {
    const payment = await anUnseenPayment(world);
    return fact(
      'dunlin.payment.v1.PaymentSettled',
      { key: payment.customerId, subject: payment.paymentId },
      { payment },
    );
  },
  'dunlin.payment.v1.PaymentReversed': async (world) => {
    const payment = reversalOf(await aPayment(world));
    const about = { key: payment.customerId, subject: payment.paymentId, sequence: Number(payment.version) };
    return fact('dunlin.payment.v1.PaymentReversed', about, { payment });
  },
  'dunlin.payment.v1.ArrangementActivated': planFact('dunlin.payment.v1.ArrangementActivated', 'STATE_ON_TRACK'),
  'dunlin.payment.v1.ArrangementChanged': planFact('dunlin.payment.v1.ArrangementChanged', 'STATE_IN_ARREARS'),
  'dunlin.payment.v1.ArrangementEnded': planFact('dunlin.payment.v1.ArrangementEnded', 'STATE_COMPLETED'),
  'dunlin.payment.v1.ArrangementReopened': planFact('dunlin.payment.v1.ArrangementReopened', 'STATE_IN_ARREARS'),
  'dunlin.payment.v1.PromiseMade': promiseFact('dunlin.payment.v1.PromiseMade', 'STATE_ACTIVE'),
  'dunlin.payment.v1.PromiseKept': promiseFact('dunlin.payment.v1.PromiseKept', 'STATE_KEPT'),
  'dunlin.payment.v1.PromiseBroken': promiseFact('dunlin.payment.v1.PromiseBroken', 'STATE_BROKEN'),
  'dunlin.payment.v1.PromiseCancelled': promiseFact('dunlin.payment.v1.PromiseCancelled', 'STATE_CANCELLED'),
  'dunlin.payment.v1.SettlementOffered': settlementFact('dunlin.payment.v1.SettlementOffered', 'STATE_OFFERED'),
  'dunlin.payment.v1.SettlementAccepted': settlementFact('dunlin.payment.v1.SettlementAccepted', 'STATE_ACCEPTED'),
  'dunlin.payment.v1.SettlementFulfilled': settlementFact('dunlin.payment.v1.SettlementFulfilled', 'STATE_FULFILLED'),
  'dunlin.payment.v1.SettlementBreached': settlementFact('dunlin.payment.v1.SettlementBreached', 'STATE_BREACHED'),
  'dunlin.payment.v1.SettlementWithdrawn': settlementFact('dunlin.payment.v1.SettlementWithdrawn', 'STATE_WITHDRAWN'),
  'dunlin.payment.v1.SettlementExpired': settlementFact('dunlin.payment.v1.SettlementExpired', 'STATE_EXPIRED'),
  'dunlin.payment.v1.ApprovalRequested': approvalFact('dunlin.payment.v1.ApprovalRequested', 'STATE_REQUESTED'),
  'dunlin.payment.v1.ApprovalDecided': approvalFact('dunlin.payment.v1.ApprovalDecided', 'STATE_REFUSED'),
  'dunlin.payment.v1.PaymentFileRegistered': async () => {
    const fileId = newId();
    const arrivalTime = { seconds: farFuture };
    return fact('dunlin.payment.v1.PaymentFileRegistered', { key: fileId, subject: fileId }, { fileId, arrivalTime });
  },
  'dunlin.payment.v1.PaymentFileCompleted': async () => {
    const fileId = newId();
    const file = { fileId, fileName: 'unseen.csv', state: 'STATE_COMPLETED' } as const;
    return fact('dunlin.payment.v1.PaymentFileCompleted', { key: fileId, subject: fileId }, { file });
  },
};

/** A promise that only this fact reports, which is judged in the far future. */
function promiseFact(
  type: Extract<keyof EventInits, `dunlin.payment.v1.Promise${string}`>,
  state: paymentV1.PaymentPromise['state'],
): EventBuilder {
  return async (world) => {
    const { customerId, invoiceId } = await anInvoice(world);
    const promiseId = newId();
    const amount = { currencyCode: plainCurrency, minorUnits: '2500' };
    const promise = { promiseId, customerId, state, amount, invoices: [{ invoiceId, amount }], version: '1' };
    return fact(
      type,
      { key: customerId, subject: promiseId },
      { promise: { ...promise, judgeTime: { seconds: farFuture } } },
    );
  };
}

/** A plan that only this fact reports, of which something is due in the far future. */
function planFact(
  type: Extract<keyof EventInits, `dunlin.payment.v1.Arrangement${string}`>,
  state: paymentV1.Arrangement['state'],
): EventBuilder {
  return async (world) => {
    const { customerId, invoiceId } = await anInvoice(world);
    const arrangementId = newId();
    const amount = { currencyCode: plainCurrency, minorUnits: '2500' };
    const arrangement = {
      arrangementId,
      customerId,
      state,
      total: amount,
      invoices: [{ invoiceId, amount }],
      version: '1',
    };
    return fact(
      type,
      { key: customerId, subject: arrangementId },
      { arrangement: { ...arrangement, nextActTime: { seconds: farFuture } } },
    );
  };
}

/** A settlement that only this fact reports, which is judged in the far future. */
function settlementFact(
  type: Extract<keyof EventInits, `dunlin.payment.v1.Settlement${string}`>,
  state: paymentV1.Settlement['state'],
): EventBuilder {
  return async (world) => {
    const { customerId, invoiceId } = await anInvoice(world);
    const settlementId = newId();
    const amount = { currencyCode: plainCurrency, minorUnits: '2500' };
    const about = { settlementId, customerId, state, amount, discount: amount, version: '1' };
    const settlement = { ...about, invoices: [{ invoiceId, open: amount }], judgeTime: { seconds: farFuture } };
    return fact(type, { key: customerId, subject: settlementId }, { settlement });
  };
}

/** An approval that only this fact reports. */
function approvalFact(
  type: 'dunlin.payment.v1.ApprovalRequested' | 'dunlin.payment.v1.ApprovalDecided',
  state: commonV1.Approval['state'],
): EventBuilder {
  return async (world) => {
    const { customerId, invoiceId, number } = await anInvoice(world);
    const approvalId = newId();
    const approval: commonV1.ApprovalInit = {
      ...{ approvalId, act: 'ACT_OFFER_SETTLEMENT', subjectId: invoiceId, customerId, invoiceId, state },
      ...{ amount: { currencyCode: plainCurrency, minorUnits: '5000' }, facts: [{ name: 'INVOICE', value: number }] },
      ...{ reason: 'Pays at once', requester: 'user:conformance', version: '1' },
    };
    return fact(type, { key: customerId, subject: approvalId }, { approval });
  };
}

/** A charge that brought no money; only this fact tells it. */
async function anUnseenAttempt(world: World, state: 'STATE_FAILED_SOFT' | 'STATE_UNKNOWN') {
  const { customerId, invoiceId } = await anInvoice(world);
  return {
    attemptId: newId(),
    customerId,
    methodId: newId(),
    methodLabel: 'visa 4242',
    state,
    amount: { currencyCode: plainCurrency, minorUnits: '2500' },
    invoiceIds: [invoiceId],
    version: '1',
  } satisfies paymentV1.AttemptInit;
}

/** A payment that everybody knows, taken back two versions on: its allocation comes between. */
export function reversalOf(payment: paymentV1.Payment) {
  const version = String(Number(payment.version) + 2);
  return { ...payment, state: 'STATE_REVERSED', reversalReason: 'RETURNED', inFlight: false, version } as const;
}

/** Money for an invoice that exists; only this fact reports it. */
export async function anUnseenPayment(world: World, minorUnits = '2500') {
  const { customerId, invoiceId } = await anInvoice(world);
  return {
    paymentId: newId(),
    customerId,
    state: 'STATE_SETTLED',
    method: 'METHOD_BANK_TRANSFER',
    amount: { currencyCode: plainCurrency, minorUnits },
    valueDate: { year: 2026, month: 3, day: 2 },
    source: 'conformance',
    sourceId: world.unique('transfer'),
    invoiceIds: [invoiceId],
    inFlight: true,
    version: '1',
  } satisfies paymentV1.PaymentInit;
}
