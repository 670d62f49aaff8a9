import { invariant } from '#libs/errors';
import { spreadInside } from './allocation/waterfall.js';
import {
  type ComponentPart,
  type Components,
  componentsOf,
  dividedAmount,
  minus,
  partsOf,
  plus,
  sumOfParts,
} from './components.js';
import { type Invoice, lifecycleByBalance, owedOf, paidOf, paying, principalOf, remainingOf } from './invoice.js';
import { creditReturned, type Move } from './journal/postings.js';
import type { LedgerSession } from './ledger-session.js';
import type { Allocation } from './payment-account.js';

/** Takes all that payments settle of an invoice off it and keeps it as the customer's credit. */
export function moveAllToCredit(session: LedgerSession, invoiceId: string): Move[] {
  return latestFirst(session, invoiceId).flatMap((allocation) =>
    keepAsCredit(session, allocation, componentsOf(allocation)),
  );
}

/** An invoice of another amount, as far as its payments go. */
interface Lowered {
  readonly lifecycle: 'OPEN' | 'PAID';
  readonly paidMinor: bigint;
  readonly creditedMinor: bigint;
  /** What was paid of the principal beyond what it is then; the customer's credit from then on. */
  readonly excessMinor: bigint;
}

/** What an invoice is paid when it comes to another amount, charges included. */
export function payingWithAmount(before: Invoice, amountMinor: bigint): Lowered {
  const principalMinor = principalOf({ ...before, amountMinor });
  const paidPrincipalMinor = paidOf(before).PRINCIPAL;
  const excessMinor = paidPrincipalMinor > principalMinor ? paidPrincipalMinor - principalMinor : 0n;
  const paidMinor = before.paidMinor - excessMinor;
  const creditedMinor = before.creditedMinor + excessMinor;
  return { lifecycle: lifecycleByBalance(amountMinor, paidMinor), paidMinor, creditedMinor, excessMinor };
}

/** Takes money off a component of an invoice and keeps it as the customer's credit, from the latest allocation first. */
export function moveToCredit(session: LedgerSession, invoiceId: string, { component, minor }: ComponentPart): Move[] {
  const moves: Move[] = [];
  let restMinor = minor;
  for (const allocation of latestFirst(session, invoiceId)) {
    const settled = componentsOf(allocation)[component];
    // A process of the release before, which knows no components, has taken it back.
    if (settled <= 0n) continue;
    const part = settled < restMinor ? settled : restMinor;
    moves.push(...keepAsCredit(session, allocation, sumOfParts([{ component, minor: part }])));
    restMinor -= part;
  }
  invariant(restMinor === 0n, 'The allocations of an invoice do not add up to what was paid of it.');
  return moves;
}

/**
 * Gives an open invoice the money back that was taken off it before, as far as something remains: nobody is reminded of
 * what was paid. So an invoice that still has credit is settled or void. The earliest allocation comes first, and its
 * components are settled in the order in which a payment settles them.
 */
export function returnCredit(session: LedgerSession, invoice: Invoice): Invoice {
  const room = remainingOf(invoice);
  const minor = room < invoice.creditedMinor ? room : invoice.creditedMinor;
  if (minor === 0n) return invoice;
  const parts = spreadInside(minor, owedOf(invoice), session.terms.preset);
  const moves = takeFromCredit(session, invoice.invoiceId, parts);
  const paid = paying(plus(paidOf(invoice), sumOfParts(parts)));
  const filled: Invoice = {
    ...invoice,
    ...paid,
    creditedMinor: invoice.creditedMinor - minor,
    lifecycle: lifecycleByBalance(invoice.amountMinor, paid.paidMinor),
  };
  session.entries.push(creditReturned(filled, moves, session.terms.today));
  session.setInvoice(filled);
  return filled;
}

function latestFirst(session: LedgerSession, invoiceId: string): Allocation[] {
  return session.allocationsOfInvoice(invoiceId).reverse();
}

function keepAsCredit(session: LedgerSession, allocation: Allocation, taken: Components): Move[] {
  const { paymentId, creditedMinor } = allocation;
  const { amountMinor, ...charged } = dividedAmount(minus(componentsOf(allocation), taken));
  const takenMinor = allocation.amountMinor - amountMinor;
  if (takenMinor === 0n) return [];
  session.setAllocation({ ...allocation, ...charged, amountMinor, creditedMinor: creditedMinor + takenMinor });
  return partsOf(taken).map((part) => ({ paymentId, ...part }));
}

/** Takes each part from the credit of the allocations, which have enough of it, the oldest first. */
function takeFromCredit(session: LedgerSession, invoiceId: string, parts: readonly ComponentPart[]): Move[] {
  const moves: Move[] = [];
  for (const { component, minor } of parts) {
    let restMinor = minor;
    for (const allocation of session.allocationsOfInvoice(invoiceId)) {
      const { paymentId, creditedMinor } = allocation;
      const part = creditedMinor < restMinor ? creditedMinor : restMinor;
      if (part === 0n) continue;
      const settled = plus(componentsOf(allocation), sumOfParts([{ component, minor: part }]));
      session.setAllocation({ ...allocation, ...dividedAmount(settled), creditedMinor: creditedMinor - part });
      moves.push({ paymentId, component, minor: part });
      restMinor -= part;
    }
    invariant(restMinor === 0n, 'The allocations of an invoice do not add up to its credit.');
  }
  return moves;
}
