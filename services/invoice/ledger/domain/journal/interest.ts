import type { LocalDate } from '#libs/time';
import type { Invoice } from '../invoice.js';
import { accounts, credit, debit, type Entry, entry } from './journal.js';

/** 1210 to 4110: what days cost; back, where less is owed than was posted. @param invoice as it is after it */
export function interestPosted(invoice: Invoice, minor: bigint, valueDate: LocalDate): Entry {
  const { invoiceId, version, customerId, currency } = invoice;
  const source = `invoice/${invoiceId}/interest/${version}`;
  const { receivableInterest, interestIncome } = accounts;
  const [from, to] = minor > 0n ? [receivableInterest, interestIncome] : [interestIncome, receivableInterest];
  const absolute = minor < 0n ? -minor : minor;
  return entry({ customerId, currency, valueDate, source, context: 'INTEREST_POSTED' }, [
    debit(from, absolute, { invoiceId }),
    credit(to, absolute, { invoiceId }),
  ]);
}
