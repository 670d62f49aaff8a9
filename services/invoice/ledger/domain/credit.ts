import { invariant } from '#libs/errors';
import type { Book } from './book.js';
import { lifecycleByBalance, remainingOf, type Invoice } from './invoice.js';
import type { Allocation } from './payment-account.js';
import { creditReturned, type Move } from './postings.js';

/** Takes money off an invoice and keeps it as the customer's credit; the latest allocation gives first. */
export function moveToCredit(book: Book, invoiceId: string, minor: bigint): Move[] {
  return move(book, book.allocationsOfInvoice(invoiceId).reverse(), minor, {
    from: 'amountMinor',
    to: 'creditedMinor',
  });
}

/**
 * Gives an owed invoice with room the money back that was taken off it before: nobody is reminded of what was paid.
 * Thus an invoice that still holds credit is settled or void. The earliest allocation takes first, which is the exact
 * inverse of taking it off.
 */
export function returnCredit(book: Book, invoice: Invoice): Invoice {
  const room = remainingOf(invoice);
  const minor = room < invoice.creditedMinor ? room : invoice.creditedMinor;
  if (minor === 0n) return invoice;
  const oldestFirst = book.allocationsOfInvoice(invoice.invoiceId);
  const moves = move(book, oldestFirst, minor, { from: 'creditedMinor', to: 'amountMinor' });
  const paidMinor = invoice.paidMinor + minor;
  const filled: Invoice = {
    ...invoice,
    paidMinor,
    creditedMinor: invoice.creditedMinor - minor,
    lifecycle: lifecycleByBalance(invoice.amountMinor, paidMinor),
  };
  book.entries.push(creditReturned(filled, moves, book.terms.today));
  book.setInvoice(filled);
  return filled;
}

type Place = 'amountMinor' | 'creditedMinor';

function move(book: Book, allocations: Allocation[], minor: bigint, { from, to }: { from: Place; to: Place }): Move[] {
  const moves: Move[] = [];
  let rest = minor;
  for (const allocation of allocations) {
    const part = allocation[from] < rest ? allocation[from] : rest;
    if (part === 0n) continue;
    book.setAllocation({ ...allocation, [from]: allocation[from] - part, [to]: allocation[to] + part });
    moves.push({ paymentId: allocation.paymentId, minor: part });
    rest -= part;
  }
  invariant(rest === 0n, 'The allocations of an invoice do not add up to what was paid of it.');
  return moves;
}
