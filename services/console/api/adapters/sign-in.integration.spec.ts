import { decodeJwt } from 'jose';
import { until } from '#libs/testing';
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

  it('ends when nobody uses the page, whatever the page asks by itself', async () => {
    const { get, browser } = await console.signIn('agent');
    const seenAgo = async (): Promise<number> => {
      const [row] = await console.db.database.query<{ ago: number }>(
        `SELECT extract(epoch FROM clock_timestamp() - seen_at)::float AS ago FROM sessions WHERE subject = 'agent'`,
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

  it.each([
    ['that nobody signed', () => 'eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJzdWIiOiJhZG1pbiJ9.'],
    ['that is none', () => 'nonsense'],
  ])('are nobody by a token %s', async (_what, make) => {
    const response = await fetch(`${console.url}/api/v1/me`, { headers: { authorization: `Bearer ${make()}` } });
    expect(await problemOf(response)).toMatchObject({ status: 401, reason: 'SIGN_IN_REQUIRED' });
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
