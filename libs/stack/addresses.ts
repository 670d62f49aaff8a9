import { snakeName } from '#libs/ids';
import { type ClockSetting, type ServiceName, serviceNames, type StackState } from './state.js';

const upper = (service: string): string => snakeName(service).toUpperCase();

export function serverUrl(state: StackState, name: keyof StackState['servers']): string {
  const record = state.servers[name];
  if (!record) throw new Error(`The stack has no ${name} yet. Start its servers before its services.`);
  return record.url;
}

const httpUrl = (state: StackState, service: ServiceName): string =>
  `http://127.0.0.1:${state.ports[`${service}/http`]}`;

/** Where everything is, for a service or for the command line. */
export function addresses(state: StackState): Record<string, string> {
  const rpc = serviceNames.map((name) => [
    `DUNLIN_RPC_${upper(name)}_ADDRESS`,
    `127.0.0.1:${state.ports[`${name}/grpc`]}`,
  ]);
  const optional = (variable: string, name: keyof StackState['servers']): Record<string, string> =>
    state.servers[name] ? { [variable]: serverUrl(state, name) } : {};
  return {
    ...(Object.fromEntries(rpc) as Record<string, string>),
    ...optional('DUNLIN_KAFKA_BROKERS', 'kafka'),
    ...optional('DUNLIN_REDIS_URL', 'redis'),
    ...optional('DUNLIN_TEMPORAL_ADDRESS', 'temporal'),
    ...optional('DUNLIN_SMTP_URL', 'mail'),
    ...optional('DUNLIN_AGENCY_FOLDER', 'agency'),
    ...optional('DUNLIN_OIDC_ISSUER', 'identity'),
    ...optional('DUNLIN_DOCUMENTS_SCANNER_URL', 'scanner'),
    // Without a provider nobody has a token, and services must not ask a console that does not run for its keys.
    ...(state.servers.identity ? { DUNLIN_RPC_TOKENS_URL: `${httpUrl(state, 'console')}/.well-known/jwks.json` } : {}),
    DUNLIN_CONSOLE_URL: httpUrl(state, 'console'),
    DUNLIN_KAFKA_TOPIC_PREFIX: state.topicPrefix,
    DUNLIN_EVENTS_FORMAT: state.eventsFormat,
    DUNLIN_TEMPORAL_NAMESPACE: state.temporalNamespace,
    DUNLIN_PUBLIC_URL: httpUrl(state, 'communication'),
    DUNLIN_MAIL_FROM: 'Dunlin Collections <collections@dunlin.example>',
    ...clockVariables(state.clock),
  };
}

function clockVariables(clock: ClockSetting): Record<string, string> {
  if (clock.mode === 'real') return { DUNLIN_CLOCK_MODE: 'real' };
  if (clock.mode === 'test') return { DUNLIN_CLOCK_MODE: 'test', DUNLIN_CLOCK_START: clock.start };
  return {
    DUNLIN_TRIAL: 'true',
    DUNLIN_CLOCK_MODE: 'real',
    DUNLIN_CLOCK_RATE: String(clock.rate),
    DUNLIN_CLOCK_START: clock.start,
    DUNLIN_CLOCK_ANCHOR: clock.anchor,
  };
}
