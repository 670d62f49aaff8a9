import type { dcaHandoffV1, invoiceV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import type { World } from '../harness/world.js';
import { anInvoice } from './entities.js';
import { factsOf } from './facts/index.js';
import { invoiceFact, paidIn, withoutId } from './facts/invoice.js';
import { requestsOf, type ServiceSamples } from './sample.js';

export const agency = 'conformance';

export const dcaHandoffSamples: ServiceSamples = {
  requests: requestsOf<dcaHandoffV1.Rpcs>('dca-handoff', {
    applyAgency: async (world) => ({ code: world.unique('agency'), title: 'An agency', active: true }),
    proposePlacement: async (world) => {
      await anAgency(world);
      return proposalOf(world, await anInvoice(world));
    },
    sendPlacement: async (world) => ({ placementId: await aDraftPlacement(world) }),
    // The agency that no other call knows has acknowledged nothing.
    readAgencyFiles: async (world) => ({ agency: world.unique('silent') }),
    recallPlacement: async (world) => ({ placementId: await aSentPlacement(world), reason: 'MISTAKE' }),
    recallInvoices: async (world) => {
      const invoice = await anInvoice(world);
      await aSentPlacement(world, invoice);
      return { invoiceIds: [invoice.invoiceId], reasonCode: 'PLACED_BY_MISTAKE' };
    },
    expireRecall: async (world) => {
      const placementId = await aSentPlacement(world);
      const recall = { requestId: newId(), placementId, reason: 'MISTAKE' };
      await world.dunlin.dcaHandoff.recallPlacement(recall, world.dunlin.caller);
      return { placementId };
    },
  }),
  events: factsOf(
    'dunlin.invoice.v1.InvoicePaid',
    'dunlin.invoice.v1.InvoiceVoided',
    'dunlin.invoice.v1.InvoiceWrittenOff',
    'dunlin.invoice.v1.InvoiceSettled',
    'dunlin.invoice.v1.InvoiceReopened',
  ),
  poison: [withoutId('dunlin.invoice.v1.InvoicePaid')],
  stale: {
    'a debt that is owed again is not recalled for its earlier payment': async (world) => {
      const invoice = await anInvoice(world);
      const placementId = await aSentPlacement(world, invoice);
      const observe = async () => {
        const { placement } = await world.dunlin.dcaHandoff.getPlacement({ placementId }, world.dunlin.caller);
        return { state: placement!.state, lines: placement!.lines.map(({ state }) => state) };
      };
      return {
        older: invoiceFact('dunlin.invoice.v1.InvoicePaid', invoice, paidIn(invoice.amount!.currencyCode), 1),
        newer: invoiceFact('dunlin.invoice.v1.InvoiceReopened', invoice, { episode: 2 }, 2),
        observe,
      };
    },
  },
};

export async function anAgency(world: World): Promise<void> {
  const request = { requestId: 'conformance-agency', code: agency, title: 'Conformance', active: true };
  await world.dunlin.dcaHandoff.applyAgency(request, world.dunlin.caller);
}

function proposalOf(world: World, { customerId, invoiceId }: invoiceV1.Invoice) {
  return {
    idempotencyKey: world.unique('placement'),
    agency,
    customerId,
    invoiceIds: [invoiceId],
    unannouncedReason: 'conformance',
  };
}

/** Nothing carries it on, since no worker runs while this service is tested. */
async function aDraftPlacement(world: World, invoice?: invoiceV1.Invoice): Promise<string> {
  await anAgency(world);
  const request = { requestId: newId(), ...proposalOf(world, invoice ?? (await anInvoice(world))) };
  const { placement } = await world.dunlin.dcaHandoff.proposePlacement(request, world.dunlin.caller);
  return placement!.placementId;
}

async function aSentPlacement(world: World, invoice?: invoiceV1.Invoice): Promise<string> {
  const placementId = await aDraftPlacement(world, invoice);
  await world.dunlin.dcaHandoff.sendPlacement({ requestId: newId(), placementId }, world.dunlin.caller);
  return placementId;
}
