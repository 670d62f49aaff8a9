import type { LocalDate } from '#libs/time';
import { accounts, type Entry } from './journal.js';

/** What raised or lowered the principal of an invoice. */
export interface PrincipalLine {
  readonly valueDate: LocalDate;
  /** Less than zero lowers it. */
  readonly minor: bigint;
  readonly paymentId: string | null;
  /** Whether it is what was owed from the beginning, whatever the day on which it was posted. */
  readonly opens: boolean;
  /** Whether the invoice had been void until it was opened. */
  readonly reopened: boolean;
}

/** What entries of a session do to the principal of invoices that were opened before. */
export function principalLinesOf(entries: readonly Entry[]): (PrincipalLine & { readonly invoiceId: string })[] {
  return entries.flatMap(({ valueDate, lines }) =>
    lines.flatMap(({ account, invoiceId, paymentId, debitMinor, creditMinor }) => {
      if (account !== accounts.receivablePrincipal || invoiceId === null) return [];
      const minor = debitMinor - creditMinor;
      return [{ invoiceId, valueDate, minor, paymentId, opens: false, reopened: false }];
    }),
  );
}
