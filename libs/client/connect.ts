import type { ServiceRpcs } from '#libs/contracts';
import { newId } from '#libs/ids';
import { connectChannels, type CallerOnward, type RpcClient } from '#libs/platform/client';

/** A running Dunlin as its rpc callers see it: one typed client a service. */
export interface Dunlin {
  readonly customer: RpcClient<ServiceRpcs['dunlin.customer.v1.CustomerService']>;
  readonly invoice: RpcClient<ServiceRpcs['dunlin.invoice.v1.InvoiceService']>;
  readonly payment: RpcClient<ServiceRpcs['dunlin.payment.v1.PaymentService']>;
  readonly communication: RpcClient<ServiceRpcs['dunlin.communication.v1.CommunicationService']>;
  readonly workflow: RpcClient<ServiceRpcs['dunlin.workflow.v1.WorkflowService']>;
  readonly dcaHandoff: RpcClient<ServiceRpcs['dunlin.dca_handoff.v1.DcaHandoffService']>;
  /** The operations of one service, by its name. */
  operations(service: string): RpcClient<ServiceRpcs['dunlin.common.v1.OperationsService']>;
  /** Who calls; every call of this client carries it. */
  readonly caller: CallerOnward;
  close(): void;
}

/** @param environment DUNLIN_RPC_<SERVICE>_ADDRESS of the services that will be called, and DUNLIN_RPC_TLS and its files */
export function connect(environment: Record<string, string | undefined>, actor: string): Dunlin {
  const channels = connectChannels(environment);
  const of = <Service extends keyof ServiceRpcs>(service: Service, owner?: string) =>
    channels.client(service, owner) as unknown as RpcClient<ServiceRpcs[Service]>;
  return {
    customer: of('dunlin.customer.v1.CustomerService'),
    invoice: of('dunlin.invoice.v1.InvoiceService'),
    payment: of('dunlin.payment.v1.PaymentService'),
    communication: of('dunlin.communication.v1.CommunicationService'),
    workflow: of('dunlin.workflow.v1.WorkflowService'),
    dcaHandoff: of('dunlin.dca_handoff.v1.DcaHandoffService'),
    operations: (service) => of('dunlin.common.v1.OperationsService', service),
    caller: { actor, correlationId: newId() },
    close: () => channels.close(),
  };
}
