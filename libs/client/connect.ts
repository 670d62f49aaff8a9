import type { ServiceRpcs } from '#libs/contracts';
import { newId } from '#libs/ids';
import { connectChannels, type CallerOnward, type RpcClient } from '#libs/platform/client';

/** The proto service of each client. */
export const clientServices = {
  customer: 'dunlin.customer.v1.CustomerService',
  invoice: 'dunlin.invoice.v1.InvoiceService',
  payment: 'dunlin.payment.v1.PaymentService',
  communication: 'dunlin.communication.v1.CommunicationService',
  workflow: 'dunlin.workflow.v1.WorkflowService',
  dcaHandoff: 'dunlin.dca_handoff.v1.DcaHandoffService',
} as const satisfies Record<string, keyof ServiceRpcs>;

type Clients = {
  readonly [Name in keyof typeof clientServices]: RpcClient<ServiceRpcs[(typeof clientServices)[Name]]>;
};

/** A running Dunlin as its rpc callers see it: one typed client a service. */
export interface Dunlin extends Clients {
  /** The operations of one service, by its name. */
  operations(service: string): RpcClient<ServiceRpcs['dunlin.common.v1.OperationsService']>;
  /** Who calls; every call of this client carries it. */
  readonly caller: CallerOnward;
  close(): void;
}

/**
 * The contract of a service is read when its client is used first, since a command needs one or two of them.
 * @param environment DUNLIN_RPC_<SERVICE>_ADDRESS of the services that will be called, and DUNLIN_RPC_TLS and its files
 */
export function connect(environment: Record<string, string | undefined>, actor: string): Dunlin {
  const channels = connectChannels(environment);
  const of = <Service extends keyof ServiceRpcs>(service: Service, owner?: string) =>
    channels.client(service, owner) as unknown as RpcClient<ServiceRpcs[Service]>;
  return {
    get customer() {
      return of(clientServices.customer);
    },
    get invoice() {
      return of(clientServices.invoice);
    },
    get payment() {
      return of(clientServices.payment);
    },
    get communication() {
      return of(clientServices.communication);
    },
    get workflow() {
      return of(clientServices.workflow);
    },
    get dcaHandoff() {
      return of(clientServices.dcaHandoff);
    },
    operations: (service) => of('dunlin.common.v1.OperationsService', service),
    caller: { actor, correlationId: newId() },
    close: () => channels.close(),
  };
}
