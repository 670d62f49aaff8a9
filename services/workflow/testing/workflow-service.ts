import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import {
  type communicationV1,
  type customerV1,
  type dcaHandoffV1,
  toTimestamp,
  type workflowV1,
} from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { derivedId, newId } from '#libs/ids';
import {
  type AnyEvent,
  connectChannels,
  launchManifest,
  Logger,
  type RpcClient,
  RpcClients,
  type ServiceProcess,
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
import { EnrolmentConsumer } from '../enrolment/adapters/enrolment.consumer.js';
import { FilesConsumer } from '../files/adapters/files.consumer.js';
import { PlacementsConsumer } from '../placements/adapters/placements.consumer.js';
import { service } from '../service.js';
import { anInvoice, customerEvent, invoiceEvent, type SampleInvoice } from './builders.js';
import { workflowBundlePath } from './bundle.js';
import { startFakePeers } from './fake-peers.js';
import { createTopics, readTopic, type PublishedFact } from './topics.js';

const start = new Date('2013-01-20T12:00:00.000Z');

/** Who calls in specs. */
export const ann = { actor: 'user:ann', correlationId: 'spec' };

/** This service with its worker under a test clock, on a database of its own, with stand-ins for the others. */
class WorkflowService {
  readonly sent: communicationV1.SendMessageRequest[] = [];
  readonly tasks: customerV1.CreateTaskRequest[] = [];
  readonly proposals: dcaHandoffV1.ProposePlacementRequest[] = [];
  readonly placementsSent: string[] = [];
  readonly recallsExpired: string[] = [];
  /** What dca-handoff does when it is asked to end a recall. */
  onExpireRecall: () => Promise<void> = () => Promise.resolve();
  /** Customers that exist although no event about them has arrived. */
  readonly templates = new Set(['upcoming-due', 'reminder']);
  readonly knownCustomers = new Set<string>();
  /** Calls about uploaded files, in order. */
  readonly fileCalls: string[] = [];
  /** State of a file after the numbered call for a chunk. */
  answerChunk: (fileId: string, call: number) => Promise<'STATE_RUNNING' | 'STATE_COMPLETED' | 'STATE_FAILED'> = () =>
    Promise.resolve('STATE_COMPLETED');
  answerSend: (request: communicationV1.SendMessageRequest) => communicationV1.MessageInit = sentAtOnce;

  db!: ServiceDatabase;
  running!: ServiceProcess;
  client!: RpcClient<workflowV1.Rpcs>;
  private readonly topicPrefix = `t${randomBytes(4).toString('hex')}.`;
  private channels!: ReturnType<typeof connectChannels>;
  private peers!: Awaited<ReturnType<typeof startFakePeers>>;

  async start(): Promise<void> {
    this.db = await createServiceDatabase({
      service: 'workflow',
      migrations: join(import.meta.dirname, '../migrations'),
      start,
      tables: [...service.tables] as never,
    });
    this.peers = await this.startPeers();
    await createTopics(this.topicPrefix);
    this.running = await this.launch(await workflowBundlePath());
    this.channels = connectChannels({ DUNLIN_RPC_WORKFLOW_ADDRESS: `127.0.0.1:${this.running.grpcPort}` });
    this.client = new RpcClients(this.channels).of('workflow');
  }

  async stop(): Promise<void> {
    this.channels.close();
    await this.running.stop();
    this.peers.stop();
    await this.db.close();
  }

  /** Forgets what the others were asked, and restores their usual responses. */
  forget(): void {
    for (const list of [this.sent, this.tasks, this.proposals]) list.length = 0;
    this.answerSend = sentAtOnce;
  }

  /** Hands events to the consumers as the transport does: decoded, in one transaction each. */
  async consume(...events: AnyEvent[]): Promise<void> {
    const enrolment = this.running.app.get(EnrolmentConsumer, { strict: false });
    const placements = this.running.app.get(PlacementsConsumer, { strict: false });
    const files = this.running.app.get(FilesConsumer, { strict: false });
    for (const event of events) {
      await this.db.runner.transact(aCaller({ actor: 'system:invoice' }), (tx) => {
        if (event.type === 'dunlin.invoice.v1.ImportRegistered') return files.onImports([event] as never, tx);
        if (event.type.startsWith('dunlin.payment')) return files.onPaymentFiles([event] as never, tx);
        if (event.type.startsWith('dunlin.invoice')) return enrolment.onInvoices([event] as never, tx);
        if (event.type.startsWith('dunlin.customer')) return enrolment.onCustomers([event] as never, tx);
        return placements.onPlacements([event] as never, tx);
      });
    }
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

  async count(table: string): Promise<number> {
    const [row] = await this.db.database.query<{ count: bigint }>(`SELECT count(*) AS count FROM ${table}`);
    return Number(row!.count);
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

  private startPeers() {
    return startFakePeers({
      operations: {
        getOutstanding: () => ({}),
        setClock: () => ({}),
        runDue: () => ({}),
      },
      communication: {
        checkTemplates: ({ names }) => ({ unknownNames: names.filter((name) => !this.templates.has(name)) }),
        sendMessage: (request) => {
          this.sent.push(request);
          return { message: { ...this.answerSend(request), messageId: derivedId(request.idempotencyKey) } };
        },
      },
      customer: {
        getCustomer: ({ customerId }) => {
          if (this.knownCustomers.has(customerId)) return { customer: { customerId } };
          throw new DomainError('CUSTOMER_NOT_FOUND', 'not-found', 'No customer has this id.');
        },
        createTask: (request) => {
          this.tasks.push(request);
          return { task: { taskId: request.requestId } };
        },
      },
      invoice: {
        takeNextImportChunk: async ({ importId, requestId }) => ({
          import: { importId, state: await this.takeChunk(importId, requestId) },
        }),
        failImport: ({ importId, reason }) => {
          this.fileCalls.push(`fail ${importId} ${reason}`);
          return { import: { importId, state: 'STATE_FAILED' } };
        },
      },
      payment: {
        takeNextPaymentFileChunk: async ({ fileId, requestId }) => ({
          file: { fileId, state: await this.takeChunk(fileId, requestId) },
        }),
        failPaymentFile: ({ fileId, reason }) => {
          this.fileCalls.push(`fail ${fileId} ${reason}`);
          return { file: { fileId, state: 'STATE_FAILED' } };
        },
      },
      'dca-handoff': {
        checkAgencies: ({ codes }) => ({ activeCodes: codes.filter((code) => code === 'northgate') }),
        proposePlacement: (request) => {
          this.proposals.push(request);
          return { placement: { placementId: derivedId(request.idempotencyKey), state: 'STATE_DRAFT' } };
        },
        sendPlacement: ({ placementId }) => {
          this.placementsSent.push(placementId);
          return { placement: { placementId, state: 'STATE_SENT' } };
        },
        expireRecall: async ({ placementId }) => {
          this.recallsExpired.push(placementId);
          await this.onExpireRecall();
          return { placement: { placementId, state: 'STATE_RECALLED' } };
        },
      },
    });
  }

  private takeChunk(fileId: string, requestId: string): ReturnType<WorkflowService['answerChunk']> {
    this.fileCalls.push(`take ${requestId}`);
    return this.answerChunk(fileId, Number(requestId.split('/').at(-1)));
  }

  private async launch(bundlePath: string): Promise<ServiceProcess> {
    const { kafkaBrokers, temporalAddress } = testServers();
    const others = ['CUSTOMER', 'INVOICE', 'PAYMENT', 'COMMUNICATION', 'DCA_HANDOFF'];
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
      DUNLIN_CLOCK_MODE: 'test',
      DUNLIN_SHUTDOWN_TIMEOUT_MS: '5000',
      DUNLIN_RPC_WORKFLOW_ADDRESS: `127.0.0.1:${port}`,
      ...Object.fromEntries(others.map((name) => [`DUNLIN_RPC_${name}_ADDRESS`, this.peers.address])),
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
  const workflow = new WorkflowService();
  beforeAll(async () => {
    await workflow.start();
    for (const sequence of sequences) await workflow.apply(sequence);
  });
  afterAll(() => workflow.stop());
  beforeEach(() => workflow.forget());
  return workflow;
}

function sentAtOnce(): communicationV1.MessageInit {
  return { state: 'STATE_SENT' };
}

/** Chosen beforehand, because the service calls itself at this port. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + (randomBytes(2).readUInt16BE() % 12_000);
    if (await isFree(port)) return port;
  }
}
