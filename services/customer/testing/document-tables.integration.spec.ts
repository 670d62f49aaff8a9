import 'reflect-metadata';
import { join } from 'node:path';
import { LargeTables, tableRowCount } from '#libs/testing';
import type { PageRequest } from '#libs/transactions';
import { PostgresDocumentStore } from '../documents/adapters/document.store.js';
import { PostgresScanQueue } from '../documents/adapters/scan.queue.js';
import type { DocumentFilter, DocumentKey } from '../documents/use-cases/ports.js';
import { customerId, documentId, fillDocuments, invoiceId, now } from './many-documents.js';

const rowCount = tableRowCount();
const limit = 50;

const filters: readonly Partial<DocumentFilter>[] = [
  { customerId: customerId(7) },
  { customerId: customerId(10) },
  { invoiceId: invoiceId(7) },
  { invoiceId: invoiceId(10) },
  { documentIds: [documentId(7), documentId(101)] },
  { state: 'QUARANTINED' },
  { state: 'RELEASED' },
  { state: 'UPLOADING' },
];

describe(`the tables of customer with ${rowCount} documents`, () => {
  const tables = LargeTables.use({
    service: 'customer',
    migrations: join(import.meta.dirname, '../migrations'),
    start: now,
    fill: (ownerUrl) => fillDocuments(ownerUrl, rowCount),
  });
  const documents = new PostgresDocumentStore(tables.database);
  const queue = new PostgresScanQueue(tables.database);

  it('are read by a list of documents as far as it shows them, with any filter and any two', async () => {
    const any: DocumentFilter = { customerId: '', invoiceId: '', documentIds: [], state: null };
    const faults = await tables.faultsOfList({
      any,
      filters,
      list: (filter, page: PageRequest<DocumentKey>) => documents.list(filter, page),
      keyOf: (document): DocumentKey => [document.createdAt, document.documentId],
    });
    expect(faults).toEqual([]);
  });

  it('are read for one document, its parts, and names', async () => {
    const faults = await tables.faultsOf(async (tx) => {
      const document = await documents.lock(tx, documentId(101));
      await documents.updateMany(tx, [document!]);
      await documents.content(documentId(101));
      await documents.deleteParts(tx, [documentId(101)]);
      expect((await documents.findNames(tx, [documentId(1), documentId(2)])).size).toBe(2);
    });
    expect(faults).toEqual([]);
  });

  it('are read by the loops as far as they go', async () => {
    const faults = await tables.faultsOf(async (tx) => {
      await queue.claim(60_000);
      await queue.putOff(documentId(101), 1_000);
      expect(await documents.idleUploads(60_000, limit)).toHaveLength(limit);
      expect(await documents.withUselessObject(60_000, limit)).toHaveLength(limit);
      const kept = { createdAt: new Date('2022-01-01'), refusedAt: new Date('2022-01-01') };
      expect(await documents.lockOutdated(tx, kept, limit)).toHaveLength(limit);
      expect(await documents.lockOutdated(tx, { ...kept, createdAt: new Date(0) }, limit)).toHaveLength(limit);
    });
    expect(faults).toEqual([]);
  });
});
