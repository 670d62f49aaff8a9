import { z } from 'zod';
import { type ServiceName, serviceNames } from '#libs/contracts';
import { rpcSecurityFaults, type RpcSecuritySettings, rpcSecurityShape } from './security.settings.js';
import { form, partsOf, setting, type SettingsFault, settingsOf, type SettingsValues } from './setting.js';

const rpcAddress = (service: string) =>
  setting(
    `DUNLIN_RPC_${service.toUpperCase().replaceAll('-', '_')}_ADDRESS`,
    z.string().min(1),
    `Where the ${service} service serves rpcs, host:port; a name of several addresses is balanced over.`,
    `${service}:50051`,
    { chart: `services.${service}.rpcAddress` },
  );

type Pascal<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Pascal<Rest>}`
  : Capitalize<Name>;

type RpcAddresses = {
  readonly [Name in ServiceName as `rpc${Pascal<Name>}Address`]: ReturnType<typeof rpcAddress>;
};

/** `rpcDcaHandoffAddress` for `dca-handoff`. */
export function rpcAddressKey(service: ServiceName): keyof RpcAddresses {
  const pascal = service.replace(/(^|-)(.)/g, (_match, _hyphen, letter: string) => letter.toUpperCase());
  return `rpc${pascal}Address` as keyof RpcAddresses;
}

/** Part of the platform's settings, and all that a program needs which only calls. */
export const rpcShape = {
  ...(Object.fromEntries(serviceNames.map((name) => [rpcAddressKey(name), rpcAddress(name)])) as RpcAddresses),
  rpcDeadlineMs: setting(
    'DUNLIN_RPC_DEADLINE_MS',
    form.integer(100, 600_000),
    'How long a caller waits for the response of an rpc unless it says otherwise, in milliseconds.',
    10_000,
    { chart: 'rpc.deadlineMs' },
  ),
  ...rpcSecurityShape,
};

/** Settings of a program that calls services without being one: the command line, a test. */
export class RpcSettings extends settingsOf(rpcShape, rpcSecurityFaults) {}

/** A grant to a caller: an rpc, or all rpcs, of one service or of all. */
export interface Grant {
  /** Name of the service; `*` for all. */
  readonly service: string;
  /** Name of the rpc; all of them when absent. */
  readonly method: string | undefined;
}

/** Grants by the names in the certificates of callers. */
export type Grants = ReadonlyMap<string, readonly Grant[]>;

/** Part of the platform's settings that only a process with the role server has use for. */
export const rpcServerShape = {
  rpcCallers: setting(
    'DUNLIN_RPC_CALLERS',
    z.string().optional().transform(toGrants),
    'What callers besides the services may call, by a name in their certificates: name=service/Method,service;name=*. The services may call what they need.',
    undefined,
    { chart: 'rpc.tls.callers' },
  ),
  grpcHealthPort: setting(
    'DUNLIN_GRPC_HEALTH_PORT',
    form.port(),
    'Port that serves grpc.health.v1 without TLS where rpcs are served by TLS, since probes of Kubernetes know none; 0 takes a free one.',
    50052,
    { chart: 'defaults.grpcHealthPort' },
  ),
};

export function rpcServerFaults({
  rpcTls,
  rpcCallers,
}: RpcSecuritySettings & SettingsValues<typeof rpcServerShape>): SettingsFault[] {
  if (rpcTls || rpcCallers.size === 0) return [];
  const { variable, doc: remedy, chart } = rpcSecurityShape.rpcTls;
  const problem = `is false, so that nobody could tell the callers of ${rpcServerShape.rpcCallers.variable}`;
  return [{ variable, problem, remedy, chart }];
}

const grantPattern = /^(\*|[a-z][a-z0-9-]*)(?:\/([A-Z][A-Za-z0-9]*))?$/;

function toGrants(text: string | undefined, context: z.RefinementCtx): Grants {
  const grants = new Map<string, readonly Grant[]>();
  for (const entry of partsOf(text ?? '', ';')) {
    const [name = '', granted = '', ...rest] = entry.split('=').map((part) => part.trim());
    const wrong = (message: string) => context.addIssue({ code: 'custom', message });
    if (name === '' || granted === '' || rest.length > 0) wrong(`${JSON.stringify(entry)} is not name=service/Method`);
    const granting = partsOf(granted, ',').map((part): Grant => {
      const [, service = '', method] = grantPattern.exec(part) ?? [];
      const known = service === '*' || serviceNames.some((of) => of === service);
      if (!known) wrong(`${JSON.stringify(part)} is not *, service or service/Method`);
      return { service, method };
    });
    grants.set(name, [...(grants.get(name) ?? []), ...granting]);
  }
  return grants;
}
