import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { WorkflowHandle } from '@temporalio/client';
import { type communicationV1, toTimestamp, type workflowV1 } from '#libs/contracts';
import { newId, snakeName } from '#libs/ids';
import {
  type AnyEvent,
  connectChannels,
  launchManifest,
  Logger,
  type RpcClient,
  RpcClients,
  type ServiceProcess,
  TemporalConnection,
} from '#libs/platform';
import {
  aCaller,
  createNamespace,
  createServiceDatabase,
  eventually,
  type ServiceDatabase,
  testServers,
} from '#libs/testing';
import { addDays } from '#libs/time';
import { isFree } from '../../../libs/stack/ports.js';
import { ArrangementsConsumer } from '../arrangements/adapters/arrangements.consumer.js';
import { AnnouncementsConsumer } from '../cases/adapters/announcements.consumer.js';
import { selectDiffering } from '../cases/adapters/listing/listed-facts.sql.js';
import { EnrolmentConsumer } from '../enrolment/adapters/enrolment.consumer.js';
import { FilesConsumer } from '../files/adapters/files.consumer.js';
import { PlacementsConsumer } from '../placements/adapters/placements.consumer.js';
import { PromisesConsumer } from '../promises/adapters/promises.consumer.js';
import { service } from '../service.js';
import { anInvoice, customerEvent, invoiceEvent, messageEvent, type SampleInvoice } from './builders.js';
import { workflowBundlePath } from './bundle.js';
import { otherServices, PeerStubs } from './peer-stubs.js';
import { createTopics, type PublishedFact, readTopic } from './topics.js';

const start = new Date('2013-01-20T12:00:00.000Z');

/** Who calls in specs. */
export const ann = { actor: 'user:ann', correlationId: 'spec' };

/** This service with its worker, on a database of its own, with stand-ins for the others. */
class WorkflowService extends PeerStubs {
  db!: ServiceDatabase;
  running!: ServiceProcess;
  client!: RpcClient<workflowV1.Rpcs>;
  private readonly topicPrefix = `t${randomBytes(4).toString('hex')}.`;
  private channels!: ReturnType<typeof connectChannels>;
  private peers!: Awaited<ReturnType<PeerStubs['startAll']>>;

  constructor(private readonly clock: 'test' | 'real') {
    super();
  }

  async start(): Promise<void> {
    this.db = await createServiceDatabase({
      service: 'workflow',
      migrations: join(import.meta.dirname, '../migrations'),
      ...(this.clock === 'test' ? { start } : {}),
      tables: [...service.tables] as never,
    });
    this.peers = await this.startAll();
    await createTopics(this.topicPrefix);
    this.running = await this.launch(await workflowBundlePath());
    this.channels = connectChannels({ DUNLIN_RPC_WORKFLOW_ADDRESS: `127.0.0.1:${this.running.grpcPort}` });
    this.client = new RpcClients(this.channels).of('workflow');
    this.onSent = async (messageId, { customerId, invoiceIds }) => {
      const sentTime = toTimestamp(await this.db.database.now());
      await this.consume(messageEvent('MessageSent', { messageId, customerId, invoiceIds, sentTime }));
    };
  }

  async stop(): Promise<void> {
    await this.assertListed();
    this.channels.close();
    await this.running.stop();
    for (const peer of Object.values(this.peers)) peer.stop();
    await this.db.close();
  }

  /** Hands events to the consumers as the transport does: decoded, in one transaction each. */
  async consume(...events: AnyEvent[]): Promise<void> {
    const enrolment = this.running.app.get(EnrolmentConsumer, { strict: false });
    const placements = this.running.app.get(PlacementsConsumer, { strict: false });
    const files = this.running.app.get(FilesConsumer, { strict: false });
    const promises = this.running.app.get(PromisesConsumer, { strict: false });
    const arrangements = this.running.app.get(ArrangementsConsumer, { strict: false });
    const announcements = this.running.app.get(AnnouncementsConsumer, { strict: false });
    for (const event of events) {
      await this.db.runner.transact(aCaller({ actor: 'system:invoice' }), (tx) => {
        if (event.type === 'dunlin.invoice.v1.ImportRegistered') return files.onImports([event] as never, tx);
        if (event.type.startsWith('dunlin.payment.v1.Arrangement'))
          return arrangements.onArrangements([event] as never, tx);
        if (event.type.startsWith('dunlin.payment.v1.Promise')) return promises.onPromises([event] as never, tx);
        if (event.type.startsWith('dunlin.payment')) return files.onPaymentFiles([event] as never, tx);
        if (event.type.startsWith('dunlin.invoice')) return enrolment.onInvoices([event] as never, tx);
        if (event.type.startsWith('dunlin.communication')) return announcements.onMessages([event] as never, tx);
        if (event.type.startsWith('dunlin.customer')) return enrolment.onCustomers([event] as never, tx);
        return placements.onPlacements([event] as never, tx);
      });
    }
  }

  /** Lets many customers and their invoices appear, by one transaction each. */
  async consumeMany(invoices: readonly SampleInvoice[]): Promise<void> {
    const enrolment = this.running.app.get(EnrolmentConsumer, { strict: false });
    const customers = [...new Set(invoices.map(({ customerId }) => customerId))].map((id) => customerEvent(id, 1));
    const caller = aCaller({ actor: 'system:invoice' });
    await this.db.runner.transact(caller, (tx) => enrolment.onCustomers(customers as never, tx));
    const events = invoices.map((invoice) => invoiceEvent('InvoiceIssued', invoice));
    await this.db.runner.transact(caller, (tx) => enrolment.onInvoices(events as never, tx));
  }

  async apply(document: string, skipMissedSteps = false): Promise<workflowV1.ApplySequenceResponse> {
    const response = await this.client.applySequence({ requestId: newId(), document, skipMissedSteps }, ann);
    await this.allWakesSettled();
    return response;
  }

  async advanceTo(instant: string): Promise<workflowV1.ClockAdvance> {
    const request = { requestId: newId(), targetTime: toTimestamp(new Date(instant)) };
    const { advance } = await this.client.advanceClock(request, ann);
    let latest = advance!;
    await eventually(async () => {
      latest = (await this.client.getClockAdvance({ advanceId: advance!.advanceId }, ann)).advance!;
      expect(latest.state).not.toBe('STATE_RUNNING');
    });
    return latest;
  }

  /** Enrols an invoice at a customer that can be reached, before anything of it is due. */
  async enrolled(overrides: Partial<SampleInvoice>): Promise<SampleInvoice> {
    const invoice = anInvoice({ issuedOn: '2013-01-20', ...overrides });
    await this.consume(customerEvent(invoice.customerId, 1), invoiceEvent('InvoiceIssued', invoice));
    const days = invoice.amountMinor === 10_000 ? -3 : 1;
    const day = new Date(`${addDays(invoice.dueOn, days)}T06:00:00Z`);
    if (day > (await this.db.database.now())) await this.advanceTo(day.toISOString());
    return invoice;
  }

  /** Gives a customer as many small open invoices, in no case. */
  async owes(customerId: string, count: number): Promise<void> {
    await this.db.database.query(
      `INSERT INTO invoices (invoice_id, number, customer_id, creditor_id, currency, amount_minor, remaining_minor, issued_on,
         due_on, zone, lifecycle, collectable, disputed, episode, version, enrolled_episode, because)
       SELECT gen_random_uuid(), 'M-' || n, $1, 'main', 'USD', 100, 100, '2013-01-02', '2013-02-01', 'UTC', 'OPEN', true, false, 1, 1, 0, ''
         FROM generate_series(1, $2::integer) AS n`,
      [customerId, count],
    );
  }

  /** Ends what a test began, so that it does not show in the next one. */
  async cancel(invoice: SampleInvoice): Promise<void> {
    const { caseId } = await this.caseOf(invoice.invoiceId);
    await this.client.cancelCase({ requestId: newId(), caseId, reason: 'Enough' }, ann);
  }

  /** The messages about an invoice. */
  about({ invoiceId }: SampleInvoice): communicationV1.SendMessageRequest[] {
    return this.sent.filter(({ invoiceIds }) => invoiceIds.includes(invoiceId));
  }

  async caseOf(invoiceId: string): Promise<workflowV1.Case> {
    const { cases } = await this.client.listCases({ invoiceId }, ann);
    expect(cases).toHaveLength(1);
    return (await this.client.getCase({ caseId: cases[0]!.caseId }, ann)).case!;
  }

  /** Ends a workflow as an operator of Temporal can. */
  async terminate(workflowId: string): Promise<void> {
    await this.handle(workflowId, (handle) => handle.terminate('spec'));
  }

  async isRunning(workflowId: string): Promise<boolean> {
    const { status } = await this.handle(workflowId, (handle) => handle.describe());
    return status.name === 'RUNNING';
  }

  private handle<Result>(workflowId: string, act: (handle: WorkflowHandle) => Promise<Result>): Promise<Result> {
    const temporal = this.running.app.get(TemporalConnection, { strict: false });
    return temporal.attempt((client) => act(client.workflow.getHandle(workflowId)));
  }

  async count(table: string): Promise<number> {
    const [row] = await this.db.database.query<{ count: bigint }>(`SELECT count(*) AS count FROM ${table}`);
    return Number(row!.count);
  }

  /** What lists of cases go by is what follows from the facts, whatever a spec did. */
  private async assertListed(): Promise<void> {
    expect(await this.db.database.query(selectDiffering)).toEqual([]);
  }

  async allWakesSettled(): Promise<void> {
    await eventually(async () => expect(await this.count('wakes')).toBe(0));
  }

  /** What was published about customers, in order. */
  async publishedOf(customerIds: readonly string[]): Promise<PublishedFact[]> {
    await eventually(async () => expect(await this.count('outbox')).toBe(0));
    const published = await readTopic(`${this.topicPrefix}workflow.events.v1`);
    return published.filter(({ key }) => customerIds.includes(key));
  }

  private async launch(bundlePath: string): Promise<ServiceProcess> {
    const { kafkaBrokers, temporalAddress } = testServers();
    const port = await freePort();
    const env = {
      DUNLIN_ROLES: 'server,relay,worker',
      DUNLIN_BIND_HOST: '127.0.0.1',
      DUNLIN_GRPC_PORT: String(port),
      DUNLIN_HTTP_PORT: '0',
      DUNLIN_POSTGRES_URL: this.db.url,
      DUNLIN_KAFKA_BROKERS: kafkaBrokers,
      DUNLIN_KAFKA_TOPIC_PREFIX: this.topicPrefix,
      DUNLIN_TEMPORAL_ADDRESS: temporalAddress,
      DUNLIN_TEMPORAL_NAMESPACE: await createNamespace(),
      DUNLIN_CLOCK_MODE: this.clock,
      DUNLIN_SHUTDOWN_TIMEOUT_MS: '5000',
      DUNLIN_RPC_WORKFLOW_ADDRESS: `127.0.0.1:${port}`,
      ...Object.fromEntries(
        otherServices.map((name) => [`DUNLIN_RPC_${snakeName(name).toUpperCase()}_ADDRESS`, this.peers[name]!.address]),
      ),
    };
    const workers = service.workers!.map((each) =>
      each.workflowBundlePath ? { ...each, workflowBundlePath: bundlePath } : each,
    );
    return launchManifest({ ...service, workers }, env, {
      logger: new Logger({ service: 'workflow', level: 'silent' }),
    });
  }
}

/** Starts the service before the tests of a file and stops it after them. @param sequences applied at first */
export function useWorkflowService(...sequences: string[]): WorkflowService {
  return useService(new WorkflowService('test'), sequences);
}

/** The same where time is real: workflows wait for timers, and the sweep runs. */
export function useWorkflowServiceInRealTime(...sequences: string[]): WorkflowService {
  return useService(new WorkflowService('real'), sequences);
}

function useService(workflow: WorkflowService, sequences: readonly string[]): WorkflowService {
  beforeAll(async () => {
    await workflow.start();
    for (const sequence of sequences) await workflow.apply(sequence);
  });
  afterAll(() => workflow.stop());
  beforeEach(() => workflow.forget());
  return workflow;
}

/** Chosen beforehand, because the service calls itself at this port. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + (randomBytes(2).readUInt16BE() % 12_000);
    if (await isFree(port)) return port;
  }
}
