import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { jest } from '@jest/globals';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { toTimestamp, type communicationV1, type customerV1, type dcaHandoffV1, type workflowV1 } from '#libs/contracts';
import { derivedId, newId } from '#libs/ids';
import { Kafka, logLevel } from 'kafkajs';
import {
  connectChannels,
  launchManifest,
  Logger,
  RpcClients,
  schemaDrift,
  type AnyEvent,
  type RpcClient,
  type ServiceProcess,
} from '#libs/platform';
import { aCaller, createServiceDatabase, testServers, type ServiceDatabase } from '#libs/testing';
import { WorkflowConsumer } from './adapters/workflow.consumer.js';
import { service } from './service.js';
import { anInvoice, changed, customerEvent, friendlyReminders, invoiceEvent, paid } from './testing/builders.js';
import { startFakePeers } from './testing/fake-peers.js';

jest.setTimeout(90_000);
const start = new Date('2013-01-20T12:00:00.000Z');
const topicPrefix = `t${randomBytes(4).toString('hex')}.`;
const ann = { actor: 'user:ann', correlationId: 'spec' };

let db: ServiceDatabase;
let running: ServiceProcess;
let client: RpcClient<workflowV1.WorkflowServiceRpcs>;
let channels: ReturnType<typeof connectChannels>;
let peers: Awaited<ReturnType<typeof startFakePeers>>;
const sent: communicationV1.SendMessageRequest[] = [];
const tasks: customerV1.CreateTaskRequest[] = [];
const proposals: dcaHandoffV1.ProposePlacementRequest[] = [];
let answerSend: (request: communicationV1.SendMessageRequest) => communicationV1.MessageInit = () => ({ state: 'STATE_SENT' });

beforeAll(async () => {
  db = await createServiceDatabase({
    service: 'workflow',
    migrations: join(import.meta.dirname, 'migrations'),
    start,
    tables: [...service.tables] as never,
  });
  peers = await startFakePeers({
    'dunlin.common.v1.OperationsService': {
      getOutstanding: () => ({}),
      setClock: () => ({}),
      runDue: () => ({}),
    },
    'dunlin.communication.v1.CommunicationService': {
      sendMessage: (request) => {
        sent.push(request);
        return { message: { ...answerSend(request), messageId: derivedId(request.idempotencyKey) } };
      },
    },
    'dunlin.customer.v1.CustomerService': {
      createTask: (request) => {
        tasks.push(request);
        return { task: { taskId: request.requestId } };
      },
    },
    'dunlin.dca_handoff.v1.DcaHandoffService': {
      proposePlacement: (request) => {
        proposals.push(request);
        return { placement: { placementId: derivedId(request.idempotencyKey), state: 'STATE_DRAFT' } };
      },
    },
  });
  await createTopics();
  running = await launchService();
  channels = connectChannels({ DUNLIN_RPC_WORKFLOW_ADDRESS: `127.0.0.1:${running.grpcPort}` });
  client = new RpcClients(channels).of('dunlin.workflow.v1.WorkflowService');
}, 60_000);

afterAll(async () => {
  channels.close();
  await running.stop();
  peers.stop();
  await db.close();
});

beforeEach(async () => {
  sent.length = 0;
  tasks.length = 0;
  proposals.length = 0;
  answerSend = () => ({ state: 'STATE_SENT' });
});

/** The others would make theirs; without them nobody can say how far behind this service is. */
async function createTopics(): Promise<void> {
  const admin = new Kafka({ brokers: [testServers().kafkaBrokers], logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  const services = ['customer', 'invoice', 'payment', 'communication', 'workflow', 'dca-handoff'];
  const topics = services.map((name) => ({ topic: `${topicPrefix}${name}.events.v1`, numPartitions: 1 }));
  await admin.createTopics({ topics, waitForLeaders: true });
  await admin.disconnect();
}

function launchService(): Promise<ServiceProcess> {
  const { kafkaBrokers, temporalAddress } = testServers();
  const others = ['CUSTOMER', 'INVOICE', 'PAYMENT', 'COMMUNICATION', 'DCA_HANDOFF'];
  const port = 20_000 + (randomBytes(2).readUInt16BE() % 20_000);
  const env = {
    DUNLIN_ROLES: 'server,relay,worker',
    DUNLIN_BIND_HOST: '127.0.0.1',
    DUNLIN_GRPC_PORT: String(port),
    DUNLIN_HTTP_PORT: '0',
    DUNLIN_POSTGRES_URL: db.url,
    DUNLIN_KAFKA_BROKERS: kafkaBrokers,
    DUNLIN_KAFKA_TOPIC_PREFIX: topicPrefix,
    DUNLIN_TEMPORAL_ADDRESS: temporalAddress,
    DUNLIN_TEMPORAL_NAMESPACE: `t-${randomBytes(4).toString('hex')}`,
    DUNLIN_CLOCK_MODE: 'test',
    DUNLIN_SHUTDOWN_TIMEOUT_MS: '5000',
    DUNLIN_RPC_WORKFLOW_ADDRESS: `127.0.0.1:${port}`,
    ...Object.fromEntries(others.map((name) => [`DUNLIN_RPC_${name}_ADDRESS`, peers.address])),
  };
  return launchManifest(service, env, { logger: new Logger({ service: 'workflow', level: process.env['SPEC_LOG'] ?? 'silent' }) });
}

/** Hands events to the consumer as the transport does: decoded, in one transaction. */
async function consume(...events: AnyEvent[]): Promise<void> {
  const consumer = running.app.get(WorkflowConsumer);
  for (const event of events) {
    await db.runner.transact(aCaller({ actor: 'system:invoice' }), (tx) => {
      if (event.type.startsWith('dunlin.invoice')) return consumer.onInvoices([event] as never, tx);
      if (event.type.startsWith('dunlin.customer')) return consumer.onCustomers([event] as never, tx);
      return consumer.onPlacements([event] as never, tx);
    });
  }
}

async function apply(document: string, skipMissedSteps = false): Promise<workflowV1.ApplySequenceResponse> {
  const answer = await client.applySequence({ requestId: newId(), document, skipMissedSteps }, ann);
  await eventually(async () => expect(await count('wakes')).toBe(0));
  return answer;
}

async function advanceTo(instant: string): Promise<workflowV1.ClockAdvance> {
  const { advance } = await client.advanceClock({ requestId: newId(), targetTime: toTimestamp(new Date(instant)) }, ann);
  let latest = advance!;
  await eventually(async () => {
    latest = (await client.getClockAdvance({ advanceId: advance!.advanceId }, ann)).advance!;
    expect(latest.state).not.toBe('STATE_RUNNING');
  }, 60_000);
  return latest;
}

async function count(table: string): Promise<number> {
  const [row] = await db.database.query<{ count: bigint }>(`SELECT count(*) AS count FROM ${table}`);
  return Number(row!.count);
}

async function caseOf(invoiceId: string): Promise<workflowV1.Case> {
  const { cases } = await client.listCases({ invoiceId }, ann);
  expect(cases).toHaveLength(1);
  return (await client.getCase({ caseId: cases[0]!.caseId }, ann)).case!;
}

async function eventually(check: () => Promise<void>, withinMs = 20_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await pause(50);
    }
  }
}

test('the tables are what the entities say', async () => {
  expect(await schemaDrift(db.ownerUrl, service.tables as never)).toEqual([]);
});

test('an invoice goes through its sequence to the agency', async () => {
  await apply(friendlyReminders);
  const invoice = anInvoice();
  await consume(customerEvent(invoice.customerId, 1), invoiceEvent('InvoiceIssued', invoice));
  expect((await client.listCases({ invoiceId: invoice.invoiceId }, ann)).cases).toEqual([]);

  await advanceTo('2013-01-29T15:00:00Z');
  expect(sent.map(({ stepId, template }) => [stepId, template])).toEqual([['upcoming', 'upcoming-due']]);

  const done = await advanceTo('2013-03-25T15:00:00Z');
  expect(done.state).toBe('STATE_DONE');
  expect(sent.map(({ stepId }) => stepId)).toEqual(['upcoming', 'reminder-3', 'reminder-7']);
  expect(tasks.map(({ title, queue }) => [title, queue])).toEqual([[`Call about ${invoice.number}`, 'callers']]);
  expect(proposals.map(({ agency, invoiceIds }) => [agency, invoiceIds])).toEqual([['northgate', [invoice.invoiceId]]]);
  const found = await caseOf(invoice.invoiceId);
  expect(found.invoices[0]!.stepsDone.map(({ stepId, outcome }) => [stepId, outcome])).toEqual([
    ['upcoming', 'SENT'],
    ['reminder-3', 'SENT'],
    ['reminder-7', 'SENT'],
    ['call-21', 'TASK_CREATED'],
    ['agency-45', 'PLACED'],
  ]);
});

test('a payment stops the sequence and closes the case', async () => {
  const invoice = anInvoice({ dueOn: '2013-04-10', issuedOn: '2013-03-20' });
  await consume(customerEvent(invoice.customerId, 1), invoiceEvent('InvoiceIssued', invoice));
  await advanceTo('2013-04-14T15:00:00Z');
  expect(sent.map(({ stepId }) => stepId)).toEqual(['upcoming', 'reminder-3']);
  await consume(invoiceEvent('InvoicePaid', paid(invoice)));
  expect((await caseOf(invoice.invoiceId)).state).toBe('STATE_PAID');
  await advanceTo('2013-05-01T00:00:00Z');
  expect(sent.map(({ stepId }) => stepId)).toEqual(['upcoming', 'reminder-3']);
  expect(changed(invoice, {}).version).toBe(2);
});
