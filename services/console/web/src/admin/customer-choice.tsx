import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client.js';
import { useName } from '../api/names.js';
import { typingMs } from '../lists/typed-filter.js';

const minTyped = 2;
const maxShown = 20;

interface CustomerChoiceProps {
  /** Id of the customer that is chosen; empty for none. */
  readonly value: string;
  readonly change: (customerId: string) => void;
}

/** Finds a customer by any text. */
export function CustomerChoice({ value, change }: CustomerChoiceProps): ReactNode {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), typingMs);
  const name = useName(value) ?? t('customer.unnamed', { id: value.slice(0, 8) });
  const { data: found = [] } = useQuery({
    queryKey: ['customers', 'choice', text],
    queryFn: async () => {
      const body = { text, pageSize: maxShown };
      return (await taken(api.POST('/api/v1/customers/query', { body }))).customers;
    },
    enabled: text.length >= minTyped && text !== name,
  });
  const choices = new Map(found.map((customer) => [customer.customerId, customer.name || customer.reference]));
  if (value !== '') choices.set(value, name);
  return (
    <Select
      label={t('admin.access.customer')}
      placeholder={t('admin.access.anyCustomer')}
      nothingFoundMessage={t(text.length < minTyped ? 'admin.access.typeCustomer' : 'search.none')}
      data={[...choices].map(([id, label]) => ({ value: id, label }))}
      value={value === '' ? null : value}
      onChange={(id) => change(id ?? '')}
      onSearchChange={setTyped}
      // The service has found them by more than their names.
      filter={({ options }) => options}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('list.clear') }}
    />
  );
}
