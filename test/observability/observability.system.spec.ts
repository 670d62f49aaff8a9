import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { connect } from '#libs/client';
import { newId } from '#libs/ids';
import { inWork, workOf } from '#libs/platform';
import { serviceNames, Stack } from '#libs/stack';
import { type CollectedSpan, eventually, SpanCollector, until } from '#libs/testing';
import { isZone, localDateAt, localTimeAt } from '#libs/time';
import { repositoryRoot } from '../../libs/stack/paths.js';
import { Broker } from '../conformance/harness/broker.js';
import { RpcCaller } from '../conformance/harness/rpc.js';
import { quiet } from '../load/traffic.js';
import { canariesIn, canaryName } from './canary.js';
import { events, histories, logLines, metrics, type Said, spans } from './places.js';
import {
  aCustomer,
  aDraft,
  type Field,
  plantInEveryField,
  plantInFiles,
  plantInPages,
  plantInRefusedMail,
  plantInTopics,
  plantInWords,
} from './plant.js';

jest.setTimeout(600_000);

/**
 * The only fields of published events that anybody outside of the product words: the reason that a person gave for what
 * was done, and what the organisation itself names its customers and invoices by. All else is ids, codes, dates and
 * amounts; whoever adds to this list makes contact data part of the contract.
 */
const wordedOutside = new Set([
  ...['cause.reason', 'hold.reason', 'payment.reversalReason'],
  ...['placement.reason', 'placement.lines.reason', 'placement.unannouncedReason'],
  ...['customer.reference', 'snapshot.invoice.number'],
]);

const sequence = `
name: notices
title: Notices for ${canaryName('sequence')}
enrol: { when: 'due_in_days <= 30' }
anchor: issue_date
grouping: invoice
calendar: { time: '00:00', zone: customer, days: all }
steps:
  - { id: notice, after: 0d, send: { channel: email, template: reminder } }
  - { id: call, after: 0d, task: { queue: callers, title: 'Call ${canaryName('step')} about {{ invoice.number }}' } }
`.trimStart();

let folder: string;
let collector: SpanCollector;
let field: Field;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dunlin-observability-'));
  collector = await SpanCollector.listen();
  // Real time, in which workflows act as soon as an event makes an act due.
  const stack = await Stack.create({ dir: join(folder, 'stack'), name: 'observability', clock: { mode: 'real' } });
  await stack.startServers();
  const env = {
    DUNLIN_LOG_LEVEL: 'trace',
    DUNLIN_TRACES_ENDPOINT: collector.endpoint,
    DUNLIN_TRACES_RESOURCE_ATTRIBUTES: 'deployment.environment.name=spec%2C local',
  };
  await stack.startServices(undefined, { env });
  const broker = new Broker(stack.server('kafka').address, stack.state.topicPrefix);
  await broker.start();
  const dunlin = connect(stack.clientEnv(), 'user:spec');
  const rpc = new RpcCaller(join(repositoryRoot, 'protos'));
  const zone = placeWhereItIsOneOClock();
  field = { stack, dunlin, rpc, broker, zone, today: localDateAt(new Date(), zone) };
  await dunlin.dcaHandoff.applyAgency(
    { requestId: newId(), code: 'northgate', title: 'N', active: true },
    dunlin.caller,
  );
  await dunlin.workflow.applySequence({ requestId: newId(), document: sequence }, dunlin.caller);
});

afterAll(async () => {
  const { stack, broker, dunlin, rpc } = field;
  dunlin.close();
  rpc.close();
  await broker.stop();
  await stack.stop();
  await Stack.reset(stack.dir);
  collector.close();
  rmSync(folder, { recursive: true, force: true });
});

const traceId = newId().replaceAll('-', '');
const caller = { traceId, spanId: 'b7ad6b7169203331' };

/** The span and those it follows from, back to the one that none of ours caused. */
function lineOf(span: CollectedSpan): CollectedSpan[] {
  const parent = collector.spans.find((other) => other.traceId === span.traceId && other.spanId === span.parentSpanId);
  return parent ? [span, ...lineOf(parent)] : [span];
}

describe('one action', () => {
  let invoiceId: string;
  let number: string;

  it('is one trace from its rpc over outbox, topic, workflow and activity to the mail server', async () => {
    const customerId = await aCustomer(field, 'traced');
    ({ invoiceId, number } = await aDraft(field, customerId));
    await quiet(field.dunlin);
    const { dunlin } = field;
    const calling = workOf({ traceparent: `00-${caller.traceId}-${caller.spanId}-01` });
    await inWork(calling, () => dunlin.invoice.issueInvoice({ requestId: newId(), invoiceId }, dunlin.caller));
    const ofTrace = (name: string) => collector.named(name).filter((span) => span.traceId === traceId);
    await until(() => ofTrace('smtp send').length > 0 && ofTrace('activity recordProgress').length > 0);
    await eventually(() => {
      const line = lineOf(ofTrace('smtp send')[0]!);
      expect(line.map(({ service, name, kind }) => `${service} ${kind} ${name}`)).toEqual([
        'communication CLIENT smtp send',
        'communication SERVER dunlin.communication.v1.MessageService/SendMessage',
        'workflow CLIENT dunlin.communication.v1.MessageService/SendMessage',
        'workflow CONSUMER activity sendReminders',
        'workflow CONSUMER workflow collectCase',
        'workflow PRODUCER signal collectCase',
        'workflow CLIENT transaction',
        'workflow CONSUMER process InvoiceIssued',
        'invoice PRODUCER publish InvoiceIssued',
        'invoice CLIENT transaction',
        'invoice SERVER dunlin.invoice.v1.InvoiceService/IssueInvoice',
      ]);
      expect(line.at(-1)!.parentSpanId).toBe(caller.spanId);
      expect(new Set(line.map((span) => span.traceId))).toEqual(new Set([traceId]));
    });
    const [sent] = ofTrace('smtp send') as [CollectedSpan];
    expect(sent).toMatchObject({
      failed: false,
      attributes: { 'dunlin.smtp.result': 'ACCEPTED', 'server.address': '127.0.0.1' },
      resource: {
        'service.name': 'communication',
        'service.namespace': 'dunlin',
        'deployment.environment.name': 'spec, local',
      },
    });
  });

  it('that comes to a workflow later is a trace of its own, which links to the wake before', async () => {
    const { dunlin } = field;
    const [before] = collector.named('workflow collectCase').filter((span) => span.traceId === traceId);
    const amount = { currencyCode: 'EUR', minorUnits: '12500' };
    await dunlin.payment.recordPayment({ requestId: newId(), invoiceNumbers: [number], amount }, dunlin.caller);
    const links = { traceId, spanId: before!.spanId };
    const woken = () =>
      collector.named('workflow collectCase').find((span) => span.links.some(({ spanId }) => spanId === links.spanId));
    await until(() => woken() !== undefined);
    await eventually(() => {
      const line = lineOf(woken()!).map(({ name }) => name.slice(name.lastIndexOf('.') + 1));
      expect(line).toEqual(
        [
          ...[
            'workflow collectCase',
            'signal collectCase',
            'transaction',
            'process InvoicePaid',
            'publish InvoicePaid',
          ],
          ...[
            'transaction',
            'process PaymentSettled',
            'publish PaymentSettled',
            'transaction',
            'PaymentService/RecordPayment',
          ],
        ].map((name) => name.slice(name.lastIndexOf('.') + 1)),
      );
    });
    expect(woken()!.links).toEqual([links]);
    expect(woken()!.traceId).not.toBe(traceId);
  });

  it('is found in the logs by the ids of its spans', async () => {
    const { dunlin } = field;
    const asking = newId().replaceAll('-', '');
    const unknown = inWork(workOf({ traceparent: `00-${asking}-${caller.spanId}-01` }), () =>
      dunlin.invoice.getInvoice({ invoiceId: newId() }, dunlin.caller),
    );
    await expect(unknown).rejects.toMatchObject({ code: 'INVOICE_NOT_FOUND' });
    await eventually(() => {
      const [line] = logLines(field.stack).filter(({ text }) => text.includes(asking));
      const [span] = collector.spans.filter((each) => each.traceId === asking);
      expect(JSON.parse(line!.text)).toMatchObject({ msg: 'GetInvoice was refused.', span_id: span!.spanId });
    });
  });
});

describe('contact data', () => {
  it('given to any input is in no log, history, topic, span or metric', async () => {
    await plantInWords(field);
    await plantInRefusedMail(field);
    await plantInFiles(field);
    await plantInTopics(field);
    await plantInPages(field);
    expect(await plantInEveryField(field)).toBeGreaterThan(200);
    await quiet(field.dunlin);
    const { stack, broker } = field;
    await broker.caughtUp();
    const told = { events: events(broker), histories: await histories(stack), metrics: await metrics(stack) };
    // What they still have to say they say as they end.
    await Promise.all(serviceNames.map((name) => stack.service(name).stop()));
    const all = { ...told, logs: logLines(stack), spans: spans(collector) };
    // The canaries were alive: a debtor got one, and reasons stand where reasons may.
    expect(canariesIn(readFileSync(stack.mail.file, 'utf8'))).toContain('traced');
    const reasons = told.events.filter(({ place }) => place.endsWith(' cause.reason'));
    expect(reasons.flatMap(({ text }) => canariesIn(text))).toEqual(expect.arrayContaining(['dispute', 'pause']));
    for (const said of Object.values(all)) expect(said.length).toBeGreaterThan(0);
    expect(findings(Object.values(all).flat())).toEqual([]);
  });
});

/** Where a canary was found, with the inputs that it came from. */
function findings(said: readonly Said[]): string[] {
  const found = said.flatMap(({ place, text }) => {
    const path = place.slice(place.indexOf(' ') + 1);
    if (wordedOutside.has(path)) return [];
    const inputs = canariesIn(text);
    return inputs.length === 0 ? [] : [`${place}: ${inputs.join(', ')}: ${excerpt(text)}`];
  });
  return [...new Set(found)].sort();
}

function excerpt(text: string): string {
  const at = Math.max(0, text.search(/canary|555/i) - 200);
  return text.slice(at, at + 400);
}

/** Mail may leave there, whenever this runs. */
function placeWhereItIsOneOClock(): string {
  const places = Intl.supportedValuesOf('timeZone').filter((zone) => isZone(zone) && zone.includes('/'));
  return places.find((zone) => localTimeAt(new Date(), zone).startsWith('13'))!;
}
