import type { Schemas } from '../api/client.js';
import type { PermissionName } from '../api/me.js';

type Invoice = Schemas['Invoice'];

export type InvoiceAct = 'issueInvoice' | 'markAsPaid' | 'raiseDispute' | 'closeDispute' | 'placeHold' | 'voidInvoice';

const permissionOf: Readonly<Record<InvoiceAct, PermissionName>> = {
  issueInvoice: 'invoices.write',
  markAsPaid: 'payments.record',
  raiseDispute: 'disputes.write',
  closeDispute: 'disputes.write',
  placeHold: 'cases.pause',
  voidInvoice: 'invoices.void',
};

/** What may be done with an invoice now, the next sensible act first; its service says what it allows. */
export function invoiceActs(
  { lifecycle, allowedActs }: Pick<Invoice, 'lifecycle' | 'allowedActs'>,
  permissions: readonly string[],
): InvoiceAct[] {
  const isOpen = lifecycle === 'OPEN';
  const allowed: Readonly<Record<InvoiceAct, boolean>> = {
    issueInvoice: allowedActs.includes('ISSUE'),
    closeDispute: allowedActs.includes('CLOSE_DISPUTE'),
    // Payments and holds are other services' acts, which both ask for an open invoice.
    markAsPaid: isOpen,
    raiseDispute: allowedActs.includes('RAISE_DISPUTE'),
    placeHold: isOpen,
    voidInvoice: allowedActs.includes('VOID'),
  };
  return (Object.keys(allowed) as InvoiceAct[]).filter(
    (act) => allowed[act] && permissions.includes(permissionOf[act]),
  );
}
