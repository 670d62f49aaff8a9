import 'reflect-metadata';
import { join } from 'node:path';
import {
  createServiceDatabase,
  explainedFaults,
  ExplainingDatabase,
  faultsOf,
  faultsOfLists,
  largeTables,
  type ServiceDatabase,
  tableRowCount,
} from '#libs/testing';
import { PostgresContactStore } from '../contact-law/adapters/contact.store.js';
import { PostgresContactCapStore } from '../contact-law/adapters/contact-cap.store.js';
import { PostgresMessageContents } from '../messages/adapters/content.store.js';
import { PostgresMessageStore } from '../messages/adapters/message.store.js';
import type { MessageFilter } from '../messages/use-cases/ports.js';
import { caseId, customerId, fillMessages, invoiceId, messageId, now } from './many-messages.js';

// Half as many messages as other services have invoices.
const rowCount = tableRowCount() / 2;
const limit = 50;

const anyMessage: MessageFilter = { customerId: null, invoiceId: null, caseId: null, state: null };
const messageFilters: readonly Partial<MessageFilter>[] = [
  { customerId: customerId(7) },
  { customerId: customerId(10) },
  { invoiceId: invoiceId(10) },
  { caseId: caseId(10) },
  { state: 'SENT' },
  { state: 'SUPPRESSED' },
  { state: 'DELAYED' },
  { state: 'FAILED' },
  { state: 'BOUNCED_HARD' },
  { state: 'OUTCOME_UNKNOWN' },
  { state: 'IN_PROGRESS' },
];

describe(`the tables of communication with ${rowCount} messages`, () => {
  let db: ServiceDatabase;
  let explaining: ExplainingDatabase;
  let large: readonly string[];

  beforeAll(async () => {
    const migrations = join(import.meta.dirname, '../migrations');
    db = await createServiceDatabase({ service: 'communication', migrations, start: now });
    await fillMessages(db.ownerUrl, rowCount);
    large = await largeTables(db.database);
  }, 3_600_000);
  afterAll(() => db.close());
  beforeEach(() => {
    explaining = new ExplainingDatabase(db.database);
  });

  it('are read by a list of messages as far as it shows them, with any filter and any two', async () => {
    const messages = new PostgresMessageStore(explaining);
    const faults = await faultsOfLists<MessageFilter>(explaining, messageFilters, limit, async (filter) => {
      const asked = { ...anyMessage, ...filter };
      const first = await messages.list(asked, { after: null, limit });
      const last = first.length === limit ? first.at(-1) : undefined;
      if (last) await messages.list(asked, { after: [last.createdAt, last.messageId], limit });
    });
    expect(faults).toEqual([]);
  });

  it('are not read for a summary, nor for the leases in use', async () => {
    const messages = new PostgresMessageStore(explaining);
    const counts = await messages.countByState();
    expect(counts.reduce((sum, { count }) => sum + Number(count), 0)).toBe(rowCount);
    expect((await messages.countLeases()).inUse).toBe(rowCount / 4_000);
    expect(faultsOf(explaining.plans, large, limit)).toEqual([]);
  });

  it('are read for one message by its id and by the token of its opt-out link', async () => {
    const messages = new PostgresMessageStore(explaining);
    await messages.find(messageId(100));
    await messages.findContent(messageId(100));
    await messages.findByUnsubscribeToken('100');
    expect(faultsOf(explaining.plans, large, limit)).toEqual([]);
  });

  it('are read by janitors only where a lease ran out or a text is old', async () => {
    const faults = await explainedFaults(db, large, limit, async (tx) => {
      const messages = new PostgresMessageStore(db.database);
      await messages.lockExpired(tx, limit);
      await messages.renewLeases(tx, [6n, 4_006n], 10_000);
      await new PostgresMessageContents().empty(tx, new Date('2024-01-01'), limit);
    });
    expect(faults).toEqual([]);
  });

  it('are read for contact law only where a customer was contacted lately', async () => {
    const since = '2026-01-01';
    await new PostgresContactStore().countByDay(explaining, customerId(7), 'EMAIL', since);
    await new PostgresContactStore().countByDay(explaining, customerId(10), 'EMAIL', since);
    await new PostgresContactCapStore().find(explaining, customerId(10), 'EMAIL');
    const faults = await explainedFaults(db, large, limit, (tx) =>
      new PostgresContactStore().delete(tx, { customerId: customerId(10), channel: 'EMAIL', messageId: messageId(50) }),
    );
    expect([...faultsOf(explaining.plans, large, limit), ...faults]).toEqual([]);
  });
});
