import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '#libs/ids';
import { Logger, Shutdown } from '#libs/platform';
import { Administrator, type RealBucket, realBucket } from '#libs/testing';
import { CustomerSettings } from '../../../customer.settings.js';
import { ann, useCustomerService } from '../../../testing/customer-service.js';
import { aDocument, contentOf, documentOf } from '../../../testing/documents.js';
import { takenFiles } from '../../../testing/sample-files.js';
import type { Document } from '../../domain/document.js';
import { DocumentStore } from '../../use-cases/ports.js';
import { TidyDocuments } from '../../use-cases/tidy-documents.js';
import { S3Storage } from './s3.storage.js';

const real = await realBucket();
const administrator = await Administrator.start();
afterAll(() => administrator.stop());

const [pdf] = takenFiles['a PDF']!;
const describeReal = 'missing' in real ? describe.skip : describe;

describeReal(`documents in an object storage${'missing' in real ? `: NOT RUN, since ${real.missing}` : ''}`, () => {
  const bucket = real as RealBucket;
  const env = () => ({
    DUNLIN_RPC_TOKENS_URL: administrator.keysUrl,
    DUNLIN_DOCUMENTS_BUCKET: bucket.bucket,
    DUNLIN_DOCUMENTS_BUCKET_ENDPOINT: bucket.url,
    DUNLIN_DOCUMENTS_BUCKET_PATH_STYLE: 'true',
    DUNLIN_DOCUMENTS_BUCKET_ACCESS_KEY_ID: bucket.accessKeyId,
    DUNLIN_DOCUMENTS_BUCKET_SECRET_ACCESS_KEY: bucket.secretAccessKey,
    DUNLIN_DOCUMENTS_BUCKET_TIMEOUT_MS: '5000',
  });
  const service = useCustomerService(env);
  afterAll(() => bucket.stop());

  const release = async (documentId: string) => {
    const caller = { ...ann, token: await administrator.token('user:ada') };
    return service.client.releaseDocument({ requestId: newId(), documentId, reason: 'I know it.' }, caller);
  };
  const objects = () => readdirSync(join(bucket.folder, 'documents'));
  const partsOf = (documentId: string) =>
    service.db.database.query('SELECT FROM document_parts WHERE document_id = $1', [documentId]);
  /** As if nothing had happened to it for longer than storing an object takes. */
  const rest = (documentId: string) =>
    service.db.database.query(
      `UPDATE documents SET progressed_at = now() - interval '11 minutes' WHERE document_id = $1`,
      [documentId],
    );
  const erase = () => service.running.app.get(TidyDocuments).eraseObjects();

  it('are moved there when they are released, and read from there in sections', async () => {
    const content = Buffer.concat([pdf, randomBytes(3_500_000)]);
    const { documentId } = await aDocument(service, content);
    expect((await partsOf(documentId)).length).toBe(4);
    await release(documentId);
    expect(await partsOf(documentId)).toEqual([]);
    expect(readFileSync(join(bucket.folder, 'documents', documentId)).equals(content)).toBe(true);
    expect((await contentOf(service, documentId)).equals(content)).toBe(true);
    expect((await contentOf(service, documentId, 999_999)).equals(content)).toBe(true);
  });

  it('stay in quarantine while it is away, and nothing of them is lost', async () => {
    const { documentId } = await aDocument(service, pdf);
    const kept = await aDocument(service, pdf);
    await release(kept.documentId);
    await bucket.stop();
    await expect(release(documentId)).rejects.toMatchObject({ code: 'DOCUMENT_STORAGE_UNAVAILABLE' });
    await expect(contentOf(service, kept.documentId)).rejects.toMatchObject({ code: 'DOCUMENT_STORAGE_UNAVAILABLE' });
    expect(await documentOf(service, documentId)).toMatchObject({ state: 'STATE_QUARANTINED' });
    await bucket.start();
    await release(documentId);
    expect((await contentOf(service, documentId)).equals(pdf)).toBe(true);
    expect((await contentOf(service, kept.documentId)).equals(pdf)).toBe(true);
  });

  it('are erased there some time after they were removed', async () => {
    const { documentId } = await aDocument(service, pdf);
    await release(documentId);
    await service.client.removeDocument({ requestId: newId(), documentId, reason: 'Wrong one.' }, ann);
    await erase();
    expect(objects()).toContain(documentId);
    await rest(documentId);
    await erase();
    expect(objects()).not.toContain(documentId);
  });

  it('that were stored by a process which died before it said so are erased once they are of no use', async () => {
    const { documentId } = await aDocument(service, pdf);
    const documents = service.running.app.get(DocumentStore);
    const document = (await documents.find(documentId))!;
    await service.db.database.query('UPDATE documents SET has_object = true WHERE document_id = $1', [documentId]);
    await service.running.app.get(S3Storage).store(document, await documents.content(documentId));
    await rest(documentId);
    await erase();
    expect(objects()).toContain(documentId);
    await service.client.removeDocument({ requestId: newId(), documentId, reason: 'Wrong one.' }, ann);
    await rest(documentId);
    await erase();
    expect(objects()).not.toContain(documentId);
  });

  it('are not stored when their bytes are not those of their digest', async () => {
    const { documentId } = await aDocument(service, pdf);
    const documents = service.running.app.get(DocumentStore);
    const document: Document = { ...(await documents.find(documentId))!, sha256: '0'.repeat(64) };
    const store = service.running.app.get(S3Storage).store(document, await documents.content(documentId));
    await expect(store).rejects.toMatchObject({ code: 'DOCUMENT_STORAGE_UNAVAILABLE' });
    expect(objects()).not.toContain(documentId);
  });

  it('are not to be had with another key', async () => {
    const { documentId } = await aDocument(service, pdf);
    await release(documentId);
    const settings = { ...service.running.app.get(CustomerSettings), bucketSecretAccessKey: 'another' };
    const shutdown = new Shutdown(1_000, service.running.app.get(Logger));
    const stranger = new S3Storage(settings, shutdown);
    const document = (await service.running.app.get(DocumentStore).find(documentId))!;
    await expect(stranger.read(document, 0, 10)).rejects.toMatchObject({ code: 'DOCUMENT_STORAGE_UNAVAILABLE' });
    await shutdown.drain();
    await expect(service.running.app.get(S3Storage).read(document, 0, 10)).resolves.toEqual(pdf.subarray(0, 10));
  });
});
