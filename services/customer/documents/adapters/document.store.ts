/* eslint-disable no-restricted-syntax -- an upload is idle in wall-clock time */
import { Injectable } from '@nestjs/common';
import type { PartedSource } from '#libs/files';
import { isId } from '#libs/ids';
import { bigint, boolean, FileParts, integer, rowOf, text, timestamp, uuid } from '#libs/platform';
import { Database, type PageRequest, type Queryable, type Tx } from '#libs/transactions';
import type { Document } from '../domain/document.js';
import { type DocumentFilter, type DocumentKey, DocumentStore, type KeptSince } from '../use-cases/ports.js';

@Injectable()
export class PostgresDocumentStore extends DocumentStore {
  private readonly parts = new FileParts('document_parts', 'document_id');

  constructor(private readonly database: Database) {
    super();
  }

  override async find(documentId: string, on: Queryable = this.database): Promise<Document | null> {
    if (!isId(documentId)) return null;
    const [row] = await on.query<object>(`${selectDocuments} WHERE document_id = $1`, [documentId]);
    return row ? documents.toDomain(row) : null;
  }

  override async lock(tx: Tx, documentId: string): Promise<Document | null> {
    if (!isId(documentId)) return null;
    const [row] = await tx.query<object>(`${selectDocuments} WHERE document_id = $1 FOR UPDATE`, [documentId]);
    return row ? documents.toDomain(row) : null;
  }

  override async insert(tx: Tx, document: Document): Promise<void> {
    await documents.insertMany(tx, [document]);
  }

  override async updateMany(tx: Tx, changed: readonly Document[]): Promise<void> {
    if (changed.length === 0) return;
    await documents.updateMany(tx, changed, changing);
    await tx.query('UPDATE documents SET progressed_at = now() WHERE document_id = ANY ($1::uuid[])', [
      changed.map(({ documentId }) => documentId),
    ]);
  }

  override async delete(tx: Tx, documentId: string): Promise<void> {
    await this.deleteParts(tx, [documentId]);
    await tx.query('DELETE FROM documents WHERE document_id = $1', [documentId]);
  }

  override async list(filter: DocumentFilter, { after, limit }: PageRequest<DocumentKey>): Promise<Document[]> {
    const parameters: unknown[] = [];
    const at = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = [filter.state === null ? `state <> 'UPLOADING'` : `state = ${at(filter.state)}`];
    if (filter.customerId !== '') conditions.push(`customer_id = ${at(filter.customerId)}`);
    if (filter.invoiceId !== '') conditions.push(`invoice_id = ${at(filter.invoiceId)}`);
    if (filter.documentIds.length > 0) conditions.push(`document_id = ANY (${at(filter.documentIds)}::uuid[])`);
    if (after) conditions.push(`(created_at, document_id) < (${at(after[0])}::timestamptz, ${at(after[1])}::uuid)`);
    const rows = await this.database.query<object>(
      `${selectDocuments} WHERE ${conditions.join(' AND ')}
        ORDER BY created_at DESC, document_id DESC LIMIT ${at(limit)}`,
      parameters,
    );
    return rows.map((row) => documents.toDomain(row));
  }

  override async findNames(tx: Tx, documentIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<{ document_id: string; name: string }>(
      'SELECT document_id, name FROM documents WHERE document_id = ANY ($1::uuid[])',
      [documentIds],
    );
    return new Map(rows.map((row) => [row.document_id, row.name]));
  }

  override insertPart(
    tx: Tx,
    documentId: string,
    partNumber: number,
    content: Uint8Array,
  ): Promise<'new' | 'same' | 'other'> {
    return this.parts.insert(tx, documentId, { partNumber, content });
  }

  override async deleteParts(tx: Tx, documentIds: readonly string[]): Promise<void> {
    await tx.query('DELETE FROM document_parts WHERE document_id = ANY ($1::uuid[])', [documentIds]);
  }

  override content(documentId: string): Promise<PartedSource> {
    return this.parts.open(this.database, documentId);
  }

  override async idleUploads(idleMs: number, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ document_id: string }>(
      `SELECT document_id FROM documents
        WHERE state = 'UPLOADING' AND progressed_at < now() - make_interval(secs => $1)
        ORDER BY progressed_at, document_id LIMIT $2`,
      [idleMs / 1_000, limit],
    );
    return rows.map((row) => row.document_id);
  }

  override async lockOutdated(tx: Tx, kept: KeptSince, limit: number): Promise<Document[]> {
    const rows = await tx.query<object>(
      `${selectDocuments} WHERE document_id = ANY (ARRAY(
         (SELECT document_id FROM documents WHERE state IN ('QUARANTINED', 'RELEASED') AND created_at < $1
           ORDER BY created_at, document_id LIMIT $3)
         UNION ALL
         (SELECT document_id FROM documents
           WHERE state = 'REFUSED' AND content_place <> 'NOWHERE' AND decided_at < $2
           ORDER BY decided_at, document_id LIMIT $3)
         LIMIT $3))
       ORDER BY document_id FOR UPDATE SKIP LOCKED`,
      [kept.createdAt, kept.refusedAt, limit],
    );
    return rows.map((row) => documents.toDomain(row)).filter((document) => isOutdated(document, kept));
  }

  override async withUselessObject(quietMs: number, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ document_id: string }>(
      `SELECT document_id FROM documents
        WHERE has_object AND state IN ('REFUSED', 'DELETED') AND content_place <> 'OBJECT_STORAGE'
          AND progressed_at < now() - make_interval(secs => $1)
        ORDER BY progressed_at, document_id LIMIT $2`,
      [quietMs / 1_000, limit],
    );
    return rows.map((row) => row.document_id);
  }

  override async markObjectErased(documentId: string): Promise<void> {
    await this.database.query(
      `UPDATE documents SET has_object = false WHERE document_id = $1 AND content_place <> 'OBJECT_STORAGE'`,
      [documentId],
    );
  }
}

/** Whether it still is, as it stands once it is locked. */
function isOutdated({ state, contentPlace, createdAt, decidedAt }: Document, kept: KeptSince): boolean {
  if (state === 'REFUSED') return contentPlace !== 'NOWHERE' && decidedAt! < kept.refusedAt;
  return (state === 'QUARANTINED' || state === 'RELEASED') && createdAt < kept.createdAt;
}

export const documents = rowOf<Document>()('documents', ['document_id'], {
  document_id: uuid('documentId'),
  customer_id: uuid('customerId'),
  invoice_id: uuid('invoiceId'),
  case_id: uuid('caseId'),
  name: text('name'),
  kind: text('kind'),
  media_type: text('mediaType'),
  size_bytes: bigint('sizeBytes'),
  sha256: text('sha256'),
  state: text('state'),
  part_count: integer('partCount'),
  content_place: text('contentPlace'),
  has_object: boolean('hasObject'),
  scanner: text('scan.scanner'),
  finding: text('scan.finding'),
  scanned_at: timestamp('scan.scannedAt'),
  reason: text('reason'),
  decided_by: text('decidedBy'),
  decided_at: timestamp('decidedAt'),
  uploaded_by: text('uploadedBy'),
  version: bigint('version'),
  created_at: timestamp('createdAt'),
});

const selectDocuments = `SELECT ${documents.select()} FROM documents`;

const changing = [
  ...(['media_type', 'size_bytes', 'sha256', 'state', 'part_count', 'content_place', 'has_object'] as const),
  ...(['scanner', 'finding', 'scanned_at', 'reason', 'decided_by', 'decided_at', 'version'] as const),
] as const;
