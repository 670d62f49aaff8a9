import 'reflect-metadata';
import { join } from 'node:path';
import { LargeTables, tableRowCount } from '#libs/testing';
import type { PageRequest } from '#libs/transactions';
import { PostgresContactStore } from '../contact-law/adapters/contact.store.js';
import { PostgresContactCapStore } from '../contact-law/adapters/contact-cap.store.js';
import { PostgresMessageContents } from '../messages/adapters/content.store.js';
import { PostgresMessageStore } from '../messages/adapters/message.store.js';
import type { MessageFilter, MessageKey } from '../messages/use-cases/ports.js';
import { caseId, customerId, fillMessages, invoiceId, messageId, now } from './many-messages.js';

// Half as many messages as other services have invoices.
const rowCount = tableRowCount() / 2;

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
  const tables = LargeTables.use({
    service: 'communication',
    migrations: join(import.meta.dirname, '../migrations'),
    start: now,
    fill: (ownerUrl) => fillMessages(ownerUrl, rowCount),
  });
  const messages = new PostgresMessageStore(tables.database);

  it('are read by a list of messages as far as it shows them, with any filter and any two', async () => {
    const faults = await tables.faultsOfList({
      any: anyMessage,
      filters: messageFilters,
      list: (filter, page: PageRequest<MessageKey>) => messages.list(filter, page),
      keyOf: (message) => [message.createdAt, message.messageId],
    });
    expect(faults).toEqual([]);
  });

  it('are not read for a summary, nor for the leases in use', async () => {
    const faults = await tables.faultsOf(async () => {
      const counts = await messages.countByState();
      expect(counts.reduce((sum, { count }) => sum + Number(count), 0)).toBe(rowCount);
      expect((await messages.countLeases()).inUse).toBe(rowCount / 4_000);
    });
    expect(faults).toEqual([]);
  });

  it('are read for one message by its id and by the token of its opt-out link', async () => {
    const faults = await tables.faultsOf(async () => {
      await messages.find(messageId(100));
      await messages.findContent(messageId(100));
      await messages.findByUnsubscribeToken('100');
    });
    expect(faults).toEqual([]);
  });

  it('are read by janitors only where a lease ran out or a text is old', async () => {
    const faults = await tables.faultsOf(async (tx) => {
      await messages.lockExpired(tx, 50);
      await messages.renewLeases(tx, [6n, 4_006n], 10_000);
      await new PostgresMessageContents().empty(tx, new Date('2024-01-01'), 50);
    });
    expect(faults).toEqual([]);
  });

  it('are read for contact law only where a customer was contacted lately', async () => {
    const contacts = new PostgresContactStore();
    const faults = await tables.faultsOf(async (tx) => {
      await contacts.countByDay(tx, customerId(7), 'EMAIL', '2026-01-01');
      await contacts.countByDay(tx, customerId(10), 'EMAIL', '2026-01-01');
      await new PostgresContactCapStore().find(tx, customerId(10), 'EMAIL');
      await contacts.delete(tx, { customerId: customerId(10), channel: 'EMAIL', messageId: messageId(50) });
    });
    expect(faults).toEqual([]);
  });
});
