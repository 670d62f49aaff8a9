import { createHash, randomBytes } from 'node:crypto';
import type { customerV1 } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { newId } from '#libs/ids';
import { useConsole } from '../../testing/console-service.js';
import { StubServices } from '../../testing/stub-services.js';

const customerId = newId();
const documentId = newId();
const maxBytes = 3_000_000;

/** What customer has of the one document. */
let held: { parts: Buffer[]; document: customerV1.DocumentInit; requestIds: string[] };

const bytesOf = (): Buffer => Buffer.concat(held.parts);
const tooLong = () =>
  new DomainError('DOCUMENT_INVALID', 'invalid', 'Too long.', {
    violations: [{ field: 'content', description: `makes the document longer than ${maxBytes} bytes` }],
  });

const services = new StubServices({
  'dunlin.customer.v1.DocumentService': {
    RegisterDocument: (request: customerV1.RegisterDocumentRequest) => {
      if (Number(request.sizeBytes) > maxBytes) throw tooLong();
      held.requestIds.push(request.requestId);
      held.document = { ...held.document, ...request, documentId, state: 'STATE_UPLOADING' };
      return { document: held.document, scanner: 'none' };
    },
    UploadDocumentPart: ({ requestId, partNumber, content }: customerV1.UploadDocumentPartRequest) => {
      held.requestIds.push(requestId);
      held.parts[partNumber] = Buffer.from(content);
      if (bytesOf().length > maxBytes) throw tooLong();
      return { partCount: held.parts.length };
    },
    FinishDocument: ({ sizeBytes, sha256 }: customerV1.FinishDocumentRequest) => {
      held.document = { ...held.document, sizeBytes, sha256, state: 'STATE_QUARANTINED' };
      return { document: held.document, scanner: 'none' };
    },
    GetDocument: () => ({ document: held.document, scanner: 'none' }),
    ReadDocumentPart: ({ offsetBytes }: customerV1.ReadDocumentPartRequest) => {
      if (held.document.state !== 'STATE_RELEASED') {
        const details = { state: 'QUARANTINED', allowed: ['release'] };
        throw new DomainError('DOCUMENT_STATE_FORBIDS', 'refused', 'It is QUARANTINED.', details);
      }
      const from = Number(offsetBytes);
      return { content: bytesOf().subarray(from, from + 1_048_576), sizeBytes: String(bytesOf().length) };
    },
  },
});
const address = await services.listen();
afterAll(() => services.close());

const console = useConsole({ DUNLIN_RPC_CUSTOMER_ADDRESS: address });

beforeEach(() => {
  held = { parts: [], document: { documentId, customerId, kind: 'KIND_OTHER' }, requestIds: [] };
});

async function send(content: Buffer, query: string, headers: Record<string, string> = {}): Promise<Response> {
  const { browser, csrf } = await console.signIn('agent');
  return browser.fetch(`${console.url}/api/v1/customers/${customerId}/documents${query}`, {
    method: 'POST',
    headers: { 'x-csrf-token': csrf, 'content-type': 'application/octet-stream', ...headers },
    body: new Blob([new Uint8Array(content)]).stream(),
    duplex: 'half',
  } as RequestInit);
}

describe('an upload', () => {
  it('is passed on part by part, with its digest, and repeated under the same key', async () => {
    const content = randomBytes(2_500_001);
    const response = await send(content, '?name=Beleg%20M%C3%A4rz.pdf&kind=EVIDENCE', { 'idempotency-key': 'once' });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      document: { documentId, name: 'Beleg März.pdf', kind: 'EVIDENCE', state: 'QUARANTINED' },
      scanner: 'none',
    });
    expect(held.parts.map(({ length }) => length)).toEqual([1_000_000, 1_000_000, 500_001]);
    expect(bytesOf().equals(content)).toBe(true);
    expect(held.document.sha256).toBe(createHash('sha256').update(content).digest('hex'));
    const first = held.requestIds;
    held.requestIds = [];
    await send(content, '?name=Beleg%20M%C3%A4rz.pdf&kind=EVIDENCE', { 'idempotency-key': 'once' });
    expect(held.requestIds).toEqual(first);
  });

  it('need not have its name, which may be that of a person, in its address', async () => {
    const name = encodeURIComponent('Vollmacht von Jörg Öztürk.pdf');
    const response = await send(Buffer.from('x'), '?kind=AUTHORITY', { 'dunlin-file-name': name });
    expect(await response.json()).toMatchObject({ document: { name: 'Vollmacht von Jörg Öztürk.pdf' } });
    const wrong = await send(Buffer.from('x'), '', { 'dunlin-file-name': '%E4' });
    const { violations } = (await wrong.json()) as { violations: { field: string }[] };
    expect([wrong.status, violations.map(({ field }) => field)]).toEqual([400, ['Dunlin-File-Name']]);
  });

  it('ends as soon as customer refuses a part', async () => {
    const response = await send(randomBytes(8_000_000), '?name=a.pdf').catch((error: Error) => error);
    // Whether the problem arrives before the connection ends is up to who sends.
    if (response instanceof Response) {
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ reason: 'DOCUMENT_INVALID', violations: [{ field: 'content' }] });
    }
    expect(held.parts.length).toBeLessThanOrEqual(4);
    expect(held.document.state).toBe('STATE_UPLOADING');
  });

  it('that is announced as too long is refused before anything of it is sent on', async () => {
    const { send: sendJson } = await console.signIn('agent');
    const response = await sendJson('POST', `/api/v1/customers/${customerId}/documents?name=a.pdf`, {
      text: 'x'.repeat(maxBytes + 1),
    }).catch((error: Error) => error);
    if (response instanceof Response) expect(response.status).toBe(400);
    expect(held.parts).toEqual([]);
  });

  it('is refused with each wrong field named', async () => {
    const response = await send(Buffer.from('x'), '?kind=SECRET&colour=red');
    const { status, violations } = (await response.json()) as { status: number; violations: { field: string }[] };
    expect(status).toBe(400);
    expect(violations.map(({ field }) => field).sort()).toEqual(['colour', 'kind', 'name']);
  });
});

describe('a download', () => {
  const content = randomBytes(2_300_000);
  beforeEach(() => {
    held.parts = [content];
    held.document = {
      ...held.document,
      ...{ state: 'STATE_RELEASED', sizeBytes: String(content.length), mediaType: 'text/plain' },
      name: '../Beleg "März".html',
    };
  });
  const path = `/api/v1/documents/${documentId}/content`;

  it('is a file to save and never shown, under a name that tells its type', async () => {
    const { get } = await console.signIn('viewer');
    const response = await get(path);
    expect(response.status).toBe(200);
    const { headers } = response;
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename=".._Beleg _M_rz_.html.txt"; filename*=UTF-8''.._Beleg%20%22M%C3%A4rz%22.html.txt`,
    );
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe(`sandbox; default-src 'none'`);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-length')).toBe(String(content.length));
    expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
  });

  it('stands in the access log with the customer', async () => {
    const { get } = await console.signIn('agent');
    await (await get(path)).arrayBuffer();
    const admin = await console.signIn('admin');
    const { entries } = (await (await admin.get(`/api/v1/access-entries?customerId=${customerId}`)).json()) as {
      entries: object[];
    };
    expect(entries[0]).toMatchObject({ operation: 'downloadDocument', actor: 'user:agent', customerId });
  });

  it('of a document that is not released is refused before anything is sent', async () => {
    held.document = { ...held.document, state: 'STATE_QUARANTINED' };
    const { get } = await console.signIn('agent');
    const response = await get(path);
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ reason: 'DOCUMENT_STATE_FORBIDS', state: 'QUARANTINED' });
  });
});

it('only administrators release documents', async () => {
  const { send: sendJson } = await console.signIn('lead');
  const response = await sendJson('POST', `/api/v1/documents/${documentId}/release`, { reason: 'I know it.' });
  expect(await response.json()).toMatchObject({ status: 403, reason: 'PERMISSION_MISSING' });
});
