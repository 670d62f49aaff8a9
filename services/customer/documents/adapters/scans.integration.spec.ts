import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { Metrics } from '#libs/platform';
import { realClamd, type RealServer, until } from '#libs/testing';
import { ClamdStub, harmful, type StubMood } from '../../testing/clamd-stub.js';
import { type RunningCustomerService, typesOf, useCustomerService } from '../../testing/customer-service.js';
import { aDocument, contentOf, documentOf } from '../../testing/documents.js';
import { infected, takenFiles } from '../../testing/sample-files.js';
import { ScanDocuments } from '../use-cases/scan-documents.js';

const [pdf] = takenFiles['a PDF']!;
const timeoutMs = 2_000;

const scanNext = ({ running }: RunningCustomerService) => running.app.get(ScanDocuments).scanNextDocument();

/** So that a document which waits after a fault is the next again. */
const hurry = ({ db }: RunningCustomerService) =>
  db.database.query(`UPDATE documents SET scan_due_at = now() WHERE state = 'QUARANTINED'`);

const clamd = new ClamdStub();
const address = await clamd.listen();

describe('documents with a scanner', () => {
  const service = useCustomerService(() => ({
    DUNLIN_DOCUMENTS_SCANNER_URL: address,
    DUNLIN_DOCUMENTS_SCANNER_TIMEOUT_MS: String(timeoutMs),
  }));
  afterAll(() => clamd.close());
  beforeEach(() => {
    clamd.mood = 'honest';
  });
  afterEach(async () => {
    await service.db.database.query('DELETE FROM document_parts');
    await service.db.database.query('DELETE FROM documents');
  });

  it('are released when nothing is found, by the service, with what scanned them', async () => {
    const content = Buffer.concat([pdf, randomBytes(1_500_000)]);
    const { documentId } = await aDocument(service, content);
    expect(await scanNext(service)).toBe(true);
    expect(await documentOf(service, documentId)).toMatchObject({
      ...{ state: 'STATE_RELEASED', decidedBy: 'system:customer', reason: '' },
      scan: { scanner: 'ClamAV 0.0.1/7', finding: '' },
    });
    expect([clamd.scannedBytes, clamd.maxChunkBytes]).toEqual([content.length, 65_536]);
    expect((await contentOf(service, documentId)).equals(content)).toBe(true);
    expect(typesOf(await service.db.published())).toEqual(['CustomerCreated', 'DocumentUploaded', 'DocumentReleased']);
    expect(await scanNext(service)).toBe(false);
  });

  it('are refused with the finding when something is found, and counted', async () => {
    const { documentId } = await aDocument(service, infected());
    await scanNext(service);
    expect(await documentOf(service, documentId)).toMatchObject({
      ...{ state: 'STATE_REFUSED', reason: 'MALWARE_FOUND' },
      scan: { finding: 'Eicar-Test-Signature' },
    });
    await expect(contentOf(service, documentId)).rejects.toMatchObject({ code: 'DOCUMENT_STATE_FORBIDS' });
    const [, , refused] = await service.db.published();
    expect(refused!.payload).toMatchObject({ documentId, finding: 'Eicar-Test-Signature' });
    const metrics = await service.running.app.get(Metrics).text();
    expect(metrics).toMatch(/dunlin_documents_refused_total\{reason="MALWARE_FOUND",service="customer"\} 1/);
  });

  it.each<[StubMood, string]>([
    ['silent', 'SLOW'],
    ['cut', 'CUT'],
    ['half-reply', 'CUT'],
    ['http', 'UNCLEAR'],
    ['talkative', 'UNCLEAR'],
  ])('stay in quarantine while the scanner is %s, and are released once it is honest', async (mood, reason) => {
    const { documentId } = await aDocument(service, Buffer.concat([pdf, randomBytes(300_000)]));
    clamd.mood = mood;
    const began = performance.now();
    await expect(scanNext(service)).rejects.toMatchObject({ reason });
    expect(performance.now() - began).toBeLessThan(20 * timeoutMs);
    expect(await documentOf(service, documentId)).toMatchObject({ state: 'STATE_QUARANTINED', scan: null });
    expect(await scanNext(service)).toBe(false);
    clamd.mood = 'honest';
    await hurry(service);
    expect(await scanNext(service)).toBe(true);
    expect(await documentOf(service, documentId)).toMatchObject({ state: 'STATE_RELEASED' });
  });

  it('that are too long for the scanner stay in quarantine', async () => {
    const { documentId } = await aDocument(service, Buffer.concat([pdf, randomBytes(3_000_000)]));
    clamd.mood = 'limited';
    // Whether its last words arrive is up to the network: it does not read what was sent meanwhile.
    await expect(scanNext(service)).rejects.toMatchObject({ reason: expect.stringMatching(/^(UNABLE|CUT)$/) });
    expect(await documentOf(service, documentId)).toMatchObject({ state: 'STATE_QUARANTINED' });
  });

  it('wait for a scanner that is away, are counted, and the one that waits for longest stays the next', async () => {
    const first = await aDocument(service, pdf);
    await aDocument(service, pdf);
    const { port } = clamd;
    await clamd.close();
    for (let round = 0; round < 3; round += 1)
      await expect(scanNext(service)).rejects.toMatchObject({ reason: 'AWAY' });
    const metrics = await service.running.app.get(Metrics).text();
    expect(metrics).toMatch(/dunlin_documents_quarantined\{scanner="clamd",service="customer"\} 2/);
    expect(metrics).toMatch(/dunlin_scanner_errors_total\{reason="AWAY",service="customer"\} 3/);
    await clamd.listen(port);
    await hurry(service);
    await scanNext(service);
    await scanNext(service);
    expect(await documentOf(service, first.documentId)).toMatchObject({ state: 'STATE_RELEASED' });
  });

  it('are scanned by one process at a time', async () => {
    const documents = [await aDocument(service, pdf), await aDocument(service, pdf)];
    const rounds = await Promise.all([scanNext(service), scanNext(service), scanNext(service)]);
    expect(rounds.sort()).toEqual([false, true, true]);
    for (const { documentId } of documents)
      expect(await documentOf(service, documentId)).toMatchObject({ state: 'STATE_RELEASED' });
  });

  it('that were removed during the scan stay removed', async () => {
    const content = infected();
    const { documentId } = await aDocument(service, content);
    clamd.mood = 'silent';
    clamd.scannedBytes = 0;
    const scan = scanNext(service).catch((error: { reason: string }) => error.reason);
    // The scan has begun once the scanner holds what it is to judge; before that, a removal leaves nothing to scan.
    await until(() => clamd.scannedBytes === content.length);
    const remove = { requestId: documentId, documentId, reason: 'Wrong one.' };
    await service.client.removeDocument(remove, { actor: 'user:ann', correlationId: 'spec' });
    expect(await scan).toBe('SLOW');
    expect(await documentOf(service, documentId)).toMatchObject({ state: 'STATE_DELETED' });
  });
});

const real = await realClamd(harmful);
const describeReal = 'missing' in real ? describe.skip : describe;

describeReal(`documents with a real clamd${'missing' in real ? `: NOT RUN, since ${real.missing}` : ''}`, () => {
  const server = real as RealServer;
  const service = useCustomerService(() => ({ DUNLIN_DOCUMENTS_SCANNER_URL: server.url }));
  afterAll(() => server.stop());

  it('are released and refused as it finds', async () => {
    const clean = await aDocument(service, Buffer.concat([pdf, randomBytes(2_000_000)]));
    const bad = await aDocument(service, infected());
    await scanNext(service);
    await scanNext(service);
    const released = await documentOf(service, clean.documentId);
    expect(released).toMatchObject({ state: 'STATE_RELEASED', scan: { finding: '' } });
    expect(released.scan!.scanner).toMatch(/^ClamAV \d/);
    expect(await documentOf(service, bad.documentId)).toMatchObject({
      ...{ state: 'STATE_REFUSED', scan: { finding: 'Test.Harmful.UNOFFICIAL' } },
    });
  });

  it('stay in quarantine where they are longer than it takes, and while it is away', async () => {
    const long = await aDocument(service, Buffer.concat([pdf, randomBytes(6_000_000)]));
    await expect(scanNext(service)).rejects.toMatchObject({ reason: expect.stringMatching(/^(UNABLE|CUT)$/) });
    await server.stop();
    await hurry(service);
    await expect(scanNext(service)).rejects.toMatchObject({ reason: 'AWAY' });
    expect(await documentOf(service, long.documentId)).toMatchObject({ state: 'STATE_QUARANTINED' });
  });
});
