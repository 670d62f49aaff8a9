import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client.js';

interface InvoiceChoiceProps {
  readonly customerId: string;
  /** Empty for none. */
  readonly value: string;
  readonly choose: (invoiceId: string) => void;
  readonly label: string;
  /** What choosing none means. */
  readonly none: string;
  readonly size?: string;
  readonly fault?: ReactNode;
}

const shown = 20;
const typingMs = 300;

/** One of the invoices of a customer, by the beginning of its number, however many there are. */
export function InvoiceChoice({ customerId, value, choose, label, none, size, fault }: InvoiceChoiceProps): ReactNode {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null);
  const [wanted] = useDebouncedValue(typed === chosen?.label ? '' : typed.trim(), typingMs);
  const { data } = useQuery({
    queryKey: ['invoices', 'choice', customerId, wanted],
    queryFn: async () => {
      const query = { customerId, text: wanted, pageSize: shown };
      const { invoices } = await taken(api.GET('/api/v1/invoices', { params: { query } }));
      return invoices.map(({ invoiceId, number }) => ({ value: invoiceId, label: number }));
    },
    placeholderData: keepPreviousData,
  });
  const found = data ?? [];
  const isListed = chosen === null || value === '' || found.some((one) => one.value === value);
  return (
    <Select
      label={label}
      {...(size === undefined ? {} : { size })}
      placeholder={none}
      data={isListed ? found : [chosen, ...found]}
      value={value === '' ? null : value}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('list.clear') }}
      nothingFoundMessage={t('search.none')}
      onSearchChange={setTyped}
      onChange={(invoiceId, option) => {
        setChosen(option);
        choose(invoiceId ?? '');
      }}
      error={fault}
    />
  );
}
