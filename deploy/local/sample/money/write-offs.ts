import type { Dunlin } from '#libs/client';
import type { invoiceV1 } from '#libs/contracts';

/** What the starter lets anybody write off alone, in cents. */
const limit = 50_000n;

/** Writes one old invoice off within what a person does alone, and asks for another beyond it, which waits for a second person. */
export async function loadWriteOffs(dunlin: Dunlin): Promise<void> {
  const { invoice, caller } = dunlin;
  const invoices = await writableInvoices(dunlin);
  const within = invoices.find((one) => minorOf(one) <= limit);
  const beyond = invoices.find((one) => minorOf(one) > limit);
  // A service may ask, and a person decides.
  const asker = { ...caller, actor: 'system:sample' };
  for (const [by, found] of [[caller, within] as const, [asker, beyond] as const]) {
    if (!found) continue;
    const { invoiceId } = found;
    const request = { requestId: `sample/write-off/${invoiceId}`, invoiceId, reasonCode: 'UNCOLLECTABLE' };
    await invoice.writeOffInvoice({ ...request, reason: 'No reply to any message' }, by);
  }
}

/** Some old invoices whose cases allow it, and of which no agency has any. */
async function writableInvoices({ invoice, workflow, caller }: Dunlin): Promise<invoiceV1.Invoice[]> {
  const states = ['STATE_EXPIRED', 'STATE_FAILED', 'STATE_ACTIVE'] as const;
  const { cases } = await workflow.listCases(
    { states: [...states], orderBy: 'ORDER_OLDEST_DUE', pageSize: 100 },
    caller,
  );
  const free = cases.filter(({ placedInvoiceCount }) => placedInvoiceCount === 0);
  const invoiceIds = free.flatMap(({ invoices }) => invoices.filter(({ open }) => open).map((one) => one.invoiceId));
  const { invoices } = await invoice.batchGetInvoices({ invoiceIds: invoiceIds.slice(0, 500) }, caller);
  return invoices.filter(({ lifecycle, disputed }) => lifecycle === 'LIFECYCLE_OPEN' && !disputed);
}

function minorOf({ remaining }: invoiceV1.Invoice): bigint {
  return BigInt(remaining?.minorUnits ?? '0');
}
