import { invariant } from '#libs/errors';
import type { LocalDate } from '#libs/time';
import type { Part } from '../allocation/allocation.js';
import { type Components, partsOf, sumOf } from '../components.js';
import type { Invoice } from '../invoice.js';
import type { PaymentAccount } from '../payment-account.js';
import { accounts, credit, debit, type Entry, entry, lossAccounts, receivableAccounts } from './journal.js';
import { head, ofPayment, sum } from './postings.js';

const { badDebtRecovery, settlementDiscount, unappliedCash } = accounts;

/** 2100 to 4300: what a payment brings of what was written off. @param payment as it is after the allocation */
export function recovered(payment: PaymentAccount, parts: readonly Part[], valueDate: LocalDate): Entry {
  const { paymentId, version } = payment;
  const source = `payment/${paymentId}/recovery/${version}`;
  return entry({ ...ofPayment(payment), valueDate, source, context: 'RECOVERED' }, [
    debit(unappliedCash, sum(parts), { paymentId }),
    ...parts.map(({ invoiceId, minor }) => credit(badDebtRecovery, minor, { invoiceId, paymentId })),
  ]);
}

/** 5100, 1290 or 5300 to the receivable of each component: what is given up. @param invoice as it is after the write-off */
export function writtenOff(invoice: Invoice, lost: Components, valueDate: LocalDate): Entry {
  const { invoiceId, version, writeOffMethod } = invoice;
  invariant(writeOffMethod, `Invoice ${invoiceId} does not say how it is written off.`);
  const source = `invoice/${invoiceId}/write-off/${version}`;
  return entry({ ...head(invoice, valueDate), source, context: 'WRITTEN_OFF' }, [
    debit(lossAccounts[writeOffMethod], sumOf(lost), { invoiceId }),
    ...partsOf(lost).map(({ component, minor }) => credit(receivableAccounts[component], minor, { invoiceId })),
  ]);
}

/** 4200 to the receivable of each component: what a settlement gives up. @param invoice as it is after it */
export function discountGiven(invoice: Invoice, given: Components, valueDate: LocalDate): Entry {
  const { invoiceId, version } = invoice;
  const source = `invoice/${invoiceId}/settled/${version}`;
  return entry({ ...head(invoice, valueDate), source, context: 'SETTLEMENT_DISCOUNT' }, [
    debit(settlementDiscount, sumOf(given), { invoiceId }),
    ...partsOf(given).map(({ component, minor }) => credit(receivableAccounts[component], minor, { invoiceId })),
  ]);
}

/** The other way round: all of it is owed again. @param invoice as it is after it */
export function discountReversed(invoice: Invoice, given: Components, valueDate: LocalDate): Entry {
  const { invoiceId, version } = invoice;
  const source = `invoice/${invoiceId}/settled/${version}/reversed`;
  return entry({ ...head(invoice, valueDate), source, context: 'SETTLEMENT_REVERSED' }, [
    ...partsOf(given).map(({ component, minor }) => debit(receivableAccounts[component], minor, { invoiceId })),
    credit(settlementDiscount, sumOf(given), { invoiceId }),
  ]);
}
