import type { Dunlin } from '#libs/client';
import { fromTimestamp, type invoiceV1, toWireDate } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { addDays, type LocalDate, localDateAt } from '#libs/time';

type Invoice = invoiceV1.Invoice;

/** What stands against it of this invoice, so that the next one is tried. */
const passedOver = ['ARRANGEMENT_STATE_FORBIDS', 'ARRANGEMENT_INVALID', 'SETTLEMENT_STATE_FORBIDS'];

/** Two plans in instalments: the first instalment of one is due today and never paid, that of the other is still to come. */
export async function loadPlans(dunlin: Dunlin, today: LocalDate): Promise<void> {
  const left = [today, addDays(today, 10)];
  for (const invoice of await candidates(dunlin)) {
    const [firstDate] = left;
    if (firstDate === undefined) return;
    if (await attempted(() => makePlan(dunlin, invoice, firstDate))) left.shift();
  }
}

/** A settlement that its debtor accepted and has not paid yet. */
export async function loadSettlements(dunlin: Dunlin): Promise<void> {
  const { nowTime } = await dunlin.operations('payment').getClock({}, dunlin.caller);
  const untilDate = addDays(localDateAt(fromTimestamp(nowTime)!, 'UTC'), 10);
  for (const invoice of await candidates(dunlin)) {
    if (await attempted(() => settle(dunlin, invoice, untilDate))) return;
  }
}

/** Of which nothing was paid, the oldest first, one of each customer. */
async function candidates({ invoice, caller }: Dunlin): Promise<Invoice[]> {
  const { invoices } = await invoice.listInvoices({ overdue: true, disputed: false, pageSize: 500 }, caller);
  const whole = invoices.filter(({ amount, remaining }) => amount?.minorUnits === remaining?.minorUnits);
  return [...new Map(whole.map((one) => [one.customerId, one])).values()];
}

async function makePlan({ payment, caller }: Dunlin, of: Invoice, firstDate: LocalDate): Promise<void> {
  const { customerId, invoiceId } = of;
  const made = await payment.listArrangements({ invoiceId }, caller);
  if (made.arrangements.length > 0) return;
  const frequency = 'INSTALMENT_FREQUENCY_MONTHLY' as const;
  const terms = { customerId, invoiceIds: [invoiceId], count: 4, frequency, firstDate: toWireDate(firstDate) };
  const { arrangement } = await payment.previewArrangement({ terms }, caller);
  const request = { requestId: `sample/plan/${invoiceId}`, terms, hash: arrangement!.hash, consent: 'Agreed by phone' };
  await payment.confirmArrangement(request, caller);
}

async function settle({ payment, caller }: Dunlin, of: Invoice, untilDate: LocalDate): Promise<void> {
  const { customerId, invoiceId, amount } = of;
  const offered = { currencyCode: amount!.currencyCode, minorUnits: String((BigInt(amount!.minorUnits) * 3n) / 4n) };
  const { settlement } = await payment.offerSettlement(
    {
      ...{ requestId: `sample/settlement/${invoiceId}`, customerId, invoiceIds: [invoiceId], amount: offered },
      ...{ untilDate: toWireDate(untilDate), reason: 'Pays at once when a quarter is given up' },
    },
    caller,
  );
  const accepted = { requestId: `sample/settlement/${invoiceId}/accept`, settlementId: settlement!.settlementId };
  await payment.acceptSettlement({ ...accepted, consent: 'Agreed by e-mail' }, caller);
}

/** @returns false where the invoice does not allow it, such as one that an agency has */
async function attempted(act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (error) {
    if (error instanceof DomainError && passedOver.includes(error.code)) return false;
    throw error;
  }
}
