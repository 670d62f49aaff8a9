import { Controller } from '@nestjs/common';
import type { EventPayloads } from '#libs/contracts';
import { type AnyEvent, OnEvents, OrganisationSettings } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import { AfterInvoiceEvents } from '../use-cases/after-invoice-events.js';
import { SyncCustomerCopies } from '../use-cases/sync-customer-copies.js';
import { SyncInvoiceCopies } from '../use-cases/sync-invoice-copies.js';
import { type CustomerEvent, customerEvents, fromWireCustomer, fromWireSnapshot } from './enrolment.wire.js';

const invoiceEvents = [
  'dunlin.invoice.v1.InvoiceIssued',
  'dunlin.invoice.v1.InvoiceChanged',
  'dunlin.invoice.v1.InvoiceBalanceChanged',
  'dunlin.invoice.v1.InvoiceOverdue',
  'dunlin.invoice.v1.InvoicePaid',
  'dunlin.invoice.v1.InvoiceVoided',
  'dunlin.invoice.v1.InvoiceReopened',
  'dunlin.invoice.v1.InvoiceWrittenOff',
  'dunlin.invoice.v1.InvoiceSettled',
  'dunlin.invoice.v1.InvoiceRecoveryChanged',
  'dunlin.invoice.v1.DisputeRaised',
  'dunlin.invoice.v1.DisputeClosed',
] as const;

type Typed<Types extends readonly (keyof EventPayloads)[]> = AnyEvent<Types[number]>[];

@Controller()
export class EnrolmentConsumer {
  constructor(
    private readonly invoices: SyncInvoiceCopies,
    private readonly customers: SyncCustomerCopies,
    private readonly after: AfterInvoiceEvents,
    private readonly organisation: OrganisationSettings,
  ) {}

  @OnEvents(...invoiceEvents)
  async onInvoices(events: Typed<typeof invoiceEvents>, tx: Tx): Promise<void> {
    await this.invoices.syncInvoiceCopies(
      tx,
      events.map((event) => ({ facts: fromWireSnapshot(event.payload.snapshot, this.organisation.zone), event })),
    );
    await this.after.invoiceEventsConsumed(
      tx,
      events.map(({ type }) => type),
    );
  }

  @OnEvents(...customerEvents)
  async onCustomers(events: CustomerEvent[], tx: Tx): Promise<void> {
    const seen = events.flatMap((event) => {
      const facts = fromWireCustomer(event);
      return facts ? [{ facts, event }] : [];
    });
    await this.customers.syncCustomerCopies(tx, seen);
  }
}
