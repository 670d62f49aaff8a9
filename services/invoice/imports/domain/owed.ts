import { formatMajor } from '#libs/money';
import { owedOf, paidOf, wholeAmountOf } from '../../ledger/domain/amounts.js';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { type FeedRow, isKeptVoid, type OwedRow, type RowRefusal } from './feed.js';

/**
 * What a row makes of its invoice: the whole amount, and what was paid of it elsewhere. Money that was paid here is never
 * taken for money that was paid elsewhere:
 *
 * - What the file has as paid is what was paid elsewhere and, as far as the file knows of it, what was paid here. While it
 *   lies between the one and both, nothing new was paid elsewhere.
 * - More than both was paid elsewhere as well.
 * - Less than what was paid elsewhere before means that some of that was taken back. With payments here it cannot be told
 *   how much, and the row is refused; a void invoice owes what its payments here leave of it.
 *
 * A row without what is open leaves what was paid elsewhere. Where nothing is open and nothing was paid here the row closes
 * its invoice.
 */
export function withOwed(row: FeedRow, existing: Invoice | null): OwedRow | RowRefusal {
  const { openMinor, saysAmount, ...rest } = row;
  const before = existing?.paidElsewhereMinor ?? 0n;
  if (row.status === 'Closed' || (existing && isKeptVoid(existing, row)))
    return { ...rest, paidElsewhereMinor: before };
  if (openMinor === null) {
    if (row.amountMinor > before) return { ...rest, amountMinor: row.amountMinor - before, paidElsewhereMinor: before };
    return notMoreThanPaidElsewhere(row, before);
  }
  const paidHereMinor = existing ? existing.paidMinor + existing.creditedMinor : 0n;
  const wholeMinor = saysAmount || !existing ? row.amountMinor : wholeAmountOf(existing);
  const paidInFileMinor = wholeMinor - openMinor;
  const takenBack = paidInFileMinor < before;
  if (takenBack && before > 0n && paidHereMinor > 0n && existing?.lifecycle !== 'VOID')
    return takenBackInPart(row, before, paidHereMinor);
  // A file that says only what is open, and more than was ever owed, tells of a charge.
  if (paidInFileMinor < 0n)
    return { ...rest, amountMinor: openMinor + principalPaidHere(existing), paidElsewhereMinor: 0n };
  const knownMinor = before + paidHereMinor;
  const paidElsewhereMinor =
    takenBack || paidInFileMinor > knownMinor ? atLeastZero(paidInFileMinor - paidHereMinor) : before;
  const amountMinor = wholeMinor - paidElsewhereMinor;
  if (amountMinor > 0n) return { ...rest, amountMinor, paidElsewhereMinor };
  return { ...rest, status: 'Closed', paidElsewhereMinor: before };
}

/** Whether the amount of the row is what remains after payments, and so more likely what is open than the whole. */
export function looksOpen(existing: Invoice, { openMinor, amountMinor }: FeedRow): boolean {
  const remainingMinor = owedOf(existing).PRINCIPAL;
  return openMinor === null && remainingMinor < wholeAmountOf(existing) && amountMinor === remainingMinor;
}

/** Files know nothing of charges, which payments here settle too. */
function principalPaidHere(existing: Invoice | null): bigint {
  return existing ? paidOf(existing).PRINCIPAL + existing.creditedMinor : 0n;
}

function takenBackInPart({ number, currency }: FeedRow, beforeMinor: bigint, paidHereMinor: bigint): RowRefusal {
  const before = formatMajor({ minor: beforeMinor, currency });
  const paidHere = formatMajor({ minor: paidHereMinor, currency });
  const message =
    `More is open than before: of invoice ${number} ${before} was paid elsewhere and ${paidHere} here, and it cannot be told ` +
    'which of it the file takes back. Void the invoice, and the next file opens it with what is open; or reverse the payment ' +
    'that did not stand.';
  return { field: 'invoice.openAmount', reason: 'OPEN_AMOUNT_UNCLEAR', message };
}

function notMoreThanPaidElsewhere({ currency }: FeedRow, beforeMinor: bigint): RowRefusal {
  const before = formatMajor({ minor: beforeMinor, currency });
  const message =
    `Of this invoice ${before} was paid elsewhere, as a file said before, which leaves nothing of this amount. Map ` +
    'invoice.openAmount to the column of what is open; with zero in it the invoice is closed.';
  return { field: 'invoice.amount', reason: 'OPEN_AMOUNT_UNCLEAR', message };
}

function atLeastZero(minor: bigint): bigint {
  return minor > 0n ? minor : 0n;
}
