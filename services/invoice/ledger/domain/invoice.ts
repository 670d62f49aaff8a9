import type { LocalDate } from '#libs/time';
import {
  chargedComponents,
  type Component,
  type Components,
  componentsOf,
  type DividedAmount,
  dividedAmount,
  minus,
  sumOf,
} from './components.js';

export type Lifecycle = 'DRAFT' | 'OPEN' | 'PAID' | 'VOID' | 'WRITTEN_OFF' | 'SETTLED';
export type PaymentState = 'UNPAID' | 'PARTIALLY_PAID' | 'PAID' | 'OVERPAID';
export type Collectability = 'COLLECT' | 'DO_NOT_COLLECT';

/** Which of a customer's invoices it is: one that comes by itself, or one between these. */
export const invoiceKinds = ['REGULAR', 'OUT_OF_TURN'] as const;
export type InvoiceKind = (typeof invoiceKinds)[number];

/** Those that people and files bill, and the fee of a prolongation: an invoice of its own, all of which is a fee. */
export type AnyInvoiceKind = InvoiceKind | 'PROLONGATION_FEE';

/** The kind whose terms hold for an invoice: those of a fee are the terms of what comes by itself. */
export function billedKindOf({ kind }: { readonly kind: AnyInvoiceKind }): InvoiceKind {
  return kind === 'PROLONGATION_FEE' ? 'REGULAR' : kind;
}

/**
 * Where a due date comes from: somebody said it, the payment terms as they were when the invoice was created, or a
 * prolongation, which stands against files that say an earlier day.
 */
export type DueDateSource = 'GIVEN' | 'TERMS' | 'PROLONGED';

/** How what remained was given up: as bad debt, against the allowance made for it, or because it was little. */
export const writeOffMethods = ['DIRECT', 'ALLOWANCE', 'SMALL_BALANCE'] as const;
export type WriteOffMethod = (typeof writeOffMethods)[number];

/** One amount owed. Lifecycle, payment, overdue and collectability are independent facets of it. */
export interface Invoice extends DividedAmount {
  readonly invoiceId: string;
  /** Stands for none where a series gives it one when it is issued. */
  readonly number: string;
  /** Number series of a draft without number; empty where it has one. */
  readonly numberSeries: string;
  readonly customerId: string;
  readonly creditorId: string;
  readonly currency: string;
  readonly lifecycle: Lifecycle;
  readonly collectability: Collectability;
  /** A dispute is open, of the whole or of a part. */
  readonly disputed: boolean;
  /** What of the principal is disputed while a dispute is open; null for the whole invoice. */
  readonly disputedMinor: bigint | null;
  /**
   * What is to be settled here: the whole amount billed, tax included, less what was paid elsewhere, and what was charged
   * since and is not waived.
   */
  readonly amountMinor: bigint;
  /** Charged since and not waived, part of what is to be settled here; so are fees and costs. */
  readonly interestMinor: bigint;
  readonly feeMinor: bigint;
  readonly costMinor: bigint;
  /** Paid of it elsewhere, as the input file says: before it was imported, or since. */
  readonly paidElsewhereMinor: bigint;
  /** Allocated to it and still settling it. */
  readonly paidMinor: bigint;
  /** Part of what is paid that settles interest, fees and costs; the rest settles the principal. */
  readonly interestPaidMinor: bigint;
  readonly feePaidMinor: bigint;
  readonly costPaidMinor: bigint;
  /** Allocated to it once and now kept as the customer's credit, because less is owed than was paid. */
  readonly creditedMinor: bigint;
  /** What credit notes took off the principal, which is without it. */
  readonly creditNoteMinor: bigint;
  /** What its lines come to with tax, and their tax; zero for an invoice without lines. */
  readonly linesGrossMinor: bigint;
  readonly linesTaxMinor: bigint;
  /** What of it stands on the tax account. */
  readonly taxMinor: bigint;
  /** How it was written off; null while it is not. */
  readonly writeOffMethod: WriteOffMethod | null;
  /** What payments brought of what was written off. */
  readonly recoveredMinor: bigint;
  readonly issueDate: LocalDate;
  readonly dueDate: LocalDate;
  readonly dueDateSource: DueDateSource;
  readonly kind: AnyInvoiceKind;
  /** The customer's zone, in which the dates are meant. */
  readonly zone: string;
  /** From this instant on what remains is overdue. */
  readonly overdueAt: Date;
  /** Whether InvoiceOverdue was published since it is owed. */
  readonly overdueMarked: boolean;
  /** Starts at 1 and grows when collection begins anew; a payment that is taken back continues it. */
  readonly episode: number;
  /** Episode whose opening posted the receivable; 0 before the issue. */
  readonly issuedEpisode: number;
  /** Sequence that collects it, empty when unassigned. */
  readonly sequence: string;
  /** Whether the input file knows it, so that its absence from the file means something. */
  readonly fromFeed: boolean;
  /** A person voided it for good: a file that names it does not re-open it. */
  readonly voidStands: boolean;
  /** A person decided whether it may be collected: a file that says otherwise changes nothing of that. */
  readonly collectionStands: boolean;
  /** Import that created it, null for none. */
  readonly importId: string | null;
  readonly version: bigint;
  readonly createdAt: Date;
}

/** What was billed, less what was paid of it elsewhere. */
export function principalOf(invoice: DividedAmount): bigint {
  return componentsOf(invoice).PRINCIPAL;
}

/** The component of what was billed, as against what was charged since. */
export function billedComponentOf({ kind }: Pick<Invoice, 'kind'>): 'PRINCIPAL' | 'FEE' {
  return kind === 'PROLONGATION_FEE' ? 'FEE' : 'PRINCIPAL';
}

/** What was billed, tax included. */
export function wholeAmountOf(invoice: DividedAmount & Pick<Invoice, 'paidElsewhereMinor' | 'kind'>): bigint {
  return componentsOf(invoice)[billedComponentOf(invoice)] + invoice.paidElsewhereMinor;
}

type PaidAmounts = Pick<Invoice, 'paidMinor' | 'interestPaidMinor' | 'feePaidMinor' | 'costPaidMinor'>;

/** What is paid, by component. */
export function paidOf({ paidMinor, interestPaidMinor, feePaidMinor, costPaidMinor }: PaidAmounts): Components {
  return componentsOf({
    amountMinor: paidMinor,
    interestMinor: interestPaidMinor,
    feeMinor: feePaidMinor,
    costMinor: costPaidMinor,
  });
}

/** The fields of an invoice of which so much is paid. */
export function paying(paid: Components): PaidAmounts {
  const { amountMinor, interestMinor, feeMinor, costMinor } = dividedAmount(paid);
  return {
    paidMinor: amountMinor,
    interestPaidMinor: interestMinor,
    feePaidMinor: feeMinor,
    costPaidMinor: costMinor,
  };
}

/**
 * What is owed now, by component; together what remains. A process of the release before knows no components and settles
 * the whole by its principal: what it paid beyond the principal has settled the charges.
 */
export function owedOf(invoice: Invoice): Components {
  if (!isOwed(invoice.lifecycle)) return nothingOwed;
  const owed: Record<Component, bigint> = { ...minus(componentsOf(invoice), paidOf(invoice)) };
  let beyond = owed.PRINCIPAL < 0n ? -owed.PRINCIPAL : 0n;
  owed.PRINCIPAL += beyond;
  for (const component of chargedComponents) {
    const settled = owed[component] < beyond ? owed[component] : beyond;
    owed[component] -= settled;
    beyond -= settled;
  }
  return owed;
}

/** Whether more than charges is owed, of which files know nothing: where they end an invoice, what was charged stays owed. */
export function owesPrincipal(invoice: Invoice): boolean {
  return owedOf(invoice).PRINCIPAL > 0n;
}

const nothingOwed: Components = { PRINCIPAL: 0n, INTEREST: 0n, FEE: 0n, COST: 0n };

/** What of it was written off, by component: what nobody had paid of it then, or has not paid since. */
export function writtenOffOf(invoice: Invoice): Components {
  return invoice.lifecycle === 'WRITTEN_OFF' ? minus(componentsOf(invoice), paidOf(invoice)) : nothingOwed;
}

/** What of it was given up by a settlement, by component: what was not paid of it then. */
export function settledOf(invoice: Invoice): Components {
  return invoice.lifecycle === 'SETTLED' ? minus(componentsOf(invoice), paidOf(invoice)) : nothingOwed;
}

/** What of what was written off money may still bring. */
export function recoverableOf(invoice: Invoice): bigint {
  return sumOf(writtenOffOf(invoice)) - invoice.recoveredMinor;
}

/** What is owed of it now, charges included: its balance on the receivable accounts. */
export function remainingOf({
  lifecycle,
  amountMinor,
  paidMinor,
}: Pick<Invoice, 'lifecycle' | 'amountMinor' | 'paidMinor'>): bigint {
  return isOwed(lifecycle) ? amountMinor - paidMinor : 0n;
}

/** Derived from what the journal allocated to it, and from what was paid elsewhere. */
export function paymentStateOf({
  lifecycle,
  amountMinor,
  paidMinor,
  creditedMinor,
  paidElsewhereMinor,
}: Invoice): PaymentState {
  if (paidMinor === 0n && (paidElsewhereMinor === 0n || !countsPaid(lifecycle))) return 'UNPAID';
  if (paidMinor < amountMinor) return 'PARTIALLY_PAID';
  return creditedMinor > 0n && lifecycle === 'PAID' ? 'OVERPAID' : 'PAID';
}

/** Something remains and the day after the due date has begun in the customer's zone. */
export function isOverdue(invoice: Invoice, now: Date): boolean {
  return remainingOf(invoice) > 0n && now >= invoice.overdueAt;
}

/** Whether all of it is disputed, with what was charged on it. */
export function isWhollyDisputed({ disputed, disputedMinor }: Pick<Invoice, 'disputed' | 'disputedMinor'>): boolean {
  return disputed && disputedMinor === null;
}

/** What is owed of it and not disputed, by component. Money settles what is not disputed before what is. */
export function undisputedOf(invoice: Invoice): Components {
  const owed = owedOf(invoice);
  if (!invoice.disputed) return owed;
  if (invoice.disputedMinor === null) return nothingOwed;
  const PRINCIPAL = owed.PRINCIPAL > invoice.disputedMinor ? owed.PRINCIPAL - invoice.disputedMinor : 0n;
  return { ...owed, PRINCIPAL };
}

/** What of it money takes whose payer named it, by component; what a written-off one takes back is of none and told as principal. */
export function payableByName(invoice: Invoice, terms: { readonly namedPaysDisputed: boolean }): Components {
  if (invoice.lifecycle === 'WRITTEN_OFF') return { ...nothingOwed, PRINCIPAL: recoverableOf(invoice) };
  return terms.namedPaysDisputed ? owedOf(invoice) : undisputedOf(invoice);
}

/** What of what remains is not disputed: what the debtor is asked for. */
export function collectableOf(invoice: Invoice): bigint {
  return sumOf(undisputedOf(invoice));
}

/**
 * Whether money whose payer did not name it may settle it. What is disputed is settled only when the payer names the
 * invoice; one that must not be collected takes money like any other, since nobody is asked for it.
 */
export function takesUndirectedMoney(invoice: Invoice): boolean {
  return invoice.lifecycle === 'OPEN' && !isWhollyDisputed(invoice);
}

/** The lifecycle of an owed invoice, which only its balance decides. */
export function lifecycleByBalance(amountMinor: bigint, paidMinor: bigint): 'OPEN' | 'PAID' {
  return paidMinor >= amountMinor ? 'PAID' : 'OPEN';
}

/** Whether somebody owes it, or owed it until it was paid. */
export function isOwed(lifecycle: Lifecycle): boolean {
  return lifecycle === 'OPEN' || lifecycle === 'PAID';
}

/** Whether what was paid of it counts: it is owed, or what was not paid is given up. */
export function countsPaid(lifecycle: Lifecycle): boolean {
  return isOwed(lifecycle) || lifecycle === 'WRITTEN_OFF' || lifecycle === 'SETTLED';
}
