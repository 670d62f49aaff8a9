import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { type customerV1, eventTypes } from '#libs/contracts';
import { lineTexts } from '#libs/diary';
import { newId } from '#libs/ids';
import { type AnyEvent, schemaDrift } from '#libs/platform';
import { testServers } from '#libs/testing';
import { ann, useCustomerService } from '../../testing/customer-service.js';
import { anEvent, cause, consume as consumeEvents, everyEvent, invoiceEvent } from '../../testing/diary-events.js';
import { diaryTables } from './diary.tables.js';

const service = useCustomerService();

const consume = (...events: AnyEvent[]) => consumeEvents(service, events);

async function diaryTexts(request: customerV1.ListDiaryRequestInit): Promise<string[]> {
  return (await service.client.listDiary(request, ann)).entries.map(({ text }) => text);
}

it('has tables that agree with the entities', async () => {
  expect(await schemaDrift(service.db.ownerUrl, diaryTables)).toEqual([]);
});

describe('the diary', () => {
  it('has a line for every event that concerns a customer, written in one batch', async () => {
    const { customerId } = await service.aCustomer();
    const [invoiceId, caseId] = [newId(), newId()];
    const samples = everyEvent({ customerId, invoiceId, caseId });
    const events = eventTypes.flatMap((type) =>
      samples[type] ? [anEvent(type, { cause, ...samples[type] } as never)] : [],
    );
    await consume(...events);
    const { entries } = await service.client.listDiary({ customerId, pageSize: 500 }, ann);
    expect(entries.map(({ event }) => event)).toEqual(events.map(({ type }) => type).reverse());
    const about = (id: 'invoiceId' | 'caseId') =>
      entries.filter((entry) => entry[id] !== '').map(({ event }) => event.split('.')[1]);
    expect(new Set(about('invoiceId'))).toEqual(
      new Set(['workflow', 'payment', 'invoice', 'dca_handoff', 'customer', 'communication']),
    );
    expect(new Set(about('caseId'))).toEqual(new Set(['workflow', 'dca_handoff', 'customer', 'communication']));
    expect(entries.every((entry) => ['', invoiceId].includes(entry.invoiceId))).toBe(true);
    expect(entries.map(({ text }) => text).filter((text) => /undefined|null|\[object/.test(text))).toEqual([]);
    const told = new Set(entries.map(({ line }) => line?.code));
    expect(told.size).toBeGreaterThan(50);
    expect([...told].filter((code) => !code || !Object.hasOwn(lineTexts, code))).toEqual([]);
  });

  it('skips every event without a customer', async () => {
    const before = await service.db.database.query('SELECT count(*) FROM diary_entries');
    await consume(...eventTypes.map((type) => anEvent(type, { cause } as never)));
    expect(await service.db.database.query('SELECT count(*) FROM diary_entries')).toEqual(before);
  });

  it('throws at an invalid event, so that it is parked, and stores nothing of its batch', async () => {
    const { customerId } = await service.aCustomer();
    const amount = { currencyCode: 'USD', minorUnits: '100' };
    const payment = { paymentId: newId(), customerId, amount, valueDate: { year: 2013, month: 13, day: 45 } };
    const poison = anEvent('dunlin.payment.v1.PaymentSettled', { cause, payment });
    const batch = consume(invoiceEvent('InvoiceIssued', customerId, 'X-1'), poison);
    await expect(batch).rejects.toMatchObject({ code: 'DATE_INVALID' });
    expect(await diaryTexts({ customerId })).toEqual([]);
  });

  it('has one line for an event that arrives twice', async () => {
    const { customerId } = await service.aCustomer();
    const event = invoiceEvent('InvoiceIssued', customerId, 'T-1');
    await consume(event);
    await consume(event, invoiceEvent('InvoicePaid', customerId, 'T-1'));
    expect(await diaryTexts({ customerId })).toHaveLength(2);
  });
});

describe('a bounce', () => {
  const bounced = (customerId: string, contactId: string, reason = 'UNKNOWN_RECIPIENT') =>
    anEvent('dunlin.communication.v1.MessageBounced', {
      cause,
      message: { customerId, channel: 'CHANNEL_EMAIL', template: 'reminder', templateVersion: 1, locale: 'en', reason },
      contactId,
    });

  it('invalidates the contact once, with the reason, and is in the diary', async () => {
    const { customerId, contacts } = await service.aCustomer({ email: 'gone@example.test', phone: '030 901820' });
    const [email, phone] = contacts.map(({ contactId }) => contactId) as [string, string];
    await service.db.clearOutbox();
    const [first, again] = [bounced(customerId, email), bounced(customerId, email, 'OTHER')];
    const other = bounced(customerId, phone, '');
    await consume(first, again, other);
    expect((await service.get(customerId)).contacts).toMatchObject([
      { contactId: email, validity: 'VALIDITY_INVALID', validityReason: 'UNKNOWN_RECIPIENT' },
      { contactId: phone, validity: 'VALIDITY_INVALID', validityReason: 'BOUNCED' },
    ]);
    const published = await service.db.published();
    expect(
      published.map(({ type, sequence, payload, causationId }) => [
        type.split('.').at(-1),
        sequence,
        payload.cause.reason,
        causationId,
      ]),
    ).toEqual([
      ['ContactChanged', 2n, 'UNKNOWN_RECIPIENT', first.id],
      ['ContactChanged', 3n, 'BOUNCED', other.id],
    ]);
    expect(await diaryTexts({ customerId, events: ['MessageBounced'] })).toHaveLength(3);
  });

  it('changes no contact that was replaced, and no unknown customer', async () => {
    const { customerId, contacts } = await service.aCustomer({ email: 'old@example.test' });
    const change = { customerId, channel: 'CHANNEL_EMAIL', address: 'new@example.test' } as const;
    await service.client.changeContact({ requestId: newId(), ...change }, ann);
    await service.db.clearOutbox();
    await consume(bounced(customerId, contacts[0]!.contactId), bounced(newId(), newId()), bounced('', ''));
    expect((await service.get(customerId)).contacts[0]).toMatchObject({ validity: 'VALIDITY_UNVERIFIED' });
    expect(await service.db.published()).toEqual([]);
  });
});

describe('the database itself', () => {
  beforeAll(async () => {
    await consume(invoiceEvent('InvoiceIssued', newId(), 'A-1'));
  });

  it.each([['an entry without text', `UPDATE diary_entries SET text = ''`, 'diary_entries_text_length']])(
    'refuses %s',
    async (_, sql, constraint) => {
      await expect(service.db.database.query(sql)).rejects.toMatchObject({ constraint });
    },
  );
});

describe('the whole service', () => {
  it('reads its own events back from the broker into the diary', async () => {
    const { kafkaBrokers } = testServers();
    const whole = await service.launch({
      DUNLIN_ROLES: 'server,consumer,relay',
      DUNLIN_KAFKA_BROKERS: kafkaBrokers,
      DUNLIN_KAFKA_TOPIC_PREFIX: `customer${process.pid}.`,
      DUNLIN_KAFKA_PARTITIONS: '2',
    });
    try {
      const { customerId } = await service.aCustomer({ name: 'Anna', email: 'a@b.test' });
      await service.client.addNote({ requestId: newId(), customerId, text: 'hello' }, ann);
      await service.client.raiseFlag(
        { requestId: newId(), customerId, flag: 'FLAG_FRAUD', reason: 'police report' },
        ann,
      );
      const end = performance.now() + 40_000;
      while ((await diaryTexts({ customerId })).length < 3 && performance.now() < end) await sleep(200);
      const { entries } = await service.client.listDiary({ customerId }, ann);
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
