import { invariant } from '#libs/errors';
import { type Invoice, lifecycleByBalance, remainingOf } from './invoice.js';
import type { LedgerSession } from './ledger-session.js';
import type { Allocation } from './payment-account.js';
import { creditReturned, type Move } from './postings.js';

/** Takes money off an invoice and keeps it as the customer's credit, from the latest allocation first. */
export function moveToCredit(session: LedgerSession, invoiceId: string, minor: bigint): Move[] {
  return move(session, session.allocationsOfInvoice(invoiceId).reverse(), minor, {
    from: 'amountMinor',
    to: 'creditedMinor',
  });
}

/**
 * Gives an open invoice the money back that was taken off it before, as far as something remains: nobody is reminded of
 * what was paid. So an invoice that still has credit is settled or void. The earliest allocation comes first, which is
 * the exact inverse of taking it off.
 */
export function returnCredit(session: LedgerSession, invoice: Invoice): Invoice {
  const room = remainingOf(invoice);
  const minor = room < invoice.creditedMinor ? room : invoice.creditedMinor;
  if (minor === 0n) return invoice;
  const oldestFirst = session.allocationsOfInvoice(invoice.invoiceId);
  const moves = move(session, oldestFirst, minor, { from: 'creditedMinor', to: 'amountMinor' });
  const paidMinor = invoice.paidMinor + minor;
  const filled: Invoice = {
    ...invoice,
    paidMinor,
    creditedMinor: invoice.creditedMinor - minor,
    lifecycle: lifecycleByBalance(invoice.amountMinor, paidMinor),
  };
  session.entries.push(creditReturned(filled, moves, session.terms.today));
  session.setInvoice(filled);
  return filled;
}

type Place = 'amountMinor' | 'creditedMinor';

function move(
  session: LedgerSession,
  allocations: Allocation[],
  minor: bigint,
  { from, to }: { from: Place; to: Place },
): Move[] {
  const moves: Move[] = [];
  let restMinor = minor;
  for (const allocation of allocations) {
    const part = allocation[from] < restMinor ? allocation[from] : restMinor;
    if (part === 0n) continue;
    session.setAllocation({ ...allocation, [from]: allocation[from] - part, [to]: allocation[to] + part });
    moves.push({ paymentId: allocation.paymentId, minor: part });
    restMinor -= part;
  }
  invariant(restMinor === 0n, 'The allocations of an invoice do not add up to what was paid of it.');
  return moves;
}
