import 'reflect-metadata';
import { join } from 'node:path';
import pg from 'pg';
import { type invoiceV1, type PackageRpcs, toWireDate } from '#libs/contracts';
import { newId } from '#libs/ids';
import type { AnyEvent, RpcClient, ServiceProcess } from '#libs/platform';
import {
  aCaller,
  incomingEvent,
  type PublishedEvent,
  type RunningService,
  runService,
  type ServiceDatabase,
} from '#libs/testing';
import { CalendarsConsumer } from '../calendars/adapters/calendars.consumer.js';
import { CustomersConsumer } from '../customers/adapters/customers.consumer.js';
import { CustomersModule } from '../customers/customers.module.js';
import { CustomerDirectory } from '../customers/use-cases/ports.js';
import { DisputesModule } from '../disputes/disputes.module.js';
import { CustomerDocuments } from '../disputes/use-cases/ports.js';
import { FeesConsumer } from '../fees/adapters/fees.consumer.js';
import { InvoicesConsumer } from '../invoices/adapters/invoices.consumer.js';
import { LedgerConsumer } from '../ledger/adapters/ledger.consumer.js';
import { PapersModule } from '../papers/papers.module.js';
import { Addressees } from '../papers/use-cases/ports.js';
import { ProlongationsModule } from '../prolongations/prolongations.module.js';
import { CollectionFacts } from '../prolongations/use-cases/ports.js';
import { service } from '../service.js';
import { Collection } from '../write-offs/use-cases/ports.js';
import { WriteOffsModule } from '../write-offs/write-offs.module.js';
import { KeptAddressees } from './kept-addressees.js';
import { KeptCollection } from './kept-collection.js';
import { KeptCollectionFacts } from './kept-collection-facts.js';
import { KeptCustomers } from './kept-customers.js';
import { KeptDocuments } from './kept-documents.js';

export const start = new Date('2013-03-01T09:00:00.000Z');
export const ann = { actor: 'user:ann', correlationId: 'spec' };
export const cause = { actor: 'system:spec', reason: 'SPEC' };

export const usd = (minorUnits: number) => ({ currencyCode: 'USD', minorUnits: String(minorUnits) });
export const shortTypes = (events: readonly PublishedEvent[]): string[] =>
  events.map(({ type }) => type.split('.').at(-1)!);

const consumers = {
  onPayments: LedgerConsumer,
  onCustomers: CustomersConsumer,
  onClasses: CustomersConsumer,
  onCalendars: CalendarsConsumer,
  onEnrolment: InvoicesConsumer,
  onHolds: FeesConsumer,
};

/**
 * The service on a database of its own, with the customers of `KeptCustomers` in place of the customer service, and what
 * `KeptCollection` says in place of the workflow service.
 */
export class SpecService {
  host!: RunningService<'invoice'>;
  private count = 0;

  get client(): RpcClient<PackageRpcs['invoice']> {
    return this.host.client;
  }

  get db(): ServiceDatabase {
    return this.host.db;
  }

  get running(): ServiceProcess {
    return this.host.running;
  }

  /** Runs statements as the owner of the schema. */
  readonly owner = <Result>(run: (connection: pg.Client) => Promise<Result>): Promise<Result> =>
    connected(this.db.ownerUrl, run);

  readonly aCustomer = async (zone = 'Europe/Berlin'): Promise<string> => {
    const customerId = newId();
    await this.consumeCustomer(customerId, zone);
    return customerId;
  };

  readonly consumeCustomer = (customerId: string, zone: string, head?: { sequence: bigint }): Promise<void> => {
    const customer = { customerId, reference: customerId, zone };
    return this.consume('onCustomers', incomingEvent('dunlin.customer.v1.CustomerChanged', { cause, customer }, head));
  };

  /** Hands events to the consumer as the transport does: decoded, in one transaction. */
  readonly consume = async (method: keyof typeof consumers, ...events: AnyEvent[]): Promise<void> => {
    const consumer = this.running.app.get<Record<string, (events: AnyEvent[], tx: unknown) => Promise<void>>>(
      consumers[method],
    );
    await this.db.runner.transact(aCaller({ actor: 'system:spec' }), (tx) => consumer[method]!(events, tx));
  };

  readonly anInvoice = async (
    customerId: string,
    minor = 10_000,
    over: invoiceV1.CreateInvoiceRequestInit = {},
  ): Promise<invoiceV1.Invoice> => {
    const request = {
      requestId: newId(),
      customerId,
      number: `N-${String(++this.count).padStart(5, '0')}`,
      amount: usd(minor),
      issueDate: toWireDate('2013-02-01'),
      dueDate: toWireDate('2013-03-10'),
      ...over,
    };
    const { invoice } = await this.client.createInvoice(request, ann);
    return (await this.client.issueInvoice({ requestId: newId(), invoiceId: invoice!.invoiceId }, ann)).invoice!;
  };

  readonly get = async (invoiceId: string): Promise<invoiceV1.Invoice> =>
    (await this.client.getInvoice({ invoiceId }, ann)).invoice!;
}

/** Debtors whose kept figures are not those of their open invoices. */
const wrongDebtors = `
  SELECT customer_id, currency, d.*, i.*
    FROM (SELECT customer_id, currency, count(*) AS open, sum(remaining_minor) AS outstanding,
                 coalesce(sum(remaining_minor) FILTER (WHERE overdue_marked), 0) AS overdue, min(due_on) AS oldest
            FROM invoices WHERE lifecycle = 'OPEN' GROUP BY 1, 2) i
    FULL JOIN (SELECT * FROM debtors WHERE open_count > 0) d USING (customer_id, currency)
   WHERE (i.open, i.outstanding, i.overdue, i.oldest)
     IS DISTINCT FROM (d.open_count, d.outstanding_minor, d.overdue_minor, d.oldest_due_on)`;

/**
 * Starts the service for a spec file, and proves its journal and what its customers owe after every test.
 * @param more settings, which are asked for before it starts
 */
export function specService(more: () => Promise<Record<string, string>> = async () => ({})): SpecService {
  const spec = new SpecService();
  beforeAll(async () => {
    replaceProvider(CustomersModule, { provide: CustomerDirectory, useClass: KeptCustomers });
    replaceProvider(DisputesModule, { provide: CustomerDocuments, useClass: KeptDocuments });
    replaceProvider(PapersModule, { provide: Addressees, useClass: KeptAddressees });
    replaceProvider(WriteOffsModule, { provide: Collection, useClass: KeptCollection });
    replaceProvider(ProlongationsModule, { provide: CollectionFacts, useClass: KeptCollectionFacts });
    const migrations = join(import.meta.dirname, '../migrations');
    const env = { DUNLIN_ORGANISATION_ZONE: 'Europe/Berlin', ...(await more()) };
    spec.host = await runService(service, 'invoice', { migrations, start, env });
  });
  afterAll(() => spec.host.stop());
  beforeEach(async () => {
    await spec.db.clearOutbox();
    await spec.db.setNow(start);
  });
  afterEach(async () => {
    expect(await spec.client.verifyJournal({ fromStart: true }, ann, { deadlineMs: 60_000 })).toMatchObject({
      balanced: true,
      violations: [],
    });
    expect(await spec.db.database.query(wrongDebtors)).toEqual([]);
  });
  return spec;
}

function replaceProvider(module: object, provider: object): void {
  const providers = Reflect.getMetadata('providers', module) as unknown[];
  Reflect.defineMetadata('providers', [...providers, provider], module);
}

export async function connected<Result>(url: string, run: (connection: pg.Client) => Promise<Result>): Promise<Result> {
  const connection = new pg.Client({ connectionString: url });
  await connection.connect();
  try {
    return await run(connection);
  } finally {
    await connection.end();
  }
}

interface PaymentInit {
  paymentId?: string;
  customerId: string;
  minor: number;
  invoiceIds?: string[];
}

export function settled({ paymentId = newId(), customerId, minor, invoiceIds = [] }: PaymentInit): AnyEvent {
  const payment = { paymentId, customerId, amount: usd(minor), valueDate: toWireDate('2013-02-28'), invoiceIds };
  return incomingEvent('dunlin.payment.v1.PaymentSettled', { cause, payment });
}

export function reversed({ paymentId, customerId, minor }: PaymentInit & { paymentId: string }): AnyEvent {
  const payment = {
    paymentId,
    customerId,
    amount: usd(minor),
    valueDate: toWireDate('2013-02-28'),
    reversalReason: 'bounced',
  };
  return incomingEvent('dunlin.payment.v1.PaymentReversed', { cause, payment });
}
