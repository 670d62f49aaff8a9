import { MultiSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { useOptions } from './open-invoices.js';

/** Most invoices that a promise, a plan or a settlement is about. */
export const maxInvoices = 100;

interface InvoicesFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly options: ReturnType<typeof useOptions>;
  readonly value: readonly string[];
  readonly onChange: (invoiceIds: string[]) => void;
  readonly fault: ReactNode;
}

/** Which open invoices of a customer something is about. What is chosen is named once the invoices are read. */
export function InvoicesField({ label, hint, options, value, onChange, fault }: InvoicesFieldProps): ReactNode {
  const { t } = useTranslation();
  return (
    <MultiSelect
      label={label}
      description={hint}
      data={options}
      value={value.filter((id) => options.some((option) => option.value === id))}
      onChange={onChange}
      error={fault}
      maxValues={maxInvoices}
      required
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('list.clear') }}
    />
  );
}
