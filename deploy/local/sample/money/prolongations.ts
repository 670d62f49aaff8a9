import type { Dunlin } from '#libs/client';
import { type invoiceV1, toWireDate } from '#libs/contracts';
import { addDays, type LocalDate } from '#libs/time';

/** 1 % of what remains, at least 5.00 and at most 25.00, in dollars. */
const policy: invoiceV1.ProlongationPolicyInit = {
  level: 'LEVEL_ORGANISATION',
  fee: {
    basis: 'BASIS_PERCENT',
    ratePpm: 10_000,
    min: { currencyCode: 'USD', minorUnits: '500' },
    max: { currencyCode: 'USD', minorUnits: '2500' },
  },
  numberSeries: 'prolongations',
};

/** Says what more time costs, and gives it once, to an invoice that is due soon. */
export async function loadProlongations(dunlin: Dunlin, today: LocalDate): Promise<void> {
  const { invoice, caller } = dunlin;
  const series = { code: 'prolongations', title: 'Fees for more time', prefix: 'P-', digits: 5 };
  await invoice.applyNumberSeries({ requestId: 'sample/prolongation/series', ...series }, caller);
  await invoice.setProlongationPolicy({ requestId: 'sample/prolongation/policy', policy }, caller);
  const dates = { dueFromDate: toWireDate(today), dueToDate: toWireDate(addDays(today, 20)) };
  const { invoices } = await invoice.listInvoices({ ...dates, lifecycles: ['LIFECYCLE_OPEN'], pageSize: 20 }, caller);
  for (const { invoiceId, allowedActs } of invoices) {
    if (!allowedActs.includes('ACT_PROLONG')) continue;
    const { hash, options } = await invoice.quoteProlongation({ invoiceId }, caller);
    const option = options.find(({ days, allowed }) => days === 14 && allowed);
    if (!option) continue;
    const request = { requestId: 'sample/prolongation', invoiceId, days: option.days, hash };
    await invoice.prolongInvoice({ ...request, reason: 'Pays when the salary comes' }, caller);
    return;
  }
}
