import type { Money } from '#libs/money';
import type { LocalDate } from '#libs/time';
import type { DebtorFlag, DebtType } from './contact-law/contact-law.js';
import type { Channel } from './channel.js';

/** An invoice as its owner knows it now. */
export interface InvoiceStanding {
  readonly invoiceId: string;
  readonly number: string;
  readonly customerId: string;
  readonly lifecycle: string;
  readonly collectable: boolean;
  readonly disputed: boolean;
  readonly amount: Money;
  readonly remaining: Money;
  readonly dueOn: LocalDate;
}

export interface ContactPoint {
  readonly contactId: string;
  readonly channel: Channel;
  readonly address: string;
  readonly validity: 'UNVERIFIED' | 'VALID' | 'INVALID';
}

/** A customer as its owner knows it now. */
export interface CustomerFacts {
  readonly customerId: string;
  readonly reference: string;
  readonly name: string;
  readonly debtType: DebtType;
  readonly locale: string;
  /** The customer's own zone first. */
  readonly zones: readonly string[];
  readonly contacts: readonly ContactPoint[];
  readonly optedOutChannels: readonly Channel[];
  readonly flags: readonly DebtorFlag[];
}

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
  readonly invoices: readonly InvoiceStanding[];
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
      readonly invoices: readonly InvoiceStanding[];
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

/** Orders invoices as messages list them: the one due first in front. */
export function dueFirst(left: InvoiceStanding, right: InvoiceStanding): number {
  return compare(left.dueOn, right.dueOn) || compare(left.number, right.number);
}

/** A confirmed contact first, else the first that is not known to be wrong. */
export function contactFor(customer: CustomerFacts, channel: Channel): ContactPoint | undefined {
  const usable = customer.contacts.filter((contact) => contact.channel === channel && contact.validity !== 'INVALID');
  return usable.find(({ validity }) => validity === 'VALID') ?? usable[0];
}

function sift(question: FenceQuestion, facts: FenceFacts): { kept: InvoiceStanding[]; leftOut: LeftOut[] } {
  const known = new Map(facts.invoices.map((invoice) => [invoice.invoiceId, invoice]));
  const held = new Set(facts.holds.heldInvoiceIds);
  const kept: InvoiceStanding[] = [];
  const leftOut: LeftOut[] = [];
  for (const invoiceId of new Set(question.invoiceIds)) {
    const invoice = known.get(invoiceId);
    const reason = invoice ? objection(invoice, question.customerId, held) : 'UNKNOWN_INVOICE';
    if (reason) leftOut.push({ invoiceId, reason });
    else kept.push(invoice!);
  }
  return { kept: kept.sort(dueFirst), leftOut };
}

function objection(invoice: InvoiceStanding, customerId: string, held: ReadonlySet<string>): LeftOutReason | undefined {
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

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
