import { invariant } from '#libs/errors';
import type { LocalDate } from '#libs/time';
import type { ProductReason } from './events.js';
import type { DueDateSource, Invoice } from './invoice.js';
import { advance, assertAllowed } from './invoice-acts.js';
import type { LedgerSession } from './ledger-session.js';
import { inNewEpisode } from './payments.js';

/**
 * Gives an open invoice more time: collection begins anew from the later day, as it does where a file moves it.
 * @throws INVOICE_STATE_FORBIDS
 */
export function prolongInvoice(session: LedgerSession, invoiceId: string, dueDate: LocalDate): Invoice {
  const before = session.invoice(invoiceId);
  assertAllowed(before, 'prolong');
  invariant(dueDate > before.dueDate, `Invoice ${invoiceId} must be due later than before.`);
  return moveDueDate(session, inNewEpisode(before), { dueDate, dueDateSource: 'PROLONGED' }, 'PROLONGED');
}

/** Gives an open invoice back the day on which it was due before; what was done since stays done. */
export function restoreDueDate(
  session: LedgerSession,
  invoiceId: string,
  due: { readonly dueDate: LocalDate; readonly dueDateSource: DueDateSource },
): Invoice {
  return moveDueDate(session, session.invoice(invoiceId), due, 'PROLONGATION_CANCELLED');
}

function moveDueDate(
  session: LedgerSession,
  invoice: Invoice,
  due: { readonly dueDate: LocalDate; readonly dueDateSource: DueDateSource },
  reason: ProductReason,
): Invoice {
  const { now, calendar } = session.terms;
  const overdueAt = calendar.overdueAt(due.dueDate, invoice.zone);
  const overdueMarked = invoice.overdueMarked && overdueAt <= now;
  const after = advance(invoice, 'prolong', { ...due, overdueAt, overdueMarked });
  return session.recordChanged(after, ['due_date'], reason);
}
