import { z } from 'zod';
import { form, setting, settingsOf } from './setting.js';

const rpcAddress = (service: string) =>
  setting(
    `DUNLIN_RPC_${service.toUpperCase().replaceAll('-', '_')}_ADDRESS`,
    z.string().min(1),
    `Where the ${service} service answers rpcs, host:port; a name of several addresses is balanced over.`,
    `${service}:50051`,
    { chart: `services.${service}.rpcAddress` },
  );

/** Part of the platform's settings, and all that a program needs which only calls. */
export const rpcShape = {
  rpcCustomerAddress: rpcAddress('customer'),
  rpcInvoiceAddress: rpcAddress('invoice'),
  rpcPaymentAddress: rpcAddress('payment'),
  rpcCommunicationAddress: rpcAddress('communication'),
  rpcWorkflowAddress: rpcAddress('workflow'),
  rpcDcaHandoffAddress: rpcAddress('dca-handoff'),
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
