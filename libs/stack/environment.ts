import { databaseUrl, ownerRole, roleOf, snake } from '../platform/db/roles.js';
import { addresses, serverUrl } from './addresses.js';
import { sandboxWebhookSecret } from './servers/sandbox.js';
import { storageAccessKeyId, storageBucket } from './servers/storage.js';
import type { ServiceName, StackState } from './state.js';

export interface EnvironmentInput {
  state: StackState;
  service: ServiceName;
  grpcPort: number;
  httpPort: number;
  roles?: readonly string[];
  extra?: Record<string, string>;
}

/** The two connections of a service: its own role, and the owner that migrates. */
export function databaseUrls(state: StackState, service: ServiceName): { own: string; owner: string } {
  const admin = serverUrl(state, 'postgres');
  const database = `${state.databasePrefix}${snake(service)}`;
  return { own: databaseUrl(admin, roleOf(service), database), owner: databaseUrl(admin, ownerRole, database) };
}

/** The complete environment of a service process; what the caller's own environment says of Dunlin is left out. */
export function serviceEnvironment({ state, service, grpcPort, httpPort, roles, extra }: EnvironmentInput) {
  const { own, owner } = databaseUrls(state, service);
  return {
    ...inherited(),
    ...addresses(state),
    DUNLIN_SERVICE_NAME: service,
    DUNLIN_ROLES: (roles ?? ['server', 'consumer', 'relay', 'worker']).join(','),
    DUNLIN_BIND_HOST: '127.0.0.1',
    DUNLIN_GRPC_PORT: String(grpcPort),
    DUNLIN_HTTP_PORT: String(httpPort),
    DUNLIN_POSTGRES_URL: own,
    DUNLIN_POSTGRES_OWNER_URL: owner,
    DUNLIN_LOG_LEVEL: process.env['DUNLIN_LOG_LEVEL'] ?? 'info',
    // One process a service has no use for more, and every partition costs each fetch and each look at the lag.
    DUNLIN_KAFKA_PARTITIONS: '3',
    // The mail catcher speaks no TLS.
    DUNLIN_SMTP_TLS_MODE: 'none',
    // The local agency acknowledges within moments; a step of the test clock waits for it.
    DUNLIN_AGENCY_ANSWER_GRACE_MS: '3000',
    // It renames whole files into place.
    DUNLIN_AGENCY_SETTLE_MS: '0',
    ...(service === 'console' && state.secrets['identity-console']
      ? { DUNLIN_OIDC_CLIENT_SECRET: state.secrets['identity-console'] }
      : {}),
    ...(service === 'customer' ? bucketVariables(state) : {}),
    ...(service === 'payment' ? providerVariables(state) : {}),
    // Specs whose callers show certificates let them act for people who have not signed in.
    ...(extra?.['DUNLIN_RPC_TLS'] === 'true' ? { DUNLIN_RPC_TOKENS_URL: 'none' } : {}),
    ...extra,
  } satisfies Record<string, string | undefined>;
}

function bucketVariables(state: StackState): Record<string, string> {
  if (!state.servers.storage) return {};
  return {
    DUNLIN_DOCUMENTS_BUCKET: storageBucket,
    DUNLIN_DOCUMENTS_BUCKET_ENDPOINT: state.servers.storage.url,
    DUNLIN_DOCUMENTS_BUCKET_PATH_STYLE: 'true',
    DUNLIN_DOCUMENTS_BUCKET_ACCESS_KEY_ID: storageAccessKeyId,
    DUNLIN_DOCUMENTS_BUCKET_SECRET_ACCESS_KEY: state.secrets['storage']!,
  };
}

/** The sandbox charges nobody, so only what is for trying out may use it. */
function providerVariables(state: StackState): Record<string, string> {
  if (!state.servers.sandbox) return {};
  return {
    DUNLIN_TRIAL: 'true',
    DUNLIN_SANDBOX_URL: state.servers.sandbox.url,
    DUNLIN_SANDBOX_API_KEY: state.secrets['sandbox-api']!,
    DUNLIN_SANDBOX_WEBHOOK_KEYS: sandboxWebhookSecret(state.secrets['sandbox-webhooks']!),
  };
}

/** One process migrates several services: each has its connections under a name of its own. */
export function migrationEnvironment(state: StackState, services: readonly ServiceName[]): NodeJS.ProcessEnv {
  const first = services[0]!;
  const each = services.flatMap((service) => {
    const { own, owner } = databaseUrls(state, service);
    return [
      [`DUNLIN_POSTGRES_URL_${snake(service).toUpperCase()}`, own],
      [`DUNLIN_POSTGRES_OWNER_URL_${snake(service).toUpperCase()}`, owner],
    ];
  });
  const ports = { grpcPort: 0, httpPort: 0 };
  return { ...serviceEnvironment({ state, service: first, ...ports }), ...Object.fromEntries(each) };
}

function inherited(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('DUNLIN_') && !name.startsWith('npm_'));
  return Object.fromEntries(kept);
}
