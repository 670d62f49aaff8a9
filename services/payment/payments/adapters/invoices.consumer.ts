import { Controller } from '@nestjs/common';
import { type AnyEvent, OnEvents } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import { InvoicesSeen, type SeenInvoice } from '../use-cases/invoices-seen.js';

const invoiceEvents = [
  'dunlin.invoice.v1.InvoiceBalanceChanged',
  'dunlin.invoice.v1.InvoicePaid',
  'dunlin.invoice.v1.InvoiceVoided',
  'dunlin.invoice.v1.InvoiceReopened',
  'dunlin.invoice.v1.InvoiceWrittenOff',
  'dunlin.invoice.v1.InvoiceSettled',
] as const;

type InvoiceEvent = AnyEvent<(typeof invoiceEvents)[number]>;

@Controller()
export class InvoicesConsumer {
  constructor(private readonly invoicesSeen: InvoicesSeen) {}

  @OnEvents(...invoiceEvents)
  onInvoices(events: InvoiceEvent[], tx: Tx): Promise<void> {
    return this.invoicesSeen.tell(tx, events.flatMap(fromWireInvoice));
  }
}

function fromWireInvoice({ payload: { snapshot } }: InvoiceEvent): SeenInvoice[] {
  const invoice = snapshot?.invoice;
  if (!invoice) return [];
  const { invoiceId, version, lifecycle } = invoice;
  const isPaid = lifecycle === 'LIFECYCLE_PAID';
  const standing = lifecycle === 'LIFECYCLE_OPEN' ? 'OWED' : isPaid ? 'PAID' : 'CLOSED';
  return [{ invoiceId, version: BigInt(version), standing }];
}
