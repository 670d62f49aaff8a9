import { enumName, fromWireDate, fromWireMoney, type invoiceV1 } from '#libs/contracts';
import { invariant } from '#libs/errors';
import { zoneOr } from '#libs/time';
import type { InvoiceFacts, Lifecycle } from '../../copies/domain/invoice.js';

/**
 * @param defaultZone for a zone that this process cannot compute with, so that the invoice is collected all the same
 * @throws Error for a snapshot without an invoice, amounts or dates, which its publisher never sends
 */
export function fromWireSnapshot(snapshot: invoiceV1.InvoiceSnapshot | null, defaultZone: string): InvoiceFacts {
  const invoice = snapshot?.invoice;
  invariant(snapshot && invoice, 'An invoice event carries no invoice.');
  const amount = fromWireMoney(invoice.amount);
  const remaining = fromWireMoney(invoice.remaining);
  const issuedOn = fromWireDate(invoice.issueDate, 'issue_date');
  const dueOn = fromWireDate(invoice.dueDate, 'due_date');
  const lifecycle = enumName<Lifecycle>(invoice.lifecycle, 'LIFECYCLE_');
  invariant(
    amount && remaining && issuedOn && dueOn && lifecycle,
    `Invoice ${invoice.invoiceId} lacks amounts or dates.`,
  );
  return {
    invoiceId: invoice.invoiceId,
    number: invoice.number,
    customerId: invoice.customerId,
    creditorId: invoice.creditorId,
    amount,
    remaining,
    issuedOn,
    dueOn,
    zone: zoneOr(snapshot.zone, defaultZone),
    lifecycle,
    collectable: invoice.collectability !== 'COLLECTABILITY_DO_NOT_COLLECT',
    disputed: invoice.disputed,
    episode: invoice.episode,
    version: BigInt(invoice.version),
  };
}
