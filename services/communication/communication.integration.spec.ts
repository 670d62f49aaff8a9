import 'reflect-metadata';
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Server, ServerCredentials, status, type ServiceDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import {
  messageShape,
  protosFolder,
  toTimestamp,
  toWireDate,
  toWireMoney,
  type communicationV1,
  type customerV1,
  type invoiceV1,
} from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { derivedId, newId } from '#libs/ids';
import { money } from '#libs/money';
import { askHealth, DueWork, Runner, schemaDrift, type RpcClient, type ServiceProcess, type Tx } from '#libs/platform';
import {
  aCaller,
  Line,
  runService,
  testServers,
  until,
  type RunningService,
  type ServiceDatabase,
} from '#libs/testing';
import type { Message } from './domain/message.js';
import { service } from './service.js';
import { ResolveExpiredClaims } from './use-cases/resolve-expired-claims.js';
import { SendMessage } from './use-cases/send-message.js';
import type { RawSendMessage } from './use-cases/send-message-input.js';

const start = new Date('2024-05-15T14:00:00.000Z');
/** So long that no claim of this spec is renewed by itself; leases end where a test says so. */
const leaseMs = 60_000;
const smtpTimeoutMs = 60_000;

/** What the mail server does with a recipient. */
interface Behaviour {
  rcpt?: { code: number; text?: string };
  sender?: { code: number };
  /** Answers the content with a refusal, drops the connection before or after it keeps the message, or waits. */
  data?: { code: number } | 'drop-before' | 'drop-after';
  holdRcpt?: Promise<unknown>;
  holdData?: Promise<unknown>;
}

class Refusal extends Error {
  constructor(
    readonly responseCode: number,
    text = 'refused',
  ) {
    super(text);
  }
}

/** A real SMTP server that keeps what it is given, and misbehaves on request. */
class MailPeer {
  readonly caught: { raw: string; recipients: string[] }[] = [];
  readonly behaviours = new Map<string, Behaviour>();
  /** How often a recipient was named. */
  readonly asked = new Map<string, number>();
  /** Recipients of messages of which any content arrived. */
  readonly begun = new Set<string>();
  /** For every recipient that is not named. */
  common: (() => Behaviour) | undefined;
  private readonly sockets = new Map<number, Socket>();
  private server!: SMTPServer;
  port = 0;

  async listen(port = 0, hidePipelining = false): Promise<void> {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      hidePIPELINING: hidePipelining,
      disableReverseLookup: true,
      onMailFrom: (_address, _session, done) => done(),
      onRcptTo: ({ address }, _session, done) => void this.onRcpt(address, done),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => {
          this.begun.add(session.envelope.rcptTo[0]!.address);
          chunks.push(chunk);
        });
        stream.on('end', () => void this.onData(Buffer.concat(chunks).toString(), session, done));
      },
    } as ConstructorParameters<typeof SMTPServer>[0]);
    this.server.on('error', () => undefined);
    this.server.server.on('connection', (socket: Socket) => this.sockets.set(socket.remotePort!, socket));
    this.server.listen(port, '127.0.0.1');
    await once(this.server.server, 'listening');
    this.port = (this.server.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets.values()) socket.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  to(address: string): { raw: string; recipients: string[] }[] {
    return this.caught.filter(({ recipients }) => recipients.includes(address));
  }

  async parsed(address: string): Promise<ParsedMail> {
    const found = this.to(address);
    expect(found).toHaveLength(1);
    return simpleParser(found[0]!.raw);
  }

  private of(address: string): Behaviour {
    return this.behaviours.get(address) ?? this.common?.() ?? {};
  }

  private async onRcpt(address: string, done: (error?: Error) => void): Promise<void> {
    const { rcpt, holdRcpt } = this.of(address);
    this.asked.set(address, (this.asked.get(address) ?? 0) + 1);
    if (holdRcpt) await holdRcpt;
    done(rcpt && new Refusal(rcpt.code, rcpt.text));
  }

  private async onData(raw: string, session: SMTPServerSession, done: (error?: Error) => void): Promise<void> {
    const recipients = session.envelope.rcptTo.map(({ address }) => address);
    const { data, holdData } = this.of(recipients[0]!);
    await holdData;
    const drop = (): void => void this.sockets.get(session.remotePort)?.destroy();
    if (data === 'drop-before') return drop();
    if (typeof data === 'object') return done(new Refusal(data.code));
    this.caught.push({ raw, recipients });
    if (data === 'drop-after') return drop();
    done();
  }
}

/** The owners of the facts in memory, behind a real rpc server. */
class Owners {
  readonly customers = new Map<string, customerV1.ContactFactsInit>();
  readonly invoices = new Map<string, invoiceV1.InvoiceInit>();
  readonly inFlight = new Set<string>();
  readonly heldInvoices = new Set<string>();
  held: string[] = [];
  readonly optOuts: string[] = [];
  readonly asked: string[] = [];
  away = new Set<string>();
  private readonly server = new Server();
  port = 0;

  async listen(): Promise<void> {
    this.serve('payment', 'Payment', {
      GetMoneyInFlight: ({ invoiceIds }) => ({ invoiceIds: invoiceIds.filter((id: string) => this.inFlight.has(id)) }),
    });
    this.serve('invoice', 'Invoice', {
      GetStandings: ({ invoiceIds }) => ({ invoices: invoiceIds.flatMap((id: string) => this.invoices.get(id) ?? []) }),
    });
    this.serve('workflow', 'Workflow', {
      CheckHolds: ({ invoiceIds }) => ({
        actHeld: this.held.length > 0,
        heldInvoiceIds: invoiceIds.filter((id: string) => this.heldInvoices.has(id)),
        reasons: this.held,
      }),
    });
    this.serve('customer', 'Customer', {
      GetContactFacts: ({ customerIds }) => ({
        facts: customerIds.flatMap((id: string) => this.customers.get(id) ?? []),
      }),
      RecordOptOut: ({ customerId, channel, reason, requestId }) => {
        expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
        const facts = this.customers.get(customerId)!;
        this.customers.set(customerId, { ...facts, optedOutChannels: [channel] });
        this.optOuts.push(`${customerId} ${channel} ${reason}`);
        return {};
      },
    });
    this.port = await new Promise((resolve, reject) =>
      this.server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) =>
        error ? reject(error) : resolve(port),
      ),
    );
  }

  close(): void {
    this.server.forceShutdown();
  }

  get environment(): Record<string, string> {
    const address = `127.0.0.1:${this.port}`;
    const names = ['CUSTOMER', 'INVOICE', 'PAYMENT', 'WORKFLOW'];
    return Object.fromEntries(names.map((name) => [`DUNLIN_RPC_${name}_ADDRESS`, address]));
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- requests of many rpcs
  private serve(name: string, title: string, answers: Record<string, (request: any) => object>): void {
    const options = { ...messageShape, includeDirs: [protosFolder] };
    const contract = loadSync(`dunlin/${name}/v1/${name}_service.proto`, options);
    const definition = contract[`dunlin.${name}.v1.${title}Service`] as ServiceDefinition;
    const served = Object.fromEntries(Object.entries(definition).filter(([method]) => method in answers));
    const handlers = Object.entries(answers).map(([method, answer]) => [
      method,
      (call: { request: object }, done: (error: object | null, answer?: object) => void): void => {
        this.asked.push(method);
        if (this.away.has(name)) return done({ code: status.FAILED_PRECONDITION, details: `${name} is away` });
        done(null, answer(call.request));
      },
    ]);
    this.server.addService(served, Object.fromEntries(handlers));
  }
}

let host: RunningService<'communication'>;
let db: ServiceDatabase;
let mail: MailPeer;
let owners: Owners;
let running: ServiceProcess;
let client: RpcClient<communicationV1.CommunicationServiceRpcs>;
const ann = { actor: 'user:ann', correlationId: 'spec' };

beforeAll(async () => {
  const migrations = join(import.meta.dirname, 'migrations');
  [mail, owners] = [new MailPeer(), new Owners()];
  await Promise.all([mail.listen(), owners.listen()]);
  const env = environment();
  host = await runService(service, 'communication', { migrations, start, env });
  ({ db, running, client } = host);
});
afterAll(async () => {
  await host.stop();
  owners.close();
  await mail.close();
});
beforeEach(async () => {
  await db.clearOutbox();
  await db.setNow(start);
  owners.asked.length = 0;
  owners.held = [];
  owners.away.clear();
});

function environment(): Record<string, string> {
  return {
    DUNLIN_POSTGRES_POOL_MAX: '20',
    DUNLIN_ORGANISATION_NAME: 'Northwind & Co',
    DUNLIN_SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    DUNLIN_SMTP_TIMEOUT_MS: String(smtpTimeoutMs),
    DUNLIN_MAIL_FROM: 'Northwind <billing@northwind.example>',
    DUNLIN_MAIL_REPLY_TO: 'answers@northwind.example',
    DUNLIN_MAIL_PER_SECOND: '100000',
    DUNLIN_PUBLIC_URL: 'https://mail.northwind.example/',
    DUNLIN_MESSAGE_LEASE_MS: String(leaseMs),
    DUNLIN_MESSAGE_MAX_DEFERRALS: '2',
    ...owners.environment,
  };
}

let count = 0;

/** A customer who can be written to. */
function aCustomer(more: customerV1.ContactFactsInit = {}): { customerId: string; address: string } {
  const customerId = newId();
  const address = `debtor${++count}@example.test`;
  owners.customers.set(customerId, {
    customerId,
    reference: `C-${count}`,
    name: 'Ada Lovelace',
    kind: 'KIND_PERSON',
    locale: 'en',
    zones: ['UTC'],
    contacts: [{ contactId: newId(), channel: 'CHANNEL_EMAIL', address, validity: 'VALIDITY_UNVERIFIED' }],
    ...more,
  });
  return { customerId, address };
}

function anInvoice(customerId: string, more: invoiceV1.InvoiceInit = {}): string {
  const invoiceId = newId();
  owners.invoices.set(invoiceId, {
    invoiceId,
    number: `INV-${++count}`,
    customerId,
    lifecycle: 'LIFECYCLE_OPEN',
    collectability: 'COLLECTABILITY_COLLECT',
    amount: toWireMoney(money(20_000n, 'USD')),
    remaining: toWireMoney(money(12_345n, 'USD')),
    dueDate: toWireDate('2024-05-01'),
    ...more,
  });
  return invoiceId;
}

function aRequest(customerId: string, invoiceIds: string[], more: Partial<RawSendMessage> = {}): RawSendMessage {
  const idempotencyKey = `case/1/reminder-3/${newId()}/1/EMAIL`;
  const act = { caseId: '', stepId: 'reminder-3', channel: 'EMAIL' as const, template: 'reminder' };
  return { idempotencyKey, customerId, invoiceIds, ...act, ...more };
}

/** A customer with one invoice and the request to remind them of it. */
function aCase(facts: customerV1.ContactFactsInit = {}, more: Partial<RawSendMessage> = {}) {
  const { customerId, address } = aCustomer(facts);
  const invoiceId = anInvoice(customerId);
  return { customerId, address, invoiceId, request: aRequest(customerId, [invoiceId], more) };
}

const send = (request: RawSendMessage, caller = aCaller()): Promise<Message> =>
  running.app.get(SendMessage).execute(request, caller);
const janitor = (): Promise<number> => running.app.get(ResolveExpiredClaims).execute();
const codeOf = (result: Promise<unknown>): Promise<string> =>
  result.then(
    () => 'none',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );
const stateOf = async (request: RawSendMessage): Promise<communicationV1.Message> =>
  (await client.getMessage({ messageId: derivedId(request.idempotencyKey) }, ann)).message!;
const events = async (): Promise<string[]> => (await db.published()).map(({ type }) => type.split('.').at(-1)!);
const hours = (count_: number): number => count_ * 3_600_000;
const later = (ms: number): Date => new Date(start.getTime() + ms);

function gate(): { open: () => void; opened: Promise<void> } {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

/** What the end of a lease looks like, without waiting for it. */
async function expireLeases(): Promise<void> {
  await db.database.query(`UPDATE messages SET lease_until = 'epoch' WHERE state = 'CLAIMED'`);
}

async function contactsOf(customerId: string): Promise<number> {
  return (await db.database.query('SELECT 1 FROM contacts_made WHERE customer_id = $1', [customerId])).length;
}

describe('the schema', () => {
  it('is what the tables say', async () => {
    expect(await schemaDrift(db.ownerUrl, [...service.tables] as never)).toEqual([]);
  });

  it('lets nobody change a template or break the state table', async () => {
    await expect(db.database.query(`UPDATE templates SET subject = 'x'`)).rejects.toThrow('permission denied');
    await expect(db.database.query('DELETE FROM templates')).rejects.toThrow('permission denied');
    const { request } = aCase();
    await send(request);
    const change = (set: string) =>
      db.database.query(`UPDATE messages SET ${set} WHERE idempotency_key = $1`, [request.idempotencyKey]);
    await expect(change(`state = 'CLAIMED'`)).rejects.toThrow('messages_lease');
    await expect(change('sent_at = NULL')).rejects.toThrow('messages_sent');
    await expect(change('data_started_at = NULL')).rejects.toThrow('messages_data');
    await expect(change(`facts_hash = ''`)).rejects.toThrow('messages_decided_before_data');
    await expect(change(`reason = 'free text'`)).rejects.toThrow('messages_reason');
  });
});

describe('a message that may leave', () => {
  it('arrives once, with both parts, its opt-out and what it is about', async () => {
    const caseId = newId();
    const { customerId, address, invoiceId, request } = aCase({}, { caseId });
    const { message } = await client.sendMessage(
      { requestId: newId(), ...request, channel: 'CHANNEL_EMAIL', invoiceIds: [invoiceId] },
      ann,
    );
    const messageId = derivedId(request.idempotencyKey);
    expect(message).toMatchObject({
      messageId,
      customerId,
      caseId,
      invoiceIds: [invoiceId],
      state: 'STATE_SENT',
      reason: 'ACCEPTED',
      template: 'reminder',
      templateVersion: 1,
      locale: 'en',
      providerReply: '250',
      sentTime: toTimestamp(start),
      createTime: toTimestamp(start),
      subject: '',
      text: '',
    });
    const number = owners.invoices.get(invoiceId)!.number!;
    const parsed = await mail.parsed(address);
    const header = (name: string): unknown => parsed.headers.get(name);
    expect(parsed.messageId).toBe(`<${messageId}@northwind.example>`);
    expect(parsed.from?.text).toBe('"Northwind" <billing@northwind.example>');
    expect(parsed.replyTo?.text).toBe('answers@northwind.example');
    expect(header('x-dunlin-message')).toBe(messageId);
    expect(header('x-dunlin-case')).toBe(caseId);
    expect(header('x-dunlin-step')).toBe('reminder-3');
    expect(header('x-dunlin-invoices')).toBe(number);
    const { raw } = mail.to(address)[0]!;
    expect(raw).toMatch(/^List-Unsubscribe: <https:\/\/mail\.northwind\.example\/unsubscribe\/[A-Za-z0-9_-]{32}>\r$/m);
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    expect(parsed.subject).toBe(`Reminder: invoice ${number}, $123.45 open`);
    expect(parsed.text).toContain('due on May 1, 2024, 14 days ago');
    expect(parsed.text).toMatch(/Stop e-mails: https:\/\/mail\.northwind\.example\/unsubscribe\/\S{32}/);
    expect(parsed.html).toContain('Northwind &amp; Co');
    expect(parsed.html).toContain('/unsubscribe/');
  });

  it('is published without its content and kept with it, but without the opt-out token', async () => {
    const { customerId, address, request } = aCase();
    await send(request);
    const [event, ...others] = await db.published();
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      type: 'dunlin.communication.v1.MessageSent',
      key: customerId,
      payload: {
        cause: { actor: 'user:tester', reason: 'ACCEPTED' },
        message: { state: 'STATE_SENT', subject: '', text: '' },
      },
    });
    expect(JSON.stringify(event!.payload)).not.toContain('@example.test');
    const { subject, text, factsHash, ruleIds } = await stateOf(request);
    expect(subject).toMatch(/^Reminder/);
    expect(text).toContain('/unsubscribe/-');
    expect(factsHash).toMatch(/^[0-9a-f]{64}$/);
    expect(ruleIds).toEqual([]);
    const token = /unsubscribe\/([\w-]{32})/.exec((await mail.parsed(address)).text!)![1]!;
    const dump = await db.database.query(
      'SELECT m::text || c::text AS text FROM messages m JOIN message_contents c USING (message_id)',
    );
    expect(JSON.stringify(dump)).not.toContain(token);
  });

  it('is answered, not sent again, when its key comes again', async () => {
    const { address, request } = aCase();
    const caller = aCaller();
    const first = await send(request, caller);
    expect(await send(request, caller)).toEqual(first);
    expect(await send(request)).toEqual(first);
    expect(await codeOf(send(request, { ...caller, inputHash: 'other' }))).toBe('REQUEST_ID_REUSED');
    for (const more of [{ template: 'final-notice' }, { stepId: 'x' }, { customerId: newId() }, { caseId: newId() }]) {
      expect(await codeOf(send({ ...request, ...more }))).toBe('IDEMPOTENCY_KEY_REUSED');
    }
    expect(mail.to(address)).toHaveLength(1);
    expect(await events()).toEqual(['MessageSent']);
  });

  it('leaves once when twenty twins ask at once', async () => {
    const { address, request } = aCase();
    const held = gate();
    mail.behaviours.set(address, { holdRcpt: held.opened });
    const codes: string[] = [];
    const twins = Array.from({ length: 20 }, async () => codes.push(await codeOf(send(request))));
    await until(() => codes.length === 19);
    expect(new Set(codes)).toEqual(new Set(['MESSAGE_IN_PROGRESS']));
    held.open();
    await Promise.all(twins);
    expect(codes.at(-1)).toBe('none');
    expect((await send(request)).state).toBe('SENT');
    expect(mail.to(address)).toHaveLength(1);
    expect(await events()).toEqual(['MessageSent']);
  });

  it('lists all invoices of a digest that may be spoken of', async () => {
    const { customerId, address } = aCustomer();
    const wire = (lifecycle: invoiceV1.InvoiceInit['lifecycle'], day: string) =>
      anInvoice(customerId, { lifecycle, dueDate: toWireDate(day) });
    const open = [wire('LIFECYCLE_OPEN', '2024-05-02'), wire('LIFECYCLE_OPEN', '2024-04-01')];
    const held = wire('LIFECYCLE_OPEN', '2024-04-02');
    owners.heldInvoices.add(held);
    const ids = [...open, held, wire('LIFECYCLE_PAID', '2024-04-01'), newId()];
    const message = await send(aRequest(customerId, ids));
    expect(message.invoiceIds).toEqual([open[1], open[0]]);
    const parsed = await mail.parsed(address);
    expect(parsed.subject).toBe('Reminder: 2 open invoices, $246.90 in total');
    const numbers = [open[1], open[0]].map((id) => owners.invoices.get(id!)!.number);
    expect(parsed.headers.get('x-dunlin-invoices')).toBe(numbers.join(', '));
    const [row] = await db.database.query<{ left_out: { reason: string }[] }>(
      'SELECT left_out FROM messages WHERE message_id = $1',
      [message.messageId],
    );
    expect(row!.left_out.map(({ reason }) => reason)).toEqual(['HELD', 'PAID', 'UNKNOWN_INVOICE']);
  });
});

describe('the fence', () => {
  it('asks for money in flight before the standing of the invoices', async () => {
    await send(aCase().request);
    expect(owners.asked.toSorted()).toEqual(['CheckHolds', 'GetContactFacts', 'GetMoneyInFlight', 'GetStandings']);
    expect(owners.asked.indexOf('GetMoneyInFlight')).toBeLessThan(owners.asked.indexOf('GetStandings'));
    expect(owners.asked.at(-1)).toBe('GetStandings');
  });

  it.each([
    ['PAID', { lifecycle: 'LIFECYCLE_PAID' }],
    ['PAID', { remaining: toWireMoney(money(0n, 'USD')) }],
    ['VOID', { lifecycle: 'LIFECYCLE_VOID' }],
    ['DO_NOT_COLLECT', { collectability: 'COLLECTABILITY_DO_NOT_COLLECT' }],
    ['OF_ANOTHER_CUSTOMER', { customerId: newId() }],
  ] as [string, invoiceV1.InvoiceInit][])('suppresses as %s', async (reason, standing) => {
    const { customerId, address } = aCustomer();
    const request = aRequest(customerId, [anInvoice(customerId, standing)]);
    expect(await send(request)).toMatchObject({ state: 'SUPPRESSED', reason });
    expect(await send(request)).toMatchObject({ state: 'SUPPRESSED', reason });
    expect(mail.to(address)).toEqual([]);
    expect(await events()).toEqual(['MessageSuppressed']);
    expect(await contactsOf(customerId)).toBe(0);
  });

  it('waits for the end of a hold and sends then', async () => {
    const { address, request } = aCase();
    owners.held = ['Debtor asked'];
    expect(await send(request)).toMatchObject({ state: 'DELAYED', reason: 'HELD' });
    owners.held = [];
    expect(await send(request)).toMatchObject({ state: 'SENT' });
    expect(mail.to(address)).toHaveLength(1);
  });

  it('waits for the end of a dispute', async () => {
    const { customerId } = aCustomer();
    const request = aRequest(customerId, [anInvoice(customerId, { disputed: true })]);
    expect(await send(request)).toMatchObject({ state: 'DELAYED', reason: 'DISPUTED' });
  });

  it('suppresses for a closed case, a missing contact and an unknown customer', async () => {
    owners.held = ['CASE_PAID'];
    expect(await send(aCase().request)).toMatchObject({ state: 'SUPPRESSED', reason: 'CASE_NOT_OPEN' });
    owners.held = [];
    const invalid = [
      { contactId: newId(), channel: 'CHANNEL_EMAIL', address: 'x@example.test', validity: 'VALIDITY_INVALID' },
    ] as const;
    for (const contacts of [[], [...invalid]]) {
      expect(await send(aCase({ contacts }).request)).toMatchObject({ state: 'SUPPRESSED', reason: 'NO_CONTACT' });
    }
    expect(await send(aRequest(newId(), [newId()]))).toMatchObject({ state: 'SUPPRESSED', reason: 'UNKNOWN_CUSTOMER' });
  });

  it('waits a minute for money in flight and then sees what became of it', async () => {
    const { address, invoiceId, request } = aCase();
    owners.inFlight.add(invoiceId);
    const caller = aCaller();
    const waiting = { state: 'DELAYED', reason: 'MONEY_IN_FLIGHT', delayUntil: later(60_000) };
    expect(await send(request, caller)).toMatchObject(waiting);
    owners.inFlight.delete(invoiceId);
    expect(await send(request, caller)).toMatchObject(waiting);
    owners.invoices.set(invoiceId, { ...owners.invoices.get(invoiceId), lifecycle: 'LIFECYCLE_PAID' });
    expect(await send(request)).toMatchObject({ state: 'SUPPRESSED', reason: 'PAID', delayUntil: null });
    expect(mail.to(address)).toEqual([]);
  });

  it.each(['payment', 'invoice', 'workflow', 'customer'])('does nothing while %s cannot be asked', async (owner) => {
    const { address, request } = aCase();
    owners.away.add(owner);
    expect(await codeOf(send(request))).not.toBe('none');
    expect(await stateOf(request)).toMatchObject({ state: 'STATE_DELAYED', reason: 'INTERRUPTED' });
    expect(mail.to(address)).toEqual([]);
    owners.away.clear();
    expect(await send(request)).toMatchObject({ state: 'SENT' });
    expect(mail.to(address)).toHaveLength(1);
    expect(await events()).toEqual(['MessageSent']);
  });

  it('refuses a wrong request with every fault and a template that does not exist, without a trace', async () => {
    const { request } = aCase();
    const wrong = {
      ...request,
      idempotencyKey: '',
      customerId: 'x',
      invoiceIds: [],
      channel: 'SMS' as const,
      template: 'X',
    };
    const error = await send(wrong).catch((thrown: unknown) => thrown as DomainError);
    expect((error as DomainError).details.violations!.map(({ field }) => field)).toEqual([
      'idempotency_key',
      'customer_id',
      'invoice_ids',
      'channel',
      'template',
    ]);
    expect(await codeOf(send({ ...request, template: 'no-such' }))).toBe('TEMPLATE_NOT_FOUND');
    expect(await codeOf(stateOf(request))).toBe('MESSAGE_NOT_FOUND');
  });
});

describe('contact law', () => {
  it('delays to the first instant that suits every zone and lets it leave then', async () => {
    const { address, request } = aCase({ zones: ['America/New_York', 'America/Los_Angeles'] });
    const until = new Date('2024-05-15T11:00:00-04:00');
    expect(await send(request)).toMatchObject({
      state: 'DELAYED',
      reason: 'CONTACT_LAW',
      delayUntil: until,
      ruleIds: ['R02'],
    });
    expect(await events()).toEqual([]);
    await db.setNow(until);
    expect(await send(request)).toMatchObject({ state: 'SENT', delayUntil: null, ruleIds: [] });
    expect(mail.to(address)).toHaveLength(1);
  });

  it('is asked when a contact is planned and again when it is made', async () => {
    const { customerId, address, request } = aCase();
    const decide = (plannedTime: Date | null) =>
      client.decideContact(
        { customerId, channel: 'CHANNEL_EMAIL', plannedTime: plannedTime && toTimestamp(plannedTime) },
        ann,
      );
    expect(await decide(null)).toMatchObject({ outcome: 'OUTCOME_ALLOW', ruleIds: [], citations: [] });
    expect(await decide(later(hours(10)))).toMatchObject({
      outcome: 'OUTCOME_DELAY_UNTIL',
      delayUntilTime: toTimestamp(new Date('2024-05-16T08:00:00Z')),
      ruleIds: ['R01'],
    });
    owners.customers.set(customerId, { ...owners.customers.get(customerId), optedOutChannels: ['CHANNEL_EMAIL'] });
    expect(await send(request)).toMatchObject({ state: 'SUPPRESSED', reason: 'CONTACT_LAW', ruleIds: ['R07'] });
    expect((await decide(null)).outcome).toBe('OUTCOME_DENY');
    expect(mail.to(address)).toEqual([]);
    expect(await codeOf(client.decideContact({ customerId: newId(), channel: 'CHANNEL_EMAIL' }, ann))).toBe(
      'CUSTOMER_UNKNOWN',
    );
    expect(await codeOf(client.decideContact({ customerId: 'x' }, ann))).toBe('MESSAGE_REQUEST_INVALID');
  });

  it('is counted by outcome and rule, beside what became of messages', async () => {
    const counted = async (): Promise<number[]> => {
      const lines = (await (await fetch(`http://127.0.0.1:${running.httpPort}/metrics`)).text()).split('\n');
      const value = (name: string, ...labels: string[]): number => {
        const line = lines.find((each) => each.startsWith(`${name}{`) && labels.every((label) => each.includes(label)));
        return Number(line?.split(' ').at(-1) ?? 0);
      };
      return [
        value('dunlin_contact_decisions_total', 'outcome="ALLOW"', 'rule=""'),
        value('dunlin_contact_decisions_total', 'outcome="DENY"', 'rule="R44"'),
        value('dunlin_events_emitted_total', 'event="dunlin.communication.v1.MessageSent"'),
        value('dunlin_events_emitted_total', 'event="dunlin.communication.v1.MessageSuppressed"'),
        value('dunlin_mail_duration_seconds_count', 'result="ACCEPTED"'),
      ];
    };
    const before = await counted();
    await send(aCase().request);
    await send(aCase({ flags: ['FLAG_DECEASED'] }).request);
    const after = await counted();
    expect(after.map((count, index) => count - before[index]!)).toEqual([1, 1, 1, 1, 1]);
  });

  it.each(['FLAG_BANKRUPT', 'FLAG_DECEASED', 'FLAG_MINOR', 'FLAG_FRAUD', 'FLAG_INSOLVENT'] as const)(
    'stops for %s',
    async (flag) => {
      const { address, request } = aCase({ flags: [flag] });
      expect(await send(request)).toMatchObject({ state: 'SUPPRESSED', reason: 'CONTACT_LAW', ruleIds: ['R44'] });
      expect(mail.to(address)).toEqual([]);
    },
  );

  it('caps contacts per customer and channel, however many are asked for at once', async () => {
    const { customerId, address } = aCustomer();
    const other = aCase();
    const cap = { customerId, channel: 'CHANNEL_EMAIL', maxPerDay: 2, maxPerSevenDays: 3 } as const;
    expect(await client.setContactCap({ requestId: newId(), cap }, ann)).toEqual({ cap });
    expect(await client.getContactCap({ customerId, channel: 'CHANNEL_EMAIL' }, ann)).toEqual({ cap });
    const requests = Array.from({ length: 8 }, () => aRequest(customerId, [anInvoice(customerId)]));
    const first = await Promise.all(requests.map((request) => send(request)));
    expect(first.filter(({ state }) => state === 'SENT')).toHaveLength(2);
    for (const message of first.filter(({ state }) => state !== 'SENT')) {
      expect(message).toMatchObject({
        state: 'DELAYED',
        delayUntil: new Date('2024-05-16T08:00:00Z'),
        ruleIds: ['CAP', 'R01'],
      });
    }
    expect((await send(other.request)).state).toBe('SENT');
    await db.setNow(new Date('2024-05-16T08:00:00Z'));
    const second = await Promise.all(requests.map((request) => send(request)));
    expect(second.filter(({ state }) => state === 'SENT')).toHaveLength(3);
    expect(second.find(({ state }) => state === 'DELAYED')).toMatchObject({
      delayUntil: new Date('2024-05-22T08:00:00Z'),
    });
    expect(mail.to(address)).toHaveLength(3);
    expect(await contactsOf(customerId)).toBe(3);
  });

  it('lets the common cap hold where a customer has none of its own', async () => {
    const capped = aCustomer();
    const freed = aCustomer();
    const set = (customerId: string, maxPerDay: number) =>
      client.setContactCap({ requestId: newId(), cap: { customerId, channel: 'CHANNEL_EMAIL', maxPerDay } }, ann);
    await set('', 1);
    await set(freed.customerId, 0);
    try {
      for (const { customerId, states } of [
        { ...capped, states: ['SENT', 'DELAYED'] },
        { ...freed, states: ['SENT', 'SENT'] },
      ]) {
        const one = await send(aRequest(customerId, [anInvoice(customerId)]));
        const two = await send(aRequest(customerId, [anInvoice(customerId)]));
        expect([one.state, two.state]).toEqual(states);
      }
      expect(
        (await client.getContactCap({ customerId: capped.customerId, channel: 'CHANNEL_EMAIL' }, ann)).cap,
      ).toMatchObject({
        customerId: '',
        maxPerDay: 1,
      });
    } finally {
      await set('', 0);
    }
    expect(await codeOf(set('x', 1))).toBe('MESSAGE_REQUEST_INVALID');
  });
});

describe.each([
  ['with pipelining', false],
  ['without pipelining', true],
])('the mail server, %s,', (_name, hidePipelining) => {
  let peer: MailPeer;
  let other: ServiceProcess;
  const sendThere = (request: RawSendMessage, caller = aCaller()) =>
    other.app.get(SendMessage).execute(request, caller);

  beforeAll(async () => {
    peer = new MailPeer();
    await peer.listen(0, hidePipelining);
    other = await host.launch({ DUNLIN_SMTP_URL: `smtp://127.0.0.1:${peer.port}` });
  });
  afterAll(async () => {
    await other.stop();
    await peer.close();
  });

  it('refuses a recipient who does not exist', async () => {
    const { customerId, address, request } = aCase();
    peer.behaviours.set(address, { rcpt: { code: 550, text: '5.1.1 No such user' } });
    expect(await sendThere(request)).toMatchObject({
      state: 'BOUNCED_HARD',
      reason: 'RECIPIENT_REFUSED',
      providerReply: '550 5.1.1',
    });
    const [event] = await db.published();
    expect(event).toMatchObject({
      type: 'dunlin.communication.v1.MessageBounced',
      payload: { contactId: owners.customers.get(customerId)!.contacts![0]!.contactId },
    });
    expect(await contactsOf(customerId)).toBe(0);
    expect((await sendThere(request)).state).toBe('BOUNCED_HARD');
    expect(peer.to(address)).toEqual([]);
    expect((await sendThere(aCase().request)).state).toBe('SENT');
  });

  it('does not blame the recipient for a refusal that is about us', async () => {
    const { address, request } = aCase();
    peer.behaviours.set(address, { rcpt: { code: 554, text: '5.7.1 Relay access denied' } });
    expect(await sendThere(request)).toMatchObject({
      state: 'FAILED',
      reason: 'PROVIDER_REFUSED',
      providerReply: '554 5.7.1',
    });
  });

  it('defers, is left alone for that long, and accepts', async () => {
    const { customerId, address, request } = aCase();
    peer.behaviours.set(address, { rcpt: { code: 451, text: '4.7.1 Greylisted' } });
    const deferred = {
      state: 'DELAYED',
      reason: 'PROVIDER_DEFERRED',
      delayUntil: later(300_000),
      providerReply: '451 4.7.1',
    };
    expect(await sendThere(request)).toMatchObject(deferred);
    expect(await contactsOf(customerId)).toBe(0);
    peer.behaviours.delete(address);
    expect(await sendThere(request)).toMatchObject(deferred);
    expect(peer.to(address)).toEqual([]);
    await db.setNow(later(300_000));
    expect((await sendThere(request)).state).toBe('SENT');
    expect(peer.to(address)).toHaveLength(1);
    expect(await events()).toEqual(['MessageSent']);
  });

  it('defers for ever, so the message fails', async () => {
    const { address, request } = aCase();
    peer.behaviours.set(address, { rcpt: { code: 450 } });
    const states: string[] = [];
    for (let call = 0; call < 4; call += 1) {
      await db.setNow(later(call * 300_000));
      states.push((await sendThere(request)).state);
    }
    expect(states).toEqual(['DELAYED', 'DELAYED', 'FAILED', 'FAILED']);
    expect(await events()).toEqual(['MessageFailed']);
  });

  it('refuses the content for good, or for now', async () => {
    const refused = aCase();
    peer.behaviours.set(refused.address, { data: { code: 554 } });
    expect(await sendThere(refused.request)).toMatchObject({
      state: 'FAILED',
      reason: 'PROVIDER_REFUSED',
      providerReply: '554',
    });
    const full = aCase();
    peer.behaviours.set(full.address, { data: { code: 452 } });
    expect(await sendThere(full.request)).toMatchObject({ state: 'DELAYED', reason: 'PROVIDER_DEFERRED' });
    peer.behaviours.delete(full.address);
    await db.setNow(later(300_000));
    expect((await sendThere(full.request)).state).toBe('SENT');
    expect(peer.to(full.address)).toHaveLength(1);
  });

  it.each(['drop-before', 'drop-after'] as const)(
    'is lost after the content left (%s), so nobody knows and nobody sends again',
    async (data) => {
      const { customerId, address, request } = aCase();
      peer.behaviours.set(address, { data });
      expect(await sendThere(request)).toMatchObject({ state: 'OUTCOME_UNKNOWN', reason: 'CONNECTION_LOST' });
      peer.behaviours.delete(address);
      expect((await sendThere(request)).state).toBe('OUTCOME_UNKNOWN');
      expect(peer.to(address)).toHaveLength(data === 'drop-after' ? 1 : 0);
      expect(await events()).toEqual(['MessageOutcomeUnknown']);
      expect(await contactsOf(customerId)).toBe(1);
    },
  );

  it('is away before anything left: the claim is free and the next call sends', async () => {
    const { customerId, address, request } = aCase();
    const { port } = peer;
    await peer.close();
    const caller = aCaller();
    expect(await codeOf(sendThere(request, caller))).toBe('PROVIDER_UNAVAILABLE');
    expect(await stateOf(request)).toMatchObject({ state: 'STATE_DELAYED', reason: 'PROVIDER_UNAVAILABLE' });
    expect(await contactsOf(customerId)).toBe(0);
    await peer.listen(port, hidePipelining);
    expect((await sendThere(request, caller)).state).toBe('SENT');
    expect(peer.to(address)).toHaveLength(1);
  });

  it('closed the pooled connections meanwhile, which nobody notices', async () => {
    expect((await sendThere(aCase().request)).state).toBe('SENT');
    const { port } = peer;
    await peer.close();
    await peer.listen(port, hidePipelining);
    const cases = Array.from({ length: 12 }, () => aCase());
    const messages = await Promise.all(cases.map(({ request }) => sendThere(request)));
    expect(new Set(messages.map(({ state }) => state))).toEqual(new Set(['SENT']));
    expect(cases.map(({ address }) => peer.to(address).length)).toEqual(cases.map(() => 1));
  });
});

describe('a crash', () => {
  it('finds DATA-STARTED committed before the first byte of the content left', async () => {
    const { address, request } = aCase();
    const runner = running.app.get(Runner);
    const real = runner.transact.bind(runner);
    const [reached, commit] = [gate(), gate()];
    let transactions = 0;
    runner.transact = async <Answer>(context: never, body: (tx: Tx) => Promise<Answer>): Promise<Answer> => {
      transactions += 1;
      if (transactions === 2) {
        reached.open();
        await commit.opened;
      }
      return real(context, body);
    };
    const started = async (): Promise<boolean> => {
      const rows = await db.database.query<{ started: boolean }>(
        'SELECT data_started_at IS NOT NULL AS started FROM messages WHERE idempotency_key = $1',
        [request.idempotencyKey],
      );
      return rows[0]!.started;
    };
    const held = gate();
    mail.behaviours.set(address, { holdData: held.opened });
    const sending = send(request);
    try {
      await reached.opened;
      await sleep(150);
      expect([await started(), mail.begun.has(address)]).toEqual([false, false]);
      commit.open();
      await until(() => mail.begun.has(address));
      expect(await started()).toBe(true);
    } finally {
      runner.transact = real;
      commit.open();
      held.open();
    }
    expect((await sending).state).toBe('SENT');
  });

  it('cannot be undone by whoever comes back from the dead', async () => {
    const { address, request } = aCase();
    const [first, second] = [gate(), gate()];
    mail.behaviours.set(address, { holdRcpt: first.opened, rcpt: { code: 550 } });
    const stalled = codeOf(send(request));
    await until(() => mail.asked.get(address) === 1);
    await expireLeases();
    mail.behaviours.set(address, { holdRcpt: second.opened });
    const successor = send(request);
    await until(() => mail.asked.get(address) === 2);
    first.open();
    expect(await stalled).toBe('MESSAGE_CLAIM_LOST');
    expect((await stateOf(request)).state).toBe('STATE_CLAIMED');
    second.open();
    expect((await successor).state).toBe('SENT');
    expect(mail.to(address)).toHaveLength(1);
    expect(await events()).toEqual(['MessageSent']);
  });

  it('before any content left is taken over, and whoever stalled there sends nothing', async () => {
    const { customerId, address, request } = aCase();
    const held = gate();
    mail.behaviours.set(address, { holdRcpt: held.opened });
    const stalled = codeOf(send(request));
    await until(() => mail.asked.get(address) === 1);
    expect(await codeOf(send(request))).toBe('MESSAGE_IN_PROGRESS');
    await expireLeases();
    mail.behaviours.delete(address);
    expect((await send(request)).state).toBe('SENT');
    held.open();
    expect(await stalled).toBe('MESSAGE_CLAIM_LOST');
    expect(mail.to(address)).toHaveLength(1);
    expect(await events()).toEqual(['MessageSent']);
    expect(await contactsOf(customerId)).toBe(1);
  });

  it('after content left is never sent again; a late answer is believed', async () => {
    const { address, request } = aCase();
    const held = gate();
    mail.behaviours.set(address, { holdData: held.opened });
    const stalled = send(request);
    await until(() => mail.begun.has(address));
    expect(await codeOf(send(request))).toBe('MESSAGE_IN_PROGRESS');
    await db.database.query(`UPDATE messages SET lease_until = 'epoch' WHERE idempotency_key = $1`, [
      request.idempotencyKey,
    ]);
    expect(await send(request)).toMatchObject({ state: 'OUTCOME_UNKNOWN', reason: 'LEASE_EXPIRED' });
    expect((await send(request)).state).toBe('OUTCOME_UNKNOWN');
    held.open();
    expect((await stalled).state).toBe('SENT');
    expect((await send(request)).state).toBe('SENT');
    expect(mail.to(address)).toHaveLength(1);
    expect(await events()).toEqual(['MessageOutcomeUnknown', 'MessageSent']);
  });

  it('is told from slowness: whoever lives keeps what it has', async () => {
    const shortLeaseMs = 5_000;
    const other = await host.launch({ DUNLIN_MESSAGE_LEASE_MS: String(shortLeaseMs) });
    try {
      const [before, after] = [aCase(), aCase()];
      const held = gate();
      mail.behaviours.set(before.address, { holdRcpt: held.opened });
      mail.behaviours.set(after.address, { holdData: held.opened });
      const cases = [before, after];
      const slow = cases.map(({ request }) => other.app.get(SendMessage).execute(request, aCaller()));
      await until(() => mail.asked.has(before.address) && mail.begun.has(after.address));
      await sleep(2 * shortLeaseMs);
      expect(await janitor()).toBe(0);
      for (const { request } of cases) expect(await codeOf(send(request))).toBe('MESSAGE_IN_PROGRESS');
      held.open();
      expect((await Promise.all(slow)).map(({ state }) => state)).toEqual(['SENT', 'SENT']);
    } finally {
      await other.stop();
    }
  });

  it('is found by the janitor, and quiet waits until then', async () => {
    const [free, lost] = [aCase(), aCase()];
    const held = gate();
    mail.behaviours.set(free.address, { holdRcpt: held.opened });
    mail.behaviours.set(lost.address, { holdData: held.opened });
    const stalled = [codeOf(send(free.request)), codeOf(send(lost.request))];
    await until(() => mail.asked.get(free.address) === 1 && mail.begun.has(lost.address));
    const work = running.app.get(DueWork);
    expect(await work.outstanding()).toEqual({ claims: 2 });
    const { claims } = await work.totals();
    await expireLeases();
    expect(await janitor()).toBe(2);
    expect(await janitor()).toBe(0);
    expect(await work.outstanding()).toEqual({ claims: 0 });
    expect(await work.totals()).toEqual({ claims });
    expect(await stateOf(free.request)).toMatchObject({ state: 'STATE_DELAYED', reason: 'LEASE_EXPIRED' });
    expect(await stateOf(lost.request)).toMatchObject({ state: 'STATE_OUTCOME_UNKNOWN', reason: 'LEASE_EXPIRED' });
    expect(await events()).toEqual(['MessageOutcomeUnknown']);
    held.open();
    expect(await Promise.all(stalled)).toEqual(['MESSAGE_CLAIM_LOST', 'none']);
    expect((await send(free.request)).state).toBe('SENT');
    expect(mail.to(free.address)).toHaveLength(1);
    expect(mail.to(lost.address)).toHaveLength(1);
  });

  it('is mended by the service itself', async () => {
    const { address, request } = aCase();
    const held = gate();
    mail.behaviours.set(address, { holdRcpt: held.opened });
    const stalled = codeOf(send(request));
    await until(() => mail.asked.has(address));
    const other = await host.launch({ DUNLIN_ROLES: 'server,worker', DUNLIN_MESSAGE_JANITOR_INTERVAL_MS: '50' });
    try {
      await expireLeases();
      for (let state = ''; state !== 'STATE_DELAYED'; await sleep(20)) ({ state } = await stateOf(request));
    } finally {
      await other.stop();
      held.open();
    }
    expect(await stalled).toBe('MESSAGE_CLAIM_LOST');
    expect((await send(request)).state).toBe('SENT');
    expect(mail.to(address)).toHaveLength(1);
  });

  it('of the database loses no answer of the mail server, and lets nothing leave unrecorded', async () => {
    const runner = running.app.get(Runner);
    const real = runner.transact.bind(runner);
    type Fault = 'before' | 'after' | 'none';
    const withFaults = async (faults: Fault[], request: RawSendMessage): Promise<string> => {
      runner.transact = async <Answer>(context: never, body: (tx: Tx) => Promise<Answer>): Promise<Answer> => {
        const fault = faults.shift() ?? 'none';
        if (fault === 'before') throw away();
        const answer = await real(context, body);
        if (fault === 'after') throw away();
        return answer;
      };
      return codeOf(send(request)).finally(() => (runner.transact = real));
    };
    const away = () => new DomainError('DATABASE_UNAVAILABLE', 'unavailable', 'away');
    // The transactions are: decide, data started, outcome; the claim runs under the request id.
    for (const faults of [
      ['none', 'none', 'before'],
      ['none', 'none', 'after'],
      ['none', 'none', 'before', 'after', 'before'],
    ] as Fault[][]) {
      await db.clearOutbox();
      const { address, request } = aCase();
      expect(await withFaults(faults, request)).toBe('none');
      expect((await stateOf(request)).state).toBe('STATE_SENT');
      expect(mail.to(address)).toHaveLength(1);
      expect(await events()).toEqual(['MessageSent']);
    }
    for (const faults of [['before'], ['after'], ['none', 'before'], ['none', 'after']] as Fault[][]) {
      const { address, request } = aCase();
      expect(await withFaults(faults, request)).toBe('DATABASE_UNAVAILABLE');
      expect(mail.to(address)).toEqual([]);
      expect(await stateOf(request)).toMatchObject({ state: 'STATE_DELAYED', reason: 'INTERRUPTED' });
      expect((await send(request)).state).toBe('SENT');
      expect(mail.to(address)).toHaveLength(1);
    }
  });

  it('anywhere, at random, delivers no message twice and tells of every one that may have arrived', async () => {
    const seed = 1_040;
    const random = randomOf(seed);
    const pick = <Value>(...values: Value[]): Value => values[Math.floor(random() * values.length)]!;
    const runner = running.app.get(Runner);
    const real = runner.transact.bind(runner);
    runner.transact = async <Answer>(context: never, body: (tx: Tx) => Promise<Answer>): Promise<Answer> => {
      const fault = random();
      if (fault < 0.06) throw new DomainError('DATABASE_UNAVAILABLE', 'unavailable', 'away');
      if (fault < 0.09) await expireLeases();
      const answer = await real(context, body);
      if (fault > 0.94) throw new DomainError('DATABASE_UNAVAILABLE', 'unavailable', 'away');
      return answer;
    };
    mail.common = () =>
      pick<Behaviour>(
        {},
        {},
        {},
        { rcpt: { code: 450 } },
        { data: 'drop-before' },
        { data: 'drop-after' },
        { data: { code: 451 } },
      );
    const cases = Array.from({ length: 60 }, () => aCase());
    try {
      await Promise.all(
        cases.map(async ({ request }) => {
          for (let call = 0; call < 6; call += 1) {
            await Promise.all([codeOf(send(request)), codeOf(send(request))]);
            await sleep(random() * 60);
          }
        }),
      );
    } finally {
      runner.transact = real;
      mail.common = undefined;
    }
    await expireLeases();
    await janitor();
    const found = await Promise.all(
      cases.map(async ({ address, request }) => ({
        delivered: mail.to(address).length,
        state: await stateOf(request).then(
          ({ state }) => state,
          () => 'never claimed',
        ),
      })),
    );
    const told = `seed ${seed}: ${JSON.stringify(found)}`;
    expect([told, found.filter(({ delivered }) => delivered > 1)]).toEqual([told, []]);
    const inState = (state: string) => found.filter((one) => one.state === state).map(({ delivered }) => delivered);
    expect([told, inState('STATE_SENT').filter((delivered) => delivered !== 1)]).toEqual([told, []]);
    expect([
      told,
      found.filter(({ state, delivered }) => delivered > 0 && !['STATE_SENT', 'STATE_OUTCOME_UNKNOWN'].includes(state)),
    ]).toEqual([told, []]);
    expect(inState('STATE_SENT').length).toBeGreaterThan(10);
  });
});

describe('opting out', () => {
  const tokenOf = async (address: string): Promise<string> =>
    /unsubscribe\/([\w-]{32})/.exec((await mail.parsed(address)).text!)![1]!;
  const visit = (token: string, method = 'GET', body?: URLSearchParams): Promise<Response> =>
    fetch(`http://127.0.0.1:${running.httpPort}/unsubscribe/${token}`, { method, ...(body && { body }) });
  const oneClick = () => new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });

  it('takes one click, which the next send honours, and looking does nothing', async () => {
    const { customerId, address, request } = aCase();
    await send(request);
    const token = await tokenOf(address);
    const looked = await visit(token);
    expect(looked.status).toBe(200);
    expect(await looked.text()).toContain('<form method="post">');
    expect(owners.optOuts).toEqual([]);
    const stopped = await visit(token, 'POST', oneClick());
    expect(stopped.status).toBe(200);
    expect(await stopped.text()).toContain('You will get no further e-mails');
    expect(stopped.headers.get('cache-control')).toBe('no-store');
    expect(owners.optOuts).toEqual([`${customerId} CHANNEL_EMAIL ONE_CLICK_UNSUBSCRIBE`]);
    expect((await visit(token, 'POST')).status).toBe(200);
    expect(await send(aRequest(customerId, [anInvoice(customerId)]))).toMatchObject({
      state: 'SUPPRESSED',
      ruleIds: ['R07'],
    });
  });

  it('answers in the language of the message', async () => {
    const { address, request } = aCase({ locale: 'de-AT' });
    await send(request);
    const page = await (await visit(await tokenOf(address))).text();
    expect(page).toContain('<html lang="de">');
    expect(page).toContain('E-Mails abbestellen');
  });

  it('says so when the link is wrong, and when the refusal could not be stored', async () => {
    for (const token of ['x', 'A'.repeat(32), '%2e%2e', "'; --", 'preview']) {
      for (const method of ['GET', 'POST']) {
        const answer = await visit(encodeURIComponent(token), method);
        expect(answer.status).toBe(404);
        expect(await answer.text()).toContain('This link is not valid');
      }
    }
    const { address, request } = aCase();
    await send(request);
    owners.away.add('customer');
    const answer = await visit(await tokenOf(address), 'POST', oneClick());
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('could not be stored');
  });
});

describe('what customers wrote', () => {
  it('breaks neither the page, nor the headers, nor the envelope', async () => {
    const name = `<img src=x onerror=alert(1)>\r\nBcc: eve@example.test\r\n\r\n{{ unsubscribeUrl }}`;
    const { customerId, address } = aCustomer({ name, reference: `"><script>\n.\r\nDATA` });
    const number = `R,1\r\nX-Evil: yes\r\n\r\nbody \u202e%`;
    const request = aRequest(customerId, [anInvoice(customerId, { number }), anInvoice(customerId)]);
    expect((await send(request)).state).toBe('SENT');
    const { raw, recipients } = mail.to(address)[0]!;
    const head = raw.slice(0, raw.indexOf('\r\n\r\n'));
    expect(recipients).toEqual([address]);
    expect(head).not.toMatch(/^(Bcc|X-Evil):/im);
    const parsed = await simpleParser(raw);
    expect(parsed.bcc).toBeUndefined();
    expect(String(parsed.headers.get('x-dunlin-invoices')).split(', ').map(decodeURIComponent)).toContain(number);
    expect(parsed.html).not.toMatch(/<img|<script/);
    expect(parsed.html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(parsed.html).toContain('{{ unsubscribeUrl }}');
    expect(parsed.text).toContain('Dear <img src=x onerror=alert(1)> Bcc: eve@example.test {{ unsubscribeUrl }},');
  });

  it('is one recipient, whatever the address looks like', async () => {
    for (const address of [
      'a@example.test, eve@example.test',
      'a@example.test>\r\nRCPT TO:<eve@example.test',
      '"x" <eve@example.test>',
    ]) {
      const before = mail.caught.length;
      const contacts = [{ contactId: newId(), channel: 'CHANNEL_EMAIL', address, validity: 'VALIDITY_VALID' } as const];
      const message = await send(aCase({ contacts }).request);
      const reached = mail.caught.slice(before).flatMap(({ recipients }) => recipients);
      expect([address, reached.length <= 1]).toEqual([address, true]);
      expect(reached).not.toContain('eve@example.test');
      expect(['SENT', 'BOUNCED_HARD', 'FAILED']).toContain(message.state);
    }
  });
});

describe('templates', () => {
  const sources = {
    subject: 'About {{ invoice.number }}',
    html: '<p>{{ customer.name }}</p><a href="{{ unsubscribeUrl }}">stop</a>',
    text: `{{ customer.name }}: {{ total }}, {{ invoice.dueOn | date: 'short' }} {{ unsubscribeUrl }}`,
  };
  const create = (more: communicationV1.CreateTemplateVersionRequestInit = {}) =>
    client.createTemplateVersion(
      { requestId: newId(), name: 'note', locale: 'en', channel: 'CHANNEL_EMAIL', ...sources, ...more },
      ann,
    );

  it('fall back from the region to the language', async () => {
    const { address, request } = aCase({ locale: 'de-AT' });
    expect(await send(request)).toMatchObject({ locale: 'de' });
    const { subject, text } = await mail.parsed(address);
    expect(subject!.replace(/\s/g, ' ')).toMatch(/^Zahlungserinnerung: Rechnung INV-\d+, \$ 123,45 offen$/);
    expect(text).toContain('fällig am 1. Mai 2024');
  });

  it('get versions, of which the newest is used, and are never changed', async () => {
    const requestId = newId();
    const first = await create({ requestId });
    expect(first.template).toMatchObject({ name: 'note', locale: 'en', version: 1 });
    expect(await create({ requestId })).toEqual(first);
    expect((await create({ locale: 'EN-gb', subject: 'GB' })).template).toMatchObject({ locale: 'en-GB', version: 1 });
    const versions = await Promise.all([1, 2, 3].map(() => create({ subject: 'New {{ invoice.number }}' })));
    expect(versions.map(({ template }) => template!.version).sort()).toEqual([2, 3, 4]);
    const { address, request } = aCase({}, { template: 'note' });
    expect(await send(request)).toMatchObject({ templateVersion: 4, locale: 'en' });
    const { subject, text } = await mail.parsed(address);
    expect(subject).toMatch(/^New INV/);
    expect(text).toContain('Ada Lovelace: $123.45, 5/1/24');
  });

  it('are refused with what is wrong', async () => {
    const error = await create({ name: 'No Name', locale: '!' }).catch((thrown: unknown) => thrown as DomainError);
    expect(error).toMatchObject({ code: 'TEMPLATE_INVALID', kind: 'invalid' });
    const trial = await create({ html: '<p>{{ customer.email }}</p>' }).catch(
      (thrown: unknown) => thrown as DomainError,
    );
    expect((trial as DomainError).details.violations).toEqual([
      { field: 'html', description: 'uses customer.email, which no message has' },
    ]);
  });

  it('are listed with their newest versions, page by page', async () => {
    const names: string[] = [];
    for (let pageToken = ''; ;) {
      const page = await client.listTemplates({ pageSize: 3, pageToken }, ann);
      names.push(...page.templates.map(({ name, locale }) => `${name}.${locale}`));
      pageToken = page.nextPageToken;
      if (pageToken === '') break;
    }
    expect(names).toEqual(names.toSorted());
    expect(names).toEqual(
      expect.arrayContaining([
        'final-notice.de',
        'final-notice.en',
        'reminder.de',
        'reminder.en',
        'upcoming-due.de',
        'upcoming-due.en',
      ]),
    );
  });

  it('can be seen with the data of a customer before anything is sent', async () => {
    const { customerId, address, invoiceId } = aCase({ locale: 'de' });
    const preview = await client.previewMessage({ customerId, invoiceIds: [invoiceId], template: 'final-notice' }, ann);
    expect(preview.locale).toBe('de');
    expect(preview.subject).toMatch(/^Letzte Mahnung/);
    expect(preview.html).toContain('https://mail.northwind.example/unsubscribe/preview');
    expect(mail.to(address)).toEqual([]);
    const ask = (more: communicationV1.PreviewMessageRequestInit) =>
      codeOf(client.previewMessage({ customerId, invoiceIds: [invoiceId], template: 'reminder', ...more }, ann));
    expect(await ask({ customerId: newId() })).toBe('CUSTOMER_UNKNOWN');
    expect(await ask({ invoiceIds: [newId()] })).toBe('INVOICE_UNKNOWN');
    expect(await ask({ template: 'no-such' })).toBe('TEMPLATE_NOT_FOUND');
    expect(await ask({ invoiceIds: [] })).toBe('MESSAGE_REQUEST_INVALID');
  });
});

describe('lists', () => {
  it('filter by customer, invoice, case and state, the newest first, page by page', async () => {
    const caseId = newId();
    const { customerId } = aCustomer();
    const invoiceIds = Array.from({ length: 7 }, () => anInvoice(customerId));
    for (const [index, invoiceId] of invoiceIds.entries()) {
      await db.setNow(later(index * 1_000));
      if (index === 3) owners.held = ['CASE_PAID'];
      await send(aRequest(customerId, [invoiceId], index < 2 ? { caseId } : {}));
      owners.held = [];
    }
    const list = async (filter: communicationV1.ListMessagesRequestInit): Promise<(string | undefined)[]> => {
      const found: (string | undefined)[] = [];
      for (let pageToken = ''; ;) {
        const page = await client.listMessages({ pageSize: 3, ...filter, pageToken }, ann);
        found.push(...page.messages.map(({ invoiceIds: ids }) => ids[0]));
        pageToken = page.nextPageToken;
        if (pageToken === '') return found;
      }
    };
    expect(await list({ customerId })).toEqual(invoiceIds.toReversed());
    expect(await list({ caseId })).toEqual([invoiceIds[1], invoiceIds[0]]);
    expect(await list({ invoiceId: invoiceIds[4]! })).toEqual([invoiceIds[4]]);
    expect(await list({ customerId, state: 'STATE_SUPPRESSED' })).toEqual([invoiceIds[3]]);
    expect(await codeOf(client.listMessages({ customerId: 'x' }, ann))).toBe('MESSAGE_REQUEST_INVALID');
    expect(await codeOf(client.getMessage({ messageId: 'x' }, ann))).toBe('MESSAGE_NOT_FOUND');
    const { rows } = await client.countMessages({}, ann);
    const total = rows.reduce((sum, row) => sum + Number(row.count), 0);
    const [row] = await db.database.query<{ count: bigint }>('SELECT count(*) AS count FROM messages');
    expect(total).toBe(Number(row!.count));
    expect(rows).toContainEqual({
      state: 'STATE_SENT',
      reason: 'ACCEPTED',
      stepId: 'reminder-3',
      count: expect.stringMatching(/^\d+$/),
    });
  });
});

/** A small generator that a printed seed repeats (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('a mail server and a Redis that are away', () => {
  it('are named by readiness, take no rpc out of service, and need no restart when they come', async () => {
    const [smtp, redis] = await Promise.all([
      Line.lay(`127.0.0.1:${mail.port}`),
      Line.lay(new URL(testServers().redisUrl).host),
    ]);
    const env = { DUNLIN_SMTP_URL: `smtp://${smtp.address}`, DUNLIN_REDIS_URL: `redis://${redis.address}` };
    const other = await host.launch(env);
    const ready = async () => {
      const response = await fetch(`http://127.0.0.1:${other.httpPort}/readyz`);
      return { status: response.status, body: (await response.json()) as { details: Record<string, object> } };
    };
    try {
      await until(async () => 'mail server' in (await ready()).body.details);
      const away = await ready();
      expect(away.status).toBe(503);
      expect(away.body.details).toMatchObject({
        'mail server': { status: 'down', place: `${smtp.address}, DUNLIN_SMTP_URL (chart value smtp.host)` },
        redis: { status: 'degraded', place: `${redis.address}, DUNLIN_REDIS_URL (chart value redis.host)` },
        database: { status: 'up' },
      });
      await until(async () => (await askHealth(`127.0.0.1:${other.grpcPort}`, 10_000)) === 'SERVING');
      smtp.mend();
      await until(async () => (await ready()).status === 200);
      expect((await ready()).body.details['redis']).toMatchObject({ status: 'degraded' });
      redis.mend();
      await until(async () => (await ready()).body.details['redis']!['status' as never] === 'up');
      smtp.cut();
      redis.cut();
      await until(async () => (await ready()).status === 503);
      expect(await askHealth(`127.0.0.1:${other.grpcPort}`, 10_000)).toBe('SERVING');
    } finally {
      await other.stop();
      smtp.close();
      redis.close();
    }
  });
});
