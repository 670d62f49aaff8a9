import type { FenceFacts, InvoiceFacts } from './facts.js';
import { type InvoiceReason, invoiceReasons, mainReasonOf } from './reasons.js';

/** An intended act on invoices of a customer: a message, a charge, a placement with an agency. */
export interface Act {
  readonly customerId: string;
  /** Null for an act of no case. */
  readonly caseId: string | null;
  /** At most 500. */
  readonly invoiceIds: readonly string[];
  /** Whether it is to be known which of the debts were announced; false when absent. */
  readonly needsAnnouncement?: boolean;
  /** Whether a pause of the case by a person stops nothing, since the act lifts it; false when absent. */
  readonly passesPause?: boolean;
  /** Whether it is an act of the plan that pays the invoices, such as the reminder of an instalment; false when absent. */
  readonly passesArrangement?: boolean;
}

export interface ActRules {
  /** Whether any flag of the customer, such as bankruptcy, forbids the act. Messages leave flags to contact law. */
  readonly flagsForbid: boolean;
}

export interface LeftOut {
  readonly invoiceId: string;
  readonly reason: InvoiceReason;
}

/** The invoices of an act, each once and in the order of the act. */
export interface Partition {
  readonly allowed: readonly InvoiceFacts[];
  readonly leftOut: readonly LeftOut[];
  /** Null when nothing is left out. Whether it ends the act or delays it is for the acting service to say. */
  readonly mainReason: InvoiceReason | null;
}

export function partition(act: Act, rules: ActRules, facts: FenceFacts): Partition {
  const allowed: InvoiceFacts[] = [];
  const leftOut: LeftOut[] = [];
  for (const invoiceId of new Set(act.invoiceIds)) {
    const reason = reasonAgainst(invoiceId, act, rules, facts);
    if (reason) leftOut.push({ invoiceId, reason });
    else allowed.push(facts.invoices.get(invoiceId)!);
  }
  return { allowed, leftOut, mainReason: mainReasonOf(leftOut.map(({ reason }) => reason)) };
}

/** The first reason why the act must leave this invoice out; null when there is none. */
export function reasonAgainst(
  invoiceId: string,
  act: Pick<Act, 'customerId' | 'passesArrangement'>,
  rules: ActRules,
  facts: FenceFacts,
): InvoiceReason | null {
  const { customerId, passesArrangement = false } = act;
  const subject = { invoiceId, customerId, passesArrangement, invoice: facts.invoices.get(invoiceId), rules, facts };
  return invoiceReasons.find((reason) => applies[reason](subject)) ?? null;
}

interface Subject {
  readonly invoiceId: string;
  readonly customerId: string;
  readonly passesArrangement: boolean;
  readonly invoice: InvoiceFacts | undefined;
  readonly rules: ActRules;
  readonly facts: FenceFacts;
}

const applies: Readonly<Record<InvoiceReason, (subject: Subject) => boolean>> = {
  CUSTOMER_NOT_FOUND: ({ facts }) => facts.customer === null,
  CUSTOMER_FLAGGED: ({ rules, facts }) => rules.flagsForbid && (facts.customer?.flags.length ?? 0) > 0,
  INVOICE_NOT_FOUND: ({ invoice }) => invoice === undefined,
  OTHER_CUSTOMER: ({ invoice, customerId }) => invoice?.customerId !== customerId,
  NOT_ISSUED: ({ invoice }) => invoice?.lifecycle === 'DRAFT',
  VOID: ({ invoice }) => invoice?.lifecycle === 'VOID',
  WRITTEN_OFF: ({ invoice }) => invoice?.lifecycle === 'WRITTEN_OFF',
  PAID: ({ invoice }) => invoice?.lifecycle !== 'OPEN' || invoice.remaining.minor <= 0n,
  CASE_NOT_OPEN: ({ facts }) => facts.holds.caseClosed,
  DO_NOT_COLLECT: ({ invoice }) => invoice?.collectable === false,
  DISPUTED: ({ invoice }) => invoice?.disputed === true,
  CASE_HELD: ({ facts }) => facts.holds.actHeld,
  INVOICE_HELD: ({ invoiceId, facts }) => facts.holds.heldInvoiceIds.has(invoiceId),
  PROMISED: ({ invoiceId, facts }) => facts.promised.has(invoiceId),
  ARRANGED: ({ invoiceId, passesArrangement, facts }) => !passesArrangement && facts.arranged.has(invoiceId),
  PLACED: ({ invoiceId, facts }) => facts.holds.placedInvoiceIds.has(invoiceId),
  MONEY_IN_FLIGHT: ({ invoiceId, facts }) => facts.moneyInFlight.has(invoiceId),
};
