import 'reflect-metadata';
import { join } from 'node:path';
import type { OrganisationSettings } from '#libs/platform';
import { LargeTables, tableRowCount } from '#libs/testing';
import type { PageRequest } from '#libs/transactions';
import { LibraryAddressReader } from '../customers/adapters/address.reader.js';
import { PostgresCustomerStore } from '../customers/adapters/customer.store.js';
import { PostgresCustomerSearch } from '../customers/adapters/search/text-search.store.js';
import type { Searches } from '../customers/domain/search/search.js';
import type { CustomerKey } from '../customers/use-cases/ports.js';
import { SearchCustomers } from '../customers/use-cases/search/search-customers.js';
import { PostgresDiaryStore } from '../diary/adapters/diary.store.js';
import type { DiaryFilter, DiaryKey } from '../diary/use-cases/ports.js';
import { PostgresNoteStore } from '../work/adapters/note.store.js';
import { PostgresTaskStore } from '../work/adapters/task.store.js';
import { PostgresWorkTexts } from '../work/adapters/work-texts.store.js';
import type { TaskFilter, TaskKey } from '../work/use-cases/ports.js';
import { customerId, fillCustomers, invoiceId, noteId, now, taskId } from './many-customers.js';

const rowCount = tableRowCount();
const addresses = new LibraryAddressReader({ region: 'DE' } as OrganisationSettings);

const anyCustomer: Searches = { name: '', reference: '', phone: '', email: '' };
const customerFilters: readonly Partial<Searches>[] = [
  { name: 'a' },
  { name: 'müller' },
  { name: 'anna cfcd' },
  { reference: 'C-' },
  { reference: 'C-00000012' },
  { phone: '+49' },
  { phone: '+49170000000012' },
  { email: 'info@' },
  { email: 'none@mail.test' },
  { email: 'c000000015@' },
];

const anyTask: TaskFilter = {
  ...{ queue: '', group: '', assigneeId: '', customerId: '', tag: '' },
  ...{ state: null, dueFrom: null, dueUntil: null, order: 'DUE' },
};
const taskFilters: readonly Partial<TaskFilter>[] = [
  { queue: 'callers' },
  { queue: 'letters' },
  { queue: 'rare' },
  { queue: 'none' },
  { customerId: customerId(7) },
  { customerId: customerId(10) },
  { state: 'OPEN' },
  { state: 'DONE' },
];

const diaryFilters: readonly Partial<DiaryFilter>[] = [
  { from: new Date('2025-01-01') },
  { until: new Date('2020-01-01') },
  { events: ['dunlin.invoice.v1.InvoiceIssued'] },
  { events: ['dunlin.customer.v1.NoteAdded', 'dunlin.dca_handoff.v1.PlacementSent'] },
  { events: ['dunlin.workflow.v1.HoldPlaced'] },
  { actors: ['system:communication'] },
  { actors: ['user:ann', 'user:bob'] },
  { invoiceId: invoiceId(7) },
  { invoiceId: invoiceId(rowCount / 400 + 8) },
];

describe(`the tables of customer with the customers of ${rowCount} invoices`, () => {
  const tables = LargeTables.use({
    service: 'customer',
    migrations: join(import.meta.dirname, '../migrations'),
    start: now,
    fill: (ownerUrl) => fillCustomers(ownerUrl, rowCount),
  });
  const customers = new PostgresCustomerStore(tables.database);
  const tasks = new PostgresTaskStore(tables.database);
  const diary = new PostgresDiaryStore(tables.database);

  it('are read by a list of customers as far as it shows them, with any filter and any two', async () => {
    const faults = await tables.faultsOfList({
      any: anyCustomer,
      filters: customerFilters,
      list: (filter, page: PageRequest<CustomerKey>) => customers.list(filter, page),
      keyOf: ({ customer, place }) => [place, customer.customerId],
    });
    expect(faults).toEqual([]);
  });

  it('are read by a list of tasks as far as it shows them, with any filter and any two', async () => {
    const faults = await tables.faultsOfList({
      any: anyTask,
      filters: taskFilters,
      list: (filter, page: PageRequest<TaskKey>) => tasks.list(filter, page),
      keyOf: (task) => [task.dueAt, task.taskId],
    });
    expect(faults).toEqual([]);
  });

  it.each([
    ['many invoices', customerId(7)],
    ['few invoices', customerId(8)],
  ])('are read by the diary of a customer with %s as far as it shows them', async (_which, id) => {
    const faults = await tables.faultsOfList({
      any: { customerId: id, from: null, until: null, events: [], actors: [], invoiceId: '' } as DiaryFilter,
      filters: diaryFilters,
      list: (filter, page: PageRequest<DiaryKey>) => diary.list(filter, page),
      keyOf: (entry) => [entry.occurredAt, entry.arrival],
    });
    expect(faults).toEqual([]);
  });

  it.each([
    ['a whole reference', 'C-000000012'],
    ['a part of references', '00000012'],
    ['a whole address', 'c000000015@mail.test'],
    ['the beginning of an address', 'c00000001'],
    ['the end of a number', '70000000012'],
    ['a name', 'Anna Cfcd'],
    ['words in another order', 'Cfcd208495d565ef66e7dff9f98764da, Anna'],
    ['a word with typos', 'mülelr'],
  ])('are read by a search for %s by their indexes alone', async (_what, text) => {
    const search = new SearchCustomers(new PostgresCustomerSearch(tables.database), addresses);
    const faults = await tables.faultsOf(async () => {
      expect((await search.searchCustomers(text)).count).toBeGreaterThan(0);
    });
    // It counts up to its limit, so that more is read than given.
    expect(faults.filter((fault) => !fault.startsWith('reads '))).toEqual([]);
  });

  it('are read for customers by id and reference, and for whether an address was refused', async () => {
    const faults = await tables.faultsOf(async (tx) => {
      await customers.findByReference('C-000000100');
      await customers.lockManyByReference(tx, ['C-000000100', 'C-000000101', 'unknown']);
      const locked = await customers.lockMany(tx, [customerId(100), customerId(101)]);
      const [reached, refused] = await customers.findManyForContact([customerId(100), customerId(177)]);
      expect([reached?.optedOutChannels, refused?.optedOutChannels]).toEqual([[], ['EMAIL']]);
      const renamed = locked.map((customer) => ({ ...customer, name: 'Berta Meier' }));
      await customers.updateMany(
        tx,
        renamed.map((customer) => ({ customer, reason: '', events: [{ event: 'CHANGED', fields: ['name'] }] })),
      );
    });
    expect(faults).toEqual([]);
  });

  it('are read for notes and tasks by id, and for what the diary says of them', async () => {
    const faults = await tables.faultsOf(async (tx) => {
      await new PostgresNoteStore(tables.database).find(tx, noteId(100));
      const task = await tasks.lock(tx, taskId(100));
      await tasks.updateMany(tx, [task!]);
      const texts = await new PostgresWorkTexts().findMany(tx, [noteId(100), noteId(105), taskId(100)]);
      expect(texts.size).toBe(3);
    });
    expect(faults).toEqual([]);
  });
});
