import { approvalOwners } from '#libs/approvals';
import type { commonV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import type { World } from '../harness/world.js';
import { anInvoice, plainCurrency } from './entities.js';
import { settlementOf } from './payment.js';
import { type RequestBuilder, requestsOf } from './sample.js';

const service = 'dunlin.common.v1.ApprovalService';

/** Decisions about acts that wait for a second person, of which a service without such acts never has any. */
export const approvalOperations: readonly string[] = [
  `${service}/GrantApproval`,
  `${service}/RefuseApproval`,
  `${service}/WithdrawApproval`,
];

export function ownsApprovals(name: string): boolean {
  return (approvalOwners as readonly string[]).includes(name);
}

/** Requests of the decisions, in a service that owns acts which need a second person. */
export function approvalSamples(name: string): Record<string, RequestBuilder> {
  if (!ownsApprovals(name)) return {};
  const request = name === 'payment' ? anOffer : aWaiver;
  return requestsOf<commonV1.ApprovalServiceRpcs>('common', {
    grantApproval: async (world) => ({ approvalId: await request(world, 'user:another'), reason: 'Agreed.' }),
    refuseApproval: async (world) => ({ approvalId: await request(world, 'user:another'), reason: 'Too much.' }),
    withdrawApproval: async (world) => ({ approvalId: await request(world, 'user:conformance'), reason: 'A slip.' }),
  });
}

/** A waiver beyond the limit of whoever asks for it. */
async function aWaiver(world: World, actor: string): Promise<string> {
  const { invoice, caller } = world.dunlin;
  const { invoiceId } = await anInvoice(world);
  const amount = { currencyCode: plainCurrency, minorUnits: '5000' };
  const cost = { invoiceId, kind: 'KIND_COST', amount, reason: 'Costs of collection.' } as const;
  const { charge } = await invoice.addCharge({ requestId: newId(), ...cost }, caller);
  const waiver = { requestId: newId(), chargeId: charge!.chargeId, reason: 'Goodwill.' };
  const { approval } = await invoice.waiveCharge(waiver, await world.proved(actor));
  return approval!.approvalId;
}

/** A settlement whose discount is beyond that limit. */
async function anOffer(world: World, actor: string): Promise<string> {
  const offer = { requestId: newId(), ...(await settlementOf(world, '1000')) };
  const { approval } = await world.dunlin.payment.offerSettlement(offer, await world.proved(actor));
  return approval!.approvalId;
}
