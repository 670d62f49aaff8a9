import { Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isCurrency } from '#libs/money';
import { AmountFilter } from '../invoices/list/amount-filters.js';
import { boundOf } from '../invoices/list/invoice-filter.js';
import type { Chip } from '../lists/list-bar.js';
import { type Search, useListSearch } from '../lists/search.js';
import { TypedFilter, typingMs } from '../lists/typed-filter.js';
import { useFormats } from '../parts/formats.js';
import { debtorFilter, type DebtorOrder, debtorOrders } from './debtor-filter.js';

/** Everything in the address that goes by amounts of one currency. */
const noAmounts: Search = { minOwed: '', maxOwed: '', minOverdue: '', days: '', by: '', order: '' };

/** @param tell told the text that somebody typed, which no address holds */
export function CustomerFilters({ tell }: { tell: (text: string) => void }): ReactNode {
  const { t } = useTranslation();
  const { search } = useListSearch();
  const [text, setText] = useState('');
  const tellSoon = useDebouncedCallback((typed: string) => tell(typed.trim()), typingMs);
  const debtors = debtorFilter(search);
  return (
    <Group align="flex-start" gap="sm" role="search" aria-label={t('customer.find')}>
      <TextInput
        id="first-filter"
        label={t('customers.text')}
        placeholder={t('customers.textHint')}
        value={text}
        maxLength={200}
        onChange={({ currentTarget: { value } }) => {
          setText(value);
          tellSoon(value);
        }}
        w={{ base: '100%', sm: 330 }}
      />
      <CurrencyFilter />
      {debtors && <DebtorFilters currency={debtors.currencyCode} by={debtors.orderBy} />}
    </Group>
  );
}

/** With a currency the list is of those who owe in it. */
function CurrencyFilter(): ReactNode {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const [typed, setTyped] = useState<string | null>(null);
  const currency = typed ?? search['currency'] ?? '';
  return (
    <TextInput
      label={t('customers.owingIn')}
      placeholder={t('customers.anyCurrency')}
      value={currency}
      onChange={({ currentTarget: { value } }) => {
        const code = value.toUpperCase().slice(0, 3);
        const isWhole = isCurrency(code) || code === '';
        setTyped(isWhole ? null : code);
        // Bounds of another currency are other amounts.
        if (isWhole) change({ ...noAmounts, currency: code });
      }}
      error={typed !== null && typed.length === 3 ? t('invoices.unknownCurrency') : undefined}
      w={130}
    />
  );
}

function DebtorFilters({ currency, by }: { currency: string; by: DebtorOrder }): ReactNode {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  return (
    <>
      <AmountFilter key={`owed ${currency}`} name="minOwed" label={t('customers.minOwed')} currency={currency} />
      <AmountFilter key={`most ${currency}`} name="maxOwed" label={t('customers.maxOwed')} currency={currency} />
      <AmountFilter
        key={`overdue ${currency}`}
        name="minOverdue"
        label={t('customers.minOverdue')}
        currency={currency}
      />
      <TypedFilter
        name="days"
        label={t('customers.minDaysLate')}
        width={120}
        shape={(text) => text.replaceAll(/\D/g, '').slice(0, 5)}
      />
      <Select
        label={t('customers.by')}
        data={debtorOrders.map((value) => ({ value, label: t(`customers.order.${value}`) }))}
        value={by}
        allowDeselect={false}
        onChange={(chosen) => change({ by: chosen ?? '' })}
        w={170}
      />
      <Select
        label={t('customers.direction')}
        data={(['descending', 'ascending'] as const).map((value) => ({ value, label: t(`customers.${value}`) }))}
        value={search['order'] === 'ascending' ? 'ascending' : 'descending'}
        allowDeselect={false}
        onChange={(chosen) => change({ order: chosen ?? '' })}
        w={150}
      />
    </>
  );
}

/** What the list is filtered by, each to be taken away. */
export function useDebtorChips(): Chip[] {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const { money } = useFormats();
  const debtors = debtorFilter(search);
  if (!debtors) return [];
  const { currencyCode: currency, minDaysLate } = debtors;
  const amounts = (['minOwed', 'maxOwed', 'minOverdue'] as const).flatMap((name) =>
    boundOf(search[name], currency) === undefined
      ? []
      : [
          {
            key: name,
            text: `${t(`customers.${name}`)}: ${money({ currencyCode: currency, minorUnits: search[name]! })}`,
            remove: () => change({ [name]: '' }),
          },
        ],
  );
  const remove = () => change({ ...noAmounts, currency: '' });
  return [
    { key: 'currency', text: `${t('customers.owingIn')}: ${currency}`, remove },
    ...amounts,
    ...(minDaysLate > 0
      ? [
          {
            key: 'days',
            text: `${t('customers.minDaysLate')}: ${minDaysLate}`,
            remove: () => change({ days: '' }),
          },
        ]
      : []),
  ];
}
