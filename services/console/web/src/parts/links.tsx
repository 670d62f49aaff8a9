import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, taken } from '../api/client.js';
import classes from './parts.module.css';
import { absent } from './written.js';

const keptMs = 300_000;

export function useCustomer(customerId: string, staleTime = 0) {
  return useQuery({
    queryKey: ['customers', customerId],
    queryFn: async () => {
      const { customer } = await taken(api.GET('/api/v1/customers/{customerId}', { params: { path: { customerId } } }));
      return customer!;
    },
    staleTime,
  });
}

/** A customer by name, which is asked for once and kept for a while. */
export function CustomerLink({ customerId }: { customerId: string }): ReactNode {
  const { data } = useCustomer(customerId, keptMs);
  if (customerId === '') return absent;
  return (
    <Link to="/customers/$customerId" params={{ customerId }} className={classes['link']}>
      {data ? data.name || data.reference : `${customerId.slice(0, 8)}…`}
    </Link>
  );
}

export function InvoiceLink({ invoiceId, number }: { invoiceId: string; number: string }): ReactNode {
  return (
    <Link to="/invoices/$invoiceId" params={{ invoiceId }} className={classes['link']}>
      {number}
    </Link>
  );
}

export function CaseLink({ caseId, text }: { caseId: string; text: string }): ReactNode {
  return (
    <Link to="/cases/$caseId" params={{ caseId }} className={classes['link']}>
      {text}
    </Link>
  );
}
