import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { newId } from '#libs/ids';
import { connectChannels, RpcClients, schemaDrift } from '#libs/platform';
import { Administrator, StubOwners } from '#libs/testing';
import { customersTable } from '../../customers/adapters/customer.tables.js';
import { ann, typesOf, useCustomerService } from '../../testing/customer-service.js';
import { aDocument, contentOf, documentOf, upload, wholeOf } from '../../testing/documents.js';
import { foreignFiles, takenFiles } from '../../testing/sample-files.js';
import { TidyDocuments } from '../use-cases/tidy-documents.js';
import { documentTables } from './document.tables.js';

const owners = new StubOwners();
await owners.listen();
const administrator = await Administrator.start();
const maxBytes = 3_000_000;
const service = useCustomerService(() => ({
  DUNLIN_RPC_INVOICE_ADDRESS: owners.environment['DUNLIN_RPC_INVOICE_ADDRESS']!,
  DUNLIN_RPC_TOKENS_URL: administrator.keysUrl,
  DUNLIN_DOCUMENTS_MAX_BYTES: String(maxBytes),
}));
afterAll(() => administrator.stop());
afterAll(() => owners.close());

const admin = async () => ({ ...ann, token: await administrator.token('user:ada') });
const [pdf] = takenFiles['a PDF']!;
const release = async (documentId: string, requestId = newId()) =>
  (await service.client.releaseDocument({ requestId, documentId, reason: 'I know it.' }, await admin())).document!;

it('has tables that agree with the entities', async () => {
  expect(await schemaDrift(service.db.ownerUrl, [customersTable, ...documentTables])).toEqual([]);
});

describe('documents', () => {
  it('arrive in parts, are quarantined, released by an administrator, and read in sections', async () => {
    const content = Buffer.concat([pdf, randomBytes(2_500_000)]);
    const { customerId } = await service.aCustomer();
    const invoiceId = owners.addInvoice(customerId);
    const uploading = await upload(service, content, {
      customerId,
      kind: 'KIND_PAYMENT_PROOF',
      invoiceId,
      name: 'Beleg für März.pdf',
    });
    expect(uploading).toMatchObject({
      state: 'STATE_UPLOADING',
      uploadedBy: 'user:ann',
      mediaType: '',
      sizeBytes: '0',
    });
    const { documentId } = uploading;
    const finish = { requestId: newId(), documentId, ...wholeOf(content) };
    const finished = await service.client.finishDocument(finish, ann);
    expect(finished.scanner).toBe('none');
    expect(finished.document).toMatchObject({
      ...{ state: 'STATE_QUARANTINED', mediaType: 'application/pdf', scan: null, decideTime: null },
      ...{ sizeBytes: String(content.length), sha256: wholeOf(content).sha256 },
    });
    expect(await service.client.finishDocument(finish, ann)).toEqual(finished);
    await expect(contentOf(service, documentId)).rejects.toMatchObject({
      code: 'DOCUMENT_STATE_FORBIDS',
      details: { state: 'QUARANTINED', allowed: ['release', 'refuse', 'remove'] },
    });
    const requestId = newId();
    const released = await release(documentId, requestId);
    expect(released).toMatchObject({ state: 'STATE_RELEASED', decidedBy: 'user:ada', reason: 'I know it.' });
    expect(await release(documentId, requestId)).toEqual(released);
    expect((await contentOf(service, documentId)).equals(content)).toBe(true);
    expect((await contentOf(service, documentId, 700_001)).equals(content)).toBe(true);
    const published = await service.db.published();
    expect(typesOf(published)).toEqual(['CustomerCreated', 'DocumentUploaded', 'DocumentReleased']);
    expect(published[1]!.payload).toMatchObject({ documentId, invoiceId, mediaType: 'application/pdf' });
    expect(JSON.stringify(published.map(({ payload }) => payload))).not.toContain('Beleg');
  });

  it('are released by nobody but an administrator', async () => {
    const { documentId } = await aDocument(service, pdf);
    const request = { requestId: newId(), documentId, reason: 'I know it.' };
    await expect(service.client.releaseDocument(request, ann)).rejects.toMatchObject({ code: 'ACTOR_UNPROVEN' });
    expect(await documentOf(service, documentId)).toMatchObject({ state: 'STATE_QUARANTINED' });
  });

  it.each(Object.entries(takenFiles))('are told by their bytes: %s', async (_name, [content, mediaType]) => {
    const document = await aDocument(service, content, { name: 'anything.exe' });
    expect(document).toMatchObject({ mediaType, state: 'STATE_QUARANTINED' });
  });

  it.each(Object.entries(foreignFiles))(
    'are refused where their bytes are %s, whatever their name',
    async (_n, content) => {
      const document = await aDocument(service, content, { name: 'invoice.pdf' });
      expect(document).toMatchObject({ state: 'STATE_REFUSED', reason: 'TYPE_NOT_ALLOWED', decidedBy: 'user:ann' });
      const parts = await service.db.database.query('SELECT FROM document_parts WHERE document_id = $1', [
        document.documentId,
      ]);
      expect(parts).toEqual([]);
      expect(typesOf(await service.db.published()).at(-1)).toBe('DocumentRefused');
      await expect(release(document.documentId)).rejects.toMatchObject({ code: 'DOCUMENT_STATE_FORBIDS' });
    },
  );

  it('never become longer than is allowed, announced or not', async () => {
    const { customerId } = await service.aCustomer();
    const announced = { requestId: newId(), customerId, name: 'a.pdf', sizeBytes: String(maxBytes + 1) };
    await expect(service.client.registerDocument(announced, ann)).rejects.toMatchObject({
      code: 'DOCUMENT_INVALID',
      details: { violations: [{ field: 'size_bytes' }] },
    });
    await expect(upload(service, randomBytes(maxBytes + 1), { customerId })).rejects.toMatchObject({
      code: 'DOCUMENT_INVALID',
      details: { violations: [{ field: 'content' }] },
    });
    await expect(upload(service, randomBytes(maxBytes), { customerId })).resolves.toBeDefined();
  });

  it('take a part twice, but no other one in its place, and finish only when all is there', async () => {
    const { documentId } = await upload(service, pdf, {}, 10);
    const part = { documentId, partNumber: 0 };
    const again = { requestId: newId(), ...part, content: pdf.subarray(0, 10) };
    const { partCount } = await service.client.uploadDocumentPart(again, ann);
    expect(partCount).toBe(Math.ceil(pdf.length / 10));
    const other = service.client.uploadDocumentPart({ requestId: newId(), ...part, content: Buffer.from('x') }, ann);
    await expect(other).rejects.toMatchObject({ code: 'DOCUMENT_KEY_REUSED' });
    const finish = (whole: object) =>
      service.client.finishDocument({ requestId: newId(), documentId, ...wholeOf(pdf), ...whole }, ann);
    await expect(finish({ sizeBytes: '7' })).rejects.toMatchObject({ code: 'DOCUMENT_INCOMPLETE' });
    await expect(finish({ sha256: '0'.repeat(64) })).rejects.toMatchObject({ code: 'DOCUMENT_INCOMPLETE' });
    await expect(finish({ sha256: 'x' })).rejects.toMatchObject({ code: 'DOCUMENT_INVALID' });
    expect((await finish({})).document).toMatchObject({ state: 'STATE_QUARANTINED' });
    await expect(finish({})).rejects.toMatchObject({ code: 'DOCUMENT_STATE_FORBIDS' });
  });

  it('continue in another process after that to which they were uploaded has ended', async () => {
    const first = await service.launch({ DUNLIN_RPC_TOKENS_URL: administrator.keysUrl });
    const channels = connectChannels({ DUNLIN_RPC_CUSTOMER_ADDRESS: `127.0.0.1:${first.grpcPort}` });
    const client = new RpcClients(channels).of('customer');
    const { documentId } = await upload({ ...service, client }, pdf);
    channels.close();
    await first.stop();
    const finish = { requestId: newId(), documentId, ...wholeOf(pdf) };
    expect((await service.client.finishDocument(finish, ann)).document).toMatchObject({ state: 'STATE_QUARANTINED' });
  });

  it('are forgotten when no part of them arrives for a day', async () => {
    const idle = await upload(service, pdf);
    const busy = await upload(service, pdf);
    const age = `UPDATE documents SET progressed_at = now() - interval '25 hours' WHERE document_id = $1`;
    await service.db.database.query(age, [idle.documentId]);
    await service.running.app.get(TidyDocuments).forgetIdleUploads();
    const found = service.client.getDocument({ documentId: idle.documentId }, ann);
    await expect(found).rejects.toMatchObject({ code: 'DOCUMENT_NOT_FOUND' });
    expect(await documentOf(service, busy.documentId)).toMatchObject({ state: 'STATE_UPLOADING' });
    expect(typesOf(await service.db.published())).toEqual(['CustomerCreated', 'CustomerCreated']);
  });

  it('lose their content when they are removed, and what they were stays known', async () => {
    const { documentId } = await aDocument(service, pdf);
    await release(documentId);
    const request = { requestId: newId(), documentId, reason: 'Of another customer.' };
    const { document } = await service.client.removeDocument(request, ann);
    expect(document).toMatchObject({ state: 'STATE_DELETED', reason: 'Of another customer.', name: 'file.pdf' });
    expect((await service.client.removeDocument(request, ann)).document).toEqual(document);
    const parts = await service.db.database.query('SELECT FROM document_parts WHERE document_id = $1', [documentId]);
    expect(parts).toEqual([]);
    await expect(contentOf(service, documentId)).rejects.toMatchObject({ code: 'DOCUMENT_STATE_FORBIDS' });
    expect(typesOf(await service.db.published()).at(-1)).toBe('DocumentRemoved');
  });

  it('lose their content after the time for which it is kept', async () => {
    const old = await aDocument(service, pdf);
    const young = await aDocument(service, pdf);
    const age = `UPDATE documents SET created_at = created_at - interval '3651 days' WHERE document_id = $1`;
    await service.db.database.query(age, [old.documentId]);
    await service.running.app.get(TidyDocuments).removeOutdated();
    expect(await documentOf(service, old.documentId)).toMatchObject({
      ...{ state: 'STATE_DELETED', reason: 'RETENTION', decidedBy: 'system:customer' },
    });
    expect(await documentOf(service, young.documentId)).toMatchObject({ state: 'STATE_QUARANTINED' });
  });

  it('are listed by customer, invoice and state, the latest first and by pages', async () => {
    const { customerId } = await service.aCustomer();
    const invoiceId = owners.addInvoice(customerId);
    const first = await aDocument(service, pdf, { customerId, invoiceId });
    const second = await aDocument(service, pdf, { customerId });
    const refused = await aDocument(service, foreignFiles['a program']!, { customerId });
    await upload(service, pdf, { customerId });
    const list = async (request: object) => {
      const { documents, nextPageToken, ...taken } = await service.client.listDocuments(request, ann);
      const types = expect.arrayContaining(['pdf', 'txt']) as unknown;
      expect(taken).toEqual({ scanner: 'none', maxSizeBytes: expect.stringMatching(/^\d+$/), takenTypes: types });
      return { ids: documents.map(({ documentId }) => documentId), nextPageToken };
    };
    const ids = [refused, second, first]
      .map(({ documentId }) => documentId)
      .sort()
      .reverse();
    expect((await list({ customerId })).ids).toEqual(ids);
    const page = await list({ customerId, pageSize: 2 });
    expect(page.ids).toEqual(ids.slice(0, 2));
    expect(await list({ customerId, pageSize: 2, pageToken: page.nextPageToken })).toEqual({
      ids: ids.slice(2),
      nextPageToken: '',
    });
    expect((await list({ invoiceId })).ids).toEqual([first.documentId]);
    expect((await list({ customerId, state: 'STATE_REFUSED' })).ids).toEqual([refused.documentId]);
    expect((await list({ state: 'STATE_UPLOADING', pageSize: 500 })).ids).not.toContain(first.documentId);
    await expect(list({ customerId: 'x', invoiceId: 'y' })).rejects.toMatchObject({
      code: 'DOCUMENT_INVALID',
      details: { violations: [{ field: 'customer_id' }, { field: 'invoice_id' }] },
    });
  });

  it('are about an invoice of their customer, and are refused for now while nobody says whose it is', async () => {
    const [{ customerId }, other] = [await service.aCustomer(), await service.aCustomer()];
    const register = (invoiceId: string) =>
      service.client.registerDocument({ requestId: newId(), customerId, invoiceId, name: 'a.pdf' }, ann);
    const refused = (description: string) => ({
      code: 'DOCUMENT_INVALID',
      details: { violations: [{ field: 'invoice_id', description }] },
    });
    await expect(register(newId())).rejects.toMatchObject(refused('names no invoice'));
    const foreign = owners.addInvoice(other.customerId);
    await expect(register(foreign)).rejects.toMatchObject(refused('names an invoice of another customer'));
    const own = owners.addInvoice(customerId);
    owners.away.add('invoice');
    const away = { code: 'DOCUMENT_INVOICE_UNAVAILABLE', kind: 'unavailable' };
    await expect(register(own)).rejects.toMatchObject(away);
    owners.away.clear();
    expect((await register(own)).document).toMatchObject({ customerId, invoiceId: own });
  });

  it('are of customers that exist', async () => {
    const request = { requestId: newId(), customerId: newId(), name: 'a.pdf' };
    await expect(service.client.registerDocument(request, ann)).rejects.toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
    await expect(service.client.getDocument({ documentId: 'x' }, ann)).rejects.toMatchObject({
      code: 'DOCUMENT_NOT_FOUND',
    });
  });
});
