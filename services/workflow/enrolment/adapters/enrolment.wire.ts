import { collectableOf, enumName, fromWireDate, fromWireMoney, type invoiceV1 } from '#libs/contracts';
import { invariant } from '#libs/errors';
import { customerFlags } from '#libs/fence';
import type { AnyEvent } from '#libs/platform';
import { zoneOr } from '#libs/time';
import type { SeenFlags } from '../../cases/use-cases/flags/sync-flags.js';
import type { InvoiceFacts, Lifecycle } from '../../copies/domain/invoice.js';
import type { SeenCustomer } from '../use-cases/sync-customer-copies.js';

/**
 * @param defaultZone for a zone that this process cannot compute with, so that the invoice is collected all the same
 * @throws Error for a snapshot without an invoice, amounts or dates, which its publisher never sends
 */
export function fromWireSnapshot(snapshot: invoiceV1.InvoiceSnapshot | null, defaultZone: string): InvoiceFacts {
  const invoice = snapshot?.invoice;
  invariant(snapshot && invoice, 'An invoice event carries no invoice.');
  const amount = fromWireMoney(invoice.amount);
  const { remaining, disputed } = collectableOf(invoice);
  const issuedOn = fromWireDate(invoice.issueDate, 'issue_date');
  const dueOn = fromWireDate(invoice.dueDate, 'due_date');
  const lifecycle = enumName<Lifecycle>(invoice.lifecycle, 'LIFECYCLE_');
  invariant(
    amount && remaining && issuedOn && dueOn && lifecycle,
    `Invoice ${invoice.invoiceId} lacks amounts or dates.`,
  );
  return {
    invoiceId: invoice.invoiceId,
    number: invoice.number,
    customerId: invoice.customerId,
    creditorId: invoice.creditorId,
    amount,
    remaining,
    issuedOn,
    dueOn,
    zone: zoneOr(snapshot.zone, defaultZone),
    lifecycle,
    collectable: invoice.collectability !== 'COLLECTABILITY_DO_NOT_COLLECT',
    disputed,
    episode: invoice.episode,
    version: BigInt(invoice.version),
  };
}

/** Every event about a customer that this service listens to. */
export const customerEvents = [
  'dunlin.customer.v1.CustomerCreated',
  'dunlin.customer.v1.CustomerChanged',
  'dunlin.customer.v1.ContactChanged',
  'dunlin.customer.v1.CustomerOptedOut',
  'dunlin.customer.v1.OptOutWithdrawn',
  'dunlin.customer.v1.FlagRaised',
  'dunlin.customer.v1.FlagLowered',
] as const;

export type CustomerEvent = AnyEvent<(typeof customerEvents)[number]>;

/** What an event says of its customer; null where it says nothing. */
export function fromWireCustomer(event: CustomerEvent): SeenCustomer | null {
  const { customer } = event.payload;
  if (!customer) return null;
  const { customerId, class: customerClass, specialistId } = customer;
  const deliverableChannels = customer.deliverableChannels.flatMap((name) => enumName(name, 'CHANNEL_') ?? []);
  const flags: SeenFlags = {
    customerId,
    // The customer service, too, counts the days of whoever has no known zone in UTC.
    zone: zoneOr(customer.zone, 'UTC'),
    inForce: customerFlags.filter((flag) => customer.flags.some((name) => name === `FLAG_${flag}`)),
    changed: fromWireFlagChange(event, customerId),
  };
  return { customerId, customerClass, specialistId, deliverableChannels, version: event.sequence, flags };
}

/** Null for a flag that asks for care only, and for one that this release does not know: fences stop every act for it. */
function fromWireFlagChange(event: CustomerEvent, customerId: string): SeenFlags['changed'] {
  const { sequence: version } = event;
  if (event.type !== 'dunlin.customer.v1.FlagRaised' && event.type !== 'dunlin.customer.v1.FlagLowered') return null;
  const flag = customerFlags.find((name) => event.payload.flag === `FLAG_${name}`);
  if (!flag) return null;
  if (event.type === 'dunlin.customer.v1.FlagLowered')
    return { customerId, flag, raised: false, since: null, until: null, version };
  const { sinceDate, untilDate } = event.payload;
  const days = { since: fromWireDate(sinceDate, 'since_date'), until: fromWireDate(untilDate, 'until_date') };
  return { customerId, flag, raised: true, ...days, version };
}
