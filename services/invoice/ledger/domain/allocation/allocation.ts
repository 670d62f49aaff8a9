import type { LocalDate } from '#libs/time';
import type { ComponentPart } from '../components.js';
import { type Invoice, isWhollyDisputed, payableByName, takesUndirectedMoney, undisputedOf } from '../invoice.js';
import { type Debt, type Preset, spreadPayment } from './waterfall.js';

/** A part of a payment for one component of one invoice. */
export interface Part extends ComponentPart {
  readonly invoiceId: string;
}

/** What a payment settles and what is left of it. */
export interface AllocationPlan {
  readonly parts: readonly Part[];
  readonly unappliedMinor: bigint;
}

/** What the organisation decided about money. */
interface AllocationTerms {
  /** Whose debt it settles when it names no invoice. */
  readonly creditorId: string;
  readonly preset: Preset;
  readonly namedPaysDisputed: boolean;
}

/** What instalments that are due ask for of an invoice. */
export interface DuePart {
  readonly invoiceId: string;
  readonly minor: bigint;
}

/** A payment as it is spread. */
interface SpreadPayment {
  readonly customerId: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly invoiceIds: readonly string[];
  readonly valueDate: LocalDate;
  readonly dueParts?: readonly DuePart[];
}

/**
 * Spreads a payment: first over the invoices that the payer named, in the payer's order, then over what instalments that
 * are due ask for, then by the preset over the others of the customer, creditor and currency. What is disputed gets money only when the payer named its invoice, and
 * not even then where the organisation says so. One that is written off takes back what its payer named it for.
 * Deterministic: the same input gives the same plan.
 * @param invoices of any customer; only open ones of the payer are considered, and written-off ones that they named
 */
export function planAllocation(
  payment: SpreadPayment,
  invoices: Iterable<Invoice>,
  { creditorId, preset, namedPaysDisputed }: AllocationTerms,
): AllocationPlan {
  const open = new Map<string, Invoice>();
  for (const invoice of invoices) {
    const matches = invoice.customerId === payment.customerId && invoice.currency === payment.currency;
    const takesMoney =
      invoice.lifecycle === 'OPEN' ||
      (invoice.lifecycle === 'WRITTEN_OFF' && payment.invoiceIds.includes(invoice.invoiceId));
    if (matches && takesMoney) open.set(invoice.invoiceId, invoice);
  }
  const namedIds = payment.invoiceIds.filter((invoiceId) => open.has(invoiceId));
  const creditor = open.get(namedIds[0] ?? '')?.creditorId ?? creditorId;
  const paidIds = namedIds.filter((invoiceId) => namedPaysDisputed || !isWhollyDisputed(open.get(invoiceId)!));
  const { parts, unappliedMinor } = spreadPayment(
    {
      minor: payment.amountMinor,
      valueDate: payment.valueDate,
      named: paidIds.map((number) => ({ number, minor: null })),
      due: (payment.dueParts ?? [])
        .filter(({ invoiceId }) => open.has(invoiceId))
        .map(({ invoiceId: number, minor }) => ({ number, minor })),
    },
    [...open.values()].map(toDebt),
    preset,
    {
      takesUndirected: ({ number }) => {
        const invoice = open.get(number)!;
        return takesUndirectedMoney(invoice) && invoice.creditorId === creditor;
      },
      namedPaysDisputed,
    },
  );
  return {
    parts: parts.map(({ number, component, minor }) => ({ invoiceId: number, component, minor })),
    unappliedMinor,
  };
}

/** Invoices are told apart by id, since two creditors may use one number. */
function toDebt(invoice: Invoice): Debt {
  const { invoiceId, issueDate, dueDate } = invoice;
  const owed = payableByName(invoice, { namedPaysDisputed: true });
  const disputedMinor = invoice.disputed ? owed.PRINCIPAL - undisputedOf(invoice).PRINCIPAL : 0n;
  return { number: invoiceId, issueDate, dueDate, disputedMinor, owed };
}
