import { formatMajor } from '#libs/money';
import { type Invoice, owedOf, paidOf, wholeAmountOf } from '../../ledger/domain/invoice.js';
import { type FeedRow, isFeeOfOurs, isGivenUp, isKeptVoid, type OwedRow, type RowRefusal } from './feed.js';

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
 * A credit note of ours stays off the amount until the file lowers it.
 *
 * A row without what is open leaves what was paid elsewhere. Where nothing is open and nothing was paid here the row closes
 * its invoice.
 */
export function withOwed(row: FeedRow, existing: Invoice | null): OwedRow | RowRefusal {
  const { openMinor, saysAmount, ...said } = row;
  const rest = { ...said, kind: row.kind ?? existing?.kind ?? 'REGULAR' };
  const before = existing?.paidElsewhereMinor ?? 0n;
  const owing = (grossMinor: bigint, paidElsewhereMinor: bigint): OwedRow => {
    const creditNoteMinor = creditNotesBeyond(existing, grossMinor);
    const amountMinor = grossMinor - paidElsewhereMinor - creditNoteMinor;
    return { ...rest, amountMinor, paidElsewhereMinor, creditNoteMinor };
  };
  const asBefore = { paidElsewhereMinor: before, creditNoteMinor: existing?.creditNoteMinor ?? 0n };
  const isKept = existing !== null && (isKeptVoid(existing, row) || isGivenUp(existing) || isFeeOfOurs(existing));
  if (row.status === 'Closed' || isKept) return { ...rest, ...asBefore };
  if (openMinor === null) {
    return row.amountMinor > before ? owing(row.amountMinor, before) : notMoreThanPaidElsewhere(row, before);
  }
  // A credit note is known to the file, or not yet, as a payment here is.
  const paidHereMinor = existing ? existing.paidMinor + existing.creditedMinor + existing.creditNoteMinor : 0n;
  const wholeMinor = saysAmount || !existing ? row.amountMinor : billedOf(existing);
  const paidInFileMinor = wholeMinor - openMinor;
  const takenBack = paidInFileMinor < before;
  if (takenBack && before > 0n && paidHereMinor > 0n && existing?.lifecycle !== 'VOID')
    return takenBackInPart(row, before, paidHereMinor);
  // A file that says only what is open, and more than was ever owed, tells of a charge.
  if (paidInFileMinor < 0n) return owing(openMinor + principalPaidHere(existing), 0n);
  const knownMinor = before + paidHereMinor;
  const paidElsewhereMinor =
    takenBack || paidInFileMinor > knownMinor ? atLeastZero(paidInFileMinor - paidHereMinor) : before;
  const owed = owing(wholeMinor, paidElsewhereMinor);
  return owed.amountMinor > 0n ? owed : { ...rest, status: 'Closed', ...asBefore };
}

/** What was billed, before credit notes. */
function billedOf(existing: Invoice): bigint {
  return wholeAmountOf(existing) + existing.creditNoteMinor;
}

/**
 * What of our credit notes stays off the amount of a row: a file that lowers the amount knows of as much of them, so that
 * nothing is credited twice, and one that does not asks for nothing that was credited.
 */
function creditNotesBeyond(existing: Invoice | null, grossMinor: bigint): bigint {
  if (!existing || existing.creditNoteMinor === 0n) return 0n;
  const lowered = atLeastZero(billedOf(existing) - grossMinor);
  return atLeastZero(existing.creditNoteMinor - lowered);
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
