import type { ReactNode } from 'react';
import { Diary } from '../../account/diary.js';
import type { Schemas } from '../../api/client.js';

/** What a row of a list says when it is expanded: what happened to the invoice. */
export function InvoiceMore({ invoice: { customerId, invoiceId } }: { invoice: Schemas['Invoice'] }): ReactNode {
  return <Diary customerId={customerId} invoiceId={invoiceId} />;
}
