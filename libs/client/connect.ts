import type { commonV1, PackageRpcs, ServiceName } from '#libs/contracts';
import { newId } from '#libs/ids';
import { type CallerOnward, connectChannels, type RpcClient } from '#libs/platform/client';

/** A running Dunlin as its rpc callers see it: one typed client a service. */
export interface Dunlin {
  readonly customer: RpcClient<PackageRpcs['customer']>;
  readonly invoice: RpcClient<PackageRpcs['invoice']>;
  readonly payment: RpcClient<PackageRpcs['payment']>;
  readonly communication: RpcClient<PackageRpcs['communication']>;
  readonly workflow: RpcClient<PackageRpcs['workflow']>;
  readonly dcaHandoff: RpcClient<PackageRpcs['dca-handoff']>;
  readonly console: RpcClient<PackageRpcs['console']>;
  /** What every service has, operations and approvals: of one of them, by its name. */
  operations(service: string): RpcClient<commonV1.Rpcs>;
  /** Who calls; every call of this client carries it. */
  readonly caller: CallerOnward;
  close(): void;
}

/**
 * The contract of a service is read when its client is used first, since a command needs one or two of them.
 * @param environment DUNLIN_RPC_<SERVICE>_ADDRESS of the services that will be called, and DUNLIN_RPC_TLS and its files
 * @param token gets what proves the actor to a call, where one has signed in
 */
export function connect(
  environment: Record<string, string | undefined>,
  actor: string,
  token?: () => Promise<string>,
): Dunlin {
  const channels = connectChannels(environment);
  const of = <Name extends ServiceName>(service: Name) =>
    channels.client(service) as unknown as RpcClient<PackageRpcs[Name]>;
  return {
    get customer() {
      return of('customer');
    },
    get invoice() {
      return of('invoice');
    },
    get payment() {
      return of('payment');
    },
    get communication() {
      return of('communication');
    },
    get workflow() {
      return of('workflow');
    },
    get dcaHandoff() {
      return of('dca-handoff');
    },
    get console() {
      return of('console');
    },
    operations: (service) => channels.client(service, 'common') as unknown as RpcClient<commonV1.Rpcs>,
    caller: { actor, correlationId: newId(), ...(token ? { token } : {}) },
    close: () => channels.close(),
  };
}
