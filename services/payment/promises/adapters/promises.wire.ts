import {
  enumName,
  fromWireDate,
  fromWireMoney,
  type paymentV1,
  toTimestamp,
  toTimestampOrNull,
  toWireDate,
  toWireMoney,
} from '#libs/contracts';
import { FieldFaults, readOptionalId } from '#libs/fields';
import type { PaymentMethod } from '../../payments/domain/payment.js';
import type { PromiseDraft, PromiseInput } from '../domain/draft.js';
import { errors } from '../domain/errors.js';
import type { PaymentPromise, PromiseState } from '../domain/promise.js';
import type { PromiseFilter } from '../use-cases/ports.js';

type WireInput = Pick<paymentV1.CreatePromiseRequest, 'customerId' | 'invoiceIds' | 'amount' | 'dueDate'> &
  Partial<Pick<paymentV1.CreatePromiseRequest, 'method' | 'notes'>>;

/** @throws DATE_INVALID, CURRENCY_UNKNOWN */
export function fromWirePromise(wire: WireInput): PromiseInput {
  return {
    customerId: wire.customerId,
    invoiceIds: wire.invoiceIds,
    amount: fromWireMoney(wire.amount),
    dueDate: fromWireDate(wire.dueDate, 'due_date'),
    method: enumName<PaymentMethod>(wire.method ?? 'METHOD_UNSPECIFIED', 'METHOD_'),
    notes: wire.notes ?? '',
  };
}

/** @throws PROMISE_INVALID, DATE_INVALID */
export function fromWirePromiseFilter(request: paymentV1.ListPromisesRequest): PromiseFilter {
  const faults = new FieldFaults();
  const customerId = faults.take('customer_id', readOptionalId(request.customerId)) ?? null;
  const invoiceId = faults.take('invoice_id', readOptionalId(request.invoiceId)) ?? null;
  faults.throwIfAny(errors.PROMISE_INVALID);
  return {
    customerId,
    invoiceId,
    state: enumName<PromiseState>(request.state, 'STATE_'),
    method: enumName<PaymentMethod>(request.method, 'METHOD_'),
    dueFrom: fromWireDate(request.dueFrom, 'due_from'),
    dueUntil: fromWireDate(request.dueUntil, 'due_until'),
    descending: request.descending,
  };
}

export function toWirePromise(promise: PaymentPromise): paymentV1.PaymentPromiseInit {
  const { promiseId, madeBy } = promise;
  return { ...toWireDraft(promise), promiseId, madeBy };
}

export function toWireDraft(promise: PromiseDraft): paymentV1.PaymentPromiseInit {
  const { currency } = promise;
  const money = (minor: bigint) => toWireMoney({ minor, currency });
  return {
    customerId: promise.customerId,
    state: `STATE_${promise.state}`,
    amount: money(promise.amountMinor),
    invoices: promise.parts.map(({ invoiceId, minor, releasedMinor }) => {
      return { invoiceId, amount: money(minor), released: money(releasedMinor) };
    }),
    dueDate: toWireDate(promise.dueDate),
    method: promise.method === null ? 'METHOD_UNSPECIFIED' : `METHOD_${promise.method}`,
    notes: promise.notes,
    tolerancePpm: promise.tolerancePpm,
    graceDays: promise.graceDays,
    firstValueDate: toWireDate(promise.firstValueDate),
    lastValueDate: toWireDate(promise.lastValueDate),
    judgeTime: toTimestamp(promise.judgeAt),
    paid: money(promise.paidMinor),
    makeTime: toTimestamp(promise.madeAt),
    decideTime: toTimestampOrNull(promise.decidedAt),
    cancelReason: promise.cancelReason,
    version: promise.version.toString(),
  };
}
