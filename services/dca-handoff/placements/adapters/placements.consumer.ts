import { Controller } from '@nestjs/common';
import { type AnyEvent, OnEvents } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import type { SettledWhilePlaced } from '../domain/placement-line.js';
import { type InvoiceChange, WithdrawSettledInvoices } from '../use-cases/withdraw-settled-invoices.js';

type Settling =
  | 'dunlin.invoice.v1.InvoicePaid'
  | 'dunlin.invoice.v1.InvoiceVoided'
  | 'dunlin.invoice.v1.InvoiceWrittenOff'
  | 'dunlin.invoice.v1.InvoiceSettled'
  | 'dunlin.invoice.v1.InvoiceReopened';

const settledBy: Readonly<Record<Settling, SettledWhilePlaced | null>> = {
  'dunlin.invoice.v1.InvoicePaid': 'PAID',
  'dunlin.invoice.v1.InvoiceVoided': 'VOID',
  // For an agency too, it ends without payment.
  'dunlin.invoice.v1.InvoiceWrittenOff': 'VOID',
  // All that was to be paid of it is.
  'dunlin.invoice.v1.InvoiceSettled': 'PAID',
  'dunlin.invoice.v1.InvoiceReopened': null,
};

@Controller()
export class PlacementsConsumer {
  constructor(private readonly withdrawSettledInvoices: WithdrawSettledInvoices) {}

  @OnEvents(
    'dunlin.invoice.v1.InvoicePaid',
    'dunlin.invoice.v1.InvoiceVoided',
    'dunlin.invoice.v1.InvoiceWrittenOff',
    'dunlin.invoice.v1.InvoiceSettled',
    'dunlin.invoice.v1.InvoiceReopened',
  )
  onInvoices(events: AnyEvent<Settling>[], tx: Tx): Promise<void> {
    return this.withdrawSettledInvoices.withdrawSettledInvoices(events.map(changeOf), tx);
  }
}

function changeOf(event: AnyEvent<Settling>): InvoiceChange {
  const { type, sequence: version, payload } = event;
  return { invoiceId: payload.snapshot?.invoice?.invoiceId ?? '', settled: settledBy[type], version, event };
}
