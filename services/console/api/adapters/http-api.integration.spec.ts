import http from 'node:http';
import { until } from '#libs/testing';
import { NoteChanges } from '../../live/use-cases/note-changes.js';
import { start, useConsole } from '../../testing/console-service.js';

const console = useConsole();

interface Problem {
  readonly status: number;
  readonly reason: string;
  readonly violations?: readonly { field: string }[];
}

const problem = async (response: Response): Promise<Problem> => (await response.json()) as Problem;

describe('the HTTP API', () => {
  it('tells nobody anything who has not signed in', async () => {
    for (const path of ['/api/v1/customers', '/api/v1/me', '/api/v1/nothing', '/api/docs', '/api/v1/openapi.json']) {
      const response = await fetch(`${console.url}${path}`);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
      expect(await problem(response)).toMatchObject({ status: 401, reason: 'SIGN_IN_REQUIRED' });
    }
  });

  it('sets what browsers must hold to', async () => {
    const { get } = await console.signIn('agent');
    const { headers } = await get('/api/v1/me');
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'self'; script-src 'self'; style-src 'self' 'nonce-[^']+'/,
    );
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('asks a service as the person, whom the service knows by a token', async () => {
    const { get } = await console.signIn('admin');
    const response = await get('/api/v1/operations/console/parked-keys');
    expect(await response.json()).toEqual({ parkedKeys: [], nextPageToken: '' });
    const missing = await get('/api/v1/operations/console/dead-letters/1');
    expect(await problem(missing)).toMatchObject({ status: 404, reason: 'DEAD_LETTER_NOT_FOUND' });
    const { entries } = await console.client
      .listAccessEntries({}, { actor: 'user:admin', correlationId: 'c' })
      .catch((error: { code: string }) => ({ entries: error.code }));
    expect(entries).toBe('ACTOR_UNPROVEN');
  });

  it('lets nobody do what their roles do not include', async () => {
    const { get, send } = await console.signIn('viewer');
    expect(await problem(await get('/api/v1/access-entries'))).toMatchObject({
      status: 403,
      reason: 'PERMISSION_MISSING',
    });
    const response = await send('POST', '/api/v1/cases/some/cancel', { reason: 'x' });
    expect(await problem(response)).toMatchObject({ status: 403, reason: 'PERMISSION_MISSING' });
  });

  it('takes a change only from a page of the session', async () => {
    const { send } = await console.signIn('agent');
    const view = { screen: 'cases', title: 'Mine', query: 'state=ACTIVE', shared: false };
    const without = await send('POST', '/api/v1/views', view, { 'x-csrf-token': '' });
    expect(await problem(without)).toMatchObject({ status: 403, reason: 'CSRF_TOKEN_INVALID' });
    const foreign = await send('POST', '/api/v1/views', view, { origin: 'https://evil.example' });
    expect(await problem(foreign)).toMatchObject({ status: 403, reason: 'CSRF_TOKEN_INVALID' });
  });

  it('names each wrong field at once, and takes none that it does not know', async () => {
    const { get, send } = await console.signIn('admin');
    const body = { customerId: 7, nothing: true, dueTime: 'soon', requestId: 'mine' };
    const response = await send('POST', '/api/v1/tasks', body);
    const { status, violations } = await problem(response);
    expect(status).toBe(400);
    const fields = new Set(violations!.map(({ field }) => field));
    expect([...fields].sort()).toEqual(['customerId', 'dueTime', 'nothing', 'requestId']);
    const list = await problem(await get('/api/v1/cases?states=ACTIVE,SLEEPING&colour=red&pageSize=many'));
    expect(list.violations!.map(({ field }) => field).sort()).toEqual(['colour', 'pageSize', 'states[1]']);
  });

  it('tells of a text that no database takes, wherever it stands', async () => {
    const { get, send } = await console.signIn('admin');
    const view = { screen: 'cases', title: 'a\0b', query: '' };
    const fields = async (response: Response) => (await problem(response)).violations?.map(({ field }) => field);
    expect(await fields(await send('POST', '/api/v1/views', view))).toEqual(['title']);
    expect(await fields(await get('/api/v1/access-entries?actor=a%00b'))).toEqual(['actor']);
    expect(await fields(await get('/api/v1/cases?sequence=a%00b'))).toEqual(['sequence']);
  });

  it('says which service is away, and the rest goes on', async () => {
    const { get } = await console.signIn('agent');
    const response = await get('/api/v1/templates');
    expect(await problem(response)).toMatchObject({ status: 503, reason: 'SERVICE_UNAVAILABLE' });
    expect((await get('/api/v1/me')).status).toBe(200);
  });

  it('limits what is sent', async () => {
    const { send } = await console.signIn('agent');
    const response = await send('POST', '/api/v1/views', { title: 'x'.repeat(2_000_000) });
    expect(await problem(response)).toMatchObject({ status: 400, reason: 'BODY_INVALID' });
  });

  it('tells of a body that is too large also who says no length, and is no failure where who sends goes away', async () => {
    const { send, csrf, browser } = await console.signIn('agent');
    const much = 'x'.repeat(400_000);
    async function* parts() {
      for (let part = 0; part < 8; part += 1) yield new TextEncoder().encode(much);
    }
    const headers = { 'content-type': 'application/json', 'x-csrf-token': csrf };
    const init = { method: 'POST', headers, body: parts(), duplex: 'half' } as unknown as RequestInit;
    expect(await problem(await browser.fetch(`${console.url}/api/v1/views`, init))).toMatchObject({ status: 400 });
    const { port, hostname } = new URL(console.url);
    const cookie = `dunlin-session=${browser.cookie(`${hostname}:${port}`, 'dunlin-session')!}`;
    await new Promise<void>((resolve) => {
      const request = http.request(`${console.url}/api/v1/views`, {
        method: 'POST',
        headers: { ...headers, cookie, 'content-length': '1000' },
      });
      request.on('error', () => resolve());
      request.write('{');
      setTimeout(() => request.destroy(), 100);
    });
    expect((await send('POST', '/api/v1/views', {})).status).toBe(400);
    const metrics = await (await fetch(`${console.url}/metrics`)).text();
    expect(metrics).toContain('status="499"');
    expect(metrics).not.toMatch(/dunlin_http_duration_seconds_count\{[^}]*status="500"/);
  });

  it('can be read about at /api/docs and as OpenAPI', async () => {
    const { get } = await console.signIn('viewer');
    const page = await (await get('/api/docs')).text();
    expect(page).toContain('<summary><code>GET /api/v1/cases</code>');
    expect(page).not.toContain('<script');
    expect(await (await get('/api/v1/openapi.json')).json()).toMatchObject({ openapi: '3.1.0' });
  });
});

describe('the files of the screens', () => {
  it('come in the smallest form that a browser takes, and each form is the same file', async () => {
    const page = await (await fetch(console.url)).text();
    const [, path] = /src="(\/assets\/[^"]+\.js)"/.exec(page)!;
    const read = async (accepted: string) => {
      const response = await fetch(`${console.url}${path}`, { headers: { 'accept-encoding': accepted } });
      return { encoding: response.headers.get('content-encoding'), text: await response.text() };
    };
    const plain = await read('identity');
    expect(plain.encoding).toBeNull();
    expect(await read('gzip, br')).toEqual({ encoding: 'br', text: plain.text });
    expect(await read('gzip;q=1, br;q=0')).toEqual({ encoding: 'gzip', text: plain.text });
  });
});

describe('saved views', () => {
  it('are made once by a key, changed by their version, shared by leads, and nobody else’s to change', async () => {
    const agent = await console.signIn('agent');
    const lead = await console.signIn('lead');
    const view = { screen: 'cases', title: 'Old ones', query: 'sort=dueDate' };
    const key = { 'idempotency-key': 'once' };
    const first = (await (await agent.send('POST', '/api/v1/views', view, key)).json()) as { view: { viewId: string } };
    const again = await (await agent.send('POST', '/api/v1/views', view, key)).json();
    expect(again).toEqual(first);
    const path = `/api/v1/views/${first.view.viewId}`;
    expect(await problem(await agent.send('POST', '/api/v1/views', { ...view, shared: true }))).toMatchObject({
      status: 403,
    });
    expect(await problem(await lead.send('PUT', path, view))).toMatchObject({ status: 404, reason: 'VIEW_NOT_FOUND' });
    const changed = await agent.send('PUT', path, { ...view, title: 'Older ones' }, { 'if-match': '"1"' });
    expect(await changed.json()).toMatchObject({ view: { title: 'Older ones', version: '2' } });
    const stale = await agent.send('PUT', path, view, { 'if-match': '"1"' });
    expect(await problem(stale)).toMatchObject({ status: 412, reason: 'VIEW_CONFLICT' });
    const staleDelete = await agent.send('DELETE', path, undefined, { 'if-match': '"1"' });
    expect(await problem(staleDelete)).toMatchObject({ status: 412, reason: 'VIEW_CONFLICT' });
    expect((await agent.send('DELETE', path, undefined, { 'if-match': '"2"' })).status).toBe(204);
    expect(await (await agent.get('/api/v1/views?screen=cases')).json()).toEqual({ views: [] });
  });
});

describe('live streams', () => {
  it('are ten of one person at most', async () => {
    const { browser } = await console.signIn('finance');
    const stopping = new AbortController();
    const open = () => browser.fetch(`${console.url}/api/v1/live`, { signal: stopping.signal });
    const statuses = [];
    for (let stream = 0; stream < 11; stream += 1) statuses.push((await open()).status);
    expect(statuses).toEqual([...Array<number>(10).fill(200), 429]);
    stopping.abort();
    await until(async () => (await browser.fetch(`${console.url}/api/v1/live`)).status === 200);
  });
});

describe('saved views of many', () => {
  it('never crowd out those of the person who asks', async () => {
    const [agent, lead] = [await console.signIn('agent'), await console.signIn('lead')];
    const save = (from: typeof agent, title: string, shared: boolean) =>
      from.send('POST', '/api/v1/views', { screen: 'tasks', title, query: '', shared });
    await save(lead, 'A shared one', true);
    await save(agent, 'My own', false);
    const { views } = (await (await agent.get('/api/v1/views?screen=tasks')).json()) as { views: { title: string }[] };
    expect(views.map(({ title }) => title)).toEqual(['My own', 'A shared one']);
  });
});

describe('live changes', () => {
  it('reach a screen at once, and what came while it was away follows', async () => {
    const { browser } = await console.signIn('agent');
    const note = async (...subjects: string[]) =>
      console.db.runner.transact({ actor: 'system:console', correlationId: 'c', causationId: '' }, (tx) =>
        console.running.app.get(NoteChanges).noteChanges(
          tx,
          subjects.map((subject) => ({ ...paid, subject })),
        ),
      );
    const paid = { eventType: 'dunlin.invoice.v1.InvoicePaid', customerId: 'one', happenedAt: start };
    await note('before');
    const stopping = new AbortController();
    const read = async (headers: Record<string, string>, query = '') => {
      const response = await browser.fetch(`${console.url}/api/v1/live${query}`, { headers, signal: stopping.signal });
      expect(response.headers.get('content-type')).toContain('text/event-stream');
      const told = { text: '' };
      void (async () => {
        for await (const part of response.body!.pipeThrough(new TextDecoderStream())) told.text += part;
      })().catch(() => undefined);
      return told;
    };
    const { livePlace } = (await (await browser.fetch(`${console.url}/api/v1/me`)).json()) as { livePlace: string };
    const told = await read({});
    await note('after');
    await until(async () => told.text.includes('"subject":"after"'));
    expect(told.text).not.toContain('"subject":"before"');
    const openedLater = await read({}, `?since=${livePlace}`);
    await until(async () => openedLater.text.includes('"subject":"after"'));
    expect(openedLater.text).not.toContain('"subject":"before"');
    const [, begun] = /^id: (\d+)\n\n/m.exec(told.text)!;
    const brokenOff = await read({ 'last-event-id': begun! });
    await until(async () => brokenOff.text.includes('"subject":"after"'));
    const [, sequence] = /id: (\d+)\nevent: change/.exec(told.text)!;
    await note('later');
    const caught = await read({ 'last-event-id': sequence! });
    await until(async () => caught.text.includes('"subject":"later"'));
    const lost = await read({ 'last-event-id': '999999' });
    await until(async () => lost.text.includes('event: reload'));
    await note(...Array.from({ length: 201 }, (_one, index) => `of many ${index}`));
    const many = 'event: many\ndata: {"types":["dunlin.invoice.v1.InvoicePaid"],"count":201}';
    await until(async () => lost.text.includes(many));
    stopping.abort();
  });
});
