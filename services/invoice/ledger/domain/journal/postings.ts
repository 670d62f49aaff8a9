import type { LocalDate } from '#libs/time';
import type { Part } from '../allocation/allocation.js';
import { type ChargedComponent, chargedComponents, type ComponentPart, componentsOf, partsOf } from '../components.js';
import { billedComponentOf, type Invoice, wholeAmountOf } from '../invoice.js';
import type { Allocation, PaymentAccount } from '../payment-account.js';
import {
  type Account,
  accounts,
  billedAccounts,
  credit,
  debit,
  type Entry,
  entry,
  incomeAccounts,
  type Line,
  receivableAccounts,
} from './journal.js';

const { badDebtRecovery, bank, customerCredit, tax, unappliedCash } = accounts;

/** Source of the entry that opened the receivable in an episode. */
export function issueSource(invoiceId: string, episode: number): string {
  return `invoice/${invoiceId}/issue/${episode}`;
}

/** 1200 to 4000 and 2200, of a fee 1220 to 4120: owed gross from now on, or again. @param before as it was until then */
export function receivableOpened(
  invoice: Invoice,
  before: Invoice,
  context: 'INVOICE_ISSUED' | 'INVOICE_REOPENED',
  valueDate: LocalDate,
): Entry {
  const source = issueSource(invoice.invoiceId, invoice.issuedEpisode);
  return entry(
    { ...head(invoice, valueDate), source, context },
    receivableBy(invoice, wholeAmountOf(invoice), invoice.taxMinor - before.taxMinor),
  );
}

/** Reverses the receivable with all changes of its amount, when the invoice is voided. */
export function receivableReversed(invoice: Invoice, valueDate: LocalDate): Entry {
  const { invoiceId, episode, issuedEpisode } = invoice;
  const source = `invoice/${invoiceId}/void/${episode}`;
  const reversesSource = issueSource(invoiceId, issuedEpisode);
  const lines = receivableBy(invoice, -wholeAmountOf(invoice), -invoice.taxMinor);
  return entry({ ...head(invoice, valueDate), source, context: 'INVOICE_VOIDED', reversesSource }, lines);
}

/** The difference between 1200, and 4000 and 2200. @param invoice as it is after the change, which differs in the amount */
export function amountChanged(invoice: Invoice, before: Invoice, valueDate: LocalDate): Entry {
  const source = `invoice/${invoice.invoiceId}/amount/${invoice.version}`;
  const context = 'AMOUNT_CHANGED';
  return entry({ ...head(invoice, valueDate), source, context }, receivableFrom(before, invoice));
}

/** 4000 and 2200 to 1200: so much of it is owed no longer. @param invoice as it is after it */
export function creditNoted(invoice: Invoice, before: Invoice, creditNoteId: string, valueDate: LocalDate): Entry {
  const { invoiceId, issuedEpisode } = invoice;
  const source = `invoice/${invoiceId}/credit-note/${creditNoteId}`;
  const reversesSource = issueSource(invoiceId, issuedEpisode);
  const context = 'CREDIT_NOTE';
  return entry({ ...head(invoice, valueDate), source, context, reversesSource }, receivableFrom(before, invoice));
}

/** 4000 to 1200: what was paid elsewhere is not owed here; back, where it was less. @param invoice as it is after the change */
export function paidElsewhere(invoice: Invoice, differenceMinor: bigint, valueDate: LocalDate): Entry {
  const source = `invoice/${invoice.invoiceId}/opening/${invoice.version}`;
  return entry({ ...head(invoice, valueDate), source, context: 'OPENING' }, receivableBy(invoice, -differenceMinor));
}

/** 1200 to 4000: a voided invoice has no receivable that payments elsewhere lower. @param invoice as it was before the void */
export function paidElsewhereReversed(invoice: Invoice, valueDate: LocalDate): Entry {
  const { invoiceId, episode, paidElsewhereMinor } = invoice;
  const source = `invoice/${invoiceId}/void/${episode}/opening`;
  return entry({ ...head(invoice, valueDate), source, context: 'OPENING' }, receivableBy(invoice, paidElsewhereMinor));
}

/** 1100 to 2100: money arrived and is not allocated yet. */
export function paymentSettled(payment: PaymentAccount): Entry {
  const { paymentId, amountMinor } = payment;
  return entry({ ...ofPayment(payment), source: settledSource(paymentId), context: 'PAYMENT_SETTLED' }, [
    debit(bank, amountMinor, { paymentId }),
    credit(unappliedCash, amountMinor, { paymentId }),
  ]);
}

/** 2100 to the receivable of each component of each invoice. @param payment as it is after the allocation */
export function paymentAllocated(payment: PaymentAccount, parts: readonly Part[], valueDate: LocalDate): Entry {
  const { paymentId, version } = payment;
  const source = `payment/${paymentId}/allocation/${version}`;
  return entry({ ...ofPayment(payment), valueDate, source, context: 'ALLOCATION' }, [
    debit(unappliedCash, sum(parts), { paymentId }),
    ...parts.map(({ invoiceId, component, minor }) =>
      credit(receivableAccounts[component], minor, { invoiceId, paymentId }),
    ),
  ]);
}

/**
 * The reversal of a payment: each part is taken back from where it is now, from the components it settles (1200 to
 * 1230), from the credit it became (2110), from what it recovered (4300) and from unapplied cash (2100), to 1100.
 */
export function paymentReversed(
  payment: PaymentAccount,
  allocations: readonly Allocation[],
  valueDate: LocalDate,
): Entry {
  const { paymentId, unappliedMinor, amountMinor } = payment;
  const lines: Line[] = [];
  for (const allocation of allocations) {
    const { invoiceId, creditedMinor } = allocation;
    for (const { component, minor } of partsOf(componentsOf(allocation)))
      lines.push(debit(receivableAccounts[component], minor, { invoiceId, paymentId }));
    lines.push(debit(customerCredit, creditedMinor, { invoiceId, paymentId }));
    lines.push(debit(badDebtRecovery, allocation.recoveredMinor, { invoiceId, paymentId }));
  }
  lines.push(debit(unappliedCash, unappliedMinor, { paymentId }), credit(bank, amountMinor, { paymentId }));
  const source = `payment/${paymentId}/reversed`;
  const reversesSource = settledSource(paymentId);
  return entry({ ...ofPayment(payment), valueDate, source, context: 'PAYMENT_REVERSED', reversesSource }, lines);
}

/** What one payment has on a component of one invoice, moved to or from the customer's credit. */
export interface Move extends ComponentPart {
  readonly paymentId: string;
}

/** The allocations of a voided invoice back to 2100, exactly. @param invoice as it was before the void */
export function allocationsUndone(invoice: Invoice, moves: readonly Move[], valueDate: LocalDate): Entry {
  const { invoiceId, episode } = invoice;
  const source = `invoice/${invoiceId}/void/${episode}/allocations`;
  return entry(
    { ...head(invoice, valueDate), source, context: 'ALLOCATION_UNDONE' },
    moves.flatMap(({ paymentId, component, minor }) => [
      debit(receivableAccounts[component], minor, { invoiceId, paymentId }),
      credit(unappliedCash, minor, { paymentId }),
    ]),
  );
}

/** 2100 to 2110: what a voided invoice had been paid is the customer's credit. @param invoice as it was before */
export function voidToCredit(invoice: Invoice, moves: readonly Move[], valueDate: LocalDate): Entry {
  const { invoiceId, episode } = invoice;
  const source = `invoice/${invoiceId}/void/${episode}/credit`;
  return entry(
    { ...head(invoice, valueDate), source, context: 'CREDIT_KEPT' },
    moves.flatMap(({ paymentId, minor }) => [
      debit(unappliedCash, minor, { paymentId }),
      credit(customerCredit, minor, { invoiceId, paymentId }),
    ]),
  );
}

/** The receivable to 2110: what was paid in excess of a lower amount. @param invoice as it is after the change */
export function overpaymentToCredit(invoice: Invoice, moves: readonly Move[], valueDate: LocalDate): Entry {
  const { invoiceId, version } = invoice;
  const source = `invoice/${invoiceId}/excess/${version}`;
  return entry(
    { ...head(invoice, valueDate), source, context: 'CREDIT_KEPT' },
    moves.flatMap(({ paymentId, component, minor }) => [
      debit(receivableAccounts[component], minor, { invoiceId, paymentId }),
      credit(customerCredit, minor, { invoiceId, paymentId }),
    ]),
  );
}

/** 2110 to the receivable of each component: the invoice can take again what was taken off it. @param invoice as it is after the change */
export function creditReturned(invoice: Invoice, moves: readonly Move[], valueDate: LocalDate): Entry {
  const { invoiceId, version } = invoice;
  const source = `invoice/${invoiceId}/credit-returned/${version}`;
  return entry(
    { ...head(invoice, valueDate), source, context: 'CREDIT_RETURNED' },
    moves.flatMap(({ paymentId, component, minor }) => [
      debit(customerCredit, minor, { invoiceId, paymentId }),
      credit(receivableAccounts[component], minor, { invoiceId, paymentId }),
    ]),
  );
}

/** The receivable of a component to its income: a charge is owed from now on. @param invoice as it is after the charge */
export function chargePosted(
  invoice: Invoice,
  { chargeId, component, minor }: ComponentCharge,
  valueDate: LocalDate,
): Entry {
  const { invoiceId } = invoice;
  const source = chargeSource(invoiceId, chargeId);
  return entry({ ...head(invoice, valueDate), source, context: 'CHARGE_ADDED' }, [
    debit(receivableAccounts[component], minor, { invoiceId }),
    credit(incomeAccounts[component], minor, { invoiceId }),
  ]);
}

/** The other way round: what of a charge is owed no longer. @param invoice as it is after the waiver */
export function chargeWaived(
  invoice: Invoice,
  { chargeId, component, minor }: ComponentCharge,
  valueDate: LocalDate,
): Entry {
  const { invoiceId, version } = invoice;
  const source = `${chargeSource(invoiceId, chargeId)}/waived/${version}`;
  const reversesSource = chargeSource(invoiceId, chargeId);
  return entry({ ...head(invoice, valueDate), source, context: 'CHARGE_WAIVED', reversesSource }, [
    debit(incomeAccounts[component], minor, { invoiceId }),
    credit(receivableAccounts[component], minor, { invoiceId }),
  ]);
}

/** All that was charged and not waived, with the void invoice. @param invoice as it was before the void */
export function chargesReversed(invoice: Invoice, valueDate: LocalDate): Entry {
  const { invoiceId, episode } = invoice;
  const source = `invoice/${invoiceId}/void/${episode}/charges`;
  const charged = componentsOf(invoice);
  return entry(
    { ...head(invoice, valueDate), source, context: 'CHARGES_VOIDED' },
    chargedComponents.flatMap((component) => [
      debit(incomeAccounts[component], charged[component], { invoiceId }),
      credit(receivableAccounts[component], charged[component], { invoiceId }),
    ]),
  );
}

interface ComponentCharge {
  readonly chargeId: string;
  readonly component: ChargedComponent;
  readonly minor: bigint;
}

function chargeSource(invoiceId: string, chargeId: string): string {
  return `invoice/${invoiceId}/charge/${chargeId}`;
}

/** By what the whole amount, and the tax in it, became another. */
function receivableFrom(before: Invoice, after: Invoice): Line[] {
  return receivableBy(after, wholeAmountOf(after) - wholeAmountOf(before), after.taxMinor - before.taxMinor);
}

/** Raises the receivable of an invoice, or lowers it by less than nothing. @param taxMinor what of that is tax */
function receivableBy({ invoiceId, kind }: Invoice, minor: bigint, taxMinor = 0n): Line[] {
  const of = billedAccounts[billedComponentOf({ kind })];
  const earned = (account: Account, by: bigint): Line =>
    by > 0n ? credit(account, by, { invoiceId }) : debit(account, -by, { invoiceId });
  const income = [earned(of.income, minor - taxMinor), earned(tax, taxMinor)];
  const receivable = minor > 0n ? debit(of.receivable, minor, { invoiceId }) : null;
  return receivable ? [receivable, ...income] : [...income, credit(of.receivable, -minor, { invoiceId })];
}

function settledSource(paymentId: string): string {
  return `payment/${paymentId}/settled`;
}

export function sum(parts: readonly Part[]): bigint {
  return parts.reduce((total, { minor }) => total + minor, 0n);
}

/** Whose entry it is. */
export function head(
  { customerId, currency }: Invoice,
  valueDate: LocalDate,
): Pick<Entry, 'customerId' | 'currency' | 'valueDate'> {
  return { customerId, currency, valueDate };
}

/** Whose entry it is, and of which day. */
export function ofPayment({
  customerId,
  currency,
  valueDate,
}: PaymentAccount): Pick<Entry, 'customerId' | 'currency' | 'valueDate'> {
  return { customerId, currency, valueDate };
}
