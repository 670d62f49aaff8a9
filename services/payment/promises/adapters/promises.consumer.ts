import { Controller } from '@nestjs/common';
import { type AnyEvent, OnEvents } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import { JudgePromises, type SeenInvoice } from '../use-cases/judge-promises.js';

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
export class PromisesConsumer {
  constructor(private readonly promises: JudgePromises) {}

  @OnEvents(...invoiceEvents)
  onInvoices(events: InvoiceEvent[], tx: Tx): Promise<void> {
    return this.promises.invoicesChanged(tx, events.flatMap(fromWireInvoice));
  }
}

function fromWireInvoice({ payload: { snapshot } }: InvoiceEvent): SeenInvoice[] {
  const invoice = snapshot?.invoice;
  if (!invoice) return [];
  const { invoiceId, version, lifecycle } = invoice;
  return [{ invoiceId, version: BigInt(version), closed: lifecycle !== 'LIFECYCLE_OPEN' }];
}
