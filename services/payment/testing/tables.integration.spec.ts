import 'reflect-metadata';
import { join } from 'node:path';
import type { FaultKey, FileKey } from '#libs/intake';
import type { IntakeState } from '#libs/intake/domain';
import { LargeTables, tableRowCount } from '#libs/testing';
import type { PageRequest } from '#libs/transactions';
import { PostgresArrangementStore } from '../arrangements/adapters/arrangement.store.js';
import type { ArrangementFilter, ArrangementKey } from '../arrangements/use-cases/ports.js';
import { PostgresAttemptStore } from '../attempts/adapters/attempt.store.js';
import type { AttemptFilter, AttemptKey } from '../attempts/use-cases/ports.js';
import { PostgresPaymentFileStore } from '../files/adapters/payment-file.store.js';
import { PostgresPaymentFileMatchStore } from '../files/adapters/payment-file-match.store.js';
import type { MatchKey } from '../files/use-cases/ports.js';
import { PostgresMethodStore } from '../methods/adapters/method.store.js';
import type { MethodKey } from '../methods/use-cases/ports.js';
import { PostgresPaymentStore } from '../payments/adapters/payment.store.js';
import type { PaymentFilter, PaymentKey } from '../payments/use-cases/ports.js';
import { PostgresPromiseStore } from '../promises/adapters/promise.store.js';
import type { PromiseFilter, PromiseKey } from '../promises/use-cases/ports.js';
import { PostgresWebhookStore } from '../webhooks/adapters/webhook.store.js';
import {
  arrangementId,
  attemptId,
  customerId,
  fileId,
  fillPayments,
  invoiceId,
  methodId,
  now,
  paymentId,
  promiseId,
} from './many-payments.js';

const rowCount = tableRowCount();

const anyPayment: PaymentFilter = { customerId: null, invoiceId: null, state: null };
const paymentFilters: readonly Partial<PaymentFilter>[] = [
  { customerId: customerId(7) },
  { customerId: customerId(10) },
  { invoiceId: invoiceId(100) },
  { state: 'SETTLED' },
  { state: 'REVERSED' },
];
const anyPromise: PromiseFilter = {
  ...{ customerId: null, invoiceId: null, state: null, method: null, dueFrom: null, dueUntil: null },
  descending: false,
};
const promiseFilters: readonly Partial<PromiseFilter>[] = [
  { customerId: customerId(10) },
  { invoiceId: invoiceId(100) },
  { state: 'KEPT' },
  { state: 'BROKEN', descending: true },
  { state: 'ACTIVE' },
  { method: 'CHEQUE' },
  { dueFrom: '2025-01-01', dueUntil: '2025-01-31' },
];
const anyPlan: ArrangementFilter = {
  ...{ customerId: null, invoiceId: null, state: null, dueFrom: null, dueUntil: null, descending: false },
};
const planFilters: readonly Partial<ArrangementFilter>[] = [
  { customerId: customerId(10) },
  { invoiceId: invoiceId(100) },
  { state: 'BROKEN' },
  { state: 'ON_TRACK', descending: true },
];
const fileStates = ['UPLOADING', 'WAITING', 'RUNNING', 'COMPLETED', 'REFUSED', 'FAILED', 'CANCELLED'] as const;

describe(`the tables of payment with ${rowCount} payments`, () => {
  const tables = LargeTables.use({
    service: 'payment',
    migrations: join(import.meta.dirname, '../migrations'),
    start: now,
    fill: (ownerUrl) => fillPayments(ownerUrl, rowCount),
  });
  const payments = new PostgresPaymentStore(tables.database);
  const promises = new PostgresPromiseStore(tables.database);
  const arrangements = new PostgresArrangementStore(tables.database);
  const files = new PostgresPaymentFileStore(tables.database);
  const attempts = new PostgresAttemptStore(tables.database);
  const methods = new PostgresMethodStore(tables.database);
  const webhooks = new PostgresWebhookStore(tables.database);
  const matches = new PostgresPaymentFileMatchStore(tables.database);

  it('are read by a list of payments as far as it shows them, with any filter and any two', async () => {
    const faults = await tables.faultsOfList({
      any: anyPayment,
      filters: paymentFilters,
      list: (filter, page: PageRequest<PaymentKey>) => payments.list(filter, page),
      keyOf: (payment) => [payment.createdAt, payment.paymentId],
    });
    expect(faults).toEqual([]);
  });

  it('are read by a list of promises as far as it shows them, with any filter', async () => {
    const faults = await tables.faultsOfList({
      any: anyPromise,
      filters: promiseFilters,
      list: (filter, page: PageRequest<PromiseKey>) => promises.list(filter, page),
      keyOf: (promise) => [promise.dueDate, promise.promiseId],
    });
    expect(faults).toEqual([]);
  });

  it('are read for promises of invoices and of a customer only where these stand', async () => {
    const faults = await tables.faultsOf(async (tx) => {
      expect(await promises.findPromised(tx, [invoiceId(90), invoiceId(91)])).toEqual([invoiceId(90)]);
      await promises.countActive(tx, customerId(90));
      await promises.lockOfInvoices(tx, [invoiceId(90), invoiceId(100)]);
      await promises.lockActiveOf(tx, [invoiceId(90)]);
      await payments.listSettled(tx, [invoiceId(90), invoiceId(100)]);
      await promises.updateMany(tx, [(await promises.lock(tx, promiseId(9)))!]);
    });
    expect(faults).toEqual([]);
  });

  it('are read by a list of plans as far as it shows them, with any filter', async () => {
    const faults = await tables.faultsOfList({
      any: anyPlan,
      filters: planFilters,
      list: (filter, page: PageRequest<ArrangementKey>) => arrangements.list(filter, page),
      keyOf: (plan) => [plan.madeAt, plan.arrangementId],
    });
    expect(faults).toEqual([]);
  });

  it('are read for plans of invoices, and by the next day on which one is due, only where these stand', async () => {
    const faults = await tables.faultsOf(async (tx) => {
      const arranged = await arrangements.findArranged(tx, [invoiceId(90), invoiceId(100)]);
      expect(arranged).toEqual([{ invoiceId: invoiceId(90), arrangementId: arrangementId(9) }]);
      await promises.activeOf(tx, [invoiceId(90)]);
      await arrangements.lockOfInvoices(tx, [invoiceId(90), invoiceId(100)]);
      await arrangements.updateMany(tx, await arrangements.lockMany(tx, [arrangementId(9)]));
      await arrangements.list(
        { ...anyPlan, dueFrom: '2024-01-01', dueUntil: '2024-01-31' },
        { after: null, limit: 51 },
      );
    });
    expect(faults).toEqual([]);
  });

  it('are read by a list of files as far as it shows them, of any state', async () => {
    const faults = await tables.faultsOfList({
      any: { state: null as IntakeState | null },
      filters: fileStates.map((state) => ({ state })),
      list: ({ state }, page: PageRequest<FileKey>) => files.list(state, page),
      keyOf: (file) => [file.createdAt, file.fileId],
    });
    expect(faults).toEqual([]);
  });

  it('are read by a list of lines that match nothing as far as it shows them, of one file and of all', async () => {
    const faults = await tables.faultsOfList({
      any: { file: null as string | null },
      filters: [{ file: fileId(100) }],
      list: ({ file }, page: PageRequest<FaultKey>) => files.listFaults(file, page),
      keyOf: (fault) => [fault.fileId, fault.row, fault.faultNumber],
    });
    expect(faults).toEqual([]);
  });

  it('are read by a list of what a trial would record as far as it shows it', async () => {
    const faults = await tables.faultsOfList({
      any: { file: fileId(100) },
      filters: [],
      list: ({ file }, page: PageRequest<MatchKey>) => matches.list(file, page),
      keyOf: ({ row }) => [row],
    });
    expect(faults).toEqual([]);
  });

  it('are read for money in flight only where there is some, and what a customer paid without a name', async () => {
    const faults = await tables.faultsOf(async () => {
      expect(await payments.moneyInFlight([invoiceId(20), invoiceId(21)], customerId(10))).toEqual([invoiceId(20)]);
      await payments.moneyInFlight([invoiceId(20)], customerId(7));
      await payments.moneyFor([invoiceId(20)], customerId(7));
    });
    expect(faults).toEqual([]);
  });

  it('are read by the upkeep of files only where something is to be done', async () => {
    const faults = await tables.faultsOf(async () => {
      await files.idleUploads(86_400_000, 50);
      await files.runningCount();
      await files.maxStandstillSeconds(now);
      expect(await files.deleteLeftOvers()).toBe(false);
    });
    expect(faults).toEqual([]);
  });

  it('are read by a list of attempts as far as it shows them, with any filter and any two', async () => {
    const filters: readonly Partial<AttemptFilter>[] = [
      { customerId: customerId(7) },
      { invoiceId: invoiceId(100) },
      { state: 'SETTLED' },
      { state: 'UNKNOWN' },
    ];
    const faults = await tables.faultsOfList({
      any: { customerId: null, invoiceId: null, state: null } as AttemptFilter,
      filters,
      list: (filter, page: PageRequest<AttemptKey>) => attempts.list(filter, page),
      keyOf: (attempt) => [attempt.createdAt, attempt.attemptId],
    });
    expect(faults).toEqual([]);
  });

  it('are read by a list of methods as far as it shows them', async () => {
    const faults = await tables.faultsOfList({
      any: { customerId: customerId(7) },
      filters: [],
      list: (filter, page: PageRequest<MethodKey>) => methods.list(filter.customerId, page),
      keyOf: (method) => [method.createdAt, method.methodId],
    });
    expect(faults).toEqual([]);
  });

  it('are read for an attempt, and by the janitors, only where something is to be done', async () => {
    const faults = await tables.faultsOf(async (tx) => {
      const { attempt } = await attempts.lock(tx, attemptId(100));
      await attempts.attemptsSince(tx, methodId(100), new Date('2026-05-01T00:00:00Z'), attemptId(100));
      await attempts.update(tx, attempt);
      await attempts.takeDue(tx, 20);
      await attempts.countInHand();
      await attempts.findMany([attemptId(100), attemptId(101)]);
      await attempts.listWithMoney('sandbox', '2026-05-01', attemptId(1), 500);
      await payments.reserve(tx, attemptId(5), [invoiceId(5), invoiceId(6)]);
      await payments.release(tx, attemptId(5));
      await methods.update(tx, await methods.lock(tx, methodId(100)));
      await methods.takeDue(tx, 20);
      await webhooks.takeDue(tx, 'sandbox', 20);
      await webhooks.finish(tx, 'sandbox', ['5']);
      await webhooks.deleteOld(tx, 20);
      await webhooks.maxWaitSeconds();
      await attempts.maxUnknownSeconds();
    });
    expect(faults).toEqual([]);
  });

  it('are read for what a file reports and a payment becomes only where that stands', async () => {
    const faults = await tables.faultsOf(async (tx) => {
      await payments.findBySourceIds(tx, 'file', ['100', '101', 'unknown']);
      const locked = await payments.lockMany(tx, [paymentId(100)]);
      await payments.updateMany(tx, [...locked.values()]);
      await files.countContents(tx, fileId(100), [paymentId(1), paymentId(2)]);
      await matches.findBySourceIds(tx, fileId(100), ['100/1', '100/2', 'unknown']);
      expect(await matches.paidOf(tx, fileId(100), [invoiceId(1001)])).toEqual(new Map([[invoiceId(1001), 100n]]));
      await files.lock(tx, fileId(100));
    });
    expect(faults).toEqual([]);
  });
});
