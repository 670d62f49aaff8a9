import { useQuery } from '@tanstack/react-query';
import { api, type Schemas, taken } from '../api/client.js';
import { useFormats } from '../parts/formats.js';

type OpenInvoice = Pick<Schemas['Invoice'], 'invoiceId' | 'number' | 'remaining'>;

/** Open invoices of a customer, once they are needed. */
export function useOpenInvoices(customerId: string, enabled: boolean): readonly OpenInvoice[] {
  const { data } = useQuery({
    queryKey: ['invoices', 'open', customerId],
    queryFn: () => {
      const query = { customerId, lifecycles: ['OPEN' as const], pageSize: 500 };
      return taken(api.GET('/api/v1/invoices', { params: { query } }));
    },
    enabled,
  });
  return data?.invoices ?? [];
}

/** The same to choose from. */
export function useOptions(open: readonly OpenInvoice[]) {
  const { money } = useFormats();
  return open.map(({ invoiceId, number, remaining }) => ({
    value: invoiceId,
    label: `${number}, ${money(remaining)}`,
  }));
}
