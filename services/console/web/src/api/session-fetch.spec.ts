import { jest } from '@jest/globals';

const kept = new Map<string, string>([['dunlin.purpose', 'Calls']]);
const reload = jest.fn();
Object.assign(globalThis, {
  sessionStorage: {
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => kept.delete(key),
  },
  window: { location: { reload } },
});
const { session } = await import('./session.js');
const { sessionFetch } = await import('./session-fetch.js');

const json = (status: number, body: object) => new Response(JSON.stringify(body), { status });

/** A server that takes one token, of one person. */
function serve(token: string, sub: string): Request[] {
  const requests: Request[] = [];
  globalThis.fetch = (async (given: Request | string) => {
    if (typeof given === 'string') return json(200, { csrfToken: token, sub });
    requests.push(given.clone());
    return given.headers.get('x-csrf-token') === token ? json(200, {}) : json(403, { reason: 'CSRF_TOKEN_INVALID' });
  }) as typeof fetch;
  return requests;
}

const change = () =>
  new Request('http://console/api/v1/tasks', {
    method: 'POST',
    body: '{"title":"Call"}',
    headers: { 'x-csrf-token': session.get().csrfToken, 'idempotency-key': 'one' },
  });

describe('a change', () => {
  it('is sent once more when somebody signed in again in another window', async () => {
    session.begin('old', 'agent');
    const requests = serve('new', 'agent');
    expect((await sessionFetch(change())).status).toBe(200);
    const sent = await Promise.all(
      requests.map(async (request) => [request.headers.get('idempotency-key'), await request.text()]),
    );
    expect(sent).toEqual([
      ['one', '{"title":"Call"}'],
      ['one', '{"title":"Call"}'],
    ]);
    expect(session.get().csrfToken).toBe('new');
  });

  it('is not made as somebody else who signed in there', async () => {
    const requests = serve('other', 'lead');
    expect((await sessionFetch(change())).status).toBe(403);
    expect(requests).toHaveLength(1);
    expect(reload).toHaveBeenCalledTimes(1);
    expect(kept.has('dunlin.purpose')).toBe(false);
  });
});
