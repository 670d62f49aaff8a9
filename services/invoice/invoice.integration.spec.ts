import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Module } from '@nestjs/common';
import pg from 'pg';
import { toWireDate, type invoiceV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import {
  defineService,
  DueWork,
  schemaDrift,
  type AnyEvent,
  type RpcClient,
  type ServiceProcess,
} from '#libs/platform';
import {
  aCaller,
  incomingEvent,
  runService,
  type PublishedEvent,
  type RunningService,
  type ServiceDatabase,
} from '#libs/testing';
import { InvoiceConsumer } from './adapters/invoice.consumer.js';
import { verifyJournal } from './adapters/journal.proof.js';
import { InvoiceModule } from './invoice.module.js';
import { service } from './service.js';
import {
  CustomerDirectory,
  type CustomerToUpsert,
  type KnownCustomer,
  type UpsertedCustomer,
} from './use-cases/ports.js';

const migrations = join(import.meta.dirname, 'migrations');
const start = new Date('2013-03-01T09:00:00.000Z');
const ann = { actor: 'user:ann', correlationId: 'spec' };
const cause = { actor: 'system:spec', reason: 'SPEC' };

/** Customers as their owner keeps them: unique by reference, one answer per request id. */
class KeptCustomers extends CustomerDirectory {
  static readonly customers = new Map<string, KnownCustomer & { facts: Record<string, string> }>();
  static readonly answers = new Map<string, { body: string; answer: UpsertedCustomer[] }>();
  /** Makes the next upsert fail after the customers were written, as a crash would. */
  static loseNextAnswer = false;

  override find(customerId: string): Promise<KnownCustomer | null> {
    return Promise.resolve(
      [...KeptCustomers.customers.values()].find((kept) => kept.customerId === customerId) ?? null,
    );
  }

  override upsert(
    requestId: string,
    _importId: string,
    rows: readonly CustomerToUpsert[],
  ): Promise<UpsertedCustomer[]> {
    const body = JSON.stringify(rows);
    const known = KeptCustomers.answers.get(requestId);
    if (known && known.body !== body) return Promise.reject(new Error('REQUEST_ID_REUSED'));
    const answer = known?.answer ?? rows.map((row) => this.upsertOne(row));
    KeptCustomers.answers.set(requestId, { body, answer });
    if (KeptCustomers.loseNextAnswer) {
      KeptCustomers.loseNextAnswer = false;
      return Promise.reject(new Error('the answer was lost'));
    }
    return Promise.resolve(answer);
  }

  private upsertOne({ reference, facts }: CustomerToUpsert): UpsertedCustomer {
    const { email, ...rest } = facts;
    const violations =
      email && !email.includes('@') ? [{ field: 'email', value: email, reason: 'NOT_AN_EMAIL_ADDRESS' }] : [];
    if (reference === 'refused') {
      const refused = [{ field: 'reference', value: reference, reason: 'HAS_CONTROL_CHARACTERS' }];
      return { customerId: '', reference, zone: '', outcome: 'REFUSED', violations: refused };
    }
    const before = KeptCustomers.customers.get(reference);
    const after: Record<string, string> = {
      ...before?.facts,
      ...rest,
      ...(email && violations.length === 0 ? { email } : {}),
    };
    const outcome = !before
      ? 'CREATED'
      : JSON.stringify(before.facts) === JSON.stringify(after)
        ? 'UNCHANGED'
        : 'CHANGED';
    const customerId = before?.customerId ?? newId();
    const zone = after['zone'] ?? 'Europe/Berlin';
    KeptCustomers.customers.set(reference, { customerId, reference, zone, facts: after });
    return { customerId, reference, zone, outcome, violations };
  }
}

const metadata = (key: string): never[] => Reflect.getMetadata(key, InvoiceModule) as never[];

@Module({
  controllers: metadata('controllers'),
  providers: [...metadata('providers'), { provide: CustomerDirectory, useClass: KeptCustomers }],
})
class SpecModule {}

let host: RunningService<'invoice'>;
let db: ServiceDatabase;
let running: ServiceProcess;
let client: RpcClient<invoiceV1.InvoiceServiceRpcs>;
let count = 0;

beforeAll(async () => {
  const manifest = defineService({ ...service, module: SpecModule });
  const env = { DUNLIN_ORGANISATION_ZONE: 'Europe/Berlin' };
  host = await runService(manifest, 'invoice', { migrations, start, env });
  ({ db, running, client } = host);
});
afterAll(() => host.stop());
beforeEach(async () => {
  await db.clearOutbox();
  await db.setNow(start);
});
afterEach(async () => {
  expect(await client.verifyJournal({}, ann)).toMatchObject({ balanced: true, violations: [] });
});

const nextNumber = (): string => `N-${String(++count).padStart(5, '0')}`;
const usd = (minorUnits: number) => ({ currencyCode: 'USD', minorUnits: String(minorUnits) });
const shortTypes = (events: readonly PublishedEvent[]): string[] => events.map(({ type }) => type.split('.').at(-1)!);
const owner = async <Answer>(run: (connection: pg.Client) => Promise<Answer>): Promise<Answer> =>
  connected(db.ownerUrl, run);

async function connected<Answer>(url: string, run: (connection: pg.Client) => Promise<Answer>): Promise<Answer> {
  const connection = new pg.Client({ connectionString: url });
  await connection.connect();
  try {
    return await run(connection);
  } finally {
    await connection.end();
  }
}

async function aCustomer(zone = 'Europe/Berlin'): Promise<string> {
  const customerId = newId();
  await consumeCustomer(customerId, zone);
  return customerId;
}

/** Hands events to the consumer as the transport does: decoded, in one transaction. */
async function consume(method: 'onPayments' | 'onCustomers' | 'onEnrolment', ...events: AnyEvent[]): Promise<void> {
  const consumer = running.app.get(InvoiceConsumer);
  await db.runner.transact(aCaller({ actor: 'system:spec' }), (tx) => consumer[method](events as never, tx));
}

function consumeCustomer(customerId: string, zone: string, head?: { sequence: bigint }): Promise<void> {
  const customer = { customerId, reference: customerId, zone };
  return consume('onCustomers', incomingEvent('dunlin.customer.v1.CustomerChanged', { cause, customer }, head));
}

interface PaymentInit {
  paymentId?: string;
  customerId: string;
  minor: number;
  invoiceIds?: string[];
}

function settled({ paymentId = newId(), customerId, minor, invoiceIds = [] }: PaymentInit): AnyEvent {
  const payment = { paymentId, customerId, amount: usd(minor), valueDate: toWireDate('2013-02-28'), invoiceIds };
  return incomingEvent('dunlin.payment.v1.PaymentSettled', { cause, payment });
}

function reversed({ paymentId, customerId, minor }: PaymentInit & { paymentId: string }): AnyEvent {
  const payment = {
    paymentId,
    customerId,
    amount: usd(minor),
    valueDate: toWireDate('2013-02-28'),
    reversalReason: 'bounced',
  };
  return incomingEvent('dunlin.payment.v1.PaymentReversed', { cause, payment });
}

async function anInvoice(customerId: string, minor = 10_000, over: invoiceV1.CreateInvoiceRequestInit = {}) {
  const request = {
    requestId: newId(),
    customerId,
    number: nextNumber(),
    amount: usd(minor),
    issueDate: toWireDate('2013-02-01'),
    dueDate: toWireDate('2013-03-10'),
    ...over,
  };
  const { invoice } = await client.createInvoice(request, ann);
  return (await client.issueInvoice({ requestId: newId(), invoiceId: invoice!.invoiceId }, ann)).invoice!;
}

async function get(invoiceId: string): Promise<invoiceV1.Invoice> {
  return (await client.getInvoice({ invoiceId }, ann)).invoice!;
}

const plainMapping = `
columns:
  customer.reference: customer
  customer.name: { column: name, optional: true }
  customer.email: { column: email, optional: true }
  invoice.number: number
  invoice.issueDate: issued
  invoice.dueDate: due
  invoice.amount: amount
  invoice.currency: { column: currency, default: USD }
  invoice.status: { column: status, optional: true }
  payment.settledDate: { column: paidOn, date: M/d/yyyy }
`;

const header = 'customer,name,email,number,issued,due,amount,currency,status';

interface FileInit extends invoiceV1.RegisterImportRequestInit {
  partBytes?: number;
}

async function upload(content: string | Buffer, { partBytes = 1_048_576, ...over }: FileInit = {}): Promise<string> {
  const bytes = Buffer.from(content);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const registered = await client.registerImport(
    { requestId: newId(), fileName: 'spec.csv', sizeBytes: bytes.length, sha256, mapping: plainMapping, ...over },
    ann,
  );
  const { importId } = registered.import!;
  for (let partNumber = 0; partNumber * partBytes < bytes.length; partNumber += 1) {
    const part = bytes.subarray(partNumber * partBytes, (partNumber + 1) * partBytes);
    await client.uploadImportPart({ requestId: newId(), importId, partNumber, content: part }, ann);
  }
  return importId;
}

async function runChunks(importId: string): Promise<invoiceV1.Import> {
  for (let call = 1; ; call += 1) {
    const answer = await client.importNextChunk({ requestId: `${importId}/${call}`, importId }, ann, {
      deadlineMs: 60_000,
    });
    if (answer.import!.state !== 'STATE_RUNNING') return answer.import!;
  }
}

async function importFile(content: string | Buffer, init: FileInit = {}): Promise<invoiceV1.Import> {
  const importId = await upload(content, init);
  const { import: started } = await client.startImport({ requestId: newId(), importId }, ann);
  return started!.state === 'STATE_REGISTERED' ? runChunks(importId) : started!;
}

const csv = (...rows: string[]): string => [header, ...rows].join('\n') + '\n';
const counts = ({
  rowCount,
  createdCount,
  updatedCount,
  unchangedCount,
  reopenedCount,
  closedCount,
  errorCount,
}: invoiceV1.Import) =>
  [rowCount, createdCount, updatedCount, unchangedCount, reopenedCount, closedCount, errorCount].map(Number);
const byNumber = async (number: string): Promise<invoiceV1.Invoice> =>
  (await client.getInvoice({ number }, ann)).invoice!;

async function errorsOf(importId: string): Promise<string[]> {
  const errors: string[] = [];
  let pageToken = '';
  do {
    const page = await client.listImportErrors({ importId, pageSize: 7, pageToken }, ann);
    errors.push(...page.errors.map(({ row, column, value, reason }) => `${row} ${column}=${value} ${reason}`));
    pageToken = page.nextPageToken;
  } while (pageToken !== '');
  return errors;
}

it('has tables that agree with the entities', async () => {
  expect(await schemaDrift(db.ownerUrl, [...service.tables] as never)).toEqual([]);
});

describe('the journal in PostgreSQL', () => {
  const entryId = newId();
  const entry = `INSERT INTO journal_entries VALUES ('${entryId}', 'spec', 'SPEC', '${entryId}', 'USD', 2, NULL, '2013-01-01', now())`;
  const line = (number: number, debit: number, credit: number): string =>
    `('${entryId}', ${number}, 1200, ${debit}, ${credit})`;
  const insertLines = 'INSERT INTO journal_lines (entry_id, line_number, account, debit_minor, credit_minor) VALUES';
  const asService = (...statements: string[]): Promise<unknown> =>
    connected(db.url, async (connection) => {
      await connection.query('BEGIN');
      for (const statement of statements) await connection.query(statement);
    });

  it.each([
    ['UPDATE journal_lines SET debit_minor = 1', '42501'],
    ['UPDATE journal_entries SET context = context', '42501'],
    ['DELETE FROM journal_lines', '42501'],
    ['DELETE FROM journal_entries', '42501'],
    ['TRUNCATE journal_lines', '42501'],
    ['TRUNCATE journal_entries', '42501'],
    ['ALTER TABLE journal_lines DISABLE TRIGGER ALL', '42501'],
  ])('refuses %s to the role of the service', async (statement, code) => {
    await expect(asService(statement)).rejects.toMatchObject({ code });
  });

  it.each([
    'UPDATE journal_lines SET debit_minor = 1',
    'DELETE FROM journal_entries',
    'TRUNCATE journal_entries, journal_lines',
  ])('refuses %s even to the owner', async (statement) => {
    await expect(owner((connection) => connection.query(statement))).rejects.toMatchObject({ code: '23001' });
  });

  it('refuses what does not balance, is not whole, has no entry or comes later', async () => {
    const refused = { code: '23000' };
    await expect(asService(entry, `${insertLines} ${line(1, 100, 0)}, ${line(2, 0, 99)}`)).rejects.toMatchObject(
      refused,
    );
    await expect(asService(entry, `${insertLines} ${line(1, 100, 0)}`)).rejects.toMatchObject(refused);
    await expect(asService(`${insertLines} ${line(1, 100, 0)}, ${line(2, 0, 100)}`)).rejects.toMatchObject(refused);
    const whole = `${insertLines} ${line(1, 100, 0)}, ${line(2, 0, 100)}`;
    await expect(asService(entry, whole, `${insertLines} ${line(3, 5, 0)}, ${line(4, 0, 5)}`)).rejects.toMatchObject(
      refused,
    );
    await expect(asService(entry, whole, whole)).rejects.toMatchObject({ code: '23505' });
    await expect(asService(entry, `${insertLines} ${line(1, -1, 0)}, ${line(2, 0, -1)}`)).rejects.toMatchObject({
      code: '23514',
    });
  });

  it('refuses a repeated source', async () => {
    await expect(asService(entry, entry.replace(`('${entryId}'`, `('${newId()}'`))).rejects.toMatchObject({
      code: '23505',
    });
  });

  it('tells of what breaks an invariant', async () => {
    const invoice = await anInvoice(await aCustomer());
    const set = (minor: number) =>
      owner((connection) =>
        connection.query('UPDATE invoices SET amount_minor = $1, remaining_minor = $1 WHERE invoice_id = $2', [
          minor,
          invoice.invoiceId,
        ]),
      );
    await set(10_001);
    const proof = await client.verifyJournal({}, ann);
    expect(proof).toMatchObject({
      balanced: false,
      violations: [expect.stringContaining(`Invoice ${invoice.number} remains 10001`)],
    });
    // Ranges of any size find the same, also beyond the last key and where there is none.
    const { entryCount, lineCount, violations } = proof;
    for (const keysAtATime of [1, 3]) {
      const again = await verifyJournal(db.database, keysAtATime);
      expect(again).toEqual({ entryCount: BigInt(entryCount), lineCount: BigInt(lineCount), violations });
    }
    await set(10_000);
  });
});

describe('invoices', () => {
  it('are drafted and issued, with facets and events', async () => {
    const customerId = await aCustomer();
    const issued = await anInvoice(customerId, 12_345);
    expect(issued).toMatchObject({
      customerId,
      creditorId: 'main',
      lifecycle: 'LIFECYCLE_OPEN',
      paymentState: 'PAYMENT_STATE_UNPAID',
      collectability: 'COLLECTABILITY_COLLECT',
      overdue: false,
      remaining: usd(12_345),
      dueDate: toWireDate('2013-03-10'),
      episode: 1,
      version: '2',
    });
    const [event, ...rest] = await db.published();
    expect(rest).toEqual([]);
    expect(event).toMatchObject({
      type: 'dunlin.invoice.v1.InvoiceIssued',
      key: customerId,
      subject: issued.invoiceId,
      sequence: 2n,
      payload: {
        cause: { actor: 'user:ann', reason: 'ISSUED' },
        snapshot: { zone: 'Europe/Berlin', invoice: { remaining: usd(12_345) } },
      },
    });
    const { lines } = await client.listJournal({ invoiceId: issued.invoiceId }, ann);
    expect(
      lines.map(({ account, debit, credit, context, component }) => [account, debit, credit, context, component]),
    ).toEqual([
      ['1200', usd(12_345), usd(0), 'INVOICE_ISSUED', 'PRINCIPAL'],
      ['4000', usd(0), usd(12_345), 'INVOICE_ISSUED', ''],
    ]);
  });

  it('refuse wrong fields all at once, a taken number and unknown ids', async () => {
    const customerId = await aCustomer();
    const request = {
      requestId: newId(),
      customerId: 'x',
      number: '',
      dueDate: toWireDate('2013-01-01'),
      issueDate: toWireDate('2013-01-02'),
    };
    await expect(client.createInvoice(request, ann)).rejects.toMatchObject({
      code: 'INVOICE_INVALID',
      details: {
        violations: ['number', 'customer_id', 'amount', 'due_date'].map((field) => expect.objectContaining({ field })),
      },
    });
    const { number } = await anInvoice(customerId);
    await expect(anInvoice(customerId, 100, { number })).rejects.toMatchObject({ code: 'INVOICE_NUMBER_TAKEN' });
    await expect(anInvoice(newId())).rejects.toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
    await expect(get(newId())).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    await expect(get('nonsense')).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    await expect(client.getInvoice({ number: 'zero\0' }, ann)).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    await expect(client.issueInvoice({ requestId: newId() }, ann)).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
  });

  it('are voided once, with reason, and never when paid', async () => {
    const customerId = await aCustomer();
    const { invoiceId } = await anInvoice(customerId);
    const { invoice } = await client.voidInvoice({ requestId: newId(), invoiceId, reason: 'billed twice' }, ann);
    expect(invoice).toMatchObject({ lifecycle: 'LIFECYCLE_VOID', remaining: usd(0) });
    expect((await db.published()).at(-1)!.payload.cause).toEqual({ actor: 'user:ann', reason: 'billed twice' });
    await expect(client.voidInvoice({ requestId: newId(), invoiceId, reason: 'again' }, ann)).rejects.toMatchObject({
      code: 'INVOICE_TRANSITION_REFUSED',
      details: { state: 'VOID', allowed: [] },
    });
    const paid = await anInvoice(customerId);
    await consume('onPayments', settled({ customerId, minor: 10_000, invoiceIds: [paid.invoiceId] }));
    await expect(
      client.voidInvoice({ requestId: newId(), invoiceId: paid.invoiceId, reason: 'x' }, ann),
    ).rejects.toMatchObject({
      details: { state: 'PAID', allowed: [] },
    });
    await expect(
      client.voidInvoice({ requestId: newId(), invoiceId: paid.invoiceId, reason: ' ' }, ann),
    ).rejects.toMatchObject({
      code: 'INVOICE_INVALID',
    });
  });

  it('are disputed and left out of undirected money', async () => {
    const customerId = await aCustomer();
    const { invoiceId } = await anInvoice(customerId);
    const { invoice } = await client.raiseDispute({ requestId: newId(), invoiceId, reason: 'never delivered' }, ann);
    expect(invoice).toMatchObject({ disputed: true, lifecycle: 'LIFECYCLE_OPEN' });
    await expect(client.raiseDispute({ requestId: newId(), invoiceId, reason: 'again' }, ann)).rejects.toMatchObject({
      details: { state: 'OPEN', allowed: ['void', 'close dispute'] },
    });
    await consume('onPayments', settled({ customerId, minor: 4_000 }));
    expect(await get(invoiceId)).toMatchObject({ remaining: usd(10_000) });
    await client.closeDispute({ requestId: newId(), invoiceId, reason: 'delivered' }, ann);
    expect(shortTypes(await db.published())).toEqual([
      'InvoiceIssued',
      'DisputeRaised',
      'PaymentAllocated',
      'DisputeClosed',
    ]);
  });

  it('answer 20 concurrent twins of one request alike and once', async () => {
    const { invoiceId } = await anInvoice(await aCustomer());
    const request = { requestId: newId(), invoiceId, reason: 'twin' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.voidInvoice(request, ann)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(shortTypes(await db.published()).filter((type) => type === 'InvoiceVoided')).toHaveLength(1);
  });
});

describe('payments', () => {
  it('settle named invoices, then the oldest, and keep the rest', async () => {
    const customerId = await aCustomer();
    const [oldest, named] = [
      await anInvoice(customerId),
      await anInvoice(customerId, 5_000, { dueDate: toWireDate('2013-04-01') }),
    ];
    await db.clearOutbox();
    const paymentId = newId();
    await consume('onPayments', settled({ paymentId, customerId, minor: 16_000, invoiceIds: [named.invoiceId] }));
    expect(await get(named.invoiceId)).toMatchObject({
      lifecycle: 'LIFECYCLE_PAID',
      paymentState: 'PAYMENT_STATE_PAID',
    });
    expect(await get(oldest.invoiceId)).toMatchObject({ lifecycle: 'LIFECYCLE_PAID' });
    const events = await db.published();
    expect(shortTypes(events)).toEqual(['InvoicePaid', 'InvoicePaid', 'PaymentAllocated']);
    expect(events.map(({ key }) => key)).toEqual([customerId, customerId, customerId]);
    expect(events[2]!.payload).toMatchObject({ paymentId, unapplied: usd(1_000) });
    expect(events[2]!.payload.allocations).toHaveLength(2);
  });

  it('are unwound exactly, and what they had settled is owed again from its original due date', async () => {
    const customerId = await aCustomer();
    const invoice = await anInvoice(customerId, 10_000, { dueDate: toWireDate('2013-02-10') });
    const payment = { paymentId: newId(), customerId, minor: 12_000, invoiceIds: [invoice.invoiceId] };
    await consume('onPayments', settled(payment));
    await db.clearOutbox();
    await consume('onPayments', reversed(payment));
    expect(await get(invoice.invoiceId)).toMatchObject({
      lifecycle: 'LIFECYCLE_OPEN',
      remaining: usd(10_000),
      overdue: true,
      episode: 2,
      dueDate: toWireDate('2013-02-10'),
    });
    const events = await db.published();
    expect(shortTypes(events)).toEqual(['InvoiceReopened', 'PaymentDeallocated']);
    expect(events[0]!.payload.cause.reason).toBe('PAYMENT_REVERSED');
    expect(events[1]!.payload).toMatchObject({ allocations: [{ invoiceId: invoice.invoiceId, amount: usd(10_000) }] });
    const { lines } = await client.listJournal({ paymentId: payment.paymentId, context: 'PAYMENT_REVERSED' }, ann);
    expect(lines.map(({ account, debit, credit }) => [account, debit!.minorUnits, credit!.minorUnits])).toEqual([
      ['1200', '10000', '0'],
      ['2100', '2000', '0'],
      ['1100', '0', '12000'],
    ]);
    expect(lines[0]!.reversesEntryId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('are booked in one batch with their reversals, in order, and once', async () => {
    const customers = await Promise.all(Array.from({ length: 12 }, () => aCustomer()));
    const invoices: invoiceV1.Invoice[] = [];
    for (const customerId of customers) invoices.push(await anInvoice(customerId));
    const batch = customers.flatMap((customerId, index) => {
      const payment = {
        paymentId: newId(),
        customerId,
        minor: 9_000 + index * 100,
        invoiceIds: [invoices[index]!.invoiceId],
      };
      const other = { paymentId: newId(), customerId, minor: 500 };
      return [settled(payment), settled(other), ...(index % 2 === 0 ? [reversed(payment)] : [])];
    });
    await consume('onPayments', ...batch);
    const before = await client.verifyJournal({}, ann);
    await consume('onPayments', ...batch);
    expect(await client.verifyJournal({}, ann)).toEqual(before);
    expect(await get(invoices[1]!.invoiceId)).toMatchObject({ remaining: usd(400) });
    // The reversal leaves the 500 that came beside it.
    expect(await get(invoices[0]!.invoiceId)).toMatchObject({ remaining: usd(9_500), episode: 1 });
  });

  it('say in all that follows which event of the batch it follows from', async () => {
    const payments = [];
    for (const minor of [10_000, 4_000]) {
      const customerId = await aCustomer();
      const { invoiceId } = await anInvoice(customerId);
      payments.push({ paymentId: newId(), customerId, minor, invoiceIds: [invoiceId] });
    }
    await db.clearOutbox();
    const batch = [...payments.map(settled), ...payments.map(reversed)];
    await consume('onPayments', ...batch);
    const [first, second, firstBack, secondBack] = batch as [AnyEvent, AnyEvent, AnyEvent, AnyEvent];
    const published = await db.published();
    expect(shortTypes(published).map((type, index) => [type, published[index]!.causationId])).toEqual([
      ['InvoicePaid', first.id],
      ['PaymentAllocated', first.id],
      ['InvoiceBalanceChanged', second.id],
      ['PaymentAllocated', second.id],
      ['InvoiceReopened', firstBack.id],
      ['PaymentDeallocated', firstBack.id],
      ['InvoiceBalanceChanged', secondBack.id],
      ['PaymentDeallocated', secondBack.id],
    ]);
    const correlations = new Map(batch.map(({ id, correlationId }) => [id, correlationId]));
    for (const { causationId, correlationId } of published) expect(correlationId).toBe(correlations.get(causationId));
  });

  it('that are reversed before they are settled allocate nothing, also not late', async () => {
    const customerId = await aCustomer();
    const { invoiceId } = await anInvoice(customerId);
    const payment = { paymentId: newId(), customerId, minor: 4_000, invoiceIds: [invoiceId] };
    await consume('onPayments', reversed(payment));
    await db.clearOutbox();
    await consume('onPayments', settled(payment));
    expect(await db.published()).toEqual([]);
    expect(await get(invoiceId)).toMatchObject({ remaining: usd(10_000) });
  });

  it('wait for nobody who is unknown, and are refused when they make no sense', async () => {
    await consume('onPayments', settled({ customerId: newId(), minor: 700 }));
    expect(shortTypes(await db.published())).toEqual(['PaymentAllocated']);
    const payment = { paymentId: newId(), customerId: newId(), minor: 100 };
    await expect(consume('onPayments', settled({ ...payment, minor: 0 }))).rejects.toMatchObject({
      code: 'PAYMENT_INVALID',
    });
  });
});

describe('overdue', () => {
  it('begins at midnight after the due date in the zone of the customer, once per episode', async () => {
    const customerId = await aCustomer('America/New_York');
    const { invoiceId } = await anInvoice(customerId, 100, { dueDate: toWireDate('2013-03-05') });
    const due = running.app.get(DueWork);
    await drainOverdue();
    await db.setNow(new Date('2013-03-06T04:59:59Z'));
    expect(await get(invoiceId)).toMatchObject({ overdue: false });
    expect(await due.due()).toEqual([{ phase: 'SWEEP', at: new Date('2013-03-06T05:00:00Z') }]);
    await db.setNow(new Date('2013-03-06T05:00:00Z'));
    expect(await get(invoiceId)).toMatchObject({ overdue: true });
    await db.clearOutbox();
    expect(await client.markOverdue({ requestId: newId(), limit: 10 }, ann)).toMatchObject({ markedCount: '1' });
    expect(shortTypes(await db.published())).toEqual(['InvoiceOverdue']);
    expect(await client.markOverdue({ requestId: newId() }, ann)).toMatchObject({ markedCount: '0' });
    expect(await due.runDue('SWEEP', aCaller())).toEqual({ done: 0, more: false });
  });

  it('follows the zone of the customer while it is not marked', async () => {
    const customerId = await aCustomer('Europe/Berlin');
    const { invoiceId } = await anInvoice(customerId, 100, { dueDate: toWireDate('2013-03-02') });
    await db.setNow(new Date('2013-03-02T23:30:00Z'));
    expect(await get(invoiceId)).toMatchObject({ overdue: true });
    await consumeCustomer(customerId, 'America/New_York');
    expect(await get(invoiceId)).toMatchObject({ overdue: false });
    await consumeCustomer(customerId, 'Europe/Berlin', { sequence: 0n });
    expect(await get(invoiceId)).toMatchObject({ overdue: false });
    await db.setNow(new Date('2013-03-03T05:00:00Z'));
    expect(await get(invoiceId)).toMatchObject({ overdue: true });
  });

  async function drainOverdue(): Promise<void> {
    await running.app.get(DueWork).runDue('SWEEP', aCaller());
    for (const { dueDate: _, ...row } of await openNumbers())
      await client.voidInvoice({ requestId: newId(), reason: 'tidy', ...row }, ann);
    const { invoiceId } = await anInvoice(await aCustomer('America/New_York'), 100, {
      dueDate: toWireDate('2013-03-05'),
    });
    await client.voidInvoice({ requestId: newId(), invoiceId, reason: 'tidy' }, ann);
    const last = await anInvoice(await aCustomer('America/New_York'), 100, { dueDate: toWireDate('2013-12-05') });
    expect(last.overdue).toBe(false);
  }

  async function openNumbers(): Promise<{ invoiceId: string; dueDate: unknown }[]> {
    const { invoices } = await client.listInvoices(
      { lifecycles: ['LIFECYCLE_OPEN'], dueToDate: toWireDate('2013-03-04'), pageSize: 500 },
      ann,
    );
    return invoices.map(({ invoiceId, dueDate }) => ({ invoiceId, dueDate }));
  }
});

describe('reads', () => {
  it('list with every filter and by pages', async () => {
    const customerId = await aCustomer();
    const invoices = [];
    for (const [minor, dueDate] of [
      [100, '2014-01-01'],
      [200, '2014-01-02'],
      [300, '2014-01-02'],
      [400, '2014-01-03'],
    ] as const) {
      invoices.push(await anInvoice(customerId, minor, { dueDate: toWireDate(dueDate) }));
    }
    const [a, b, c, d] = invoices as [invoiceV1.Invoice, invoiceV1.Invoice, invoiceV1.Invoice, invoiceV1.Invoice];
    await client.voidInvoice({ requestId: newId(), invoiceId: a.invoiceId, reason: 'x' }, ann);
    await client.raiseDispute({ requestId: newId(), invoiceId: b.invoiceId, reason: 'x' }, ann);
    const snapshot = { caseId: newId(), customerId, sequence: 'friendly' };
    const enrolled = (type: 'InvoiceEnrolled' | 'InvoiceLeft', invoiceId: string, caseId = snapshot.caseId) =>
      incomingEvent(`dunlin.workflow.v1.${type}`, { cause, case: { ...snapshot, caseId }, invoiceId, episode: 1 });
    await consume(
      'onEnrolment',
      enrolled('InvoiceEnrolled', c.invoiceId),
      enrolled('InvoiceEnrolled', d.invoiceId),
      enrolled('InvoiceLeft', d.invoiceId),
    );
    const listed = async (filter: invoiceV1.ListInvoicesRequestInit): Promise<string[]> => {
      const found = await client.listInvoices({ customerId, ...filter }, ann);
      return found.invoices.map(({ number }) => number);
    };
    expect(await listed({})).toEqual([a, b, c, d].map(({ number }) => number));
    expect(await listed({ lifecycles: ['LIFECYCLE_VOID', 'LIFECYCLE_PAID'] })).toEqual([a.number]);
    expect(await listed({ disputed: true })).toEqual([b.number]);
    expect(await listed({ disputed: false, lifecycles: ['LIFECYCLE_OPEN'] })).toEqual([c.number, d.number]);
    expect(await listed({ unassigned: true })).toEqual([b.number, d.number]);
    expect(await listed({ minRemaining: usd(201), maxRemaining: usd(400) })).toEqual([c.number, d.number]);
    expect(await listed({ minRemaining: { currencyCode: 'EUR', minorUnits: '1' } })).toEqual([]);
    expect(await listed({ dueFromDate: toWireDate('2014-01-02'), dueToDate: toWireDate('2014-01-02') })).toEqual([
      b.number,
      c.number,
    ]);
    expect(await listed({ text: d.number })).toEqual([d.number]);
    expect(await listed({ overdue: true })).toEqual([]);
    expect((await get(c.invoiceId)).sequence).toBe('friendly');
    const pages: string[] = [];
    let pageToken = '';
    do {
      const page = await client.listInvoices({ customerId, pageSize: 1, pageToken }, ann);
      pages.push(...page.invoices.map(({ number }) => number));
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    expect(pages).toEqual([a, b, c, d].map(({ number }) => number));
    await expect(client.listInvoices({ text: 'a\0' }, ann)).rejects.toMatchObject({ code: 'INVOICE_INVALID' });
    await expect(client.listInvoices({ customerId: 'x' }, ann)).rejects.toMatchObject({ code: 'INVOICE_INVALID' });
  });

  it('answer standings, numbers and sums', async () => {
    const invoice = await anInvoice(await aCustomer());
    const { invoices } = await client.getStandings({ invoiceIds: [invoice.invoiceId, newId(), 'x'] }, ann);
    expect(invoices).toEqual([invoice]);
    const { found } = await client.resolveInvoices({ numbers: [invoice.number, 'unknown', '=cmd|x', 'zero\0'] }, ann);
    expect(found).toEqual([expect.objectContaining({ invoiceId: invoice.invoiceId, number: invoice.number })]);
    await expect(client.getStandings({ invoiceIds: Array(501).fill('x') }, ann)).rejects.toMatchObject({
      code: 'TOO_MANY_ITEMS',
    });
    const summary = await client.getSummary({}, ann);
    const [row] = await db.database.query<{ all: bigint; open: bigint; sum: bigint }>(
      `SELECT count(*) AS all, count(*) FILTER (WHERE lifecycle = 'OPEN') AS open, sum(remaining_minor)::bigint AS sum FROM invoices`,
    );
    expect(summary).toMatchObject({
      invoiceCount: String(row!.all),
      openCount: String(row!.open),
      remaining: [usd(Number(row!.sum))],
    });
  });

  it('list the journal by pages in order of posting', async () => {
    const customerId = await aCustomer();
    await anInvoice(customerId);
    await consume('onPayments', settled({ customerId, minor: 10_000 }));
    const contexts: string[] = [];
    let pageToken = '';
    do {
      const page = await client.listJournal({ customerId, pageSize: 1, pageToken }, ann);
      contexts.push(...page.lines.map(({ context, account }) => `${context} ${account}`));
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    expect(contexts).toEqual([
      'INVOICE_ISSUED 1200',
      'INVOICE_ISSUED 4000',
      'PAYMENT_SETTLED 1100',
      'PAYMENT_SETTLED 2100',
      'ALLOCATION 2100',
      'ALLOCATION 1200',
    ]);
  });
});

describe('imports', () => {
  it('take a file and find nothing new in it the second time', async () => {
    const file = csv(
      'i-1,Ann,a@x,IMP-1,2013-02-01,2013-03-05,10.00,,',
      'i-2,Bob,,IMP-2,2013-02-01,2013-03-05,20.50,EUR,',
    );
    const first = await importFile(file);
    expect(first).toMatchObject({ state: 'STATE_COMPLETED', customersCreatedCount: '2', customersUpdatedCount: '0' });
    expect(counts(first)).toEqual([2, 2, 0, 0, 0, 0, 0]);
    expect(await byNumber('IMP-2')).toMatchObject({
      amount: { currencyCode: 'EUR', minorUnits: '2050' },
      lifecycle: 'LIFECYCLE_OPEN',
    });
    expect(shortTypes(await db.published())).toEqual([
      'ImportRegistered',
      'InvoiceIssued',
      'InvoiceIssued',
      'ImportCompleted',
    ]);
    await db.clearOutbox();
    const before = await client.verifyJournal({}, ann);
    const second = await importFile(file);
    expect(second).toMatchObject({ customersCreatedCount: '0', customersUpdatedCount: '0' });
    expect(counts(second)).toEqual([2, 0, 0, 2, 0, 0, 0]);
    expect(shortTypes(await db.published())).toEqual(['ImportRegistered', 'ImportCompleted']);
    expect(await client.verifyJournal({}, ann)).toEqual(before);
    expect(
      await db.database.query(
        'SELECT FROM import_parts UNION ALL SELECT FROM import_numbers UNION ALL SELECT FROM import_customers',
      ),
    ).toEqual([]);
  });

  it('report every bad row with its reason and take the good ones', async () => {
    const file = csv(
      'b-1,Ann,,BAD-1,2013-02-01,2013-03-05,10.00,,',
      ',Ann,,BAD-2,2013-02-01,2013-03-05,10.00,,',
      'b-1,Ann,,,2013-02-01,2013-03-05,10.00,,',
      'b-1,Ann,,BAD-4,2013-02-30,2013-03-05,10.00,,',
      'b-1,Ann,,BAD-5,2013-02-01,2013-01-31,10.00,,',
      'b-1,Ann,,BAD-6,2013-02-01,2013-03-05,0.00,,',
      'b-1,Ann,,BAD-7,2013-02-01,2013-03-05,-5,,',
      'b-1,Ann,,BAD-8,2013-02-01,2013-03-05,1.005,,',
      'b-1,Ann,,BAD-9,2013-02-01,2013-03-05,10.5,JPY,',
      'b-1,Ann,,BAD-10,2013-02-01,2013-03-05,ten,,',
      'b-1,Ann,,BAD-11,2013-02-01,2013-03-05,10.00,XXX,',
      `b-1,Ann,,${'9'.repeat(101)},2013-02-01,2013-03-05,10.00,,`,
      'b-1,Ann,,BAD-1,2013-02-01,2013-03-05,11.00,,',
      'b-1,Ann,,BAD-14,2013-02-01,2013-03-05,10.00,,Sleeping',
      'b-1,Ann,,BAD-15,2013-02-01,2013-03-05,10.00',
      'b-1,Ann,,"BAD-16,2013-02-01,2013-03-05,10.00,,',
      'b-1,Ann,,BAD-17,1013-02-01,2013-03-05,10.00,,',
      'b-1,Ann,,BAD-18,2013-02-01,2013-03-05,99999999999999999,,',
      'refused,Ann,,BAD-19,2013-02-01,2013-03-05,10.00,,',
      'b-2,Ann,no-address,BAD-20,2013-02-01,2013-03-05,10.00,,',
      "b-1,Ann,,=cmd|' /C calc'!A0,2013-02-01,2013-03-05,10.00,,",
      ',,,,soon,2013-03-05,,,',
    );
    const done = await importFile(file);
    expect(counts(done)).toEqual([22, 3, 0, 0, 0, 0, 20]);
    expect(await errorsOf(done.importId)).toEqual([
      '3 customer= MISSING',
      '4 number= MISSING',
      '5 issued=2013-02-30 NOT_A_DATE',
      '6 due=2013-01-31 DUE_BEFORE_ISSUE',
      '7 amount=0.00 NOT_POSITIVE',
      '8 amount=-5 NOT_POSITIVE',
      '9 amount=1.005 WRONG_PRECISION',
      '10 amount=10.5 WRONG_PRECISION',
      '11 amount=ten NOT_A_NUMBER',
      '12 currency=XXX UNKNOWN_CURRENCY',
      `13 number=${'9'.repeat(101)} TOO_LONG`,
      '14 number=BAD-1 DUPLICATE_NUMBER',
      '15 status=Sleeping UNKNOWN_VALUE',
      '16 =b-1 Ann  BAD-15 2013-02-01 2013-03-05 10.00 WRONG_COLUMN_COUNT',
      '17 =b-1 Ann  BAD-16 2013-02-01 2013-03-05 10.00   UNCLOSED_QUOTE',
      '18 issued=1013-02-01 OUT_OF_RANGE',
      '19 amount=99999999999999999 OUT_OF_RANGE',
      '20 customer=refused CUSTOMER_REFUSED',
      '20 customer=refused HAS_CONTROL_CHARACTERS',
      '21 email=no-address NOT_AN_EMAIL_ADDRESS',
      '23 customer= MISSING',
      '23 number= MISSING',
      '23 amount= MISSING',
      '23 issued=soon NOT_A_DATE',
    ]);
    expect(await byNumber("=cmd|' /C calc'!A0")).toMatchObject({ amount: usd(1_000) });
    expect(await byNumber('BAD-1')).toMatchObject({ amount: usd(1_000) });
  });

  it('refuse a file that cannot be read at all, and take nothing of it', async () => {
    for (const [content, why] of [
      ['', /empty/],
      ['a;b;c\n1;2;3\n', /column "customer" for customer.reference is missing/],
      [Buffer.concat([Buffer.from(csv('r-1,M')), Buffer.from([0xfc, 10])]), /not utf-8/],
      [Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0]), /Excel/],
    ] as const) {
      const refused = await importFile(content as string);
      expect(refused).toMatchObject({ state: 'STATE_REFUSED', refusal: expect.stringMatching(why), createdCount: '0' });
    }
    expect(shortTypes(await db.published())).toEqual(Array(4).fill('ImportCompleted'));
  });

  it('validate the mapping at once, and the parts at the start', async () => {
    await expect(upload('x', { mapping: 'columns: { invoice.numbr: n }' })).rejects.toMatchObject({
      code: 'MAPPING_INVALID',
      details: { violations: expect.arrayContaining([expect.objectContaining({ field: 'columns.invoice.numbr' })]) },
    });
    await expect(upload('x', { sha256: 'x', fileName: '' })).rejects.toMatchObject({ code: 'IMPORT_REQUEST_INVALID' });
    const wrong = await upload('x', { sha256: '0'.repeat(64) });
    const startIt = (importId: string) => client.startImport({ requestId: newId(), importId }, ann);
    await expect(startIt(wrong)).rejects.toMatchObject({ code: 'IMPORT_INCOMPLETE' });
    const short = await upload('x', { sizeBytes: 2 });
    await expect(startIt(short)).rejects.toMatchObject({ code: 'IMPORT_INCOMPLETE' });
    await expect(startIt(newId())).rejects.toMatchObject({ code: 'IMPORT_NOT_FOUND' });
    await expect(client.importNextChunk({ requestId: newId(), importId: short }, ann)).rejects.toMatchObject({
      code: 'IMPORT_TRANSITION_REFUSED',
      details: { state: 'UPLOADING', allowed: ['upload part', 'start'] },
    });
    const part = { importId: short, partNumber: 1, content: Buffer.alloc(1) };
    await client.uploadImportPart({ requestId: newId(), ...part }, ann);
    await expect(client.uploadImportPart({ requestId: newId(), ...part, partNumber: 2 }, ann)).rejects.toMatchObject({
      code: 'IMPORT_REQUEST_INVALID',
    });
  });

  it('make invoices what the file says: changed, held, closed, paid, re-opened', async () => {
    const row = (number: string, amount: string, due = '2013-03-05', status = ''): string =>
      `f-1,Ann,,${number},2013-02-01,${due},${amount},,${status}`;
    await importFile(
      csv(row('F-1', '100.00'), row('F-2', '100.00'), row('F-3', '100.00'), row('F-4', '100.00'), row('F-5', '1.00')),
    );
    const { customerId } = await byNumber('F-1');
    const idOf = async (number: string): Promise<string> => (await byNumber(number)).invoiceId;
    await consume('onPayments', settled({ customerId, minor: 10_000, invoiceIds: [await idOf('F-3')] }));
    await consume('onPayments', settled({ customerId, minor: 4_000, invoiceIds: [await idOf('F-4')] }));
    await client.voidInvoice({ requestId: newId(), invoiceId: await idOf('F-4'), reason: 'by mistake' }, ann);
    await db.clearOutbox();
    const done = await importFile(
      csv(
        row('F-1', '80.00', '2013-04-01'),
        row('F-2', '100.00', '2013-03-05', 'hold'),
        row('F-3', '100.00'),
        row('F-4', '100.00'),
        row('F-5', '1.00', '2013-03-05', 'CLOSED'),
        row('F-6', '1.00', '2013-03-05', 'Closed'),
      ),
      { mode: 'MODE_FULL' },
    );
    expect(counts(done)).toEqual([6, 0, 2, 2, 1, 1, 0]);
    expect(await byNumber('F-1')).toMatchObject({ remaining: usd(8_000), dueDate: toWireDate('2013-04-01') });
    expect(await byNumber('F-2')).toMatchObject({ collectability: 'COLLECTABILITY_DO_NOT_COLLECT' });
    expect(await byNumber('F-3')).toMatchObject({ lifecycle: 'LIFECYCLE_PAID' });
    // What was paid before the void settles it again.
    expect(await byNumber('F-4')).toMatchObject({ lifecycle: 'LIFECYCLE_OPEN', episode: 2, remaining: usd(6_000) });
    expect(await byNumber('F-5')).toMatchObject({ lifecycle: 'LIFECYCLE_VOID' });
    const events = await db.published();
    expect(
      events.map(({ type, payload }) => [type.split('.').at(-1), payload.cause.reason, payload.changedFields]),
    ).toEqual(
      expect.arrayContaining([
        ['InvoiceChanged', 'FEED_CHANGED', ['amount', 'due_date']],
        ['InvoiceChanged', 'FEED_CHANGED', ['collectability']],
        ['InvoiceReopened', 'FEED_REOPEN', undefined],
        ['InvoiceVoided', 'CLOSED_BY_FEED', undefined],
      ]),
    );
    const refused = await importFile(
      csv('f-2,Bob,,F-1,2013-02-01,2013-04-01,80.00,,', 'f-1,Ann,,F-2,2013-02-01,2013-03-05,100.00,EUR,'),
    );
    expect(await errorsOf(refused.importId)).toEqual([
      '2 customer=f-2 CUSTOMER_CHANGED',
      '3 currency=EUR CURRENCY_CHANGED',
    ]);
  });

  it('close what an active file leaves out, but not more than a fifth unconfirmed', async () => {
    await owner((connection) => connection.query('UPDATE invoices SET from_feed = false'));
    const row = (index: number, amount = '5.00'): string => `a-1,Ann,,ACT-${index},2013-02-01,2013-03-05,${amount},,`;
    const all = Array.from({ length: 10 }, (_, index) => index);
    const without = (absent: readonly number[], amount = '5.00'): string =>
      csv(...all.filter((index) => !absent.includes(index)).map((index) => row(index, amount)));
    await importFile(without([]), { mode: 'MODE_ACTIVE' });
    await db.clearOutbox();
    const refused = await importFile(without([0, 1, 2], '6.00'), { mode: 'MODE_ACTIVE' });
    expect(refused).toMatchObject({
      state: 'STATE_REFUSED',
      refusal: expect.stringMatching(/lacks 3 of 10 open invoices/),
    });
    expect(counts(refused)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(await byNumber('ACT-9')).toMatchObject({ amount: usd(500) });
    const closed = await importFile(without([0, 1]), { mode: 'MODE_ACTIVE' });
    expect(counts(closed)).toEqual([8, 0, 0, 8, 0, 2, 0]);
    const [voided] = (await db.published()).filter(({ type }) => type.endsWith('InvoiceVoided'));
    expect(voided!.payload).toMatchObject({
      cause: { reason: 'ABSENT_FROM_FEED' },
      snapshot: { invoice: { number: expect.stringMatching(/ACT-[01]/) } },
    });
    // A rejected row counts as present; the confirmed rest is closed and the absent of before come back.
    const confirmed = await importFile(csv(row(0), row(1), row(2, 'free')), {
      mode: 'MODE_ACTIVE',
      confirmClose: true,
    });
    expect(counts(confirmed)).toEqual([3, 0, 0, 0, 2, 7, 1]);
    expect(await byNumber('ACT-2')).toMatchObject({ lifecycle: 'LIFECYCLE_OPEN' });
  });

  it('say what a dry run would do and write nothing', async () => {
    await owner((connection) => connection.query('UPDATE invoices SET from_feed = false'));
    const row = (number: string, amount: string): string => `d-1,Ann,,${number},2013-02-01,2013-03-05,${amount},,`;
    await importFile(csv(row('D-1', '1.00'), row('D-2', '1.00'), row('D-3', '1.00')));
    await db.clearOutbox();
    const customers = KeptCustomers.customers.size;
    const file = csv(
      row('D-1', '2.00'),
      row('D-2', '1.00'),
      'd-9,New,,D-4,2013-02-01,2013-03-05,1.00,,',
      row('D-5', 'x'),
      row('D-4', '1.00'),
    );
    const dry = await importFile(file, { dryRun: true, mode: 'MODE_ACTIVE', confirmClose: true });
    expect(counts(dry)).toEqual([5, 1, 1, 1, 0, 1, 2]);
    expect(dry).toMatchObject({ dryRun: true, customersCreatedCount: '1', state: 'STATE_COMPLETED' });
    expect(await errorsOf(dry.importId)).toEqual(['5 amount=x NOT_A_NUMBER', '6 number=D-4 DUPLICATE_NUMBER']);
    expect(shortTypes(await db.published())).toEqual(['ImportRegistered', 'ImportCompleted']);
    expect(await byNumber('D-1')).toMatchObject({ amount: usd(100) });
    expect(await byNumber('D-3')).toMatchObject({ lifecycle: 'LIFECYCLE_OPEN' });
    await expect(byNumber('D-4')).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    expect(KeptCustomers.customers.size).toBe(customers);
  });

  describe('of many chunks', () => {
    const rows = 12_003;
    const big = (over: (index: number) => string = () => ''): string =>
      csv(
        ...Array.from(
          { length: rows },
          (_, index) =>
            over(index) || `m-${index % 700},"Name\n${index % 700}",,BIG-${index},2013-02-01,2013-03-05,1.00,,`,
        ),
      );

    it('go on from where they were, with parts cut anywhere, and survive lost answers', async () => {
      const importId = await upload(big(), { partBytes: 100_003 });
      await client.startImport({ requestId: newId(), importId }, ann);
      KeptCustomers.loseNextAnswer = true;
      const next = (call: number) =>
        client.importNextChunk({ requestId: `${importId}/${call}`, importId }, ann, { deadlineMs: 60_000 });
      await expect(next(1)).rejects.toMatchObject({ kind: 'internal' });
      // The event of a customer that the lost answer told of does not change what is asked again.
      const [kept] = [...KeptCustomers.customers.values()].filter(({ reference }) => reference === 'm-3');
      await consume(
        'onCustomers',
        incomingEvent('dunlin.customer.v1.CustomerCreated', {
          cause,
          customer: { customerId: kept!.customerId, reference: 'm-3', zone: kept!.zone },
        }),
      );
      const first = await next(1);
      expect(counts(first.import!)).toEqual([5_000, 5_000, 0, 0, 0, 0, 0]);
      expect(await next(1)).toEqual(first);
      const twins = await Promise.all([next(2), next(2), next(2)]);
      expect(new Set(twins.map((twin) => JSON.stringify(twin))).size).toBe(1);
      const done = await runChunks(importId);
      expect(counts(done)).toEqual([rows, rows, 0, 0, 0, 0, 0]);
      expect(done).toMatchObject({ customersCreatedCount: '700', customersUpdatedCount: '0' });
      const again = await importFile(big());
      expect(counts(again)).toEqual([rows, 0, 0, rows, 0, 0, 0]);
      expect(again).toMatchObject({ customersCreatedCount: '0', customersUpdatedCount: '0' });
    });

    it('find a repeated number in any chunk, and let the last row about a customer win', async () => {
      const file = big((index) => {
        if (index === 11_000) return 'm-17,Last,,BIG-17,2013-02-01,2013-03-05,2.00,,';
        return index === 11_001
          ? 'new-1,Last,,NEW-1,2013-02-01,2013-03-05,2.00,,'
          : index === 3
            ? 'new-1,First,,NEW-2,2013-02-01,2013-03-05,2.00,,'
            : index === 11_002
              ? 'new-1,Last,,NEW-2,2013-02-01,2013-03-05,2.00,,'
              : '';
      });
      for (const expected of [
        { counts: [rows, 2, 0, rows - 4, 0, 0, 2], customersCreatedCount: '1', customersUpdatedCount: '1' },
        { counts: [rows, 0, 0, rows - 2, 0, 0, 2], customersCreatedCount: '0', customersUpdatedCount: '0' },
      ]) {
        const { counts: wanted, ...customers } = expected;
        const done = await importFile(file);
        expect(counts(done)).toEqual(wanted);
        expect(done).toMatchObject(customers);
        expect((await errorsOf(done.importId)).map((error) => error.split(' ').slice(1).join(' '))).toEqual([
          'number=BIG-17 DUPLICATE_NUMBER',
          'number=NEW-2 DUPLICATE_NUMBER',
        ]);
      }
      expect(KeptCustomers.customers.get('new-1')!.facts).toMatchObject({ name: 'Last' });
    });

    it('tell a call that comes too late for the last chunk to come again, though the file is gone by then', async () => {
      const importId = await upload(csv('late-1,Ann,,LATE-1,2013-02-01,2013-03-05,1.00,,'));
      await client.startImport({ requestId: newId(), importId }, ann);
      // What another call does at the end of the file, while this one waits to read it.
      const late = await owner(async (other) => {
        await other.query('BEGIN; LOCK TABLE import_parts');
        const call = client.importNextChunk({ requestId: newId(), importId }, ann).catch((error: unknown) => error);
        const waiting = `SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'import_parts'::regclass`;
        while ((await db.database.query(waiting)).length === 0) await sleep(5);
        await other.query(`UPDATE imports SET state = 'COMPLETED', completed_at = created_at, version = version + 1
                            WHERE import_id = '${importId}';
          DELETE FROM import_parts WHERE import_id = '${importId}'; COMMIT`);
        return call;
      });
      expect(await late).toMatchObject({ code: 'INVOICE_CHANGED_MEANWHILE', kind: 'aborted' });
      expect(await client.importNextChunk({ requestId: newId(), importId }, ann)).toMatchObject({
        import: { state: 'STATE_COMPLETED' },
      });
    });

    it('wait while one runs that closes what is absent', async () => {
      const active = await upload(big(), { mode: 'MODE_ACTIVE', confirmClose: true });
      const other = await upload(csv('w-1,Ann,,W-1,2013-02-01,2013-03-05,1.00,,'));
      for (const importId of [active, other]) await client.startImport({ requestId: newId(), importId }, ann);
      await client.importNextChunk({ requestId: newId(), importId: active }, ann);
      await expect(client.importNextChunk({ requestId: newId(), importId: other }, ann)).rejects.toMatchObject({
        code: 'IMPORT_WAITS',
        kind: 'aborted',
      });
      expect(await running.app.get(DueWork).outstanding()).toEqual({ 'imports running': 1 });
      expect(await runChunks(active)).toMatchObject({ state: 'STATE_COMPLETED' });
      expect(counts(await runChunks(other))).toEqual([1, 1, 0, 0, 0, 0, 0]);
    });
  });
});
