import type { Channel } from '../../contact-law/domain/channel.js';
import type { ContactPoint, CustomerFacts } from '../../contact-law/domain/customer-facts.js';
import { dueFirst, type InvoiceFacts } from '../../templates/domain/invoice-facts.js';

/** Holds on the act as their owner knows them now. */
export interface HoldFacts {
  /** Whether the customer or the case is held, or the case is no longer open. */
  readonly actHeld: boolean;
  readonly heldInvoiceIds: readonly string[];
  readonly reasons: readonly string[];
}

/** All that was asked of the owners before an act. */
export interface FenceFacts {
  /** null when the owner knows no such customer. */
  readonly customer: CustomerFacts | null;
  readonly invoices: readonly InvoiceFacts[];
  readonly holds: HoldFacts;
  /** Invoices on which money is in flight; asked before their standing was. */
  readonly inFlightInvoiceIds: readonly string[];
}

/** What is to be sent. */
export interface FenceQuestion {
  readonly customerId: string;
  readonly channel: Channel;
  readonly invoiceIds: readonly string[];
}

/** Why an invoice is not spoken of. */
export type LeftOutReason =
  'PAID' | 'VOID' | 'NOT_ISSUED' | 'DISPUTED' | 'HELD' | 'DO_NOT_COLLECT' | 'OF_ANOTHER_CUSTOMER' | 'UNKNOWN_INVOICE';

export interface LeftOut {
  readonly invoiceId: string;
  readonly reason: LeftOutReason;
}

/** Whether the message may go on to contact law, and what it then speaks of. */
export type FenceVerdict =
  | {
      readonly act: 'SEND';
      readonly customer: CustomerFacts;
      readonly contact: ContactPoint;
      readonly invoices: readonly InvoiceFacts[];
      readonly leftOut: readonly LeftOut[];
    }
  | { readonly act: 'SUPPRESS' | 'DELAY'; readonly reason: string; readonly leftOut: readonly LeftOut[] };

/**
 * Judges the facts in the order: who, case, invoices, money in flight, contact. What ends the message wins over a delay.
 * Holds and disputes end, and a step that met one on its way must go on in its place then, so they only delay.
 */
export function judge(question: FenceQuestion, facts: FenceFacts): FenceVerdict {
  const { customer, holds } = facts;
  if (!customer) return { act: 'SUPPRESS', reason: 'UNKNOWN_CUSTOMER', leftOut: [] };
  if (holds.actHeld) return stoppedBy(reasonOfHold(holds), []);
  const { kept, leftOut } = sift(question, facts);
  if (kept.length === 0) return stoppedBy(mainReason(leftOut), leftOut);
  const contact = contactFor(customer, question.channel);
  if (!contact) return { act: 'SUPPRESS', reason: 'NO_CONTACT', leftOut };
  const inFlight = new Set(facts.inFlightInvoiceIds);
  if (kept.some(({ invoiceId }) => inFlight.has(invoiceId))) {
    return { act: 'DELAY', reason: 'MONEY_IN_FLIGHT', leftOut };
  }
  return { act: 'SEND', customer, contact, invoices: kept, leftOut };
}

function stoppedBy(reason: LeftOutReason | 'CASE_NOT_OPEN', leftOut: readonly LeftOut[]): FenceVerdict {
  return { act: reason === 'HELD' || reason === 'DISPUTED' ? 'DELAY' : 'SUPPRESS', reason, leftOut };
}

/** A confirmed contact first, else the first that is not known to be wrong. */
export function contactFor(customer: CustomerFacts, channel: Channel): ContactPoint | undefined {
  const usable = customer.contacts.filter((contact) => contact.channel === channel && contact.validity !== 'INVALID');
  return usable.find(({ validity }) => validity === 'VALID') ?? usable[0];
}

function sift(question: FenceQuestion, facts: FenceFacts): { kept: InvoiceFacts[]; leftOut: LeftOut[] } {
  const known = new Map(facts.invoices.map((invoice) => [invoice.invoiceId, invoice]));
  const held = new Set(facts.holds.heldInvoiceIds);
  const kept: InvoiceFacts[] = [];
  const leftOut: LeftOut[] = [];
  for (const invoiceId of new Set(question.invoiceIds)) {
    const invoice = known.get(invoiceId);
    const reason = invoice ? objection(invoice, question.customerId, held) : 'UNKNOWN_INVOICE';
    if (reason) leftOut.push({ invoiceId, reason });
    else kept.push(invoice!);
  }
  return { kept: kept.sort(dueFirst), leftOut };
}

function objection(invoice: InvoiceFacts, customerId: string, held: ReadonlySet<string>): LeftOutReason | undefined {
  if (invoice.customerId !== customerId) return 'OF_ANOTHER_CUSTOMER';
  if (invoice.lifecycle === 'VOID') return 'VOID';
  if (invoice.lifecycle === 'DRAFT') return 'NOT_ISSUED';
  if (invoice.lifecycle !== 'OPEN' || invoice.remaining.minor <= 0n) return 'PAID';
  if (invoice.disputed) return 'DISPUTED';
  if (!invoice.collectable) return 'DO_NOT_COLLECT';
  return held.has(invoice.invoiceId) ? 'HELD' : undefined;
}

/** The owner says how a case ended, `CASE_PAID` and the like; reasons of holds are words of people. */
function reasonOfHold({ reasons }: HoldFacts): 'HELD' | 'CASE_NOT_OPEN' {
  return reasons.some((reason) => /^CASE_[A-Z_]+$/.test(reason)) ? 'CASE_NOT_OPEN' : 'HELD';
}

/** Of several reasons the one that tells an operator most, first in this list. */
const byWeight: readonly LeftOutReason[] = [
  'HELD',
  'DISPUTED',
  'DO_NOT_COLLECT',
  'PAID',
  'VOID',
  'NOT_ISSUED',
  'OF_ANOTHER_CUSTOMER',
  'UNKNOWN_INVOICE',
];

function mainReason(leftOut: readonly LeftOut[]): LeftOutReason {
  return byWeight.find((reason) => leftOut.some((left) => left.reason === reason)) ?? 'UNKNOWN_INVOICE';
}
