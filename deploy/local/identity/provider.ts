import http from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import type { IdentityConfig } from './config.js';
import { page, signInPage } from './pages.js';
import { people } from './people.js';

/** Audience of access tokens for the HTTP API of console. */
const audience = 'urn:dunlin:api';
const minute = 60;

/** An OpenID Connect provider for this machine, with one person for each role. */
export async function startProvider(config: IdentityConfig): Promise<{ issuer: string; stop(): Promise<void> }> {
  const server = http.createServer();
  await new Promise<void>((resolve) => server.listen(config.port, config.host, resolve));
  const issuer = `http://${config.host}:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, configurationOf(config));
  const serve = provider.callback();
  server.on('request', (request, response) => {
    if (!/^\/interaction\/[^/?]+$/.test(request.url ?? '')) return void serve(request, response);
    void interact(provider, config, request, response).catch(() => {
      response.writeHead(400, { 'content-type': 'text/html; charset=utf-8' });
      response.end(page('Too late', '<p>This sign-in has ended. Go back and begin again.</p>'));
    });
  });
  return {
    issuer,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function configurationOf({ consoleUrl, consoleSecret, programSecret, keys }: IdentityConfig): Configuration {
  return {
    clients: [
      {
        client_id: 'dunlin-console',
        client_secret: consoleSecret,
        client_name: 'Dunlin',
        redirect_uris: [`${consoleUrl}/auth/callback`],
        post_logout_redirect_uris: [`${consoleUrl}/`],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        backchannel_logout_uri: `${consoleUrl}/auth/backchannel-logout`,
        backchannel_logout_session_required: true,
      },
      {
        client_id: 'dunlin-cli',
        client_name: 'the command line of Dunlin',
        token_endpoint_auth_method: 'none',
        application_type: 'native',
        redirect_uris: [],
        response_types: [],
        grant_types: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
      },
      {
        client_id: 'dunlin-program',
        client_secret: programSecret,
        redirect_uris: [],
        response_types: [],
        grant_types: ['client_credentials'],
      },
    ],
    jwks: { keys: keys as never[] },
    claims: { openid: ['sub', 'sid'], email: ['email'], profile: ['name', 'groups'] },
    scopes: ['openid', 'email', 'profile', 'offline_access'],
    // Groups stand in the id token, where console reads them.
    conformIdTokenClaims: false,
    pkce: { required: (_context, client) => client.grantTypeAllowed('authorization_code') },
    cookies: { keys: [consoleSecret] },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, id) => {
      const found = people.find(({ name }) => name === id);
      if (!found) return undefined;
      const { name, fullName, groups } = found;
      const claims = { sub: name, name: fullName, email: `${name}@dunlin.example`, groups: [...groups] };
      return { accountId: name, claims: async () => claims };
    },
    issueRefreshToken: async (_context, client) => client.grantTypeAllowed('refresh_token'),
    extraTokenClaims: async (_context, token) => {
      if (token.kind === 'ClientCredentials') return { groups: ['dunlin-admin'], name: 'A program' };
      const found = people.find(({ name }) => name === (token as { accountId?: string }).accountId);
      return found && { groups: [...found.groups], name: found.fullName };
    },
    ttl: {
      AccessToken: 10 * minute,
      ClientCredentials: 10 * minute,
      IdToken: 60 * minute,
      Session: 86_400,
      Grant: 86_400,
      RefreshToken: 86_400,
      Interaction: 60 * minute,
      DeviceCode: 10 * minute,
    },
    features: featuresOf(),
  };
}

function featuresOf(): NonNullable<Configuration['features']> {
  return {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    backchannelLogout: { enabled: true },
    revocation: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: async (context: KoaContextWithOIDC, form: string) => {
        const buttons = '<button type="submit" form="op.logoutForm" name="logout" value="yes">Sign out</button>';
        context.body = page('Sign out?', `${form}${buttons}`);
      },
    },
    deviceFlow: {
      enabled: true,
      userCodeInputSource: async (context, form) => {
        const button = '<button type="submit" form="op.deviceInputForm">Continue</button>';
        context.body = page('Code of the device', `<p>Type the code that the command line shows.</p>${form}${button}`);
      },
      userCodeConfirmSource: async (context, form, client, _device, userCode) => {
        const button = '<button type="submit" form="op.deviceConfirmForm">It is the same code</button>';
        context.body = page('The same code?', `<p>${client.clientName} shows <b>${userCode}</b>.</p>${form}${button}`);
      },
      successSource: async (context) => {
        context.body = page('Signed in', '<p>Go back to the command line.</p>');
      },
    },
    resourceIndicators: {
      enabled: true,
      // Programs and the command line call the API; a browser has its session there.
      defaultResource: (_context, client) => (client.clientId === 'dunlin-console' ? [] : audience) as string,
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({ audience, scope: '', accessTokenFormat: 'jwt', jwt: { sign: { alg: 'RS256' } } }),
    },
  };
}

/** Sign-in and consent in one step: there is nobody here who would refuse their own machine. */
async function interact(
  provider: Provider,
  config: IdentityConfig,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const { prompt, params, grantId, session } = await provider.interactionDetails(request, response);
  const client = (await provider.Client.find(String(params['client_id'])))?.clientName ?? 'Dunlin';
  const show = (status: number, fault?: string): void => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(
      signInPage(
        client,
        people.map(({ name }) => name),
        fault,
      ),
    );
  };
  let accountId = session?.accountId;
  if (prompt.name === 'login' || accountId === undefined) {
    if (request.method !== 'POST') return show(200);
    const given = await formOf(request);
    const isKnown = people.some(({ name }) => name === given.get('name'));
    if (!isKnown || given.get('password') !== config.password) return show(401, 'Name or password is wrong.');
    accountId = given.get('name')!;
  }
  const grant =
    (grantId && (await provider.Grant.find(grantId))) ||
    new provider.Grant({ accountId, clientId: String(params['client_id']) });
  grant.addOIDCScope('openid email profile offline_access');
  grant.addOIDCClaims(['sub', 'sid', 'name', 'email', 'groups']);
  grant.addResourceScope(audience, '');
  const result = { login: { accountId }, consent: { grantId: await grant.save() } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

async function formOf(request: http.IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const part of request) {
    text += String(part);
    if (text.length > 10_000) throw new Error('The form is too long.');
  }
  return new URLSearchParams(text);
}
