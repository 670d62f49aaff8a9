import type { Dunlin } from '#libs/client';

const chargedCount = 12;

/** Charges a reminder fee or costs on some overdue invoices, and waives some of it, so that both are seen, and a waiver that waits. */
export async function loadCharges({ invoice, caller }: Dunlin): Promise<void> {
  const overdue = { overdue: true, disputed: false, orderBy: 'ORDER_DUE_DATE', pageSize: chargedCount } as const;
  const { invoices } = await invoice.listInvoices(overdue, caller);
  for (const [number, { invoiceId, amount }] of invoices.entries()) {
    const isCost = number % 4 === 3;
    const { charge } = await invoice.addCharge(
      {
        ...{ requestId: `sample/charge/${invoiceId}`, invoiceId, kind: isCost ? 'KIND_COST' : 'KIND_FEE' },
        amount: { currencyCode: amount!.currencyCode, minorUnits: isCost ? '4000' : '500' },
        reason: isCost ? 'Fixed sum for the costs of collection' : 'Second reminder',
        text: isCost ? 'Costs of collection' : 'Reminder fee',
        occurrence: isCost ? 'fixed-sum' : 'second-reminder',
      },
      caller,
    );
    if (number % 5 !== 1) continue;
    const { chargeId } = charge!;
    // Costs go beyond what somebody does alone where there are limits; a service may ask for them, and a person decides.
    const asker = isCost ? { ...caller, actor: 'system:sample' } : caller;
    await invoice.waiveCharge({ requestId: `sample/waiver/${chargeId}`, chargeId, reason: 'Goodwill' }, asker);
  }
}
