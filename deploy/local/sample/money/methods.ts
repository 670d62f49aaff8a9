import { setTimeout as sleep } from 'node:timers/promises';
import type { Dunlin } from '#libs/client';
import type { invoiceV1, paymentV1 } from '#libs/contracts';
import { DomainError } from '#libs/errors';

/** What debtors gave on the page of the sandbox, each used for one charge: one that settles and one that is declined. */
const choices = ['settles', 'insufficient-funds'] as const;

/**
 * Two payment methods, of which one is charged by itself, a charge that settled and one that was declined, where the
 * provider is the sandbox.
 */
export async function loadMethods(dunlin: Dunlin): Promise<void> {
  const invoices = await chargeableInvoices(dunlin);
  for (const [index, choice] of choices.entries()) {
    const invoice = invoices[index];
    if (!invoice) return;
    const methodId = await giveMethod(dunlin, invoice.customerId, choice);
    if (methodId === null) return;
    const { invoiceId, remaining: amount } = invoice;
    const request = { requestId: `sample/charge/${choice}`, methodId, amount, invoiceIds: [invoiceId] };
    await dunlin.payment.chargeMethod(request, dunlin.caller);
    if (index > 0) continue;
    const agreed = { requestId: 'sample/autopay', methodId, autopay: true, reason: 'Agreed by phone' };
    await dunlin.payment.setAutopay(agreed, dunlin.caller);
  }
}

/** Of different customers, and nothing that keeps them from being charged. */
async function chargeableInvoices({ invoice, workflow, caller }: Dunlin): Promise<invoiceV1.Invoice[]> {
  const { cases } = await workflow.listCases({ states: ['STATE_ACTIVE'], pageSize: 100 }, caller);
  const free = cases.filter(({ placedInvoiceCount }) => placedInvoiceCount === 0);
  const invoiceIds = free.flatMap(({ invoices }) => invoices.filter(({ open }) => open).map((one) => one.invoiceId));
  const { invoices } = await invoice.batchGetInvoices({ invoiceIds: invoiceIds.slice(0, 500) }, caller);
  const open = invoices.filter(({ lifecycle, disputed }) => lifecycle === 'LIFECYCLE_OPEN' && !disputed);
  return [...new Map(open.map((one) => [one.customerId, one])).values()];
}

/** @returns null where what keeps methods is not the sandbox of this machine, whose page a program may fill in */
async function giveMethod(dunlin: Dunlin, customerId: string, choice: string): Promise<string | null> {
  const { payment, caller } = dunlin;
  const asked = await askForMethod(dunlin, { requestId: `sample/method/${choice}`, customerId });
  if (asked?.method?.provider !== 'sandbox') return null;
  const { method, url } = asked;
  await fetch(url, { method: 'POST', body: new URLSearchParams({ choice }) });
  const { methodId } = method;
  for (;;) {
    if ((await payment.getMethod({ methodId }, caller)).method?.state === 'STATE_ACTIVE') return methodId;
    await sleep(100);
  }
}

/** @returns null where no provider is set up */
async function askForMethod(
  { payment, caller }: Dunlin,
  request: { readonly requestId: string; readonly customerId: string },
): Promise<paymentV1.StartMethodSetupResponse | null> {
  try {
    return await payment.startMethodSetup(request, caller);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'PAYMENT_PROVIDER_NOT_FOUND') return null;
    throw error;
  }
}
