import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import {
  toTimestamp,
  type communicationV1,
  type customerV1,
  type dcaHandoffV1,
  type workflowV1,
} from '#libs/contracts';
import { derivedId, newId } from '#libs/ids';
import { addDays } from '#libs/time';
import { Kafka, logLevel } from 'kafkajs';
import {
  connectChannels,
  launchManifest,
  Logger,
  RpcClients,
  schemaDrift,
  type AnyEvent,
  type PlatformSettings,
  type RpcClient,
  type ServiceProcess,
} from '#libs/platform';
import {
  aCaller,
  createServiceDatabase,
  eventually,
  testServers,
  type ServiceDatabase,
  createNamespace,
} from '#libs/testing';
import { isFree } from '../../libs/stack/ports.js';
import { WakeNudge } from './adapters/wake-nudge.js';
import { PostgresWakeStore } from './adapters/wake.store.js';
import { WorkflowConsumer } from './adapters/workflow.consumer.js';
import { service } from './service.js';
import type { WakeCause } from './use-cases/driving.ports.js';
import {
  anEvent,
  anInvoice,
  changed,
  customerEvent,
  friendlyReminders,
  invoiceEvent,
  paid,
  type SampleInvoice,
} from './testing/builders.js';
import { workflowBundlePath } from './testing/bundle.js';
import { startFakePeers } from './testing/fake-peers.js';

const start = new Date('2013-01-20T12:00:00.000Z');
const topicPrefix = `t${randomBytes(4).toString('hex')}.`;
const ann = { actor: 'user:ann', correlationId: 'spec' };
/** Invoices of 100 and more; smaller ones are for the sequences of single tests. */
const friendly = friendlyReminders.replace('"overdue or', '"amount >= 100 and (overdue or').replace('<= 3"', '<= 3)"');

let db: ServiceDatabase;
let running: ServiceProcess;
let client: RpcClient<workflowV1.WorkflowServiceRpcs>;
let channels: ReturnType<typeof connectChannels>;
let peers: Awaited<ReturnType<typeof startFakePeers>>;
const sent: communicationV1.SendMessageRequest[] = [];
const tasks: customerV1.CreateTaskRequest[] = [];
const proposals: dcaHandoffV1.ProposePlacementRequest[] = [];
const placementsSent: string[] = [];
let answerSend: (request: communicationV1.SendMessageRequest) => communicationV1.MessageInit = () => ({
  state: 'STATE_SENT',
});

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
      sendPlacement: ({ placementId }) => {
        placementsSent.push(placementId);
        return { placement: { placementId, state: 'STATE_SENT' } };
      },
    },
  });
  await createTopics();
  running = await launchService(await workflowBundlePath());
  channels = connectChannels({ DUNLIN_RPC_WORKFLOW_ADDRESS: `127.0.0.1:${running.grpcPort}` });
  client = new RpcClients(channels).of('workflow');
});

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

/** Calls itself by it, so that it must be known beforehand. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + (randomBytes(2).readUInt16BE() % 12_000);
    if (await isFree(port)) return port;
  }
}

async function launchService(bundlePath: string): Promise<ServiceProcess> {
  const { kafkaBrokers, temporalAddress } = testServers();
  const others = ['CUSTOMER', 'INVOICE', 'PAYMENT', 'COMMUNICATION', 'DCA_HANDOFF'];
  const port = await freePort();
  const env = {
    DUNLIN_ROLES: 'server,relay,worker',
    DUNLIN_BIND_HOST: '127.0.0.1',
    DUNLIN_GRPC_PORT: String(port),
    DUNLIN_HTTP_PORT: '0',
    DUNLIN_POSTGRES_URL: db.url,
    DUNLIN_KAFKA_BROKERS: kafkaBrokers,
    DUNLIN_KAFKA_TOPIC_PREFIX: topicPrefix,
    DUNLIN_TEMPORAL_ADDRESS: temporalAddress,
    DUNLIN_TEMPORAL_NAMESPACE: await createNamespace(),
    DUNLIN_CLOCK_MODE: 'test',
    DUNLIN_SHUTDOWN_TIMEOUT_MS: '5000',
    DUNLIN_RPC_WORKFLOW_ADDRESS: `127.0.0.1:${port}`,
    ...Object.fromEntries(others.map((name) => [`DUNLIN_RPC_${name}_ADDRESS`, peers.address])),
  };
  const workers = service.workers!.map((each) =>
    each.workflowBundlePath ? { ...each, workflowBundlePath: bundlePath } : each,
  );
  return launchManifest({ ...service, workers }, env, {
    logger: new Logger({ service: 'workflow', level: 'silent' }),
  });
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
  const { advance } = await client.advanceClock(
    { requestId: newId(), targetTime: toTimestamp(new Date(instant)) },
    ann,
  );
  let latest = advance!;
  await eventually(async () => {
    latest = (await client.getClockAdvance({ advanceId: advance!.advanceId }, ann)).advance!;
    expect(latest.state).not.toBe('STATE_RUNNING');
  });
  return latest;
}

/** Enrols an invoice at a customer that can be reached, before anything of it is due. */
async function enrolled(overrides: Partial<SampleInvoice>): Promise<SampleInvoice> {
  const invoice = anInvoice({ issuedOn: '2013-01-20', ...overrides });
  await consume(customerEvent(invoice.customerId, 1), invoiceEvent('InvoiceIssued', invoice));
  const days = invoice.amountMinor === 10_000 ? -3 : 1;
  const day = new Date(`${addDays(invoice.dueOn, days)}T06:00:00Z`);
  if (day > (await db.database.now())) await advanceTo(day.toISOString());
  return invoice;
}

/** Ends what a test began, so that it does not show in the next one. */
async function cancel(invoice: SampleInvoice): Promise<void> {
  const { caseId } = await caseOf(invoice.invoiceId);
  await client.cancelCase({ requestId: newId(), caseId, reason: 'Enough' }, ann);
}

const mine = ({ invoiceId }: SampleInvoice) => sent.filter(({ invoiceIds }) => invoiceIds.includes(invoiceId));

interface DocumentFacts {
  name: string;
  when: string;
  minRemaining?: string;
  grouping?: string;
  expireAfter?: string;
}

function sequenceDocument({ name, when, minRemaining, grouping = 'invoice', expireAfter }: DocumentFacts): string {
  return JSON.stringify({
    name,
    title: name,
    enrol: { when, minRemaining: minRemaining ? { USD: minRemaining } : {} },
    anchor: 'due_date',
    grouping,
    calendar: { time: '10:00', zone: 'customer', days: 'all' },
    steps: [
      { id: 'one', after: '1d', send: { channel: 'email', template: 'reminder' } },
      { id: 'two', after: expireAfter ? '3d' : '100d', send: { channel: 'email', template: 'reminder' } },
    ],
    ...(expireAfter ? { expire: { after: expireAfter } } : {}),
  });
}

/** What was published about customers, in order: key, type, correlation and cause. */
async function publishedOf(customerIds: readonly string[]): Promise<{ key: string; facts: string[] }[]> {
  await eventually(async () => expect(await count('outbox')).toBe(0));
  const kafka = new Kafka({ brokers: [testServers().kafkaBrokers], logLevel: logLevel.NOTHING });
  const topic = `${topicPrefix}workflow.events.v1`;
  const admin = kafka.admin();
  await admin.connect();
  const [end] = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const reader = kafka.consumer({ groupId: `${topicPrefix}spec`, maxWaitTimeInMs: 100 });
  const read: { key: string; facts: string[] }[] = [];
  let next = 0n;
  await reader.connect();
  await reader.subscribe({ topic, fromBeginning: true });
  await reader.run({
    eachMessage: async ({ message: { key, headers, offset } }) => {
      const header = (name: string) => String(headers![name]);
      const type = header('ce_type').split('.').at(-1)!;
      read.push({ key: String(key), facts: [type, header('ce_correlationid'), header('ce_causationid')] });
      next = BigInt(offset) + 1n;
    },
  });
  await eventually(async () => expect(next >= BigInt(end!.high)).toBe(true));
  await reader.disconnect();
  return read.filter(({ key }) => customerIds.includes(key));
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

test('the tables are what the entities say', async () => {
  expect(await schemaDrift(db.ownerUrl, service.tables as never)).toEqual([]);
});

describe('a sequence', () => {
  test('is stored once for one document, as a new version for another, and refused with its faults', async () => {
    const first = await apply(friendly);
    expect([first.sequence!.name, first.sequence!.version, first.unchanged]).toEqual(['friendly-reminders', 1, false]);
    const again = await apply(`${friendly}\n# only a comment\n`);
    expect([again.sequence!.version, again.unchanged]).toEqual([1, true]);
    const next = await apply(friendly.replace('Friendly reminders', 'Friendlier reminders'));
    expect([next.sequence!.version, next.sequence!.active]).toEqual([2, true]);
    const { sequence: old } = await client.getSequence({ name: 'friendly-reminders', version: 1 }, ann);
    expect([old!.active, old!.document]).toEqual([false, friendly]);
    const { sequences } = await client.listSequences({}, ann);
    expect(sequences.map(({ name, version }) => [name, version])).toEqual([['friendly-reminders', 2]]);
    const wrong = client.applySequence({ requestId: newId(), document: 'name: X' }, ann);
    await expect(wrong).rejects.toMatchObject({ code: 'SEQUENCE_INVALID' });
    await expect(client.getSequence({ name: 'nothing' }, ann)).rejects.toMatchObject({ code: 'SEQUENCE_NOT_FOUND' });
  });

  test('takes in what was open before it was applied, once, and says before how many that would be', async () => {
    const poor = anInvoice({ dueOn: '2013-01-10', amountMinor: 400, remainingMinor: 400 });
    await consume(invoiceEvent('InvoiceIssued', poor));
    const document = sequenceDocument({ name: 'cheap', when: 'overdue and amount < 5', minRemaining: '1.00' });
    const dry = await client.applySequence({ requestId: newId(), document, dryRun: true }, ann);
    expect([dry.sequence!.version, dry.enrolCount]).toEqual([0, '1']);
    await apply(document, true);
    const found = await caseOf(poor.invoiceId);
    expect([found.sequence, found.sequenceVersion]).toEqual(['cheap', 1]);
    // An opening state: the step that was behind was passed over.
    expect(found.invoices[0]!.stepsDone).toMatchObject([{ stepId: 'one', outcome: 'SKIPPED' }]);
    expect(found.invoices[0]!.stepsPlanned).toMatchObject([{ stepId: 'two' }]);
    await apply(`${document} `);
    expect((await caseOf(poor.invoiceId)).version).toBe(found.version);
  });

  test('explains yes and no with every condition', async () => {
    const invoice = anInvoice();
    await expect(client.explainEnrolment({ invoiceId: invoice.invoiceId }, ann)).rejects.toMatchObject({
      code: 'INVOICE_NOT_KNOWN',
    });
    await consume(invoiceEvent('InvoiceIssued', invoice));
    const { rows } = await client.explainEnrolment({ invoiceId: invoice.invoiceId }, ann);
    const row = rows.find(({ sequence: name }) => name === 'friendly-reminders')!;
    expect([row.enrolled, row.matches]).toEqual([false, false]);
    expect(row.conditions).toEqual(
      expect.arrayContaining([
        { holds: false, text: 'due_in_days <= 3: it is 12' },
        { holds: false, text: 'is in no case of it: joins friendly-reminders on 2013-01-29' },
      ]),
    );
    await consume(invoiceEvent('InvoicePaid', paid(invoice)));
  });
});

test('an invoice goes through its sequence to the agency', async () => {
  const invoice = anInvoice();
  await consume(customerEvent(invoice.customerId, 1), invoiceEvent('InvoiceIssued', invoice));
  expect((await client.listCases({ invoiceId: invoice.invoiceId }, ann)).cases).toEqual([]);

  await advanceTo('2013-01-29T15:00:00Z');
  expect(mine(invoice).map(({ stepId, template }) => [stepId, template])).toEqual([['upcoming', 'upcoming-due']]);

  const done = await advanceTo('2013-03-25T15:00:00Z');
  expect(done.state).toBe('STATE_DONE');
  expect(done.happened).toEqual(expect.arrayContaining(['step agency-45/PLACED: 1', 'step reminder-3/SENT: 1']));
  expect(mine(invoice).map(({ stepId }) => stepId)).toEqual(['upcoming', 'reminder-3', 'reminder-7']);
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
  expect(mine(invoice).map(({ stepId }) => stepId)).toEqual(['upcoming', 'reminder-3']);
  await consume(invoiceEvent('InvoicePaid', paid(invoice)));
  expect((await caseOf(invoice.invoiceId)).state).toBe('STATE_PAID');
  await advanceTo('2013-05-01T00:00:00Z');
  expect(mine(invoice).map(({ stepId }) => stepId)).toEqual(['upcoming', 'reminder-3']);
});

test('what follows from a batch carries the correlation of the event that it follows from', async () => {
  const invoices = [1, 2, 3].map(() => anInvoice({ dueOn: '2013-04-10', issuedOn: '2013-03-20' }));
  await consume(...invoices.map(({ customerId }) => customerEvent(customerId, 1)));
  const issued = invoices.map((invoice) => invoiceEvent('InvoiceIssued', invoice));
  const settled = invoices.map((invoice) => invoiceEvent('InvoicePaid', paid(invoice)));
  const consumer = running.app.get(WorkflowConsumer);
  for (const batch of [issued, settled]) await db.runner.transact(aCaller(), (tx) => consumer.onInvoices(batch, tx));
  const told = await publishedOf(invoices.map(({ customerId }) => customerId));
  const causedBy = (each: AnyEvent, ...types: string[]) => types.map((type) => [type, each.correlationId, each.id]);
  invoices.forEach(({ customerId }, index) => {
    expect(told.filter(({ key }) => key === customerId).map(({ facts }) => facts)).toEqual([
      ...causedBy(issued[index]!, 'CaseOpened', 'InvoiceEnrolled'),
      ...causedBy(settled[index]!, 'InvoiceLeft', 'CaseClosed'),
    ]);
  });
});

test('a plan that became earlier than its timer wakes its case with correlation and trace of what made it so', async () => {
  const invoices = [await enrolled({ dueOn: '2013-05-05' }), await enrolled({ dueOn: '2013-05-05' })];
  const cases: { caseId: string; cause: WakeCause }[] = [];
  for (const { invoiceId } of invoices)
    cases.push({
      caseId: (await caseOf(invoiceId)).caseId,
      cause: { correlationId: newId(), traceparent: `00-${newId().replaceAll('-', '')}-b7ad6b7169203331-01` },
    });
  const timers = new PostgresWakeStore({ clockMode: 'real' } as PlatformSettings, running.app.get(WakeNudge));
  const undone = db.runner.transact(aCaller(), async (tx) => {
    await timers.addForEarlierPlans(tx, cases);
    const rows = await tx.query('SELECT workflow_id, correlation_id, traceparent FROM wakes ORDER BY workflow_id');
    const ordered = cases.toSorted((one, other) => (one.caseId < other.caseId ? -1 : 1));
    expect(rows).toEqual(
      ordered.map(({ caseId, cause: { correlationId, traceparent } }) => ({
        workflow_id: `collect-case/${caseId}`,
        correlation_id: correlationId,
        traceparent,
      })),
    );
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  for (const invoice of invoices) await cancel(invoice);
});

test('a reversal re-opens the old case, whose invoice starts a new episode', async () => {
  const invoice = await enrolled({ dueOn: '2013-05-10' });
  await advanceTo('2013-05-13T15:00:00Z');
  await consume(invoiceEvent('InvoicePaid', paid(invoice)));
  // Else the wake of the payment may find the invoice open again and act at once.
  await eventually(async () => expect(await count('wakes')).toBe(0));
  const before = await caseOf(invoice.invoiceId);
  expect(before.state).toBe('STATE_PAID');
  const again = changed(paid(invoice), { lifecycle: 'OPEN', remainingMinor: 10_000, episode: 2 });
  await consume(invoiceEvent('InvoiceReopened', again));
  const after = await caseOf(invoice.invoiceId);
  expect([after.caseId, after.state, after.closeTime]).toEqual([before.caseId, 'STATE_ACTIVE', null]);
  expect(after.invoices.map(({ episode, open, leftReason }) => [episode, open, leftReason])).toEqual([
    [1, false, 'PAID'],
    [2, true, ''],
  ]);
  sent.length = 0;
  await advanceTo('2013-05-18T15:00:00Z');
  // Of what was behind only the latest went out again, under the key of the new episode.
  expect(mine(invoice).map(({ stepId, idempotencyKey }) => [stepId, idempotencyKey.split('/').at(-2)])).toEqual([
    ['reminder-3', '2'],
    ['reminder-7', '2'],
  ]);
  await cancel(invoice);
});

describe('holds', () => {
  test('pause at the place, resume there, and what was missed is caught up by its policy', async () => {
    const invoice = await enrolled({ dueOn: '2013-06-10' });
    const { caseId } = await caseOf(invoice.invoiceId);
    await advanceTo('2013-06-07T15:00:00Z');
    const { case: pausedCase } = await client.pauseCase({ requestId: newId(), caseId, reason: 'Negotiating' }, ann);
    expect([pausedCase!.state, pausedCase!.stateBeneath]).toEqual(['STATE_PAUSED', 'STATE_ACTIVE']);
    const act = { customerId: invoice.customerId, caseId, invoiceIds: [invoice.invoiceId] };
    expect(await client.checkHolds(act, ann)).toEqual({
      actHeld: true,
      heldInvoiceIds: [],
      reasons: ['Negotiating'],
      placedInvoiceIds: [],
    });
    await expect(client.pauseCase({ requestId: newId(), caseId, reason: 'Again' }, ann)).rejects.toMatchObject({
      code: 'CASE_STATE_FORBIDS',
      details: { state: 'PAUSED', allowed: ['resume', 'cancel'] },
    });
    sent.length = 0;
    await advanceTo('2013-06-20T15:00:00Z');
    expect(mine(invoice)).toEqual([]);
    const resumed = await client.resumeCase({ requestId: newId(), caseId, reason: 'Agreed on nothing' }, ann);
    expect(resumed.case!.state).toBe('STATE_ACTIVE');
    expect(await client.checkHolds(act, ann)).toEqual({
      actHeld: false,
      heldInvoiceIds: [],
      reasons: [],
      placedInvoiceIds: [],
    });
    await advanceTo('2013-06-20T16:00:00Z');
    expect(mine(invoice).map(({ stepId }) => stepId)).toEqual(['reminder-7']);
    const { invoices } = await caseOf(invoice.invoiceId);
    expect(invoices[0]!.stepsDone.map(({ stepId, outcome }) => [stepId, outcome])).toEqual([
      ['upcoming', 'SENT'],
      ['reminder-3', 'COLLAPSED'],
      ['reminder-7', 'SENT'],
    ]);
    await cancel(invoice);
    expect(await client.checkHolds(act, ann)).toMatchObject({ actHeld: true, reasons: ['CASE_CANCELLED'] });
  });

  test('stack, and each ends by itself', async () => {
    const invoice = await enrolled({ dueOn: '2013-07-10' });
    await advanceTo('2013-07-07T15:00:00Z');
    const { caseId } = await caseOf(invoice.invoiceId);
    const onInvoice = {
      requestId: newId(),
      scope: 'SCOPE_INVOICE' as const,
      subjectId: invoice.invoiceId,
      reason: 'Query',
      untilTime: toTimestamp(new Date('2013-07-13T20:00:00Z')),
    };
    const first = await client.placeHold(onInvoice, ann);
    const onCustomer = { scope: 'SCOPE_CUSTOMER' as const, subjectId: invoice.customerId, reason: 'Review' };
    const second = await client.placeHold({ requestId: newId(), ...onCustomer }, ann);
    await expect(client.resumeCase({ requestId: newId(), caseId, reason: 'Try' }, ann)).rejects.toMatchObject({
      code: 'CASE_NOT_PAUSED_ITSELF',
    });
    sent.length = 0;
    await advanceTo('2013-07-14T15:00:00Z');
    expect((await caseOf(invoice.invoiceId)).state).toBe('STATE_PAUSED');
    const { holds } = await client.listHolds({ customerId: invoice.customerId, inForceOnly: true }, ann);
    expect(holds.map(({ holdId }) => holdId)).toEqual([second.hold!.holdId]);
    const late = client.liftHold({ requestId: newId(), holdId: first.hold!.holdId, reason: 'x' }, ann);
    await expect(late).rejects.toMatchObject({ code: 'HOLD_ENDED' });
    await client.liftHold({ requestId: newId(), holdId: second.hold!.holdId, reason: 'Reviewed' }, ann);
    expect((await caseOf(invoice.invoiceId)).state).toBe('STATE_ACTIVE');
    await advanceTo('2013-07-14T16:00:00Z');
    expect(mine(invoice).map(({ stepId }) => stepId)).toEqual(['reminder-3']);
    await cancel(invoice);
  });

  test('a timed hold ends on its instant, and what was due goes out then', async () => {
    const invoice = await enrolled({ dueOn: '2013-08-10' });
    await advanceTo('2013-08-12T15:00:00Z');
    const { caseId } = await caseOf(invoice.invoiceId);
    const untilTime = toTimestamp(new Date('2013-08-14T18:30:00Z'));
    await client.pauseCase({ requestId: newId(), caseId, reason: 'Holiday', untilTime }, ann);
    sent.length = 0;
    await advanceTo('2013-08-14T18:29:00Z');
    expect(mine(invoice)).toEqual([]);
    await advanceTo('2013-08-14T18:31:00Z');
    expect(mine(invoice).map(({ stepId }) => stepId)).toEqual(['reminder-3']);
    const { invoices } = await caseOf(invoice.invoiceId);
    expect(invoices[0]!.stepsDone.at(-1)!.doneTime).toEqual(untilTime);
    await cancel(invoice);
  });

  test('a dispute stops an invoice and nothing else', async () => {
    const invoice = await enrolled({ dueOn: '2013-09-10' });
    const other = await enrolled({ dueOn: '2013-09-10', customerId: invoice.customerId });
    await advanceTo('2013-09-08T15:00:00Z');
    sent.length = 0;
    const disputed = changed(invoice, { disputed: true });
    await consume(invoiceEvent('DisputeRaised', disputed));
    await advanceTo('2013-09-13T15:00:00Z');
    expect(mine(invoice)).toEqual([]);
    expect(mine(other).map(({ stepId }) => stepId)).toEqual(['reminder-3']);
    await consume(invoiceEvent('DisputeClosed', changed(disputed, { disputed: false })));
    await advanceTo('2013-09-13T16:00:00Z');
    expect(mine(invoice).map(({ stepId }) => stepId)).toEqual(['reminder-3']);
    await cancel(other);
  });
});

describe('what becomes of a step', () => {
  test('a delayed one is asked again at its instant', async () => {
    const invoice = await enrolled({ dueOn: '2013-10-10' });
    await advanceTo('2013-10-09T15:00:00Z');
    const delayUntilTime = toTimestamp(new Date('2013-10-13T18:00:00Z'));
    let asked = 0;
    answerSend = ({ invoiceIds }) => {
      if (!invoiceIds.includes(invoice.invoiceId)) return { state: 'STATE_SENT' };
      asked += 1;
      return asked > 1 ? { state: 'STATE_SENT' } : { state: 'STATE_DELAYED', delayUntilTime, reason: 'R01' };
    };
    await advanceTo('2013-10-13T14:05:00Z');
    expect([asked, (await caseOf(invoice.invoiceId)).nextFireTime]).toEqual([1, delayUntilTime]);
    await advanceTo('2013-10-13T19:00:00Z');
    expect(asked).toBe(2);
    const reminders = mine(invoice).filter(({ stepId }) => stepId === 'reminder-3');
    expect(new Set(reminders.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    await cancel(invoice);
  });

  test('a bounce fails the case, a repaired contact brings it back', async () => {
    const invoice = await enrolled({ dueOn: '2013-11-10' });
    answerSend = () => ({ state: 'STATE_BOUNCED_HARD', reason: 'MAILBOX_UNKNOWN' });
    await advanceTo('2013-11-07T16:00:00Z');
    expect((await caseOf(invoice.invoiceId)).state).toBe('STATE_FAILED');
    await consume(customerEvent(invoice.customerId, 2, { channels: ['SMS'] }));
    expect((await caseOf(invoice.invoiceId)).state).toBe('STATE_FAILED');
    await consume(customerEvent(invoice.customerId, 3, { channels: ['SMS', 'EMAIL'] }));
    expect((await caseOf(invoice.invoiceId)).state).toBe('STATE_ACTIVE');
    await consume(customerEvent(invoice.customerId, 4, { channels: [] }));
    const { cases } = await client.listCases({ customerId: invoice.customerId, states: ['STATE_WILL_FAIL'] }, ann);
    expect(cases.map(({ state, stateBeneath }) => [state, stateBeneath])).toEqual([
      ['STATE_WILL_FAIL', 'STATE_ACTIVE'],
    ]);
    await cancel(invoice);
  });

  test('steps that run out expire the case, and a new debt makes it active again', async () => {
    const amount = { amountMinor: 7_700, remainingMinor: 7_700 };
    await apply(sequenceDocument({ name: 'a-short', when: 'overdue and amount == 77', expireAfter: '5d' }));
    const invoice = await enrolled({ ...amount, dueOn: '2013-12-01' });
    await advanceTo('2013-12-06T14:00:00Z');
    expect((await caseOf(invoice.invoiceId)).state).toBe('STATE_ACTIVE');
    await advanceTo('2013-12-06T16:00:00Z');
    const expired = await caseOf(invoice.invoiceId);
    expect([expired.state, expired.nextFireTime]).toEqual(['STATE_EXPIRED', null]);
    await enrolled({ ...amount, dueOn: '2013-12-08', customerId: invoice.customerId });
    expect((await caseOf(invoice.invoiceId)).state).toBe('STATE_ACTIVE');
    await cancel(invoice);
  });
});

test('a case that acts as a whole sends one message about all that is due', async () => {
  const when = 'overdue and amount == 88';
  await apply(sequenceDocument({ name: 'a-grouped', when, grouping: 'case', expireAfter: '9d' }));
  const amount = { amountMinor: 8_800, remainingMinor: 8_800 };
  const first = await enrolled({ ...amount, dueOn: '2014-01-01' });
  await advanceTo('2014-01-02T16:00:00Z');
  expect(mine(first)).toMatchObject([{ stepId: 'one', invoiceIds: [first.invoiceId] }]);
  const second = await enrolled({ ...amount, dueOn: '2014-01-02', customerId: first.customerId });
  const third = await enrolled({ ...amount, dueOn: '2014-01-03', customerId: first.customerId });
  expect((await caseOf(second.invoiceId)).caseId).toBe((await caseOf(first.invoiceId)).caseId);
  // The oldest is paid, so the case follows the next one: its second step moves from 4 to 5 January.
  await consume(invoiceEvent('InvoicePaid', paid(first)));
  const { nextFireTime } = await caseOf(second.invoiceId);
  expect(nextFireTime).toEqual(toTimestamp(new Date('2014-01-05T15:00:00Z')));
  sent.length = 0;
  await advanceTo('2014-01-05T16:00:00Z');
  const about = mine(second);
  expect(about.map(({ stepId }) => stepId)).toEqual(['two']);
  expect([...about[0]!.invoiceIds].sort()).toEqual([second.invoiceId, third.invoiceId].sort());
  await cancel(second);
});

test('what is with an agency stops, what it rejects goes on, what it gives back is held', async () => {
  const invoice = await enrolled({ dueOn: '2014-02-01' });
  const { caseId } = await caseOf(invoice.invoiceId);
  await advanceTo('2014-02-03T16:00:00Z');
  const placementId = newId();
  const event = (type: 'Proposed' | 'Answered' | 'Recalled', version: number, state: string, line: string) =>
    anEvent(`dunlin.dca_handoff.v1.Placement${type}`, invoice.customerId, version, {
      cause: { actor: 'system:dca-handoff', reason: '' },
      placement: {
        placementId,
        agency: 'northgate',
        customerId: invoice.customerId,
        caseId,
        state: `STATE_${state}` as 'STATE_SENT',
        version: String(version),
        lines: [{ lineNumber: 1, invoiceId: invoice.invoiceId, state: `STATE_${line}` as 'STATE_SENT' }],
      },
    });
  await consume(event('Proposed', 1, 'DRAFT', 'PROPOSED'));
  await eventually(async () => expect(placementsSent).toContain(placementId));
  expect((await caseOf(invoice.invoiceId)).state).toBe('STATE_COLLECTIONS');
  await consume(event('Answered', 3, 'ACTIVE', 'REJECTED'));
  expect((await caseOf(invoice.invoiceId)).state).toBe('STATE_ACTIVE');
  await consume(event('Answered', 4, 'ACTIVE', 'ACTIVE'));
  sent.length = 0;
  await advanceTo('2014-02-05T16:00:00Z');
  expect(mine(invoice)).toEqual([]);
  await consume(event('Recalled', 6, 'RECALLED', 'RECALLED'));
  const recalled = await caseOf(invoice.invoiceId);
  expect([recalled.state, recalled.holds.map(({ reason }) => reason)]).toEqual(['STATE_PAUSED', ['RECALLED']]);
  const resumed = await client.resumeCase({ requestId: newId(), caseId, reason: 'Once more' }, ann);
  expect(resumed.case!.state).toBe('STATE_ACTIVE');
  await cancel(invoice);
  await eventually(async () => expect(await count('wakes')).toBe(0));
});

test('lists page by key and filter, and counts agree', async () => {
  const all: string[] = [];
  let pageToken = '';
  do {
    const page = await client.listCases({ pageSize: 3, pageToken }, ann);
    all.push(...page.cases.map(({ caseId }) => caseId));
    pageToken = page.nextPageToken;
  } while (pageToken !== '');
  expect(new Set(all).size).toBe(all.length);
  expect(all).toHaveLength(await count('cases'));
  const { casesByState, stepsByOutcome } = await client.getSummary({}, ann);
  expect(casesByState.reduce((sum, { count: each }) => sum + Number(each), 0)).toBe(all.length);
  expect(stepsByOutcome).toContainEqual({ name: 'call-21/TASK_CREATED', count: '1' });
  for (const { name, count: expected } of casesByState) {
    const states = [`STATE_${name}` as 'STATE_PAID'];
    const { cases } = await client.listCases({ states, pageSize: 500 }, ann);
    expect([name, String(cases.length), [...new Set(cases.map(({ state }) => state))]]).toEqual([
      name,
      expected,
      states,
    ]);
  }
});

test('the clock goes forward only, one run at a time', async () => {
  const target = (instant: string) => ({ requestId: newId(), targetTime: toTimestamp(new Date(instant)) });
  const back = client.advanceClock(target('2013-01-01T00:00:00Z'), ann);
  await expect(back).rejects.toMatchObject({ code: 'CLOCK_GOES_BACK' });
  await expect(client.getClockAdvance({ advanceId: newId() }, ann)).rejects.toMatchObject({
    code: 'ADVANCE_NOT_FOUND',
  });
  const request = target('2014-03-01T00:00:00Z');
  const first = await client.advanceClock(request, ann);
  const other = client.advanceClock(target('2014-03-02T00:00:00Z'), ann);
  await expect(other).rejects.toMatchObject({ code: 'ADVANCE_RUNNING' });
  expect((await client.advanceClock(request, ann)).advance!.advanceId).toBe(first.advance!.advanceId);
  await eventually(async () =>
    expect((await client.getClockAdvance({}, ann)).advance).toMatchObject({ state: 'STATE_DONE', outstanding: [] }),
  );
});
