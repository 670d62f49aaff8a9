import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { Logger } from '#libs/platform';
import { OpenIdProvider } from './openid.provider.js';

/** What the token endpoint answers next. */
let answer: { status: number; body: object } = { status: 500, body: {} };
const { privateKey, publicKey } = await generateKeyPair('RS256');
const shown = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256' };
const server = http.createServer((request, response) => {
  const issuer = issuerOf();
  const discovery = {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
  };
  const documents: Record<string, object> = { '/jwks': { keys: [shown] } };
  const { status, body } =
    request.url === '/token' ? answer : { status: 200, body: documents[request.url ?? ''] ?? discovery };
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
});
const issuerOf = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

const idToken = new UnsecuredJWT({ groups: ['dunlin-lead'], name: 'Ada' }).setSubject('ada').encode();

function makeProvider(): OpenIdProvider {
  const settings = {
    oidcIssuer: issuerOf(),
    oidcClientId: 'dunlin-console',
    oidcAudience: 'urn:dunlin:api',
    oidcGroupsClaim: 'groups',
    consoleUrl: 'http://127.0.0.1:8080',
  };
  return new OpenIdProvider(settings as never, new Logger({ service: 'console', level: 'silent' }));
}

function readAgain(status: number, body: object): Promise<unknown> {
  answer = { status, body };
  return makeProvider().readAgain({ refreshToken: 'refresh', idToken });
}

describe('a provider that is asked again', () => {
  it.each(['invalid_grant', 'access_denied', 'interaction_required', 'login_required'])(
    'refuses the person by %s',
    async (error) => expect(await readAgain(400, { error })).toBeNull(),
  );

  it.each([
    [401, 'invalid_client'],
    [400, 'temporarily_unavailable'],
    [429, 'slow_down'],
    [500, 'server_error'],
  ])('is away for console, and refuses nobody, by %i %s', async (status, error) => {
    await expect(readAgain(status, { error })).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
  });

  it('may leave out the id token: who it was, and in which groups, still holds', async () => {
    const found = await readAgain(200, { access_token: 'a', token_type: 'bearer', refresh_token: 'next' });
    expect(found).toMatchObject({
      subject: 'ada',
      name: 'Ada',
      groups: ['dunlin-lead'],
      tokens: { refreshToken: 'next', idToken },
    });
  });
});

describe('an access token of a program', () => {
  const sign = (claims: JWTPayload) =>
    new SignJWT({ iss: issuerOf(), aud: 'urn:dunlin:api', sub: 'program', client_id: 'program', ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuedAt()
      .sign(privateKey);
  const soon = () => Math.floor(Date.now() / 1_000) + 60;

  it('says who it is', async () => {
    const token = await sign({ exp: soon(), groups: ['dunlin-agent'] });
    expect(await makeProvider().readAccessToken(token)).toMatchObject({ subject: 'program', groups: ['dunlin-agent'] });
  });

  it.each([
    ['that never ends', () => ({})],
    ['that is an id token', () => ({ exp: soon(), nonce: 'n' })],
    ['that tells of an access token, as id tokens do', () => ({ exp: soon(), at_hash: 'h' })],
  ])('is none %s', async (_what, claims) => {
    const read = makeProvider().readAccessToken(await sign(claims()));
    await expect(read).rejects.toMatchObject({ code: 'SIGN_IN_REQUIRED' });
  });
});
