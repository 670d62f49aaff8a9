import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api, taken } from '../api/client.js';
import { AllMetadata } from '../metadata/metadata-values.js';
import { Loaded } from '../parts/panel.js';

/** What is kept of an invoice beyond what Dunlin knows of it. */
export function InvoiceMetadata({ invoiceId }: { invoiceId: string }): ReactNode {
  const query = useQuery({
    queryKey: ['invoices', 'metadata', invoiceId],
    queryFn: async () =>
      (await taken(api.GET('/api/v1/invoices/{invoiceId}', { params: { path: { invoiceId } } }))).metadata,
  });
  return (
    <Loaded query={query}>
      {(metadata) => <AllMetadata owner={{ whose: 'invoices', id: invoiceId, metadata }} />}
    </Loaded>
  );
}
