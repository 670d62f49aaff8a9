import { type Act, type FenceFacts, type InvoiceReason, reasonAgainst } from '#libs/fence';
import type { Money } from '#libs/money';
import type { LocalDate } from '#libs/time';

/** The reason against a debt that its debtor never heard of since it became overdue. */
export const notAnnounced = 'NOT_ANNOUNCED';

/** Whether one invoice may be placed, and the balance to place. */
export interface LineDecision {
  readonly invoiceId: string;
  /** Null when it may be placed. */
  readonly refusal: InvoiceReason | typeof notAnnounced | null;
  /** Empty when the invoice is unknown. */
  readonly invoiceNumber: string;
  readonly balance: Money | null;
  readonly dueDate: LocalDate | null;
  /** Version of the invoice that was decided about, 0 when it is unknown. */
  readonly invoiceVersion: bigint;
}

/** Every flag ends a placement: an agency must not pursue somebody who is bankrupt, dead or a minor. */
const rules = { flagsForbid: true };

/**
 * Decides about each invoice of a placement.
 * @param placedElsewhere invoices that have an open line in another placement
 * @param unannouncedReason why debts are placed that were never announced; empty where these are refused
 */
export function decideLines(
  { customerId, invoiceIds }: Pick<Act, 'customerId' | 'invoiceIds'>,
  facts: FenceFacts,
  placedElsewhere: ReadonlySet<string>,
  unannouncedReason: string,
): LineDecision[] {
  // Only this service knows which placement a line belongs to: others would also name the placement that is about to be
  // sent.
  const known = { ...facts, holds: { ...facts.holds, placedInvoiceIds: placedElsewhere } };
  const unannounced = (invoiceId: string) =>
    unannouncedReason === '' && facts.holds.unannouncedInvoiceIds.has(invoiceId);
  return invoiceIds.map((invoiceId) => {
    const invoice = facts.invoices.get(invoiceId);
    const own = invoice?.customerId === customerId ? invoice : undefined;
    return {
      invoiceId,
      refusal: reasonAgainst(invoiceId, { customerId }, rules, known) ?? (unannounced(invoiceId) ? notAnnounced : null),
      // Nothing of another customer's invoice enters this placement.
      invoiceNumber: own?.number ?? '',
      balance: own?.remaining ?? null,
      dueDate: own?.dueDate ?? null,
      invoiceVersion: own?.version ?? 0n,
    };
  });
}
