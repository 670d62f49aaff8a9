import {
  chargedComponents,
  type Component,
  type Components,
  componentsOf,
  type DividedAmount,
  dividedAmount,
  minus,
} from './components.js';

/** What payments settle of an invoice. */
export interface PaidAmounts {
  /** Allocated to it and still settling it. */
  readonly paidMinor: bigint;
  /** Part of what is paid that settles interest, fees and costs; the rest settles the principal. */
  readonly interestPaidMinor: bigint;
  readonly feePaidMinor: bigint;
  readonly costPaidMinor: bigint;
}

/** What tells how much of an invoice is owed; only of an open one something is. */
interface OwedAmounts extends DividedAmount, PaidAmounts {
  readonly lifecycle: string;
}

/** What was billed, less what was paid of it elsewhere. */
export function principalOf(invoice: DividedAmount): bigint {
  return componentsOf(invoice).PRINCIPAL;
}

/** What was billed, tax included. */
export function wholeAmountOf(invoice: DividedAmount & { readonly paidElsewhereMinor: bigint }): bigint {
  return principalOf(invoice) + invoice.paidElsewhereMinor;
}

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
export function owedOf(invoice: OwedAmounts): Components {
  if (invoice.lifecycle !== 'OPEN') return nothingOwed;
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
export function owesPrincipal(invoice: OwedAmounts): boolean {
  return owedOf(invoice).PRINCIPAL > 0n;
}

const nothingOwed: Components = { PRINCIPAL: 0n, INTEREST: 0n, FEE: 0n, COST: 0n };
