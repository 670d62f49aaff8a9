import { z } from 'zod';
import { serviceNames, type ServiceName } from '#libs/contracts';
import { form, setting, settingsOf } from './setting.js';

const rpcAddress = (service: string) =>
  setting(
    `DUNLIN_RPC_${service.toUpperCase().replaceAll('-', '_')}_ADDRESS`,
    z.string().min(1),
    `Where the ${service} service answers rpcs, host:port; a name of several addresses is balanced over.`,
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
    'How long a caller waits for the answer of an rpc unless it says otherwise, in milliseconds.',
    10_000,
    { chart: 'rpc.deadlineMs' },
  ),
};

/** What a program needs that calls services and is none: the command line, a test. */
export class RpcSettings extends settingsOf(rpcShape) {}
