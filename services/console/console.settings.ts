import { BlockList, isIP } from 'node:net';
import { z } from 'zod';
import { form, type Setting, setting, type SettingsFault, settingsOf } from '#libs/platform';
import { isThisMachine } from '#libs/text';
import { type Permission, permissions, type Role, roles } from './access/domain/permissions.js';

const minuteMs = 60_000;

const shape = {
  consoleUrl: setting(
    'DUNLIN_CONSOLE_URL',
    z.url({ protocol: /^https?$/ }),
    'Public address of console, https unless it is on this machine; the identity provider sends people back to it.',
    'http://127.0.0.1:8080',
    { chart: 'console.url' },
  ),
  oidcIssuer: setting(
    'DUNLIN_OIDC_ISSUER',
    z.url({ protocol: /^https?$/ }).optional(),
    'Issuer of the OpenID Connect provider, https unless it is on this machine; without it nobody can sign in.',
    undefined,
    { chart: 'oidc.issuer' },
  ),
  oidcClientId: setting('DUNLIN_OIDC_CLIENT_ID', z.string().min(1), 'Client of console there.', 'dunlin-console', {
    chart: 'oidc.clientId',
  }),
  oidcClientSecret: setting(
    'DUNLIN_OIDC_CLIENT_SECRET',
    z.string().optional(),
    'Secret of that client; a public client has none.',
    undefined,
    { chart: 'oidc.existingSecret', secret: true },
  ),
  oidcCommandLineClientId: setting(
    'DUNLIN_OIDC_COMMAND_LINE_CLIENT_ID',
    z.string().min(1),
    'Public client by which `dunlin login` signs people in with a device code.',
    'dunlin-cli',
    { chart: 'oidc.commandLineClientId' },
  ),
  oidcScope: setting(
    'DUNLIN_OIDC_SCOPE',
    z.string().min(1),
    'Scopes that are asked for; the id token must then carry name and groups, and a refresh token must come with it.',
    'openid profile email',
    { chart: 'oidc.scope' },
  ),
  oidcAudience: setting(
    'DUNLIN_OIDC_AUDIENCE',
    z.string().min(1),
    'Audience of the access tokens with which programs call the HTTP API.',
    'urn:dunlin:api',
    { chart: 'oidc.audience' },
  ),
  oidcGroupsClaim: setting(
    'DUNLIN_OIDC_GROUPS_CLAIM',
    z.string().min(1),
    'Claim of tokens that lists the groups of a person or program.',
    'groups',
    { chart: 'oidc.groupsClaim' },
  ),
  roleGroups: setting(
    'DUNLIN_CONSOLE_ROLE_GROUPS',
    z.string().transform(toGroups),
    'Groups of the identity provider that give each role: role=group,group;role=group.',
    roles.map((role) => `${role}=dunlin-${role}`).join(';'),
    { chart: 'console.roleGroups' },
  ),
  withdrawnPermissions: setting(
    'DUNLIN_CONSOLE_WITHDRAWN_PERMISSIONS',
    form.list().pipe(z.array(z.enum(permissions as [Permission, ...Permission[]]))),
    'Permissions that nobody has here whatever the roles say, separated by commas.',
    '',
    { chart: 'console.withdrawnPermissions' },
  ),
  purposeRequired: setting(
    'DUNLIN_CONSOLE_PURPOSE_REQUIRED',
    form.flag(),
    'A customer is shown only to who says what for; the purpose stands in the access log.',
    false,
    { chart: 'console.purposeRequired' },
  ),
  sessionIdleMs: setting(
    'DUNLIN_CONSOLE_SESSION_IDLE_MS',
    form.integer(minuteMs, 1_440 * minuteMs),
    'After how long without anything that a person does a session ends, in milliseconds.',
    60 * minuteMs,
    { chart: 'console.session.idleMs' },
  ),
  sessionMaxMs: setting(
    'DUNLIN_CONSOLE_SESSION_MAX_MS',
    form.integer(minuteMs, 10_080 * minuteMs),
    'After how long a session ends in any case, in milliseconds.',
    720 * minuteMs,
    { chart: 'console.session.maxMs' },
  ),
  sessionCheckMs: setting(
    'DUNLIN_CONSOLE_SESSION_CHECK_MS',
    form.integer(1_000, 1_440 * minuteMs),
    'How often the identity provider is asked again who is behind a session and in which groups, in milliseconds.',
    15 * minuteMs,
    { chart: 'console.session.checkMs' },
  ),
  trustedProxies: setting(
    'DUNLIN_CONSOLE_TRUSTED_PROXIES',
    z.string().optional().transform(toNetworks),
    'Networks of the proxies in front, such as 10.0.0.0/8, whose X-Forwarded-For is believed, separated by commas.',
    undefined,
    { chart: 'console.trustedProxies' },
  ),
  requestsPerMinute: setting(
    'DUNLIN_CONSOLE_REQUESTS_PER_MINUTE',
    form.integer(1, 1_000_000),
    'Requests that one person or program may make in a minute at one process; an address without a session a quarter of it.',
    1_200,
    { chart: 'console.requestsPerMinute' },
  ),
};

export class ConsoleSettings extends settingsOf(shape, (values) => {
  const { consoleUrl, oidcIssuer, oidcAudience, oidcClientId } = values;
  const faults: SettingsFault[] = [];
  if (!isSafe(consoleUrl)) faults.push(plainFault(shape.consoleUrl));
  if (oidcIssuer && !isSafe(oidcIssuer)) faults.push(plainFault(shape.oidcIssuer));
  if (oidcAudience === oidcClientId)
    faults.push(
      faultOf(shape.oidcAudience, 'is the client of console, so that id tokens would pass for access tokens'),
    );
  return faults;
}) {}

/** What is sent in the clear stays on this machine. */
function isSafe(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || isThisMachine(hostname);
}

type Named = Pick<Setting, 'variable' | 'doc' | 'chart'>;

function plainFault(setting: Named): SettingsFault {
  return faultOf(setting, 'begins with http:// and is not on this machine');
}

function faultOf({ variable, doc: remedy, chart }: Named, problem: string): SettingsFault {
  return { variable, problem, remedy, chart };
}

function toGroups(text: string, context: z.RefinementCtx): ReadonlyMap<Role, readonly string[]> {
  const groups = new Map<Role, readonly string[]>();
  for (const entry of text.split(';').filter((part) => part.trim() !== '')) {
    const [name = '', listed = '', ...rest] = entry.split('=').map((part) => part.trim());
    const role = roles.find((known) => known === name);
    // A name with an equals sign, such as cn=agents, would give a role to whoever is in a group called cn.
    if (role && rest.length === 0) groups.set(role, namesIn(listed));
    else
      context.addIssue({
        code: 'custom',
        message: `${JSON.stringify(entry)} is not role=group, where no group has an equals sign; roles are ${roles.join(', ')}`,
      });
  }
  return groups;
}

/** Parts between commas; none for nothing, so that a role may be given to nobody. */
function namesIn(text: string): string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function toNetworks(text: string | undefined, context: z.RefinementCtx): BlockList {
  const networks = new BlockList();
  for (const entry of namesIn(text ?? '')) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    const max = family === 'ipv6' ? 128 : 32;
    const prefix = bits === undefined ? max : Number(bits);
    if (isIP(address) !== 0 && Number.isInteger(prefix) && prefix >= 0 && prefix <= max) {
      networks.addSubnet(address, prefix, family);
    } else context.addIssue({ code: 'custom', message: `${JSON.stringify(entry)} is no network such as 10.0.0.0/8` });
  }
  return networks;
}
