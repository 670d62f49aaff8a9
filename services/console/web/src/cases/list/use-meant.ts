import { useQuery } from '@tanstack/react-query';
import { api, taken } from '../../api/client.js';
import type { InvoiceFilter } from '../../invoices/list/invoice-filter.js';
import { type CaseFilter, meantBy } from './case-filter.js';

const minLength = 2;

/** What a text says of a list, besides what it narrows the list to. */
export interface Meant {
  readonly error: Error | null;
  readonly retry: () => unknown;
  /** So many customers fit that none is listed; null where they are not too many. */
  readonly tooMany: { readonly count: number; readonly more: boolean } | null;
  /** Nothing is written so; what is listed differs by a few letters. */
  readonly byTypos: boolean;
  /** Whether it is not known yet. */
  readonly isSearching: boolean;
}

/** The customers that a text means; none while it says too little. */
function useCustomersMeant(text: string): Meant & { readonly customerIds: readonly string[] | null | undefined } {
  const isSaid = text.length >= minLength;
  const query = useQuery({
    queryKey: ['customers', 'search', text],
    queryFn: () => taken(api.POST('/api/v1/customers/search', { body: { text } })),
    enabled: isSaid,
    staleTime: 30_000,
  });
  const found = isSaid ? query.data : undefined;
  return {
    /** Null for whatever customer, undefined for what is not known. */
    customerIds: isSaid ? (found && !found.tooBroad ? found.customerIds : undefined) : null,
    error: isSaid ? query.error : null,
    retry: query.refetch,
    tooMany: found?.tooBroad ? { count: found.count, more: !found.countExact } : null,
    byTypos: found?.byTypos === true,
    isSearching: isSaid && query.isPending,
  };
}

/** What a text narrows a list of cases to; the filter is undefined until that is known. */
export function useMeantCases(text: string): Meant & { readonly filter: CaseFilter | undefined } {
  const { customerIds, ...meant } = useCustomersMeant(text);
  return { ...meant, filter: customerIds === null ? {} : customerIds && meantBy(text, customerIds) };
}

/** What a text narrows a list of invoices to: those of the customers whom it means. */
export function useMeantCustomers(
  text: string,
): Meant & { readonly filter: Pick<InvoiceFilter, 'customerIds'> | undefined; readonly isNobody: boolean } {
  const { customerIds, ...meant } = useCustomersMeant(text);
  const filter = customerIds === null ? {} : customerIds && { customerIds: [...customerIds] };
  // No customer at all would be no filter.
  return { ...meant, filter, isNobody: customerIds?.length === 0 };
}
