import type { Money } from '#libs/money';
import type { LocalDate } from '#libs/time';
import type { Candidate } from './file-line.js';

/** A payment that a trial would record, with the invoice that its line names. */
export interface Match {
  readonly fileId: string;
  readonly row: number;
  readonly sourceId: string;
  readonly invoiceNumber: string;
  readonly creditorId: string;
  readonly invoiceId: string;
  readonly customerId: string;
  readonly amount: Money;
  readonly valueDate: LocalDate;
  /** How much of the amount is more than remains of the invoice, in minor units. */
  readonly overpaidMinor: bigint;
}

/**
 * What the candidates would become, in order.
 * @param earlier what lines before would pay of each invoice, in minor units
 */
export function matchesOf(
  fileId: string,
  candidates: readonly Candidate[],
  earlier: ReadonlyMap<string, bigint>,
): Match[] {
  const paid = new Map(earlier);
  return candidates.map(({ row, invoice, payment }) => {
    const { invoiceId, number: invoiceNumber, creditorId, remainingMinor } = invoice;
    const { sourceId, customerId, amount, valueDate } = payment;
    const before = paid.get(invoiceId) ?? 0n;
    paid.set(invoiceId, before + amount.minor);
    const left = remainingMinor > before ? remainingMinor - before : 0n;
    const overpaidMinor = amount.minor > left ? amount.minor - left : 0n;
    return {
      ...{ fileId, row, sourceId, invoiceNumber, creditorId, invoiceId, customerId, amount, valueDate },
      overpaidMinor,
    };
  });
}
