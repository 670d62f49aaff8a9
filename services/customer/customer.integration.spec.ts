import 'reflect-metadata';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventTypes, toTimestamp, toWireDate, type customerV1, type EventInits } from '#libs/contracts';
import { derivedId, newId } from '#libs/ids';
import { schemaDrift, type AnyEvent, type RpcClient } from '#libs/platform';
import {
  aCaller,
  incomingEvent,
  runService,
  testServers,
  type PublishedEvent,
  type RunningService,
  type ServiceDatabase,
} from '#libs/testing';
import { CustomerConsumer } from './adapters/customer.consumer.js';
import { service } from './service.js';
import { maxUpsertRows } from './use-cases/upsert-customers.js';

const migrations = join(import.meta.dirname, 'migrations');
const start = new Date('2013-03-01T09:00:00.000Z');
const ann = { actor: 'user:ann', correlationId: 'spec' };
const org = {
  DUNLIN_ORGANISATION_ZONE: 'Europe/Berlin',
  DUNLIN_ORGANISATION_LOCALE: 'de',
  DUNLIN_ORGANISATION_REGION: 'DE',
};

let host: RunningService<'customer'>;
let db: ServiceDatabase;
let client: RpcClient<customerV1.CustomerServiceRpcs>;
let count = 0;

beforeAll(async () => {
  host = await runService(service, 'customer', { migrations, start, env: org });
  ({ db, client } = host);
});
afterAll(() => host.stop());
beforeEach(() => db.clearOutbox());

/** A reference that no other test uses. */
const nextReference = () => `K-${String(++count).padStart(5, '0')}`;

async function aCustomer(init: customerV1.CreateCustomerRequestInit = {}): Promise<customerV1.Customer> {
  const request = { requestId: newId(), reference: nextReference(), ...init };
  return (await client.createCustomer(request, ann)).customer!;
}

async function get(customerId: string): Promise<customerV1.Customer> {
  return (await client.getCustomer({ customerId }, ann)).customer!;
}

const typesOf = (events: readonly PublishedEvent[]) => events.map(({ type }) => type.split('.').at(-1));
const contactOf = (customer: customerV1.Customer, channel: string) =>
  customer.contacts.find((contact) => contact.channel === channel)!;

/** Hands events to the consumer as the transport does: decoded, in one transaction. */
async function consume(...events: AnyEvent[]): Promise<void> {
  const consumer = host.running.app.get(CustomerConsumer);
  await db.runner.transact(aCaller({ actor: 'system:customer' }), (tx) => consumer.onEvents(events, tx));
}

const anEvent = <Type extends keyof EventInits>(type: Type, payload: EventInits[Type], time = start): AnyEvent =>
  incomingEvent(type, payload, { time }) as AnyEvent;

const cause = { actor: 'system:invoice', reason: 'SPEC' };

function invoiceEvent(
  type: 'InvoiceIssued' | 'InvoiceOverdue' | 'InvoicePaid',
  customerId: string,
  number: string,
  at: Date = start,
  by: { actor: string; reason: string } = cause,
): AnyEvent {
  const invoice = {
    invoiceId: derivedId(number),
    number,
    customerId,
    amount: { currencyCode: 'USD', minorUnits: '12000' },
    remaining: { currencyCode: 'USD', minorUnits: '2000' },
    dueDate: toWireDate('2013-03-01'),
    episode: 1,
  };
  return anEvent(`dunlin.invoice.v1.${type}`, { cause: by, snapshot: { invoice, zone: 'UTC' } }, at);
}

type Samples = { [Type in keyof EventInits]: EventInits[Type] | null };

/** Each event as it is about one customer; null for those that are about none. */
function everyEvent({ customerId, invoiceId, caseId }: Record<'customerId' | 'invoiceId' | 'caseId', string>): Samples {
  const amount = { currencyCode: 'USD', minorUnits: '500' };
  const channel = 'CHANNEL_EMAIL' as const;
  const message = { customerId, caseId, invoiceIds: [invoiceId], channel, template: 'reminder' };
  const customer = { customerId };
  const task = { customerId, taskId: newId(), queue: 'callers', invoiceId, caseId };
  const line = { lineNumber: 1, invoiceId, invoiceNumber: 'E-1', placed: amount };
  const placement = { placementId: newId(), agency: 'northgate', customerId, caseId, lines: [line] };
  const snapshot = { invoice: { invoiceId, customerId, number: 'E-1', amount, remaining: amount }, zone: 'UTC' };
  const allocated = { paymentId: newId(), customerId, allocations: [{ invoiceId, amount }] };
  const payment = { paymentId: newId(), customerId, amount, invoiceIds: [invoiceId] };
  const collected = { caseId, customerId, currencyCode: 'USD', sequence: 'friendly', sequenceVersion: 1 };
  const enrolled = { case: collected, invoiceId, episode: 1 };
  const hold = {
    holdId: newId(),
    scope: 'SCOPE_INVOICE',
    subjectId: invoiceId,
    customerId,
    reason: 'dispute',
  } as const;
  return {
    'dunlin.communication.v1.MessageSent': { message },
    'dunlin.communication.v1.MessageSuppressed': { message },
    'dunlin.communication.v1.MessageBounced': { message },
    'dunlin.communication.v1.MessageFailed': { message },
    'dunlin.communication.v1.MessageOutcomeUnknown': { message },
    'dunlin.customer.v1.CustomerCreated': { customer },
    'dunlin.customer.v1.CustomerChanged': { customer, changedFields: ['name'] },
    'dunlin.customer.v1.ContactChanged': { customer, channel: 'CHANNEL_SMS', validity: 'VALIDITY_VALID' },
    'dunlin.customer.v1.CustomerOptedOut': { customer, channel: 'CHANNEL_SMS' },
    'dunlin.customer.v1.OptOutWithdrawn': { customer, channel: 'CHANNEL_SMS' },
    'dunlin.customer.v1.FlagRaised': { customer, flag: 'FLAG_MINOR' },
    'dunlin.customer.v1.FlagLowered': { customer, flag: 'FLAG_MINOR' },
    'dunlin.customer.v1.NoteAdded': { customerId, noteId: newId() },
    'dunlin.customer.v1.TaskCreated': task,
    'dunlin.customer.v1.TaskResolved': task,
    'dunlin.dca_handoff.v1.PlacementProposed': { placement },
    'dunlin.dca_handoff.v1.PlacementSent': { placement },
    'dunlin.dca_handoff.v1.PlacementAnswered': { placement, rejectedInvoiceIds: [invoiceId] },
    'dunlin.dca_handoff.v1.PlacementRefused': { placement },
    'dunlin.dca_handoff.v1.RecallRequested': { placement, recalledInvoiceIds: [invoiceId] },
    'dunlin.dca_handoff.v1.PlacementRecalled': { placement },
    'dunlin.dca_handoff.v1.PlacementClosedPaid': { placement },
    'dunlin.invoice.v1.InvoiceIssued': { snapshot },
    'dunlin.invoice.v1.InvoiceChanged': { snapshot, changedFields: ['amount'] },
    'dunlin.invoice.v1.InvoiceBalanceChanged': { snapshot },
    'dunlin.invoice.v1.InvoiceOverdue': { snapshot },
    'dunlin.invoice.v1.InvoicePaid': { snapshot },
    'dunlin.invoice.v1.InvoiceVoided': { snapshot },
    'dunlin.invoice.v1.InvoiceReopened': { snapshot },
    'dunlin.invoice.v1.DisputeRaised': { snapshot },
    'dunlin.invoice.v1.DisputeClosed': { snapshot },
    'dunlin.invoice.v1.PaymentAllocated': { ...allocated, unapplied: amount },
    'dunlin.invoice.v1.PaymentDeallocated': allocated,
    'dunlin.invoice.v1.ImportRegistered': null,
    'dunlin.invoice.v1.ImportCompleted': null,
    'dunlin.payment.v1.PaymentSettled': { payment },
    'dunlin.payment.v1.PaymentReversed': { payment },
    'dunlin.payment.v1.PaymentFileRegistered': null,
    'dunlin.payment.v1.PaymentFileCompleted': null,
    'dunlin.workflow.v1.SequenceApplied': null,
    'dunlin.workflow.v1.CaseOpened': { case: collected },
    'dunlin.workflow.v1.CaseChanged': { case: collected },
    'dunlin.workflow.v1.CaseClosed': { case: collected },
    'dunlin.workflow.v1.InvoiceEnrolled': enrolled,
    'dunlin.workflow.v1.InvoiceLeft': enrolled,
    'dunlin.workflow.v1.StepsDone': { case: collected, steps: [{ stepId: 'reminder', invoiceId, outcome: 'SENT' }] },
    'dunlin.workflow.v1.HoldPlaced': { hold },
    'dunlin.workflow.v1.HoldLifted': { hold },
  };
}

async function diaryTexts(request: customerV1.ListDiaryRequestInit): Promise<string[]> {
  return (await client.listDiary(request, ann)).entries.map(({ text }) => text);
}

it('has tables that agree with the entities', async () => {
  expect(await schemaDrift(db.ownerUrl, [...service.tables] as never)).toEqual([]);
});

describe('creating a customer', () => {
  it('fills in the defaults and publishes who it is without name and address', async () => {
    const reference = nextReference();
    const customer = await aCustomer({ reference, email: 'Anna@Example.TEST', phone: '030 901820' });
    expect(customer).toMatchObject({
      reference,
      name: reference,
      kind: 'KIND_PERSON',
      class: 'default',
      zone: 'Europe/Berlin',
      candidateZones: ['Europe/Berlin'],
      locale: 'de',
      version: '1',
      createTime: toTimestamp(start),
      optedOutChannels: [],
      flags: [],
      contacts: [
        { channel: 'CHANNEL_EMAIL', address: 'Anna@example.test', validity: 'VALIDITY_UNVERIFIED', validityReason: '' },
        { channel: 'CHANNEL_SMS', address: '+4930901820', validity: 'VALIDITY_UNVERIFIED', validityReason: '' },
      ],
    });
    const [event] = await db.published();
    expect(event).toMatchObject({
      type: 'dunlin.customer.v1.CustomerCreated',
      key: customer.customerId,
      subject: customer.customerId,
      sequence: 1n,
      payload: {
        cause: { actor: 'user:ann', reason: '' },
        customer: {
          reference,
          zone: 'Europe/Berlin',
          deliverableChannels: ['CHANNEL_EMAIL', 'CHANNEL_SMS', 'CHANNEL_CALL'],
        },
      },
    });
    expect(JSON.stringify(event!.payload)).not.toMatch(/example\.test|901820/i);
    expect((await client.getCustomer({ reference }, ann)).customer).toEqual(customer);
  });

  it('answers a repeat with the stored answer and refuses a taken reference', async () => {
    const request = { requestId: newId(), reference: nextReference(), name: 'Anna' };
    const first = await client.createCustomer(request, ann);
    expect(await client.createCustomer(request, ann)).toEqual(first);
    expect(await db.published()).toHaveLength(1);
    const again = client.createCustomer({ ...request, requestId: newId() }, ann);
    await expect(again).rejects.toMatchObject({ code: 'CUSTOMER_REFERENCE_TAKEN', kind: 'conflict' });
  });

  it('tells every wrong field at once', async () => {
    const wrong = client.createCustomer(
      {
        requestId: newId(),
        reference: 'x'.repeat(101),
        name: 'y'.repeat(201),
        class: 'a\u0000b',
        zone: 'Mars/Olympus',
        candidateZones: ['nowhere'],
        locale: '!',
        email: 'not an address',
        phone: '12',
      },
      ann,
    );
    const error = await wrong.catch((thrown: { details: { violations: { field: string }[] } }) => thrown);
    expect(error).toMatchObject({ code: 'CUSTOMER_INVALID', kind: 'invalid' });
    const fields = (error as { details: { violations: { field: string }[] } }).details.violations.map(
      ({ field }) => field,
    );
    expect(fields).toEqual(['reference', 'name', 'class', 'zone', 'candidate_zones', 'locale', 'email', 'phone']);
    expect(await db.published()).toEqual([]);
  });
});

describe('changing a customer', () => {
  it('changes what is given, once, and checks the version it was decided on', async () => {
    const { customerId } = await aCustomer({ name: 'Anna', candidateZones: ['Europe/Vienna'] });
    await db.clearOutbox();
    const request = {
      requestId: newId(),
      customerId,
      name: 'Anna Maier',
      kind: 'KIND_BUSINESS',
      expectedVersion: '1',
    } as const;
    const changed = (await client.changeCustomer(request, ann)).customer!;
    expect(changed).toMatchObject({ name: 'Anna Maier', kind: 'KIND_BUSINESS', version: '2' });
    expect(changed.candidateZones).toEqual(['Europe/Berlin', 'Europe/Vienna']);
    const [event, ...others] = await db.published();
    expect(others).toEqual([]);
    expect(event).toMatchObject({ type: 'dunlin.customer.v1.CustomerChanged', sequence: 2n });
    expect(event!.payload.changedFields).toEqual(['name', 'kind']);
    const stale = client.changeCustomer({ ...request, requestId: newId(), name: 'Other' }, ann);
    await expect(stale).rejects.toMatchObject({ code: 'CUSTOMER_CHANGED_MEANWHILE', kind: 'aborted' });
    const moved = await client.changeCustomer({ requestId: newId(), customerId, zone: 'Europe/Vienna' }, ann);
    expect(moved.customer).toMatchObject({ zone: 'Europe/Vienna', candidateZones: ['Europe/Vienna'], version: '3' });
  });

  it('makes nothing of a change that changes nothing', async () => {
    const customer = await aCustomer({ name: 'Anna' });
    await db.clearOutbox();
    const same = await client.changeCustomer(
      { requestId: newId(), customerId: customer.customerId, name: 'Anna' },
      ann,
    );
    expect(same.customer).toEqual(customer);
    expect(await db.published()).toEqual([]);
  });

  it.each(['', 'nonsense', newId()])('does not know the customer %j', async (customerId) => {
    const change = client.changeCustomer({ requestId: newId(), customerId, name: 'x' }, ann);
    await expect(change).rejects.toMatchObject({ code: 'CUSTOMER_NOT_FOUND', kind: 'not-found' });
    await expect(client.getCustomer({ customerId }, ann)).rejects.toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
  });

  it('loses no change of 12 at once', async () => {
    const { customerId } = await aCustomer();
    await db.clearOutbox();
    const names = Array.from({ length: 12 }, (_, index) => `Name ${index}`);
    await Promise.all(names.map((name) => client.changeCustomer({ requestId: newId(), customerId, name }, ann)));
    expect((await get(customerId)).version).toBe('13');
    const sequences = (await db.published()).map(({ sequence }) => sequence);
    expect(sequences).toEqual(Array.from({ length: 12 }, (_, index) => BigInt(index + 2)));
  });
});

describe('contacts', () => {
  it('are replaced, judged, and published by id alone', async () => {
    const { customerId, contacts } = await aCustomer({ email: 'anna@example.test' });
    await db.clearOutbox();
    const contactId = contacts[0]!.contactId;
    const why = { customerId, contactId, reason: 'letter came back' };
    await client.invalidateContact({ requestId: newId(), ...why }, ann);
    await client.invalidateContact({ requestId: newId(), ...why, reason: 'again' }, ann);
    let customer = await get(customerId);
    expect(contactOf(customer, 'CHANNEL_EMAIL')).toMatchObject({
      validity: 'VALIDITY_INVALID',
      validityReason: 'letter came back',
    });
    const change = { customerId, channel: 'CHANNEL_EMAIL', address: 'ANNA@example.test' } as const;
    await client.changeContact({ requestId: newId(), ...change }, ann);
    expect(await get(customerId)).toEqual(customer);
    await client.changeContact({ requestId: newId(), ...change, address: 'maier@example.test' }, ann);
    customer = await get(customerId);
    const replaced = contactOf(customer, 'CHANNEL_EMAIL');
    expect(replaced).toMatchObject({
      address: 'maier@example.test',
      validity: 'VALIDITY_UNVERIFIED',
      validityReason: '',
    });
    expect(replaced.contactId).not.toBe(contactId);
    const gone = client.validateContact({ requestId: newId(), ...why }, ann);
    await expect(gone).rejects.toMatchObject({ code: 'CONTACT_NOT_FOUND' });
    await client.validateContact({ requestId: newId(), customerId, contactId: replaced.contactId }, ann);
    expect(
      (await db.published()).map(({ payload, sequence }) => [
        payload.validity,
        payload.customer.deliverableChannels,
        sequence,
      ]),
    ).toEqual([
      ['VALIDITY_INVALID', [], 2n],
      ['VALIDITY_UNVERIFIED', ['CHANNEL_EMAIL'], 3n],
      ['VALIDITY_VALID', ['CHANNEL_EMAIL'], 4n],
    ]);
    expect(JSON.stringify((await db.published()).map(({ payload }) => payload))).not.toContain('@');
  });

  it.each([
    ['CHANNEL_CALL', '+4930901820', 'channel'],
    ['CHANNEL_UNSPECIFIED', 'a@b.test', 'channel'],
    ['CHANNEL_EMAIL', '', 'address'],
    ['CHANNEL_EMAIL', `${'x'.repeat(250)}@b.test`, 'address'],
    ['CHANNEL_SMS', '+49 30 901820 ext. 12', 'address'],
    ['CHANNEL_SMS', 'call me', 'address'],
  ] as const)('%s refuses %j', async (channel, address, field) => {
    const { customerId } = await aCustomer();
    const change = client.changeContact({ requestId: newId(), customerId, channel, address }, ann);
    await expect(change).rejects.toMatchObject({
      code: 'CUSTOMER_INVALID',
      details: { violations: [expect.objectContaining({ field })] },
    });
  });

  it('need a reason to be invalidated', async () => {
    const { customerId, contacts } = await aCustomer({ email: 'a@b.test' });
    const { contactId } = contacts[0]!;
    const silent = client.invalidateContact({ requestId: newId(), customerId, contactId, reason: ' ' }, ann);
    await expect(silent).rejects.toMatchObject({ code: 'CUSTOMER_INVALID' });
  });
});

describe('refusals and flags', () => {
  it('make one fact of a refusal that comes many times at once', async () => {
    const { customerId } = await aCustomer({ email: 'a@b.test' });
    await db.clearOutbox();
    const wish = { customerId, channel: 'CHANNEL_EMAIL', reason: 'ONE_CLICK_UNSUBSCRIBE' } as const;
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => client.recordOptOut({ requestId: newId(), ...wish }, ann)),
    );
    expect(new Set(answers.map(({ customer }) => customer!.version))).toEqual(new Set(['2']));
    const published = await db.published();
    expect(typesOf(published)).toEqual(['CustomerOptedOut']);
    expect(published[0]!.payload).toMatchObject({
      cause: { actor: 'user:ann', reason: 'ONE_CLICK_UNSUBSCRIBE' },
      channel: 'CHANNEL_EMAIL',
      customer: { optedOutChannels: ['CHANNEL_EMAIL'], deliverableChannels: [] },
    });
    expect(
      await db.database.query('SELECT channel, reason, actor, recorded_at FROM opt_outs WHERE customer_id = $1', [
        customerId,
      ]),
    ).toEqual([{ channel: 'EMAIL', reason: 'ONE_CLICK_UNSUBSCRIBE', actor: 'user:ann', recorded_at: start }]);
    const silent = client.withdrawOptOut({ requestId: newId(), ...wish, reason: '' }, ann);
    await expect(silent).rejects.toMatchObject({ code: 'CUSTOMER_INVALID' });
    const back = await client.withdrawOptOut({ requestId: newId(), ...wish, reason: 'asked on the phone' }, ann);
    expect(back.customer).toMatchObject({ optedOutChannels: [], version: '3' });
  });

  it('honour a refusal without a reason', async () => {
    const { customerId } = await aCustomer();
    const { customer } = await client.recordOptOut({ requestId: newId(), customerId, channel: 'CHANNEL_LETTER' }, ann);
    expect(customer!.optedOutChannels).toEqual(['CHANNEL_LETTER']);
  });

  it('raise and lower flags with a reason', async () => {
    const { customerId } = await aCustomer();
    await db.clearOutbox();
    const court = { customerId, flag: 'FLAG_INSOLVENT', reason: 'court notice' } as const;
    await client.raiseFlag({ requestId: newId(), ...court }, ann);
    await client.raiseFlag({ requestId: newId(), ...court }, ann);
    await client.raiseFlag({ requestId: newId(), ...court, flag: 'FLAG_BANKRUPT' }, ann);
    expect((await get(customerId)).flags).toEqual(['FLAG_BANKRUPT', 'FLAG_INSOLVENT']);
    await client.lowerFlag({ requestId: newId(), ...court, reason: 'proceedings ended' }, ann);
    expect((await get(customerId)).flags).toEqual(['FLAG_BANKRUPT']);
    expect(typesOf(await db.published())).toEqual(['FlagRaised', 'FlagRaised', 'FlagLowered']);
    for (const wrong of [{ flag: 'FLAG_UNSPECIFIED' } as const, { reason: '' }]) {
      const raise = client.raiseFlag({ requestId: newId(), ...court, ...wrong }, ann);
      await expect(raise).rejects.toMatchObject({ code: 'CUSTOMER_INVALID' });
    }
  });
});

describe('finding customers', () => {
  const references = async (request: customerV1.ListCustomersRequestInit) =>
    (await client.listCustomers(request, ann)).customers.map(({ reference }) => reference);

  beforeAll(async () => {
    const rows = [
      { reference: 'FIND-1', name: 'Acme Trading GmbH', email: 'Office@acme.test', phone: '+4930901820' },
      { reference: 'FIND-2', name: 'Trading Post 100%', email: 'post@trading.test', phone: '+4930901821' },
      { reference: 'FIND-3', name: "O'Brien-Acme", email: 'office_2@acme.test', phone: '+12125550123' },
      { reference: 'FIND_4', name: 'Ärzte Union' },
    ];
    for (const row of rows) await aCustomer(row);
  });

  it.each([
    [{ name: 'acme' }, ['FIND-1', 'FIND-3']],
    [{ name: 'ACME tr' }, ['FIND-1']],
    [{ name: 'trading' }, ['FIND-1', 'FIND-2']],
    [{ name: 'rading' }, []],
    [{ name: 'ärzte' }, ['FIND_4']],
    [{ name: '100%' }, ['FIND-2']],
    [{ name: '100_' }, []],
    [{ name: 'T%' }, []],
    [{ reference: 'FIND_' }, ['FIND_4']],
    [{ reference: 'FIND-' }, ['FIND-1', 'FIND-2', 'FIND-3']],
    [{ reference: 'find-' }, []],
    [{ phone: '+49 30 9018' }, ['FIND-1', 'FIND-2']],
    [{ phone: '001 (212)' }, ['FIND-3']],
    [{ email: 'OFFICE' }, ['FIND-1', 'FIND-3']],
    [{ email: 'office_' }, ['FIND-3']],
    [{ email: '+4930' }, []],
    [{ name: 'trading', email: 'office' }, ['FIND-1']],
    [{ name: 'acme', phone: '+1', reference: 'FIND' }, ['FIND-3']],
    [{ name: 'acme', phone: '+44' }, []],
  ])('%j finds %j', async (filter, expected) => {
    const found = await references({ pageSize: 500, ...filter });
    expect(found.filter((reference) => reference.startsWith('FIND'))).toEqual(expected);
  });

  it('finds nothing by what cannot be stored', async () => {
    const nul = 'a\u0000';
    expect(await references({ name: nul })).toEqual([]);
    expect(await references({ reference: nul })).toEqual([]);
    expect((await client.listTasks({ queue: nul }, ann)).tasks).toEqual([]);
    await expect(client.getCustomer({ reference: nul }, ann)).rejects.toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
  });

  it('finds a customer by its new name and no longer by the old one', async () => {
    const { customerId, reference } = await aCustomer({ name: 'Quondam Holding' });
    await client.changeCustomer({ requestId: newId(), customerId, name: 'Novum Holding' }, ann);
    expect(await references({ name: 'quondam' })).toEqual([]);
    expect(await references({ name: 'novum' })).toEqual([reference]);
    expect(await references({ name: 'holding' })).toEqual([reference]);
  });

  it('pages by reference without gap or repeat, and binds the token to the filter', async () => {
    const rows = Array.from({ length: 25 }, (_, index) => ({ reference: `PAGE-${String(index).padStart(2, '0')}` }));
    await client.upsertCustomers({ requestId: newId(), rows }, ann);
    const seen: string[] = [];
    let pageToken = '';
    do {
      const page = await client.listCustomers({ reference: 'PAGE-', pageSize: 10, pageToken }, ann);
      seen.push(...page.customers.map(({ reference }) => reference));
      pageToken = page.nextPageToken;
      if (pageToken !== '') {
        const other = client.listCustomers({ reference: 'PAGE', pageSize: 10, pageToken }, ann);
        await expect(other).rejects.toMatchObject({ code: 'PAGE_TOKEN_INVALID' });
      }
    } while (pageToken !== '');
    expect(seen).toEqual(rows.map(({ reference }) => reference));
  });
});

describe('customers of a file', () => {
  const upsert = async (rows: customerV1.CustomerRowInit[], requestId = newId()) =>
    (await client.upsertCustomers({ requestId, source: 'import:7', rows }, ann)).rows;
  const outcomes = (rows: customerV1.UpsertCustomersResponseRow[]) => rows.map(({ outcome }) => outcome.slice(8));

  it('are created, changed, left alone or refused, each for itself', async () => {
    const [one, two, three, four] = [nextReference(), nextReference(), nextReference(), nextReference()];
    await upsert([
      { reference: one, name: 'One', email: 'one@example.test', phone: '030 901820' },
      { reference: two, name: 'Two', kind: 'KIND_BUSINESS', class: 'gold', zone: 'Europe/Vienna', locale: 'de-AT' },
      { reference: three, email: 'three@example.test' },
    ]);
    await db.clearOutbox();
    const rows = await upsert([
      { reference: four, zone: 'Nowhere/Else', email: 'wrong', name: 'Four "{,}" \\', class: 'NULL' },
      { reference: three, email: 'third@example.test', name: 'Three' },
      { reference: ' ' },
      { reference: 'C\u0000' },
      { reference: two, name: 'Two', email: '' },
      { reference: one, email: 'ONE@example.test', phone: '+49 30 901820' },
    ]);
    expect(outcomes(rows)).toEqual(['CREATED', 'CHANGED', 'REFUSED', 'REFUSED', 'UNCHANGED', 'UNCHANGED']);
    expect(rows[0]).toMatchObject({
      reference: four,
      zone: 'Europe/Berlin',
      violations: [
        { field: 'zone', value: 'Nowhere/Else', reason: 'UNKNOWN_ZONE' },
        { field: 'email', value: 'wrong', reason: 'NOT_AN_EMAIL_ADDRESS' },
      ],
    });
    expect(rows[2]).toMatchObject({ customerId: '', violations: [{ field: 'reference', reason: 'MISSING' }] });
    expect(rows[3]).toMatchObject({ violations: [{ field: 'reference', reason: 'HAS_CONTROL_CHARACTERS' }] });
    expect(rows[4]).toMatchObject({ zone: 'Europe/Vienna' });
    const published = await db.published();
    expect(typesOf(published)).toEqual(['CustomerCreated', 'CustomerChanged', 'ContactChanged']);
    expect(published.map(({ sequence }) => sequence)).toEqual([1n, 2n, 2n]);
    expect(published[1]!.payload).toMatchObject({ cause: { reason: 'import:7' }, changedFields: ['name'] });
    expect((await client.getCustomer({ reference: two }, ann)).customer).toMatchObject({
      kind: 'KIND_BUSINESS',
      class: 'gold',
      locale: 'de-AT',
      version: '1',
    });
    expect((await client.getCustomer({ reference: one }, ann)).customer!.contacts).toHaveLength(2);
    expect((await client.getCustomer({ reference: four }, ann)).customer).toMatchObject({
      name: 'Four "{,}" \\',
      class: 'NULL',
      contacts: [],
    });
  });

  it('keep an invalid address invalid until the file has another one', async () => {
    const reference = nextReference();
    const { customerId, contacts } = await aCustomer({ reference, email: 'dead@example.test' });
    const { contactId } = contacts[0]!;
    await client.invalidateContact({ requestId: newId(), customerId, contactId, reason: 'bounced' }, ann);
    expect(outcomes(await upsert([{ reference, email: 'dead@example.test' }]))).toEqual(['UNCHANGED']);
    expect((await get(customerId)).contacts[0]!.validity).toBe('VALIDITY_INVALID');
    expect(outcomes(await upsert([{ reference, email: 'alive@example.test' }]))).toEqual(['CHANGED']);
    expect((await get(customerId)).contacts[0]).toMatchObject({
      address: 'alive@example.test',
      validity: 'VALIDITY_UNVERIFIED',
    });
  });

  it('answer a repeat as the first time', async () => {
    const requestId = newId();
    const rows = [{ reference: nextReference() }, { reference: nextReference(), email: 'x' }];
    const first = await upsert(rows, requestId);
    expect(outcomes(first)).toEqual(['CREATED', 'CREATED']);
    expect(await upsert(rows, requestId)).toEqual(first);
    expect(await db.published()).toHaveLength(2);
  });

  it('refuse a request that names one twice, or too many', async () => {
    const reference = nextReference();
    await expect(upsert([{ reference }, { reference: ` ${reference}` }])).rejects.toMatchObject({
      code: 'CUSTOMER_INVALID',
    });
    const many = Array.from({ length: maxUpsertRows + 1 }, (_, index) => ({ reference: `MANY-${index}` }));
    await expect(upsert(many)).rejects.toMatchObject({ code: 'CUSTOMER_INVALID' });
    expect((await client.listCustomers({ reference: 'MANY-' }, ann)).customers).toEqual([]);
  });

  it('are made once by imports that overlap in another order', async () => {
    const all = Array.from({ length: 300 }, (_, index) => ({
      reference: `RACE-${String(index).padStart(3, '0')}`,
      email: `race${index}@example.test`,
    }));
    const slices = [all, [...all].reverse(), all.slice(100), all.slice(0, 200).reverse()];
    const answers = await Promise.all(slices.map((rows) => upsert(rows)));
    const created = answers.flat().filter(({ outcome }) => outcome === 'OUTCOME_CREATED');
    expect(new Set(created.map(({ reference }) => reference)).size).toBe(300);
    expect(created).toHaveLength(300);
    const ids = new Map(created.map(({ reference, customerId }) => [reference, customerId]));
    for (const { reference, customerId } of answers.flat()) expect(customerId).toBe(ids.get(reference));
    expect(typesOf(await db.published()).filter((type) => type === 'CustomerCreated')).toHaveLength(300);
  });
});

describe('contact facts', () => {
  it('belong together and leave unknown customers out', async () => {
    const one = await aCustomer({ email: 'a@b.test', candidateZones: ['Europe/Vienna'] });
    const two = await aCustomer();
    await client.recordOptOut({ requestId: newId(), customerId: one.customerId, channel: 'CHANNEL_SMS' }, ann);
    const customerIds = [two.customerId, one.customerId, newId(), 'nonsense', one.customerId];
    const { facts } = await client.getContactFacts({ customerIds }, ann);
    expect(facts.map(({ customerId }) => customerId)).toEqual([one.customerId, two.customerId].sort());
    expect(facts.find(({ customerId }) => customerId === one.customerId)).toMatchObject({
      reference: one.reference,
      zones: ['Europe/Berlin', 'Europe/Vienna'],
      contacts: [{ address: 'a@b.test' }],
      optedOutChannels: ['CHANNEL_SMS'],
      flags: [],
      version: '2',
    });
    const many = client.getContactFacts({ customerIds: Array.from({ length: 501 }, () => newId()) }, ann);
    await expect(many).rejects.toMatchObject({ code: 'CUSTOMER_INVALID' });
  });

  it('are never of two versions while they change', async () => {
    const { customerId } = await aCustomer({ email: 'v1@example.test' });
    let done = false;
    const writer = (async () => {
      for (let version = 2; version <= 20; version += 1) {
        const address = `v${version}@example.test`;
        await client.changeContact({ requestId: newId(), customerId, channel: 'CHANNEL_EMAIL', address }, ann);
      }
      done = true;
    })();
    while (!done) {
      const [facts] = (await client.getContactFacts({ customerIds: [customerId] }, ann)).facts;
      expect(facts!.contacts[0]!.address).toBe(`v${facts!.version}@example.test`);
    }
    await writer;
  });
});

describe('notes and tasks', () => {
  it('are made for a customer that exists', async () => {
    const { customerId } = await aCustomer();
    const { note } = await client.addNote({ requestId: newId(), customerId, text: 'Pays\non Friday' }, ann);
    expect(note).toMatchObject({
      customerId,
      text: 'Pays\non Friday',
      author: 'user:ann',
      createTime: toTimestamp(start),
    });
    for (const wrong of [{ customerId: newId() }, { text: '' }, { text: 'x'.repeat(10_001) }]) {
      const add = client.addNote({ requestId: newId(), customerId, text: 'x', ...wrong }, ann);
      await expect(add).rejects.toMatchObject({ code: expect.stringMatching(/CUSTOMER_(NOT_FOUND|INVALID)/) });
    }
    const wrong = client.createTask({ requestId: newId(), customerId, queue: '', title: '', invoiceId: 'x' }, ann);
    await expect(wrong).rejects.toMatchObject({
      details: { violations: [{ field: 'queue' }, { field: 'title' }, { field: 'invoice_id' }] },
    });
    expect(typesOf(await db.published())).toEqual(['CustomerCreated', 'NoteAdded']);
  });

  it('are listed by due time and resolved once', async () => {
    const { customerId } = await aCustomer();
    const queue = `callers-${customerId}`;
    const other = await aCustomer();
    const make = async (title: string, minutes: number, owner = customerId) => {
      const dueTime = toTimestamp(new Date(start.getTime() + minutes * 60_000));
      return (await client.createTask({ requestId: newId(), customerId: owner, queue, title, dueTime }, ann)).task!;
    };
    const late = await make('late', 30);
    await make('early', -30);
    const [twin, same] = [await make('same', 0), await make('same', 0, other.customerId)];
    const titles = async (request: customerV1.ListTasksRequestInit) =>
      (await client.listTasks({ queue, ...request }, ann)).tasks.map(({ title }) => title);
    expect(await titles({})).toEqual(['early', 'same', 'same', 'late']);
    expect(await titles({ customerId })).toEqual(['early', 'same', 'late']);
    const seen: string[] = [];
    for (let pageToken = '', first = true; first || pageToken !== ''; first = false) {
      const page = await client.listTasks({ queue, pageSize: 1, pageToken }, ann);
      seen.push(...page.tasks.map(({ taskId }) => taskId));
      pageToken = page.nextPageToken;
    }
    expect(new Set(seen).size).toBe(4);
    expect(seen.slice(1, 3)).toEqual([twin.taskId, same.taskId]);
    await db.clearOutbox();
    const { task } = await client.resolveTask({ requestId: newId(), taskId: late.taskId, note: 'reached' }, ann);
    expect(task).toMatchObject({ state: 'STATE_DONE', outcomeNote: 'reached', title: 'late' });
    const again = client.resolveTask({ requestId: newId(), taskId: late.taskId }, ann);
    await expect(again).rejects.toMatchObject({
      code: 'TASK_ALREADY_DONE',
      kind: 'refused',
      details: { state: 'DONE' },
    });
    const unknown = client.resolveTask({ requestId: newId(), taskId: 'x' }, ann);
    await expect(unknown).rejects.toMatchObject({ code: 'TASK_NOT_FOUND' });
    expect(await titles({ state: 'STATE_OPEN' })).toEqual(['early', 'same', 'same']);
    expect(await titles({ state: 'STATE_DONE' })).toEqual(['late']);
    expect(await titles({ customerId: 'nonsense' })).toEqual([]);
    const [event] = await db.published();
    expect(event).toMatchObject({
      type: 'dunlin.customer.v1.TaskResolved',
      key: customerId,
      subject: late.taskId,
      sequence: 2n,
    });
  });
});

describe('the diary', () => {
  const at = (text: string) => new Date(text);

  it('tells every fact, the newest first, and of equal times the last to arrive', async () => {
    const { customerId } = await aCustomer();
    await consume(
      invoiceEvent('InvoiceIssued', customerId, 'D-1', at('2013-03-02T10:00:00Z')),
      invoiceEvent('InvoiceOverdue', customerId, 'D-1', at('2013-03-03T10:00:00Z')),
      anEvent('dunlin.invoice.v1.ImportCompleted', { cause }, at('2013-03-03T10:00:00Z')),
      anEvent('dunlin.workflow.v1.CaseOpened', { cause }, at('2013-03-03T10:00:00Z')),
      invoiceEvent('InvoicePaid', customerId, 'D-1', at('2013-03-03T10:00:00Z')),
    );
    await consume(invoiceEvent('InvoiceIssued', customerId, 'D-0', at('2013-03-01T10:00:00Z')));
    const { entries } = await client.listDiary({ customerId }, ann);
    expect(entries.map(({ text }) => text)).toEqual([
      'Invoice D-1 paid: 120.00 USD',
      'Invoice D-1 overdue: 20.00 USD, was due 2013-03-01',
      'Invoice D-1 issued: 120.00 USD, due 2013-03-01',
      'Invoice D-0 issued: 120.00 USD, due 2013-03-01',
    ]);
    expect(entries[0]).toMatchObject({
      customerId,
      event: 'dunlin.invoice.v1.InvoicePaid',
      actor: 'system:invoice',
      reason: 'SPEC',
      invoiceId: derivedId('D-1'),
      invoiceNumber: 'D-1',
      caseId: '',
      occurTime: toTimestamp(at('2013-03-03T10:00:00Z')),
    });
  });

  it('has a line for every event that concerns a customer, written in one batch', async () => {
    const { customerId } = await aCustomer();
    const [invoiceId, caseId] = [newId(), newId()];
    const samples = everyEvent({ customerId, invoiceId, caseId });
    const events = eventTypes.flatMap((type) =>
      samples[type] ? [anEvent(type, { cause, ...samples[type] } as never)] : [],
    );
    await consume(...events);
    const { entries } = await client.listDiary({ customerId, pageSize: 500 }, ann);
    expect(entries.map(({ event }) => event)).toEqual(events.map(({ type }) => type).reverse());
    const about = (id: 'invoiceId' | 'caseId') =>
      entries.filter((entry) => entry[id] !== '').map(({ event }) => event.split('.')[1]);
    expect(new Set(about('invoiceId'))).toEqual(
      new Set(['workflow', 'payment', 'invoice', 'dca_handoff', 'customer', 'communication']),
    );
    expect(new Set(about('caseId'))).toEqual(new Set(['workflow', 'dca_handoff', 'customer', 'communication']));
    expect(entries.every((entry) => ['', invoiceId].includes(entry.invoiceId))).toBe(true);
    expect(entries.map(({ text }) => text).filter((text) => /undefined|null|\[object/.test(text))).toEqual([]);
  });

  it('passes over every event without a customer', async () => {
    const before = await db.database.query('SELECT count(*) FROM diary_entries');
    await consume(...eventTypes.map((type) => anEvent(type, { cause } as never)));
    expect(await db.database.query('SELECT count(*) FROM diary_entries')).toEqual(before);
  });

  it('throws at an event that makes no sense, so that it is parked, and keeps nothing of its batch', async () => {
    const { customerId } = await aCustomer();
    const amount = { currencyCode: 'USD', minorUnits: '100' };
    const payment = { paymentId: newId(), customerId, amount, valueDate: { year: 2013, month: 13, day: 45 } };
    const poison = anEvent('dunlin.payment.v1.PaymentSettled', { cause, payment });
    const batch = consume(invoiceEvent('InvoiceIssued', customerId, 'X-1'), poison);
    await expect(batch).rejects.toMatchObject({ code: 'DATE_INVALID' });
    expect(await diaryTexts({ customerId })).toEqual([]);
  });

  it('keeps one line of an event that comes twice', async () => {
    const { customerId } = await aCustomer();
    const event = invoiceEvent('InvoiceIssued', customerId, 'T-1');
    await consume(event);
    await consume(event, invoiceEvent('InvoicePaid', customerId, 'T-1'));
    expect(await diaryTexts({ customerId })).toHaveLength(2);
  });

  it('pages without gap or repeat', async () => {
    const { customerId } = await aCustomer();
    const times = ['2013-03-01', '2013-03-02', '2013-03-02', '2013-03-02', '2013-03-03'];
    await consume(
      ...times.map((day, index) => invoiceEvent('InvoiceIssued', customerId, `P-${index}`, at(`${day}T10:00:00Z`))),
    );
    const seen: string[] = [];
    for (let pageToken = '', first = true; first || pageToken !== ''; first = false) {
      const page = await client.listDiary({ customerId, pageSize: 2, pageToken }, ann);
      seen.push(...page.entries.map(({ invoiceNumber }) => invoiceNumber));
      pageToken = page.nextPageToken;
    }
    expect(seen).toEqual(['P-4', 'P-3', 'P-2', 'P-1', 'P-0']);
  });

  it("filters by days of the customer's zone, events, actors and invoice", async () => {
    const { customerId } = await aCustomer({ zone: 'America/New_York' });
    const user = { actor: 'user:bob', reason: '' };
    // Clocks go forward in New York on 10 March 2013: that day starts at 05:00Z and ends at 04:00Z.
    await consume(
      invoiceEvent('InvoiceIssued', customerId, 'F-1', at('2013-03-10T04:59:59.999Z')),
      invoiceEvent('InvoiceIssued', customerId, 'F-2', at('2013-03-10T05:00:00.000Z'), user),
      invoiceEvent('InvoiceOverdue', customerId, 'F-2', at('2013-03-11T03:59:59.999Z')),
      invoiceEvent('InvoicePaid', customerId, 'F-2', at('2013-03-11T04:00:00.000Z'), user),
    );
    const numbers = async (request: customerV1.ListDiaryRequestInit) =>
      (await client.listDiary({ customerId, ...request }, ann)).entries.map(
        ({ event, invoiceNumber }) => `${event.split('.').at(-1)} ${invoiceNumber}`,
      );
    const day = toWireDate('2013-03-10');
    expect(await numbers({ fromDate: day, toDate: day })).toEqual(['InvoiceOverdue F-2', 'InvoiceIssued F-2']);
    expect(await numbers({ toDate: toWireDate('2013-03-09') })).toEqual(['InvoiceIssued F-1']);
    expect(await numbers({ fromDate: toWireDate('2013-03-11') })).toEqual(['InvoicePaid F-2']);
    expect(await numbers({ events: ['InvoiceIssued', 'dunlin.invoice.v1.InvoicePaid'] })).toEqual([
      'InvoicePaid F-2',
      'InvoiceIssued F-2',
      'InvoiceIssued F-1',
    ]);
    expect(await numbers({ actors: ['user:bob', 'user:nobody'] })).toEqual(['InvoicePaid F-2', 'InvoiceIssued F-2']);
    expect(await numbers({ invoiceId: derivedId('F-1') })).toEqual(['InvoiceIssued F-1']);
    expect(await numbers({ invoiceId: derivedId('F-2'), events: ['InvoicePaid'], actors: ['user:bob'] })).toEqual([
      'InvoicePaid F-2',
    ]);
    expect(await numbers({ invoiceId: 'nonsense' })).toEqual([]);
    const unknown = client.listDiary({ customerId, events: ['InvoicePaid', 'Nothing'] }, ann);
    await expect(unknown).rejects.toMatchObject({
      code: 'CUSTOMER_INVALID',
      details: { violations: [{ field: 'events[1]' }] },
    });
    await expect(client.listDiary({ customerId: newId() }, ann)).rejects.toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
  });

  it('finds a fact about several invoices by each of them, and numbers of invoices it knows', async () => {
    const { customerId } = await aCustomer();
    const caseId = newId();
    const [one, two] = [derivedId('M-1'), derivedId('M-2')];
    const collected = { caseId, customerId, sequence: 'friendly', sequenceVersion: 1, state: 'STATE_ACTIVE' } as const;
    const amount = { currencyCode: 'USD', minorUnits: '500' };
    await consume(
      anEvent('dunlin.workflow.v1.InvoiceEnrolled', { cause, case: collected, invoiceId: one, episode: 1 }),
      invoiceEvent('InvoiceIssued', customerId, 'M-1'),
      anEvent('dunlin.invoice.v1.PaymentAllocated', {
        cause,
        paymentId: newId(),
        customerId,
        allocations: [
          { invoiceId: one, amount },
          { invoiceId: two, amount },
        ],
      }),
    );
    const { entries } = await client.listDiary({ customerId, invoiceId: one }, ann);
    expect(entries.map(({ text, invoiceId, invoiceNumber }) => [text, invoiceId, invoiceNumber])).toEqual([
      ['Payment allocated: 10.00 USD to 2 invoices', '', ''],
      ['Invoice M-1 issued: 120.00 USD, due 2013-03-01', one, 'M-1'],
      ['Invoice joined friendly version 1', one, 'M-1'],
    ]);
    expect(entries[2]!.caseId).toBe(caseId);
    expect(await diaryTexts({ customerId, invoiceId: two })).toEqual(['Payment allocated: 10.00 USD to 2 invoices']);
  });

  it('repeats what notes and tasks say, from our own tables', async () => {
    const { customerId } = await aCustomer();
    await client.addNote({ requestId: newId(), customerId, text: `Pays\n${'x'.repeat(400)}` }, ann);
    const { task } = await client.createTask(
      { requestId: newId(), customerId, queue: 'callers', title: 'Call about F-1' },
      ann,
    );
    await client.resolveTask({ requestId: newId(), taskId: task!.taskId, note: 'reached' }, ann);
    const own = (await db.published()).map(({ type, payload }) => anEvent(type, payload));
    await consume(...own);
    expect(await diaryTexts({ customerId })).toEqual([
      'Task for callers done: Call about F-1; reached',
      'Task for callers: Call about F-1',
      `Note: Pays ${'x'.repeat(194)}…`,
      'Customer created',
    ]);
  });
});

describe('a bounce', () => {
  const bounced = (customerId: string, contactId: string, reason = 'UNKNOWN_RECIPIENT') =>
    anEvent('dunlin.communication.v1.MessageBounced', {
      cause,
      message: { customerId, channel: 'CHANNEL_EMAIL', template: 'reminder', templateVersion: 1, locale: 'en', reason },
      contactId,
    });

  it('invalidates the contact once, with the reason, and stands in the diary', async () => {
    const { customerId, contacts } = await aCustomer({ email: 'gone@example.test', phone: '030 901820' });
    const [email, phone] = contacts.map(({ contactId }) => contactId) as [string, string];
    await db.clearOutbox();
    const [gone, again] = [bounced(customerId, email), bounced(customerId, email, 'OTHER')];
    const other = bounced(customerId, phone, '');
    await consume(gone, again, other);
    expect((await get(customerId)).contacts).toMatchObject([
      { contactId: email, validity: 'VALIDITY_INVALID', validityReason: 'UNKNOWN_RECIPIENT' },
      { contactId: phone, validity: 'VALIDITY_INVALID', validityReason: 'BOUNCED' },
    ]);
    const published = await db.published();
    expect(
      published.map(({ type, sequence, payload, causationId }) => [
        type.split('.').at(-1),
        sequence,
        payload.cause.reason,
        causationId,
      ]),
    ).toEqual([
      ['ContactChanged', 2n, 'UNKNOWN_RECIPIENT', gone.id],
      ['ContactChanged', 3n, 'BOUNCED', other.id],
    ]);
    expect(await diaryTexts({ customerId, events: ['MessageBounced'] })).toHaveLength(3);
  });

  it('says nothing about a contact that was replaced, or a customer that is not here', async () => {
    const { customerId, contacts } = await aCustomer({ email: 'old@example.test' });
    const change = { customerId, channel: 'CHANNEL_EMAIL', address: 'new@example.test' } as const;
    await client.changeContact({ requestId: newId(), ...change }, ann);
    await db.clearOutbox();
    await consume(bounced(customerId, contacts[0]!.contactId), bounced(newId(), newId()), bounced('', ''));
    expect((await get(customerId)).contacts[0]).toMatchObject({ validity: 'VALIDITY_UNVERIFIED' });
    expect(await db.published()).toEqual([]);
  });
});

describe('the database itself', () => {
  it.each([
    ['an unknown kind', `UPDATE customers SET kind = 'CAT'`, 'customers_kind'],
    ['a long name', `UPDATE customers SET name = repeat('x', 201)`, 'customers_lengths'],
    ['the own zone among the others', `UPDATE customers SET other_zones = ARRAY[zone]`, 'customers_zones'],
    ['an unknown validity', `UPDATE contacts SET validity = 'SOSO'`, 'contacts_validity'],
    ['a phone that is no number', `UPDATE contacts SET channel = 'SMS', address = '030'`, 'contacts_address'],
    ['an unknown flag', `UPDATE raised_flags SET flag = 'RICH'`, 'raised_flags_flag'],
    ['an unknown channel', `UPDATE opt_outs SET channel = 'FAX'`, 'opt_outs_channel'],
    ['a task done by nobody', `UPDATE tasks SET state = 'DONE'`, 'tasks_state'],
    ['an entry without text', `UPDATE diary_entries SET text = ''`, 'diary_entries_text_length'],
    ['a customer with contacts gone', `DELETE FROM customers`, 'contacts_customer'],
  ])('refuses %s', async (_, sql, constraint) => {
    await expect(db.database.query(sql)).rejects.toMatchObject({ constraint });
  });
});

describe('the whole service', () => {
  it('reads its own facts back from the broker into the diary', async () => {
    const { kafkaBrokers } = testServers();
    const whole = await host.launch({
      DUNLIN_ROLES: 'server,consumer,relay',
      DUNLIN_KAFKA_BROKERS: kafkaBrokers,
      DUNLIN_KAFKA_TOPIC_PREFIX: `customer${process.pid}.`,
      DUNLIN_KAFKA_PARTITIONS: '2',
    });
    try {
      const { customerId } = await aCustomer({ name: 'Anna', email: 'a@b.test' });
      await client.addNote({ requestId: newId(), customerId, text: 'hello' }, ann);
      await client.raiseFlag({ requestId: newId(), customerId, flag: 'FLAG_FRAUD', reason: 'police report' }, ann);
      const end = performance.now() + 40_000;
      while ((await diaryTexts({ customerId })).length < 3 && performance.now() < end) await sleep(200);
      const { entries } = await client.listDiary({ customerId }, ann);
      expect(entries.map(({ text, actor, reason }) => [text, actor, reason])).toEqual([
        ['Flag raised: fraud; every contact stops', 'user:ann', 'police report'],
        ['Note: hello', 'user:ann', ''],
        ['Customer created', 'user:ann', ''],
      ]);
    } finally {
      await whole.stop();
    }
  });
});
