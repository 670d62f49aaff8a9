import { Injectable } from '@nestjs/common';
import { enumName, fromWireDate, fromWireMoney, type invoiceV1 } from '#libs/contracts';
import { invariant } from '#libs/errors';
import { RpcClients, type CallerOnward } from '#libs/platform';
import type { Facts, Standing } from '../domain/verdict.js';
import { Owners } from '../use-cases/ports.js';

/** A fence asks twice in a row, and both must end within the lease of its claim. */
const patience = { deadlineMs: 2_500 };

@Injectable()
export class RpcOwners extends Owners {
  constructor(private readonly clients: RpcClients) {
    super();
  }

  override async moneyInFlight(
    customerId: string,
    invoiceIds: readonly string[],
    caller: CallerOnward,
  ): Promise<Set<string>> {
    const client = this.clients.of('payment');
    const answer = await client.getMoneyInFlight({ customerId, invoiceIds: [...invoiceIds] }, caller, patience);
    return new Set(answer.invoiceIds);
  }

  override async standings(invoiceIds: readonly string[], caller: CallerOnward): Promise<Map<string, Standing>> {
    const client = this.clients.of('invoice');
    const { invoices } = await client.getStandings({ invoiceIds: [...invoiceIds] }, caller, patience);
    return new Map(invoices.map((invoice) => [invoice.invoiceId, standingOf(invoice)]));
  }

  override async holds(
    customerId: string,
    caseId: string | null,
    invoiceIds: readonly string[],
    caller: CallerOnward,
  ): Promise<Pick<Facts, 'actHeld' | 'heldInvoiceIds'>> {
    const client = this.clients.of('workflow');
    const question = { customerId, caseId: caseId ?? '', invoiceIds: [...invoiceIds] };
    const { actHeld, heldInvoiceIds } = await client.checkHolds(question, caller, patience);
    return { actHeld, heldInvoiceIds: new Set(heldInvoiceIds) };
  }

  override async customer(customerId: string, caller: CallerOnward): Promise<Facts['customer']> {
    const client = this.clients.of('customer');
    const { facts } = await client.getContactFacts({ customerIds: [customerId] }, caller, patience);
    const found = facts.find((candidate) => candidate.customerId === customerId);
    return found ? { reference: found.reference, flags: found.flags } : null;
  }
}

function standingOf(invoice: invoiceV1.Invoice): Standing {
  const remaining = fromWireMoney(invoice.remaining);
  const lifecycle = enumName<Standing['lifecycle']>(invoice.lifecycle, 'LIFECYCLE_');
  invariant(remaining && lifecycle, 'The invoice service answers state and remainder.');
  return {
    invoiceId: invoice.invoiceId,
    number: invoice.number,
    customerId: invoice.customerId,
    lifecycle,
    collectable: invoice.collectability === 'COLLECTABILITY_COLLECT',
    disputed: invoice.disputed,
    remaining,
    dueDate: fromWireDate(invoice.dueDate, 'due_date'),
    version: BigInt(invoice.version),
  };
}
