import { decodeJwt, decodeProtectedHeader } from 'jose';
import { until } from '#libs/testing';
import type { Permission, Role } from '../../access/domain/permissions.js';
import type { OwnKeySigner } from '../../sessions/adapters/token.signer.js';
import { CallerTokenSigner } from '../../sessions/use-cases/ports.js';
import { Browser } from '../../testing/browser.js';
import { useConsole } from '../../testing/console-service.js';

const console = useConsole();
const host = (): string => new URL(console.url).host;

async function problemOf(response: Response): Promise<{ status: number; reason: string; type: string | null }> {
  const { reason } = (await response.json()) as { reason: string };
  return { status: response.status, reason, type: response.headers.get('content-type') };
}

describe('signing in', () => {
  it('by the provider begins a session that says who it is and what they may do', async () => {
    const { get, browser } = await console.signIn('agent');
    const me = await get('/api/v1/me');
    expect(me.status).toBe(200);
    expect(await me.json()).toMatchObject({
      sub: 'agent',
      name: 'Adam Agent',
      client: 'console',
      roles: ['agent'],
      permissions: expect.arrayContaining(['customers.read', 'cases.pause']),
      businessTime: '2026-03-01T09:00:00.000Z',
      clockMode: 'TEST',
    });
    expect(browser.cookie(host(), 'dunlin-sign-in')).toBeUndefined();
  });

  it('gives each sign-in a secret of its own, and the one before ends', async () => {
    const { browser } = await console.signIn('agent');
    const before = browser.cookie(host(), 'dunlin-session')!;
    await browser.open(`${console.url}/auth/sign-in?returnTo=/api/v1/me`);
    expect(browser.cookie(host(), 'dunlin-session')).not.toBe(before);
    const other = new Browser();
    other.take(host(), 'dunlin-session', before);
    expect((await other.fetch(`${console.url}/api/v1/me`)).status).toBe(401);
  });

  it('keeps the cookie from scripts and from other sites', async () => {
    const browser = new Browser();
    const response = await browser.fetch(`${console.url}/auth/sign-in`);
    expect(response.headers.getSetCookie()[0]).toMatch(/; Path=\/; Max-Age=900; HttpOnly; SameSite=Lax$/);
  });

  it('never sends people to another site', async () => {
    const browser = new Browser();
    await browser.fetch(`${console.url}/auth/sign-in?returnTo=https%3A%2F%2Fevil.example`);
    const attempt = Buffer.from(browser.cookie(host(), 'dunlin-sign-in')!, 'base64url').toString('utf8');
    expect(JSON.parse(attempt)).toMatchObject({ returnTo: '/' });
  });

  it('is not finished by an answer that was not asked for here', async () => {
    const response = await fetch(`${console.url}/auth/callback?code=stolen&state=guessed`);
    expect(await problemOf(response)).toMatchObject({ status: 400, reason: 'SIGN_IN_INVALID' });
    const browser = new Browser();
    await browser.fetch(`${console.url}/auth/sign-in`);
    const other = await browser.fetch(`${console.url}/auth/callback?code=stolen&state=guessed`);
    expect(await problemOf(other)).toMatchObject({ status: 400, reason: 'SIGN_IN_INVALID' });
  });

  it('begins anew by itself only where it came back too late, and tells a person why not', async () => {
    const read = async (browser: Browser, query: string) => {
      const response = await browser.fetch(`${console.url}/auth/callback?${query}`, {
        headers: { accept: 'text/html' },
      });
      return { refresh: response.headers.get('refresh'), text: await response.text() };
    };
    expect((await read(new Browser(), 'code=old&state=old')).refresh).toBe('3; url=/auth/sign-in');
    const browser = new Browser();
    await browser.fetch(`${console.url}/auth/sign-in`);
    const attempt = Buffer.from(browser.cookie(host(), 'dunlin-sign-in')!, 'base64url').toString('utf8');
    const { state } = JSON.parse(attempt) as { state: string };
    const { refresh, text } = await read(browser, `error=access_denied&state=${state}&iss=${console.issuer}`);
    expect(refresh).toBeNull();
    expect(text).toContain('did not confirm this sign-in');
    expect(text).toContain('<a href="/auth/sign-in">');
  });

  it('ends when nobody uses the page, whatever the page asks by itself', async () => {
    const { get, browser } = await console.signIn('finance');
    const seenAgo = async (): Promise<number> => {
      const [row] = await console.db.database.query<{ ago: number }>(
        `SELECT extract(epoch FROM clock_timestamp() - seen_at)::float AS ago FROM sessions WHERE subject = 'finance'`,
      );
      return row!.ago;
    };
    const age = () => console.db.database.query(`UPDATE sessions SET seen_at = seen_at - interval '50 minutes'`);
    await age();
    const stopping = new AbortController();
    await browser.fetch(`${console.url}/api/v1/live`, { signal: stopping.signal });
    stopping.abort();
    expect((await get('/api/v1/me', { 'dunlin-background': '1' })).status).toBe(200);
    expect(await seenAgo()).toBeGreaterThan(2_900);
    expect((await get('/api/v1/me')).status).toBe(200);
    expect(await seenAgo()).toBeLessThan(60);
    await age();
    await age();
    expect((await get('/api/v1/me', { 'dunlin-background': '1' })).status).toBe(401);
  });

  it('ends by signing out, here and at the provider', async () => {
    const { send, get } = await console.signIn('agent');
    const response = await send('POST', '/auth/sign-out');
    const { url } = (await response.json()) as { url: string };
    expect(url).toContain(`${console.issuer}/session/end?`);
    expect((await get('/api/v1/me')).status).toBe(401);
  });

  it('ends when the provider says so by the back channel', async () => {
    const { browser, get } = await console.signIn('lead');
    const page = await browser.open(`${console.issuer}/session/end`);
    const [, xsrf] = /name="xsrf" value="([^"]+)"/.exec(await page.text())!;
    await browser.open(`${console.issuer}/session/end/confirm`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ xsrf: xsrf!, logout: 'yes' }).toString(),
    });
    await until(async () => (await get('/api/v1/me')).status === 401);
  });

  it('is not ended by a logout token that the provider did not sign', async () => {
    const response = await fetch(`${console.url}/auth/backchannel-logout`, {
      method: 'POST',
      body: new URLSearchParams({ logout_token: 'eyJhbGciOiJub25lIn0.e30.' }),
    });
    expect(await problemOf(response)).toMatchObject({ status: 400, reason: 'SIGN_IN_INVALID' });
  });
});

describe('programs', () => {
  it('use the API by a token of the provider', async () => {
    const headers = { authorization: `Bearer ${await console.programToken()}` };
    const me = await fetch(`${console.url}/api/v1/me`, { headers });
    expect(await me.json()).toMatchObject({ sub: 'dunlin-program', client: 'dunlin-program', csrfToken: null });
  });

  it('get a token for services that names who they are for five minutes', async () => {
    const headers = { authorization: `Bearer ${await console.programToken()}` };
    const response = await fetch(`${console.url}/api/v1/caller-tokens`, { method: 'POST', headers });
    const { token } = (await response.json()) as { token: string };
    const { sub, aud, exp, iat, roles, client } = decodeJwt(token);
    expect({ sub, aud, roles, client, seconds: exp! - iat! }).toEqual({
      sub: 'dunlin-program',
      aud: 'dunlin-rpc',
      roles: ['admin'],
      client: 'dunlin-program',
      seconds: 300,
    });
  });

  it('may do by that token what their roles permit, at the services too', async () => {
    const signer = console.running.app.get(CallerTokenSigner);
    const person = { subject: 'ada', name: 'Ada', client: 'dunlin-cli' };
    const looked = async (roles: Role[], permissions: Permission[]) => {
      const token = await signer.sign({ ...person, roles, permissions });
      return console.client
        .listAccessEntries({}, { actor: 'user:ada', correlationId: 'c', token })
        .then(() => 'shown')
        .catch((error: { code: string }) => error.code);
    };
    expect(await looked(['admin'], ['access.read'])).toBe('shown');
    expect(await looked(['viewer'], ['customers.read'])).toBe('ROLE_MISSING');
    // The same role where the deployment withdraws the permission.
    expect(await looked(['admin'], ['customers.read'])).toBe('ROLE_MISSING');
  });

  it.each([
    ['that nobody signed', () => 'eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJzdWIiOiJhZG1pbiJ9.'],
    ['that is none', () => 'nonsense'],
  ])('are nobody by a token %s', async (_what, make) => {
    const response = await fetch(`${console.url}/api/v1/me`, { headers: { authorization: `Bearer ${make()}` } });
    expect(await problemOf(response)).toMatchObject({ status: 401, reason: 'SIGN_IN_REQUIRED' });
  });
});

describe('the key by which a process signs', () => {
  it('is known again after its row was lost, and those of processes that are only away stay', async () => {
    const signer = console.running.app.get(CallerTokenSigner) as OwnKeySigner;
    const person = { subject: 'ada', name: 'Ada', client: 'dunlin-cli', roles: [], permissions: [] };
    const { kid } = decodeProtectedHeader(await signer.sign(person));
    const hourAgo = new Date(Date.now() - 3_600_000);
    await console.db.database.query('DELETE FROM signing_keys');
    await console.db.database.query(
      `INSERT INTO signing_keys (key_id, public_key, ends_at) VALUES ('away', '{"kid": "away"}', $1)`,
      [hourAgo],
    );
    await signer.renew();
    expect((await signer.publicKeys()).keys).toMatchObject([{ kid }]);
    const rows = await console.db.database.query<{ key_id: string }>('SELECT key_id FROM signing_keys');
    expect(rows.map((row) => row.key_id).sort()).toEqual([kid, 'away'].sort());
  });
});

describe('a deployment that gives a program no role', () => {
  const strict = useConsole({ DUNLIN_CONSOLE_ROLE_GROUPS: 'admin=somebody-else' });

  it('gives it no token for services', async () => {
    const headers = { authorization: `Bearer ${await strict.programToken()}` };
    const response = await fetch(`${strict.url}/api/v1/caller-tokens`, { method: 'POST', headers });
    expect(await problemOf(response)).toMatchObject({ status: 403, reason: 'PERMISSION_MISSING' });
  });
});

describe('while the provider is away', () => {
  afterAll(() => console.startProvider());

  it('sessions go on and signing in says so', async () => {
    const { get } = await console.signIn('viewer');
    await console.stopProvider();
    expect((await get('/api/v1/me')).status).toBe(200);
  });
});
