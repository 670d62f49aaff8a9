import { enumName, fromWireMoney, type invoiceV1, toWireDate, toWireMoney } from '#libs/contracts';
import { faultOf } from '#libs/errors';
import { FieldFaults, readIds, readWholeNumber } from '#libs/fields';
import { isCurrency } from '#libs/money';
import { daysBetween, type LocalDate } from '#libs/time';
import { errors } from '../domain/errors.js';
import { type PayerCurrency, type PayerProfile, percentOf, type Punctuality } from '../domain/payer-profile.js';
import type { Debtor, DebtorFilter, DebtorKey, DebtorOrder } from '../use-cases/ports.js';

/** A text of a search names so many customers at most. */
const maxCustomers = 1_000;
/** A century. */
const maxDays = 36_525;

/** @throws DEBTOR_INVALID */
export function fromWireDebtorFilter(request: invoiceV1.ListDebtorsRequest): DebtorFilter {
  const faults = new FieldFaults();
  const { currencyCode, minDaysLate, maxDaysLate } = request;
  faults.check(isCurrency(currencyCode), 'currency_code', faultOf('NOT_A_CURRENCY'));
  const minorOf = (field: string, wire: invoiceV1.ListDebtorsRequest['minOverdue']): bigint | null => {
    const amount = fromWireMoney(wire);
    faults.check(!amount || amount.currency === currencyCode, field, 'must be in currency_code');
    return amount?.minor ?? null;
  };
  const daysOf = (field: string, days: number): number => faults.take(field, readWholeNumber(days, 0, maxDays)) ?? 0;
  const filter = {
    currency: currencyCode,
    customerIds: faults.take('customer_ids', readIds(request.customerIds, maxCustomers)) ?? [],
    minOutstandingMinor: minorOf('min_outstanding', request.minOutstanding),
    maxOutstandingMinor: minorOf('max_outstanding', request.maxOutstanding),
    minOverdueMinor: minorOf('min_overdue', request.minOverdue),
    maxOverdueMinor: minorOf('max_overdue', request.maxOverdue),
    minDaysLate: daysOf('min_days_late', minDaysLate) || null,
    maxDaysLate: maxDaysLate === undefined || maxDaysLate === null ? null : daysOf('max_days_late', maxDaysLate),
    order: enumName<DebtorOrder>(request.orderBy, 'ORDER_') ?? 'OUTSTANDING',
    descending: request.descending,
  };
  faults.throwIfAny(errors.DEBTOR_INVALID);
  return { ...filter, customerIds: filter.customerIds.length > 0 ? filter.customerIds : null };
}

export function debtorKeyOf(debtor: Debtor, order: DebtorOrder): DebtorKey {
  const { customerId, outstandingMinor, overdueMinor, oldestDueDate } = debtor;
  return [{ OUTSTANDING: outstandingMinor, OVERDUE: overdueMinor, DAYS_LATE: oldestDueDate }[order], customerId];
}

export function toWireDebtor(debtor: Debtor, today: LocalDate): invoiceV1.DebtorInit {
  const { customerId, currency, outstandingMinor, overdueMinor, openCount, overdueCount, oldestDueDate } = debtor;
  return {
    customerId,
    outstanding: toWireMoney({ minor: outstandingMinor, currency }),
    overdue: toWireMoney({ minor: overdueMinor, currency }),
    openCount: openCount.toString(),
    overdueCount: overdueCount.toString(),
    oldestDueDate: toWireDate(oldestDueDate),
    daysLate: Math.max(daysBetween(oldestDueDate, today), 0),
  };
}

export function toWireProfile({ customerId, currencies, lastPayment }: PayerProfile): invoiceV1.PayerProfileInit {
  return {
    customerId,
    currencies: currencies.map(toWireCurrency),
    lastPayment: lastPayment && {
      paymentId: lastPayment.paymentId,
      amount: toWireMoney({ minor: lastPayment.amountMinor, currency: lastPayment.currency }),
      valueDate: toWireDate(lastPayment.valueDate),
    },
  };
}

function toWireCurrency(row: PayerCurrency): invoiceV1.PayerCurrencyInit {
  const { currency, outstandingMinor, openCount, oldestDueDate, ages, punctuality } = row;
  return {
    currencyCode: currency,
    outstanding: toWireMoney({ minor: outstandingMinor, currency }),
    openCount: openCount.toString(),
    oldestDueDate: oldestDueDate === null ? null : toWireDate(oldestDueDate),
    ages: ages.map(({ age, remainingMinor, count }) => ({
      age: `AGE_${age}` as const,
      amount: toWireMoney({ minor: remainingMinor, currency }),
      count: count.toString(),
    })),
    punctuality: punctuality && toWirePunctuality(punctuality),
  };
}

function toWirePunctuality(row: Punctuality): invoiceV1.PayerPunctualityInit {
  const { currency, paidMinor, paidLateMinor, paidCount, paidLateCount } = row;
  return {
    paid: toWireMoney({ minor: paidMinor, currency }),
    paidLate: toWireMoney({ minor: paidLateMinor, currency }),
    paidCount: paidCount.toString(),
    paidLateCount: paidLateCount.toString(),
    averageDaysLateByAmount: row.averageDaysLateByAmount,
    averageDaysLateByCount: row.averageDaysLateByCount,
    latePercentByAmount: percentOf(paidLateMinor, paidMinor),
    latePercentByCount: percentOf(paidLateCount, paidCount),
  };
}
