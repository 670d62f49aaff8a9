import { type Components, minus, sumOf } from '../components.js';
import { type Invoice, owedOf, paidOf, paying, type WriteOffMethod } from '../invoice.js';
import { advance, assertAllowed } from '../invoice-acts.js';
import { writtenOff } from '../journal/loss-postings.js';
import type { LedgerSession } from '../ledger-session.js';

/**
 * Gives up what remains of an open invoice, charges included: nobody is asked for it from now on.
 * @throws INVOICE_STATE_FORBIDS
 */
export function writeOffInvoice(
  session: LedgerSession,
  invoiceId: string,
  writeOffMethod: WriteOffMethod,
  reason: string,
): Invoice {
  const before = session.invoice(invoiceId);
  assertAllowed(before, 'write off');
  const lost = owedOf(before);
  const invoice = advance(before, 'write off', { lifecycle: 'WRITTEN_OFF', writeOffMethod });
  session.entries.push(writtenOff(invoice, lost, session.terms.today));
  return session.recordLoss({ type: 'InvoiceWrittenOff', invoice, minor: sumOf(lost), reason });
}

/**
 * A payment of a written-off invoice is taken back: what it had recovered is lost again, and what it had settled before
 * the write-off is written off as well, in the same way. So nothing of the invoice is asked for.
 */
export function writeOffTakenBack(
  session: LedgerSession,
  before: Invoice,
  { settled, recoveredMinor }: { readonly settled: Components; readonly recoveredMinor: bigint },
): void {
  let invoice = before;
  const reason = 'PAYMENT_REVERSED';
  if (recoveredMinor > 0n) {
    invoice = advance(invoice, 'reverse payment', { recoveredMinor: invoice.recoveredMinor - recoveredMinor });
    session.recordLoss({ type: 'InvoiceRecoveryChanged', invoice, minor: recoveredMinor, takenBack: true, reason });
  }
  const minor = sumOf(settled);
  if (minor === 0n) return;
  invoice = advance(invoice, 'reverse payment', paying(minus(paidOf(invoice), settled)));
  session.entries.push(writtenOff(invoice, settled, session.terms.today));
  session.recordLoss({ type: 'InvoiceWrittenOff', invoice, minor, reason });
}
