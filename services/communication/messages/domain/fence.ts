import { invariant } from '#libs/errors';
import {
  type Act,
  type ContactChannel,
  type ContactPoint,
  type CustomerFacts,
  type FenceFacts,
  type FenceReason,
  type InvoiceFacts,
  type LeftOut,
  partition,
} from '#libs/fence';
import { dueFirst } from '../../templates/domain/invoice-order.js';

/** A message as it is asked for. */
interface MessageAct extends Act {
  readonly channel: ContactChannel;
}

/** Whether the message may go on to contact law, and what it then says. */
export type FenceDecision =
  | {
      readonly act: 'SEND';
      readonly customer: CustomerFacts;
      readonly contact: ContactPoint;
      /** In the order in which the message lists them. */
      readonly invoices: readonly InvoiceFacts[];
      readonly leftOut: readonly LeftOut[];
    }
  | { readonly act: 'SUPPRESS' | 'DELAY'; readonly reason: FenceReason; readonly leftOut: readonly LeftOut[] };

/**
 * What a reason does to a message. Holds, disputes, promises, plans in instalments, placements and money in flight end, and a step
 * that met one must go on in its place then, so they only delay.
 */
const effects: Readonly<Record<FenceReason, 'SUPPRESS' | 'DELAY'>> = {
  CUSTOMER_NOT_FOUND: 'SUPPRESS',
  CUSTOMER_FLAGGED: 'SUPPRESS',
  INVOICE_NOT_FOUND: 'SUPPRESS',
  OTHER_CUSTOMER: 'SUPPRESS',
  NOT_ISSUED: 'SUPPRESS',
  VOID: 'SUPPRESS',
  WRITTEN_OFF: 'SUPPRESS',
  PAID: 'SUPPRESS',
  CASE_NOT_OPEN: 'SUPPRESS',
  DO_NOT_COLLECT: 'SUPPRESS',
  DISPUTED: 'DELAY',
  CASE_HELD: 'DELAY',
  INVOICE_HELD: 'DELAY',
  PROMISED: 'DELAY',
  ARRANGED: 'DELAY',
  PLACED: 'DELAY',
  MONEY_IN_FLIGHT: 'DELAY',
  NO_CONTACT: 'SUPPRESS',
};

/**
 * Invoices that the fence forbids are left out and the others are sent. Money in flight for one of them delays the
 * message, because it may settle more than the one. Flags of the customer are for contact law to judge.
 */
export function decideSending(act: MessageAct, facts: FenceFacts): FenceDecision {
  const { allowed, leftOut, mainReason } = partition(act, { flagsForbid: false }, facts);
  const stop = (reason: FenceReason): FenceDecision => ({ act: effects[reason], reason, leftOut });
  if (allowed.length === 0) {
    invariant(mainReason, 'A message about no invoice came to the fence.');
    return stop(mainReason);
  }
  const customer = facts.customer!;
  const contact = contactFor(customer, act.channel);
  if (!contact) return stop('NO_CONTACT');
  if (leftOut.some(({ reason }) => reason === 'MONEY_IN_FLIGHT')) return stop('MONEY_IN_FLIGHT');
  return { act: 'SEND', customer, contact, invoices: [...allowed].sort(dueFirst), leftOut };
}

/** A confirmed contact first, else the first that is not known to be wrong. */
function contactFor(customer: CustomerFacts, channel: ContactChannel): ContactPoint | undefined {
  const usable = customer.contacts.filter((contact) => contact.channel === channel && contact.validity !== 'INVALID');
  return usable.find(({ validity }) => validity === 'VALID') ?? usable[0];
}
