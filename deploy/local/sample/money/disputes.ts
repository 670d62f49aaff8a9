import type { Dunlin } from '#libs/client';

/** Disputes a quarter of the overdue invoice that was due last, so that a dispute of a part is seen. */
export async function loadDisputes({ invoice, caller }: Dunlin): Promise<void> {
  const overdue = { overdue: true, disputed: false, descending: true, pageSize: 1 } as const;
  const { invoices } = await invoice.listInvoices(overdue, caller);
  for (const { invoiceId, amount } of invoices) {
    const minorUnits = String(BigInt(amount!.minorUnits) / 4n + 1n);
    await invoice.raiseDispute(
      {
        ...{ requestId: `sample/dispute/${invoiceId}`, invoiceId, reasonCode: 'DEFECTIVE' },
        amount: { currencyCode: amount!.currencyCode, minorUnits },
        reason: 'A quarter of the goods arrived damaged',
      },
      caller,
    );
  }
}
