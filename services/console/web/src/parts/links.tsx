import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client.js';
import { useName } from '../api/names.js';
import classes from './parts.module.css';
import { absent } from './written.js';

export function useCustomer(customerId: string) {
  return useQuery({ ...customerRead(customerId), select: ({ customer }) => customer! });
}

/** What is kept of a customer beyond what Dunlin knows of them; it comes with the customer. */
export function useCustomerMetadata(customerId: string) {
  return useQuery({ ...customerRead(customerId), select: ({ metadata }) => metadata });
}

function customerRead(customerId: string) {
  return {
    queryKey: ['customers', customerId],
    queryFn: () => taken(api.GET('/api/v1/customers/{customerId}', { params: { path: { customerId } } })),
  };
}

/** A customer by the name that came with the rows; without one while customer cannot be asked. */
export function CustomerLink({ customerId }: { customerId: string }): ReactNode {
  const { t } = useTranslation();
  const name = useName(customerId);
  if (customerId === '') return absent;
  return (
    <Link to="/customers/$customerId" params={{ customerId }} className={classes['link']}>
      {name ?? t('customer.unnamed', { id: customerId.slice(0, 8) })}
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
