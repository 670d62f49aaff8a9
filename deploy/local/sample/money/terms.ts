import { setTimeout as sleep } from 'node:timers/promises';
import type { Dunlin } from '#libs/client';
import type { invoiceV1 } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { feePolicy, loadFeePolicy } from './fees.js';

const attempts = 60;

/** Terms of one class, with late fees and apart for invoices out of turn, and of one customer. */
export async function loadTerms(dunlin: Dunlin): Promise<void> {
  const { customer, caller } = dunlin;
  await loadFeePolicy(dunlin);
  const ofClass = { level: 'LEVEL_CLASS', class: 'default' } as const;
  const byCalendar = { calendar: 'united-states', roll: 'ROLL_FOLLOWING' } as const;
  const all: invoiceV1.PaymentTermsInit[] = [
    { ...ofClass, kind: 'KIND_REGULAR', netDays: 30, ...byCalendar, feePolicy },
    { ...ofClass, kind: 'KIND_OUT_OF_TURN', netDays: 6, ...byCalendar },
  ];
  const [first] = (await customer.listCustomers({ pageSize: 1 }, caller)).customers;
  if (first) {
    const { customerId } = first;
    all.push({
      level: 'LEVEL_CUSTOMER',
      customerId,
      kind: 'KIND_REGULAR',
      netDays: 14,
      monthEnd: 'MONTH_END_OF_ISSUE',
    });
  }
  for (const [index, terms] of all.entries()) await setTerms(dunlin, terms, `sample/terms/${index}`);
}

/** The calendar is known to the service within moments of its first version. */
async function setTerms({ invoice, caller }: Dunlin, terms: invoiceV1.PaymentTermsInit, requestId: string) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await invoice.setTerms({ requestId, terms }, caller);
    } catch (error) {
      const isEarly = error instanceof DomainError && error.code === 'TERMS_INVALID';
      if (!isEarly || attempt === attempts) throw error;
      await sleep(500);
    }
  }
}
