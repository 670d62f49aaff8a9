import { Controller } from '@nestjs/common';
import { OnEvents, type AnyEvent, type Tx } from '#libs/platform';
import type { Meanwhile } from '../domain/placement.js';
import { FollowInvoices, type InvoiceNews } from '../use-cases/follow-invoices.js';

type Settling =
  'dunlin.invoice.v1.InvoicePaid' | 'dunlin.invoice.v1.InvoiceVoided' | 'dunlin.invoice.v1.InvoiceReopened';

const meanwhileOf: Record<Settling, Meanwhile | null> = {
  'dunlin.invoice.v1.InvoicePaid': 'PAID',
  'dunlin.invoice.v1.InvoiceVoided': 'VOIDED',
  'dunlin.invoice.v1.InvoiceReopened': null,
};

@Controller()
export class PlacementsConsumer {
  constructor(private readonly followInvoices: FollowInvoices) {}

  @OnEvents('dunlin.invoice.v1.InvoicePaid', 'dunlin.invoice.v1.InvoiceVoided', 'dunlin.invoice.v1.InvoiceReopened')
  onInvoices(events: AnyEvent<Settling>[], tx: Tx): Promise<void> {
    return this.followInvoices.follow(events.map(newsOf), tx);
  }
}

function newsOf(event: AnyEvent<Settling>): InvoiceNews {
  const { type, sequence: version, payload } = event;
  return { invoiceId: payload.snapshot?.invoice?.invoiceId ?? '', meanwhile: meanwhileOf[type], version, event };
}
