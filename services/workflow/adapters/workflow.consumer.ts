import { Controller } from '@nestjs/common';
import { enumName, fromTimestamp } from '#libs/contracts';
import { OnEvents, type AnyEvent, type Tx } from '#libs/platform';
import { AdvanceReport } from '../use-cases/advance-report.js';
import { FollowCustomers } from '../use-cases/follow-customers.js';
import { FollowInvoices } from '../use-cases/follow-invoices.js';
import { FollowPlacements } from '../use-cases/follow-placements.js';
import { TakeFiles } from '../use-cases/take-files.js';
import { fromPlacement, fromSnapshot } from './workflow.wire.js';

const invoiceEvents = [
  'dunlin.invoice.v1.InvoiceIssued',
  'dunlin.invoice.v1.InvoiceChanged',
  'dunlin.invoice.v1.InvoiceBalanceChanged',
  'dunlin.invoice.v1.InvoiceOverdue',
  'dunlin.invoice.v1.InvoicePaid',
  'dunlin.invoice.v1.InvoiceVoided',
  'dunlin.invoice.v1.InvoiceReopened',
  'dunlin.invoice.v1.DisputeRaised',
  'dunlin.invoice.v1.DisputeClosed',
] as const;
const customerEvents = [
  'dunlin.customer.v1.CustomerCreated',
  'dunlin.customer.v1.CustomerChanged',
  'dunlin.customer.v1.ContactChanged',
  'dunlin.customer.v1.CustomerOptedOut',
  'dunlin.customer.v1.OptOutWithdrawn',
  'dunlin.customer.v1.FlagRaised',
  'dunlin.customer.v1.FlagLowered',
] as const;
const placementEvents = [
  'dunlin.dca_handoff.v1.PlacementProposed',
  'dunlin.dca_handoff.v1.PlacementSent',
  'dunlin.dca_handoff.v1.PlacementAnswered',
  'dunlin.dca_handoff.v1.PlacementRefused',
  'dunlin.dca_handoff.v1.RecallRequested',
  'dunlin.dca_handoff.v1.PlacementRecalled',
  'dunlin.dca_handoff.v1.PlacementClosedPaid',
] as const;
const paymentEvents = ['dunlin.payment.v1.PaymentSettled', 'dunlin.payment.v1.PaymentReversed'] as const;

type Typed<Types extends readonly (keyof import('#libs/contracts').EventPayloads)[]> = AnyEvent<Types[number]>[];

/** Facts about invoices whose arrival the report of a clock run counts. */
const countedFacts: Partial<Record<string, string>> = {
  'dunlin.invoice.v1.InvoiceIssued': 'invoices issued',
  'dunlin.invoice.v1.InvoiceOverdue': 'invoices overdue',
  'dunlin.invoice.v1.InvoicePaid': 'invoices paid',
  'dunlin.invoice.v1.InvoiceVoided': 'invoices voided',
  'dunlin.invoice.v1.InvoiceReopened': 'invoices reopened',
  'dunlin.payment.v1.PaymentSettled': 'payments settled',
  'dunlin.payment.v1.PaymentReversed': 'payments reversed',
};

@Controller()
export class WorkflowConsumer {
  constructor(
    private readonly invoices: FollowInvoices,
    private readonly customers: FollowCustomers,
    private readonly placements: FollowPlacements,
    private readonly files: TakeFiles,
    private readonly report: AdvanceReport,
  ) {}

  @OnEvents(...invoiceEvents)
  async onInvoices(events: Typed<typeof invoiceEvents>, tx: Tx): Promise<void> {
    await this.invoices.follow(
      tx,
      events.map((event) => ({ facts: fromSnapshot(event.payload.snapshot), event })),
    );
    await this.count(events, tx);
  }

  @OnEvents(...customerEvents)
  async onCustomers(events: Typed<typeof customerEvents>, tx: Tx): Promise<void> {
    const seen = events.flatMap((event) => {
      const { customer } = event.payload;
      if (!customer) return [];
      const { customerId, class: customerClass } = customer;
      const deliverableChannels = customer.deliverableChannels.flatMap((name) => enumName(name, 'CHANNEL_') ?? []);
      return [{ facts: { customerId, customerClass, deliverableChannels, version: event.sequence }, event }];
    });
    await this.customers.follow(tx, seen);
  }

  @OnEvents(...placementEvents)
  async onPlacements(events: Typed<typeof placementEvents>, tx: Tx): Promise<void> {
    await this.placements.follow(
      tx,
      events.map((event) => ({ facts: fromPlacement(event.payload.placement), event })),
    );
  }

  @OnEvents('dunlin.invoice.v1.ImportRegistered')
  async onImports(events: AnyEvent<'dunlin.invoice.v1.ImportRegistered'>[], tx: Tx): Promise<void> {
    const files = events.map((event) => ({
      arrivalId: event.payload.importId,
      kind: 'IMPORT' as const,
      arriveAt: fromTimestamp(event.payload.arrivalTime),
      event,
    }));
    await this.files.register(tx, files);
  }

  @OnEvents('dunlin.payment.v1.PaymentFileRegistered')
  async onPaymentFiles(events: AnyEvent<'dunlin.payment.v1.PaymentFileRegistered'>[], tx: Tx): Promise<void> {
    const files = events.map((event) => ({
      arrivalId: event.payload.fileId,
      kind: 'PAYMENT_FILE' as const,
      arriveAt: fromTimestamp(event.payload.arrivalTime),
      event,
    }));
    await this.files.register(tx, files);
  }

  @OnEvents(...paymentEvents)
  async onPayments(events: Typed<typeof paymentEvents>, tx: Tx): Promise<void> {
    await this.count(events, tx);
  }

  private count(events: readonly { type: string }[], tx: Tx): Promise<void> {
    return this.report.note(
      tx,
      events.flatMap(({ type }) => countedFacts[type] ?? []),
    );
  }
}
