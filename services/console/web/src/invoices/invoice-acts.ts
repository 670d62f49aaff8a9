import type { Schemas } from '../api/client.js';
import type { PermissionName } from '../api/me.js';

export type InvoiceAct = 'issueInvoice' | 'markAsPaid' | 'raiseDispute' | 'closeDispute' | 'placeHold' | 'voidInvoice';

const permissionOf: Readonly<Record<InvoiceAct, PermissionName>> = {
  issueInvoice: 'invoices.write',
  markAsPaid: 'payments.record',
  raiseDispute: 'disputes.write',
  closeDispute: 'disputes.write',
  placeHold: 'cases.pause',
  voidInvoice: 'invoices.void',
};

/** What may be done with an invoice now, the next sensible act first; the service judges again when it is done. */
export function invoiceActs(
  { lifecycle, disputed }: Pick<Schemas['Invoice'], 'lifecycle' | 'disputed'>,
  permissions: readonly string[],
): InvoiceAct[] {
  const acts: InvoiceAct[] = [];
  if (lifecycle === 'DRAFT') acts.push('issueInvoice');
  if (lifecycle === 'OPEN') {
    acts.push(...(disputed ? (['closeDispute', 'markAsPaid'] as const) : (['markAsPaid', 'raiseDispute'] as const)));
    acts.push('placeHold', 'voidInvoice');
  }
  return acts.filter((act) => permissions.includes(permissionOf[act]));
}
