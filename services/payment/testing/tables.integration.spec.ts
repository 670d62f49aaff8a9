import 'reflect-metadata';
import { join } from 'node:path';
import type { IntakeState } from '#libs/intake/domain';
import {
  createServiceDatabase,
  explainedFaults,
  ExplainingDatabase,
  faultsOf,
  faultsOfLists,
  largeTables,
  type ServiceDatabase,
  tableRowCount,
} from '#libs/testing';
import { PostgresPaymentFileStore } from '../files/adapters/payment-file.store.js';
import { PostgresPaymentStore } from '../payments/adapters/payment.store.js';
import type { PaymentFilter } from '../payments/use-cases/ports.js';
import { customerId, fileId, fillPayments, invoiceId, now, paymentId } from './many-payments.js';

const rowCount = tableRowCount();
const limit = 50;

const anyPayment: PaymentFilter = { customerId: null, invoiceId: null, state: null };
const paymentFilters: readonly Partial<PaymentFilter>[] = [
  { customerId: customerId(7) },
  { customerId: customerId(10) },
  { invoiceId: invoiceId(100) },
  { state: 'SETTLED' },
  { state: 'REVERSED' },
];
const fileStates = ['UPLOADING', 'WAITING', 'RUNNING', 'COMPLETED', 'REFUSED', 'FAILED', 'CANCELLED'] as const;

describe(`the tables of payment with ${rowCount} payments`, () => {
  let db: ServiceDatabase;
  let explaining: ExplainingDatabase;
  let large: readonly string[];

  beforeAll(async () => {
    const migrations = join(import.meta.dirname, '../migrations');
    db = await createServiceDatabase({ service: 'payment', migrations, start: now });
    await fillPayments(db.ownerUrl, rowCount);
    large = await largeTables(db.database);
  }, 3_600_000);
  afterAll(() => db.close());
  beforeEach(() => {
    explaining = new ExplainingDatabase(db.database);
  });

  it('are read by a list of payments as far as it shows them, with any filter and any two', async () => {
    const payments = new PostgresPaymentStore(explaining);
    const faults = await faultsOfLists<PaymentFilter>(explaining, paymentFilters, limit, async (filter) => {
      const asked = { ...anyPayment, ...filter };
      const first = await payments.list(asked, { after: null, limit });
      const last = first.length === limit ? first.at(-1) : undefined;
      if (last) await payments.list(asked, { after: [last.createdAt, last.paymentId], limit });
    });
    expect(faults).toEqual([]);
  });

  it('are read by lists of files and of lines that match nothing as far as they show them', async () => {
    const files = new PostgresPaymentFileStore(explaining);
    for (const state of [null, ...fileStates] satisfies (IntakeState | null)[]) {
      const first = await files.list(state, { after: null, limit });
      const last = first.length === limit ? first.at(-1) : undefined;
      if (last) await files.list(state, { after: [last.createdAt, last.fileId], limit });
    }
    for (const file of [null, fileId(100)]) {
      await files.listFaults(file, { after: null, limit });
      await files.listFaults(file, { after: [fileId(100), 1, 1], limit });
    }
    expect(faultsOf(explaining.plans, large, limit)).toEqual([]);
  });

  it('are read for money in flight only where there is some, and what a customer paid without a name', async () => {
    const payments = new PostgresPaymentStore(explaining);
    expect(await payments.moneyInFlight([invoiceId(20), invoiceId(21)], customerId(10))).toEqual([invoiceId(20)]);
    await payments.moneyInFlight([invoiceId(20)], customerId(7));
    await payments.moneyFor(invoiceId(20), customerId(7));
    expect(faultsOf(explaining.plans, large, limit)).toEqual([]);
  });

  it('are read by the upkeep of files only where something is to be done', async () => {
    const files = new PostgresPaymentFileStore(explaining);
    await files.idleUploads(86_400_000, limit);
    await files.runningCount();
    await files.maxStandstillSeconds(now);
    expect(await files.deleteLeftOvers()).toBe(false);
    expect(faultsOf(explaining.plans, large, limit)).toEqual([]);
  });

  it('are read for what a file reports and a payment becomes only where that stands', async () => {
    const faults = await explainedFaults(db, large, limit, async (tx) => {
      const payments = new PostgresPaymentStore(db.database);
      await payments.findBySourceIds(tx, 'file', ['100', '101', 'unknown']);
      const locked = await payments.lockMany(tx, [paymentId(100)]);
      await payments.updateMany(tx, [...locked.values()]);
      const files = new PostgresPaymentFileStore(db.database);
      await files.countContents(tx, fileId(100), [paymentId(1), paymentId(2)]);
      await files.lock(tx, fileId(100));
    });
    expect(faults).toEqual([]);
  });
});
