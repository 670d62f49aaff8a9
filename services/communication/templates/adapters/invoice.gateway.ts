import { Injectable } from '@nestjs/common';
import { enumName, fromWireDate, fromWireMoney, type invoiceV1 } from '#libs/contracts';
import { invariant } from '#libs/errors';
import { RpcClients } from '#libs/platform';
import type { Asker } from '../../contact-law/use-cases/ports.js';
import type { InvoiceFacts } from '../domain/invoice-facts.js';
import { InvoiceOwner } from '../use-cases/ports.js';

/** Shorter than the lease of a message, so that a slow owner costs no lease. */
const options = { deadlineMs: 8_000 };

@Injectable()
export class RpcInvoiceOwner extends InvoiceOwner {
  constructor(private readonly clients: RpcClients) {
    super();
  }

  override async standings(invoiceIds: readonly string[], asker: Asker): Promise<InvoiceFacts[]> {
    const client = this.clients.of('dunlin.invoice.v1.InvoiceService');
    const { invoices } = await client.getStandings({ invoiceIds: [...invoiceIds] }, asker, options);
    return invoices.map(fromWireInvoice);
  }
}

function fromWireInvoice(invoice: invoiceV1.Invoice): InvoiceFacts {
  const [amount, remaining] = [fromWireMoney(invoice.amount), fromWireMoney(invoice.remaining)];
  const dueOn = fromWireDate(invoice.dueDate, 'due_date');
  invariant(amount && remaining && dueOn, `Invoice ${invoice.invoiceId} came without amount, remaining or due date.`);
  return {
    invoiceId: invoice.invoiceId,
    number: invoice.number,
    customerId: invoice.customerId,
    lifecycle: enumName(invoice.lifecycle, 'LIFECYCLE_') ?? 'UNSPECIFIED',
    // Only a clear yes lets a message speak of it.
    collectable: invoice.collectability === 'COLLECTABILITY_COLLECT',
    disputed: invoice.disputed,
    amount,
    remaining,
    dueOn,
  };
}
