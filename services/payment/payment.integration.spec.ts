import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { toTimestamp, toWireMoney, type paymentV1 } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { newId } from '#libs/ids';
import { Metrics, schemaDrift, platformTables, type AnyEvent, type Caller } from '#libs/platform';
import { aCaller, createServiceDatabase, type ServiceDatabase } from '#libs/testing';
import { MappedPaymentFileReader } from './adapters/payment-file.reader.js';
import { PostgresPaymentFileStore } from './adapters/payment-file.store.js';
import { PaymentApi } from './adapters/payment.api.js';
import { PaymentConsumer } from './adapters/payment.consumer.js';
import { PublishedPaymentFacts } from './adapters/payment.events.js';
import { PostgresPaymentStore } from './adapters/payment.store.js';
import { paymentTables } from './adapters/payment.tables.js';
import type { KnownInvoice } from './domain/naming.js';
import { MarkAsPaid } from './use-cases/mark-as-paid.js';
import { InvoiceGateway, Today, type Remaining } from './use-cases/ports.js';
import { PreparePaymentFile } from './use-cases/prepare-payment-file.js';
import { RecordPayment } from './use-cases/record-payment.js';
import { ReversePayment } from './use-cases/reverse-payment.js';
import { TakeAllocations } from './use-cases/take-allocations.js';
import { TakeNextPaymentLines } from './use-cases/take-next-payment-lines.js';

const start = new Date('2013-03-01T10:00:00Z');
const acme = '018f0000-0000-7000-8000-00000000000a';
const bolt = '018f0000-0000-7000-8000-00000000000b';

/** The invoice service in memory: what it knows, and what happens while it is asked. */
class Invoices extends InvoiceGateway {
  readonly known = new Map<string, KnownInvoice & { remainingMinor: bigint }>();
  calls = 0;
  beforeAnswer: () => Promise<void> = () => Promise.resolve();

  add(number: string, customerId = acme, remainingMinor = 100_00n, currency = 'USD'): string {
    const invoiceId = newId();
    this.known.set(number, { number, invoiceId, customerId, currency, remainingMinor });
    return invoiceId;
  }

  override async resolve(numbers: readonly string[]): Promise<KnownInvoice[]> {
    this.calls += 1;
    await this.beforeAnswer();
    return numbers.flatMap((number) => this.known.get(number) ?? []);
  }

  override async remaining(invoiceId: string): Promise<Remaining | null> {
    const invoice = [...this.known.values()].find((candidate) => candidate.invoiceId === invoiceId);
    const answer = invoice && { minor: invoice.remainingMinor, currency: invoice.currency };
    await this.beforeAnswer();
    return invoice ? { customerId: invoice.customerId, remaining: answer! } : null;
  }
}

/** Files as they are kept, and what happens between the moment one is opened and its first bytes are read. */
class OpenedFiles extends PostgresPaymentFileStore {
  onceOpened: (fileId: string) => Promise<void> = () => Promise.resolve();

  override async content(fileId: string): ReturnType<PostgresPaymentFileStore['content']> {
    const content = await super.content(fileId);
    await this.onceOpened(fileId);
    return content;
  }
}

class FixedToday extends Today {
  override dateAt(now: Date): string {
    return now.toISOString().slice(0, 10);
  }
}

describe('the payment service on PostgreSQL', () => {
  let db: ServiceDatabase;
  let invoices: Invoices;
  let files: OpenedFiles;
  let api: PaymentApi;
  let consumer: PaymentConsumer;
  let metrics: Metrics;

  beforeAll(async () => {
    db = await createServiceDatabase({
      service: 'payment',
      migrations: join(import.meta.dirname, 'migrations'),
      tables: paymentTables,
      start,
    });
  });
  afterAll(() => db.close());

  beforeEach(async () => {
    await db.database.query('DELETE FROM payment_invoices');
    await db.database.query('DELETE FROM payments');
    await db.clearOutbox();
    invoices = new Invoices();
    const payments = new PostgresPaymentStore(db.database);
    files = new OpenedFiles(db.database);
    metrics = new Metrics('payment');
    const [facts, today, reader] = [
      new PublishedPaymentFacts(metrics),
      new FixedToday(),
      new MappedPaymentFileReader(),
    ];
    api = new PaymentApi(
      new RecordPayment(db.runner, payments, invoices, facts, today),
      new MarkAsPaid(db.runner, payments, invoices, facts, today),
      new ReversePayment(db.runner, payments, facts),
      new PreparePaymentFile(db.runner, files, reader, facts),
      new TakeNextPaymentLines(db.runner, files, payments, reader, invoices, facts),
      payments,
      files,
    );
    consumer = new PaymentConsumer(new TakeAllocations(payments));
  });

  const request = (overrides: Partial<paymentV1.RecordPaymentRequest> = {}): paymentV1.RecordPaymentRequest => ({
    requestId: '',
    customerId: '',
    amount: { currencyCode: 'USD', minorUnits: '10000' },
    method: 'METHOD_UNSPECIFIED',
    valueDate: null,
    reference: '',
    proof: '',
    source: '',
    sourceId: '',
    invoiceNumbers: [],
    ...overrides,
  });
  const record = async (overrides: Partial<paymentV1.RecordPaymentRequest> = {}, caller = aCaller()) => {
    const { payment, alreadyKnown } = await api.recordPayment(request(overrides), caller);
    return { payment: payment as paymentV1.Payment, alreadyKnown };
  };
  const mark = async (invoiceId: string, caller: Caller = aCaller()) => {
    const input = { requestId: '', invoiceId, method: 'METHOD_CHEQUE', valueDate: null, proof: 'scan-1' } as const;
    return (await api.markAsPaid(input, caller)).payment as paymentV1.Payment;
  };
  const inFlight = async (invoiceIds: string[], customerId = '') =>
    (await api.getMoneyInFlight({ invoiceIds, customerId })).invoiceIds;
  const allocate = (paymentId: string, parts: Record<string, bigint>, { deallocate = false, sequence = 1n } = {}) => {
    const currency = 'USD';
    const allocations = Object.entries(parts).map(([invoiceId, minor]) => ({
      invoiceId,
      amount: toWireMoney({ minor, currency }),
    }));
    const type = `dunlin.invoice.v1.Payment${deallocate ? 'Deallocated' : 'Allocated'}`;
    const event = { type, sequence, payload: { paymentId, allocations } };
    return db.runner.transact(aCaller(), (tx) =>
      consumer.onAllocations([event as AnyEvent<'dunlin.invoice.v1.PaymentAllocated'>], tx),
    );
  };
  const paymentCount = async () => (await db.database.query('SELECT FROM payments')).length;

  it('has the schema that its tables say', async () => {
    expect(await schemaDrift(db.ownerUrl, [...platformTables, ...paymentTables])).toEqual([]);
  });

  describe('recording', () => {
    it('takes the customer from the named invoices, fills in what is empty and publishes the fact', async () => {
      const [second, first] = [invoices.add('INV-2'), invoices.add('INV-1')];
      const caller = aCaller();
      const { payment, alreadyKnown } = await record({ invoiceNumbers: ['INV-1', 'INV-2', 'INV-1'] }, caller);
      expect(alreadyKnown).toBe(false);
      expect(payment).toEqual({
        paymentId: expect.any(String),
        customerId: acme,
        state: 'STATE_SETTLED',
        method: 'METHOD_BANK_TRANSFER',
        amount: { currencyCode: 'USD', minorUnits: '10000' },
        valueDate: { year: 2013, month: 3, day: 1 },
        reference: '',
        proof: '',
        source: 'manual',
        sourceId: caller.requestId,
        invoiceIds: [first, second],
        inFlight: true,
        allocated: [],
        reversalReason: '',
        version: '1',
        createTime: toTimestamp(start),
      });
      expect(await db.published()).toMatchObject([
        {
          type: 'dunlin.payment.v1.PaymentSettled',
          key: acme,
          subject: payment.paymentId,
          sequence: 1n,
          payload: expect.objectContaining({ payment: expect.objectContaining({ invoiceIds: [first, second] }) }),
        },
      ]);
      expect((await api.getPayment({ paymentId: payment.paymentId })).payment).toEqual(payment);
    });

    it('answers the same source id with the payment that is known, and publishes it once', async () => {
      invoices.add('INV-1');
      const report = { source: 'bank', sourceId: 'E2E-7', invoiceNumbers: ['INV-1'] };
      const first = await record(report);
      const second = await record(report);
      expect(second).toEqual({ payment: first.payment, alreadyKnown: true });
      expect(await db.published()).toHaveLength(1);
    });

    it.each([
      ['amount', { amount: { currencyCode: 'USD', minorUnits: '10001' } }],
      ['currency', { amount: { currencyCode: 'EUR', minorUnits: '10000' } }],
      ['customer', { customerId: bolt }],
    ])('refuses the same source id with another %s', async (_, other) => {
      const report = { source: 'bank', sourceId: 'E2E-8', customerId: acme };
      await record(report);
      await expect(record({ ...report, ...other })).rejects.toMatchObject({
        code: 'PAYMENT_SOURCE_CONFLICT',
        kind: 'conflict',
      });
      expect(await paymentCount()).toBe(1);
    });

    it('is one payment for 20 concurrent reports under different request ids', async () => {
      const report = { source: 'bank', sourceId: 'E2E-9', customerId: acme };
      const answers = await Promise.all(Array.from({ length: 20 }, () => record(report)));
      expect(new Set(answers.map(({ payment }) => payment.paymentId)).size).toBe(1);
      expect(answers.filter(({ alreadyKnown }) => !alreadyKnown)).toHaveLength(1);
      expect(await db.published()).toHaveLength(1);
    });

    it('records nothing when a number is unknown or of another customer, and says which', async () => {
      invoices.add('INV-1');
      invoices.add('BOLT-1', bolt);
      await expect(record({ invoiceNumbers: ['INV-1', 'NOPE', 'INV-X'] })).rejects.toMatchObject({
        code: 'PAYMENT_INVOICE_UNKNOWN',
        message: expect.stringContaining('"NOPE", "INV-X"'),
      });
      await expect(record({ invoiceNumbers: ['INV-1', 'BOLT-1'] })).rejects.toMatchObject({
        code: 'PAYMENT_CUSTOMER_MISMATCH',
      });
      await expect(record()).rejects.toMatchObject({ code: 'PAYMENT_INVALID' });
      await expect(record({ customerId: acme, amount: null })).rejects.toMatchObject({ code: 'PAYMENT_INVALID' });
      await expect(record({ customerId: acme, source: 'mark-as-paid' })).rejects.toMatchObject({
        code: 'PAYMENT_INVALID',
      });
      expect(await paymentCount()).toBe(0);
    });

    it('answers a repeat with the stored answer even when the invoice is gone by then', async () => {
      invoices.add('INV-1');
      const caller = aCaller();
      const first = await record({ invoiceNumbers: ['INV-1'] }, caller);
      invoices.known.clear();
      expect(await record({ invoiceNumbers: ['INV-1'] }, caller)).toEqual(first);
    });
  });

  describe('money in flight', () => {
    it('counts a named invoice from the commit until its allocation is heard of', async () => {
      const [named, other] = [invoices.add('INV-1'), invoices.add('INV-2')];
      const { payment } = await record({ invoiceNumbers: ['INV-1'] });
      expect(await inFlight([other, named], acme)).toEqual([named]);
      await allocate(payment.paymentId, { [named]: 60_00n, [other]: 40_00n });
      expect(await inFlight([other, named], acme)).toEqual([]);
      expect((await api.getPayment({ paymentId: payment.paymentId })).payment).toMatchObject({
        inFlight: false,
        version: '2',
        allocated: [
          { invoiceId: named, amount: { currencyCode: 'USD', minorUnits: '6000' } },
          { invoiceId: other, amount: { currencyCode: 'USD', minorUnits: '4000' } },
        ],
      });
      const settled = await api.listPayments({
        customerId: '',
        invoiceId: other,
        state: 'STATE_UNSPECIFIED',
        pageSize: 0,
        pageToken: '',
      });
      expect(settled.payments).toHaveLength(1);
    });

    it('counts every invoice of a customer whose payment names none', async () => {
      const ids = [invoices.add('INV-1'), invoices.add('INV-2')];
      const { payment } = await record({ customerId: acme });
      expect(await inFlight(ids, acme)).toEqual(ids);
      expect(await inFlight(ids, bolt)).toEqual([]);
      expect(await inFlight(ids)).toEqual([]);
      await allocate(payment.paymentId, {});
      expect(await inFlight(ids, acme)).toEqual([]);
    });

    it('ends when the payment is reversed, and a late allocation does not begin it again', async () => {
      const invoiceId = invoices.add('INV-1');
      const { payment } = await record({ invoiceNumbers: ['INV-1'] });
      const { paymentId } = payment;
      await api.reversePayment({ requestId: '', paymentId, reason: 'RETURNED' }, aCaller());
      expect(await inFlight([invoiceId], acme)).toEqual([]);
      await allocate(paymentId, { [invoiceId]: 100_00n });
      await allocate(paymentId, { [invoiceId]: 100_00n }, { deallocate: true, sequence: 3n });
      await allocate(paymentId, { [invoiceId]: 100_00n }, { sequence: 2n });
      expect((await api.getPayment({ paymentId })).payment).toMatchObject({
        state: 'STATE_REVERSED',
        inFlight: false,
        allocated: [],
        version: '4',
      });
    });

    it('refuses news of a payment that was never published, so that its key is parked', async () => {
      await expect(allocate(newId(), {})).rejects.toMatchObject({ code: 'PAYMENT_NOT_FOUND' });
    });

    it('refuses a question that is no question', async () => {
      await expect(inFlight(['x'])).rejects.toMatchObject({ code: 'PAYMENT_INVALID' });
      await expect(inFlight(Array.from({ length: 501 }, newId))).rejects.toMatchObject({ code: 'PAYMENT_INVALID' });
    });
  });

  describe('marking as paid', () => {
    it('records exactly what remains and is in flight at once', async () => {
      const invoiceId = invoices.add('INV-1', acme, 61_23n);
      const caller = aCaller();
      const payment = await mark(invoiceId, caller);
      expect(payment).toMatchObject({
        customerId: acme,
        amount: { currencyCode: 'USD', minorUnits: '6123' },
        method: 'METHOD_CHEQUE',
        proof: 'scan-1',
        source: 'mark-as-paid',
        sourceId: caller.requestId,
        invoiceIds: [invoiceId],
        inFlight: true,
      });
      expect(await inFlight([invoiceId])).toEqual([invoiceId]);
      expect(await db.published()).toHaveLength(1);
    });

    it('answers a repeat although nothing remains by then, and refuses a new request', async () => {
      const invoiceId = invoices.add('INV-1');
      const caller = aCaller();
      const first = await mark(invoiceId, caller);
      await expect(mark(invoiceId)).rejects.toMatchObject({ code: 'MONEY_IN_FLIGHT', kind: 'aborted' });
      await allocate(first.paymentId, { [invoiceId]: 100_00n });
      invoices.known.get('INV-1')!.remainingMinor = 0n;
      expect(await mark(invoiceId, caller)).toEqual(first);
      await expect(mark(invoiceId)).rejects.toMatchObject({ code: 'INVOICE_NOTHING_REMAINS', kind: 'refused' });
      await expect(mark(newId())).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
      expect(await paymentCount()).toBe(1);
    });

    it('makes one payment when 20 different requests mark one invoice at the same moment', async () => {
      const invoiceId = invoices.add('INV-1');
      const results = await Promise.allSettled(Array.from({ length: 20 }, () => mark(invoiceId)));
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const result of results) {
        if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'MONEY_IN_FLIGHT' });
      }
      expect(await paymentCount()).toBe(1);
    });

    it('gives 20 twins of one request one payment and equal answers', async () => {
      const invoiceId = invoices.add('INV-1');
      const caller = aCaller();
      const answers = await Promise.all(Array.from({ length: 20 }, () => mark(invoiceId, caller)));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(await paymentCount()).toBe(1);
    });

    it('never relies on an answer that a payment overtook', async () => {
      const invoiceId = invoices.add('INV-1');
      let overtaken = 0;
      invoices.beforeAnswer = async () => {
        overtaken += 1;
        if (overtaken !== 2) return;
        const { payment } = await record({ customerId: acme });
        await allocate(payment.paymentId, { [invoiceId]: 100_00n });
      };
      await expect(mark(invoiceId)).rejects.toMatchObject({ code: 'MONEY_IN_FLIGHT' });
      expect(await paymentCount()).toBe(1);
    });
  });

  describe('reversing', () => {
    it('is counted beside what was settled, each once, in minor units', async () => {
      const money = async (): Promise<string[]> =>
        (await metrics.text()).split('\n').filter((line) => line.startsWith('dunlin_payments_minor_units_total'));
      expect(await money()).toEqual([]);
      const { payment } = await record({ customerId: acme });
      const caller = aCaller();
      const request = { requestId: '', paymentId: payment.paymentId, reason: 'CHARGEBACK' };
      await api.reversePayment(request, caller);
      await api.reversePayment(request, caller);
      expect(await money()).toEqual([
        'dunlin_payments_minor_units_total{outcome="settled",currency="USD",service="payment"} 10000',
        'dunlin_payments_minor_units_total{outcome="reversed",currency="USD",service="payment"} 10000',
      ]);
    });

    it('happens once, with its reason in state and fact', async () => {
      const { payment } = await record({ customerId: acme });
      const { paymentId } = payment;
      const caller = aCaller();
      const reverse = (by: Caller) => api.reversePayment({ requestId: '', paymentId, reason: ' CHARGEBACK ' }, by);
      const { payment: reversed } = await reverse(caller);
      expect(reversed).toMatchObject({ state: 'STATE_REVERSED', reversalReason: 'CHARGEBACK', version: '2' });
      expect(await reverse(caller)).toEqual({ payment: reversed });
      await expect(reverse(aCaller())).rejects.toMatchObject({
        code: 'PAYMENT_ALREADY_REVERSED',
        details: { state: 'REVERSED' },
      });
      expect((await db.published()).at(-1)).toMatchObject({
        type: 'dunlin.payment.v1.PaymentReversed',
        key: acme,
        sequence: 2n,
        payload: { cause: { reason: 'CHARGEBACK' }, payment: { state: 'STATE_REVERSED' } },
      });
      await expect(
        api.reversePayment({ requestId: '', paymentId: newId(), reason: 'x' }, aCaller()),
      ).rejects.toMatchObject({
        code: 'PAYMENT_NOT_FOUND',
      });
    });
  });

  describe('listing', () => {
    it('pages from the newest by filter, and refuses the token of another filter', async () => {
      for (let n = 0; n < 5; n += 1) await record({ customerId: n === 2 ? bolt : acme, sourceId: `p${n}` });
      const list = (pageToken: string, customerId: string) =>
        api.listPayments({ customerId, invoiceId: '', state: 'STATE_SETTLED', pageSize: 3, pageToken });
      const first = await list('', acme);
      const second = await list(first.nextPageToken!, acme);
      const ids = [...first.payments!, ...second.payments!].map(({ sourceId }) => sourceId);
      expect(ids).toEqual(['p4', 'p3', 'p1', 'p0']);
      expect(second.nextPageToken).toBe('');
      await expect(list(first.nextPageToken!, bolt)).rejects.toMatchObject({ code: 'PAGE_TOKEN_INVALID' });
    });
  });

  describe('the database itself', () => {
    it('refuses a second payment of a source id, and flight after a reversal', async () => {
      const { payment } = await record({ customerId: acme, source: 'bank', sourceId: 's-1' });
      await expect(
        db.database.query(
          `INSERT INTO payments SELECT gen_random_uuid(), customer_id, state, method, amount_minor, currency, value_on,
             reference, proof, source, source_id, invoice_ids, names_no_invoice, in_flight, allocated_invoice_ids,
             allocated_minor, allocation_version, reversal_reason, version, created_at FROM payments WHERE payment_id = $1`,
          [payment.paymentId],
        ),
      ).rejects.toMatchObject({ constraint: 'payments_source' });
      await expect(
        db.database.query(`UPDATE payments SET state = 'REVERSED', reversal_reason = 'X' WHERE payment_id = $1`, [
          payment.paymentId,
        ]),
      ).rejects.toMatchObject({ constraint: 'payments_flight' });
    });
  });

  describe('payment files', () => {
    const mapping = `
format: { type: csv, delimiter: ";" }
columns:
  invoice.number: Invoice
  payment.amount: { column: Paid, decimal: "," }
  payment.currency: { constant: USD }
  payment.valueDate: { column: Date, date: d.M.yyyy }
  payment.reference: { column: Text, optional: true }
  payment.sourceId: { column: Id, optional: true }
`;
    const header = 'Invoice;Paid;Date;Text;Id\n';
    const upload = async (
      text: string,
      { partBytes = 1_048_576, map = mapping, arrivalAt = null as Date | null } = {},
    ) => {
      const bytes = Buffer.from(text);
      const { file } = await api.registerPaymentFile(
        {
          requestId: '',
          fileName: 'march.csv',
          sizeBytes: String(bytes.length),
          sha256: createHash('sha256').update(bytes).digest('hex'),
          mapping: map,
          arrivalTime: arrivalAt && (toTimestamp(arrivalAt) as never),
        },
        aCaller(),
      );
      const fileId = file!.fileId!;
      for (let n = 0; n * partBytes < bytes.length; n += 1) {
        const content = bytes.subarray(n * partBytes, (n + 1) * partBytes);
        await api.uploadPaymentFilePart({ requestId: '', fileId, partNumber: n, content }, aCaller());
      }
      return fileId;
    };
    const startFile = async (fileId: string) =>
      (await api.startPaymentFile({ requestId: '', fileId }, aCaller())).file as paymentV1.PaymentFile;
    const takeAll = async (fileId: string) => {
      for (let n = 0; ; n += 1) {
        const caller = aCaller({ requestId: `${fileId}/${n}` });
        const { file } = await api.takeNextPaymentLines({ requestId: caller.requestId, fileId }, caller);
        if (file!.state !== 'STATE_RUNNING') return { file: file as paymentV1.PaymentFile, calls: n + 1 };
      }
    };
    const run = async (text: string, options = {}) => {
      const fileId = await upload(text, options);
      await startFile(fileId);
      return { fileId, ...(await takeAll(fileId)) };
    };
    const partCountOf = async (fileId: string) =>
      (await db.database.query('SELECT FROM payment_file_parts WHERE file_id = $1', [fileId])).length;
    /** What another call does at the end of a file. */
    const endFile = async (fileId: string) => {
      await db.database.query(
        `UPDATE payment_files SET state = 'REFUSED', refusal = 'spec', completed_at = created_at, version = version + 1
          WHERE file_id = $1`,
        [fileId],
      );
      await db.database.query('DELETE FROM payment_file_parts WHERE file_id = $1', [fileId]);
    };
    const faults = async (fileId: string) =>
      (await api.listUnmatchedLines({ fileId, pageSize: 500, pageToken: '' })).lines as paymentV1.PaymentLine[];

    it('records good lines, keeps unmatched and bad ones with their reasons, and publishes each payment', async () => {
      const one = invoices.add('INV-1');
      invoices.add('INV-2', bolt);
      invoices.add('EURO-1', acme, 5n, 'EUR');
      const { fileId, file, calls } = await run(
        `${header}INV-1;12,50;3.3.2013;thanks;\nINV-2;7;31.2.2013;;\nNOPE;9;3.3.2013;;\nINV-2;7,555;3.3.2013;;B1\n` +
          `EURO-1;5;3.3.2013;;\nINV-1;0;3.3.2013;;\nINV-1;12,50;3.3.2013;second;\nINV-2;1;3.3.2013;;B2\nINV-2;1;3.3.2013;;B2\n` +
          `INV-1;1;3.3.2013;;B2\n`,
      );
      expect(calls).toBe(1);
      expect(file).toMatchObject({
        state: 'STATE_COMPLETED',
        lineCount: '10',
        recordedCount: '3',
        repeatedCount: '1',
        unmatchedCount: '1',
        errorCount: '5',
      });
      expect((await faults(fileId)).map(({ line, column, value, reason }) => [line, column, value, reason])).toEqual([
        ['3', 'Date', '31.2.2013', 'NOT_A_DATE'],
        ['4', 'Invoice', 'NOPE', 'UNKNOWN_INVOICE'],
        ['5', 'Paid', '7,555', 'WRONG_PRECISION'],
        ['6', 'Invoice', 'EURO-1', 'CURRENCY_MISMATCH'],
        ['7', 'Paid', '0', 'NOT_POSITIVE'],
        ['11', 'Id', 'B2', 'PAYMENT_SOURCE_CONFLICT'],
      ]);
      const events = await db.published();
      expect(events.map(({ type }) => type.split('.').at(-1))).toEqual([
        'PaymentFileRegistered',
        'PaymentSettled',
        'PaymentSettled',
        'PaymentSettled',
        'PaymentFileCompleted',
      ]);
      expect(events[1]).toMatchObject({
        key: acme,
        payload: {
          payment: {
            source: 'payment-file',
            // What the payer wrote stays in this service.
            reference: '',
            amount: { minorUnits: '1250' },
            valueDate: { year: 2013, month: 3, day: 3 },
            invoiceIds: [one],
          },
        },
      });
      expect(invoices.calls).toBe(1);
    });

    it('takes many lines in chunks, tells equal lines apart across them, and records nothing of the same file again', async () => {
      for (let n = 0; n < 2_600; n += 1) invoices.add(`INV-${n}`, n % 2 ? acme : bolt);
      const lines = Array.from({ length: 5_201 }, (_, n) => `INV-${n % 2_600};1,00;3.3.2013;;\n`);
      const first = await run(header + lines.join(''), { partBytes: 77_777 });
      expect(first).toMatchObject({ calls: 2, file: { lineCount: '5201', recordedCount: '5201', errorCount: '0' } });
      const published = (await db.published()).length;
      const again = await run(header + lines.join(''));
      expect(again.file).toMatchObject({ state: 'STATE_COMPLETED', recordedCount: '0', repeatedCount: '5201' });
      const more = await run(header + [...lines.slice(0, 2), ...lines].join(''));
      expect(more.file).toMatchObject({ recordedCount: '2', repeatedCount: '5201' });
      expect(await db.published()).toHaveLength(published + 2 + 4);
      for (const table of ['payment_file_contents', 'payment_file_parts'])
        expect(await db.database.query(`SELECT FROM ${table}`)).toHaveLength(0);
    });

    it('resumes after a failure in the middle, and a twin of a call takes nothing twice', async () => {
      for (let n = 0; n < 5_400; n += 1) invoices.add(`INV-${n}`);
      const lines = Array.from({ length: 5_400 }, (_, n) => `INV-${n};1,00;3.3.2013;;\n`).join('');
      const fileId = await upload(header + lines);
      await startFile(fileId);
      const caller = aCaller({ requestId: `${fileId}/0` });
      const take = (by: Caller) => api.takeNextPaymentLines({ requestId: by.requestId, fileId }, by);
      const twins = await Promise.all([take(caller), take(caller), take(caller)]);
      expect(twins.map(({ file }) => file!.lineCount)).toEqual(['5000', '5000', '5000']);
      invoices.beforeAnswer = () => Promise.reject(new DomainError('INVOICE_AWAY', 'unavailable', 'Away.'));
      await expect(take(aCaller({ requestId: `${fileId}/1` }))).rejects.toMatchObject({ kind: 'unavailable' });
      expect((await api.getPaymentFile({ fileId })).file).toMatchObject({ state: 'STATE_RUNNING', lineCount: '5000' });
      invoices.beforeAnswer = () => Promise.resolve();
      const others = await Promise.allSettled([take(aCaller()), take(aCaller())]);
      expect(others.map(({ status }) => status).sort()).toContain('fulfilled');
      expect((await takeAll(fileId)).file).toMatchObject({
        state: 'STATE_COMPLETED',
        recordedCount: '5400',
        lineCount: '5400',
      });
      expect(await paymentCount()).toBe(5_400);
    });

    it('refuses what cannot be read at all, as a state with its reason', async () => {
      const fileId = await upload('a;b\n1;2\n');
      const refused = await startFile(fileId);
      expect(refused).toMatchObject({ state: 'STATE_REFUSED', refusal: expect.stringContaining('"Invoice"') });
      expect((await db.published()).map(({ type }) => type)).toEqual(['dunlin.payment.v1.PaymentFileCompleted']);
      expect((await takeAll(fileId)).file).toEqual(refused);
      expect(await partCountOf(fileId)).toBe(0);
      await expect(startFile(fileId)).rejects.toMatchObject({
        code: 'PAYMENT_FILE_WRONG_STATE',
        details: { state: 'REFUSED' },
      });
    });

    it('tells a call that comes too late for the end of the file to come again, though its parts are gone by then', async () => {
      const take = (fileId: string) => api.takeNextPaymentLines({ requestId: '', fileId }, aCaller());
      const [started, uploaded] = [await upload(`${header}INV-1;1,00;3.3.2013;;\n`), await upload(header)];
      await startFile(started);
      files.onceOpened = endFile;
      await expect(take(started)).rejects.toMatchObject({ code: 'PAYMENT_FILE_MOVED_ON', kind: 'aborted' });
      await expect(startFile(uploaded)).rejects.toMatchObject({ code: 'PAYMENT_FILE_MOVED_ON', kind: 'aborted' });
      files.onceOpened = () => Promise.resolve();
      expect((await take(started)).file).toMatchObject({ state: 'STATE_REFUSED', refusal: 'spec' });
      await expect(startFile(uploaded)).rejects.toMatchObject({ code: 'PAYMENT_FILE_WRONG_STATE' });
    });

    it('starts only what is complete, and carries the arrival time', async () => {
      const arrivalAt = new Date('2013-03-05T00:00:00Z');
      const fileId = await upload(header, { arrivalAt });
      expect(await startFile(fileId)).toMatchObject({ state: 'STATE_REGISTERED', arrivalTime: toTimestamp(arrivalAt) });
      expect((await db.published())[0]).toMatchObject({
        type: 'dunlin.payment.v1.PaymentFileRegistered',
        key: fileId,
        payload: { fileId, arrivalTime: toTimestamp(arrivalAt) },
      });
      const part = { requestId: '', fileId, partNumber: 1, content: Buffer.from('x') };
      await expect(api.uploadPaymentFilePart(part, aCaller())).rejects.toMatchObject({
        code: 'PAYMENT_FILE_WRONG_STATE',
      });
      expect((await takeAll(fileId)).file).toMatchObject({ state: 'STATE_COMPLETED', lineCount: '0' });
    });

    it('says what is wrong with parts, digest, mapping and ids', async () => {
      const fileId = await upload('');
      const part = (content: string, partNumber = 0) =>
        api.uploadPaymentFilePart({ requestId: '', fileId, partNumber, content: Buffer.from(content) }, aCaller());
      expect(await part('abc')).toEqual({ partCount: 1 });
      expect(await part('abc')).toEqual({ partCount: 1 });
      await expect(part('abd')).rejects.toMatchObject({ code: 'PAYMENT_FILE_PART_CONFLICT' });
      await expect(part('', 1)).rejects.toMatchObject({ code: 'PAYMENT_FILE_INVALID' });
      await expect(part('abc', -1)).rejects.toMatchObject({ code: 'PAYMENT_FILE_INVALID' });
      await expect(startFile(fileId)).rejects.toMatchObject({ code: 'PAYMENT_FILE_INCOMPLETE' });
      await expect(upload(header, { map: 'columns: { invoice.number: A, what.ever: B }' })).rejects.toMatchObject({
        code: 'MAPPING_INVALID',
      });
      await expect(startFile(newId())).rejects.toMatchObject({ code: 'PAYMENT_FILE_NOT_FOUND' });
      await expect(takeAll(newId())).rejects.toMatchObject({ code: 'PAYMENT_FILE_NOT_FOUND' });
      const bad = { requestId: '', fileName: ' ', sizeBytes: '-1', sha256: 'x', mapping, arrivalTime: null };
      await expect(api.registerPaymentFile(bad, aCaller())).rejects.toMatchObject({
        details: {
          violations: ['file_name', 'size_bytes', 'sha256'].map((field) => expect.objectContaining({ field })),
        },
      });
    });
  });
});
