import type { Money } from '#libs/money';
import type { LocalDate } from '#libs/time';

/** Why a debt may not be placed (R17, R44, B4). */
export type Refusal =
  | 'CUSTOMER_UNKNOWN'
  | 'CUSTOMER_FLAGGED'
  | 'INVOICE_UNKNOWN'
  | 'OTHER_CUSTOMER'
  | 'NOT_ISSUED'
  | 'PAID'
  | 'VOID'
  | 'DISPUTED'
  | 'DO_NOT_COLLECT'
  | 'CASE_HELD'
  | 'INVOICE_HELD'
  | 'MONEY_IN_FLIGHT'
  | 'ALREADY_PLACED';

/** An invoice as its owner knows it. */
export interface Standing {
  readonly invoiceId: string;
  readonly number: string;
  readonly customerId: string;
  readonly lifecycle: 'DRAFT' | 'OPEN' | 'PAID' | 'VOID';
  readonly collectable: boolean;
  readonly disputed: boolean;
  readonly remaining: Money;
  readonly dueDate: LocalDate | null;
  /** Grows with every change of the invoice. */
  readonly version: bigint;
}

/** What the owners answered about a placement to be. */
export interface Facts {
  /** Null when there is no such customer. */
  readonly customer: { readonly reference: string; readonly flags: readonly string[] } | null;
  readonly standings: ReadonlyMap<string, Standing>;
  readonly moneyInFlight: ReadonlySet<string>;
  /** Whether the customer or the case is held, or the case is no longer open. */
  readonly actHeld: boolean;
  readonly heldInvoiceIds: ReadonlySet<string>;
}

/** Whether one debt may be placed, and the balance to place. */
export interface Verdict {
  readonly invoiceId: string;
  /** Null when it may be placed. */
  readonly refusal: Refusal | null;
  /** Empty when the invoice is unknown. */
  readonly invoiceNumber: string;
  readonly balance: Money | null;
  readonly dueDate: LocalDate | null;
  /** Version of the invoice that was judged, 0 when it is unknown. */
  readonly invoiceVersion: bigint;
}

/**
 * Judges each debt; the first reason that applies is given, the gravest first.
 * @param alreadyPlaced debts that stand in another open placement
 */
export function judge(
  customerId: string,
  invoiceIds: readonly string[],
  facts: Facts,
  alreadyPlaced: ReadonlySet<string>,
): Verdict[] {
  return invoiceIds.map((invoiceId) => {
    const standing = facts.standings.get(invoiceId);
    const own = standing?.customerId === customerId ? standing : undefined;
    return {
      invoiceId,
      refusal: refusalOf(customerId, invoiceId, facts, alreadyPlaced),
      // Nothing of another customer's invoice enters this placement.
      invoiceNumber: own?.number ?? '',
      balance: own?.remaining ?? null,
      dueDate: own?.dueDate ?? null,
      invoiceVersion: own?.version ?? 0n,
    };
  });
}

function refusalOf(
  customerId: string,
  invoiceId: string,
  { customer, standings, moneyInFlight, actHeld, heldInvoiceIds }: Facts,
  alreadyPlaced: ReadonlySet<string>,
): Refusal | null {
  const standing = standings.get(invoiceId);
  if (!customer) return 'CUSTOMER_UNKNOWN';
  if (customer.flags.length > 0) return 'CUSTOMER_FLAGGED';
  if (!standing) return 'INVOICE_UNKNOWN';
  if (standing.customerId !== customerId) return 'OTHER_CUSTOMER';
  if (standing.lifecycle === 'DRAFT') return 'NOT_ISSUED';
  if (standing.lifecycle === 'VOID') return 'VOID';
  if (standing.lifecycle === 'PAID' || standing.remaining.minor <= 0n) return 'PAID';
  if (standing.disputed) return 'DISPUTED';
  if (!standing.collectable) return 'DO_NOT_COLLECT';
  if (actHeld) return 'CASE_HELD';
  if (heldInvoiceIds.has(invoiceId)) return 'INVOICE_HELD';
  if (moneyInFlight.has(invoiceId)) return 'MONEY_IN_FLIGHT';
  return alreadyPlaced.has(invoiceId) ? 'ALREADY_PLACED' : null;
}
