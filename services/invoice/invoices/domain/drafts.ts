import type { LocalDate } from '#libs/time';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { advance } from '../../ledger/domain/invoice-acts.js';
import type { LedgerSession } from '../../ledger/domain/ledger-session.js';
import type { Billed } from './lines.js';

/** The dates of a draft, and what it is about where that becomes another. */
type Said = Pick<Invoice, 'dueDateSource'> & {
  readonly issueDate: LocalDate;
  readonly dueDate: LocalDate;
} & Partial<Billed>;

/** A draft says something else from now on. Nobody owes it, so nothing is posted and nobody is told. */
export function changeDraft(session: LedgerSession, invoiceId: string, said: Said): void {
  const draft = session.invoice(invoiceId);
  const { issueDate, dueDate, dueDateSource, amount, linesGrossMinor, linesTaxMinor } = said;
  const overdueAt = session.terms.calendar.overdueAt(dueDate, draft.zone);
  const billed: Partial<Invoice> =
    amount && linesGrossMinor !== undefined && linesTaxMinor !== undefined
      ? { amountMinor: amount.minor - draft.paidElsewhereMinor, linesGrossMinor, linesTaxMinor }
      : {};
  session.setInvoice(advance(draft, 'change draft', { ...billed, issueDate, dueDate, dueDateSource, overdueAt }));
}
