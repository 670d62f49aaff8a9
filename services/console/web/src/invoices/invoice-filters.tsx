import { Checkbox, Group, MultiSelect, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isCurrency } from '#libs/money';
import { known, several, useListSearch } from '../lists/search.js';
import { TypedFilter, useTyped } from '../lists/typed-filter.js';
import { readBound, writeBound } from './invoice-filter.js';
import { lifecycleNames } from './lifecycles.js';

/** What a list of invoices can be filtered by. */
export function InvoiceFilters(): ReactNode {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const states = known(several(search['lifecycles']), lifecycleNames);
  const flag = (name: 'overdue' | 'disputed' | 'unassigned', label: string) => (
    <Checkbox
      label={label}
      checked={search[name] === 'true'}
      onChange={({ currentTarget }) => change({ [name]: currentTarget.checked ? 'true' : '' })}
      mb={8}
    />
  );
  return (
    <Stack gap="xs" role="search" aria-label={t('list.filters')}>
      <Group align="flex-start" gap="sm">
        <TypedFilter id="first-filter" name="text" label={t('invoices.numberBegins')} width={150} />
        <MultiSelect
          label={t('invoices.lifecycle')}
          placeholder={states.length === 0 ? t('list.all') : ''}
          data={lifecycleNames.map((state) => ({ value: state, label: t(`lifecycle.${state}`) }))}
          value={states}
          onChange={(chosen) => change({ lifecycles: chosen.join(',') })}
          clearable
          clearButtonProps={{ 'aria-label': t('list.clear') }}
          w={{ base: '100%', sm: 170 }}
        />
        <AmountFilters />
        <TypedFilter name="dueFrom" label={t('invoices.dueFrom')} type="date" width={140} />
        <TypedFilter name="dueTo" label={t('invoices.dueTo')} type="date" width={140} />
      </Group>
      <Group gap="lg">
        {flag('overdue', t('invoices.overdueOnly'))}
        {flag('disputed', t('invoices.disputedOnly'))}
        {flag('unassigned', t('invoices.unassigned'))}
      </Group>
    </Stack>
  );
}

/** A currency and two bounds in it. What cannot be read filters nothing, and says so where it was typed. */
function AmountFilters(): ReactNode {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const { currency: applied = '' } = search;
  const [typed, setTyped] = useState<string | null>(null);
  const currency = typed ?? applied;
  return (
    <>
      <TextInput
        label={t('invoices.currency')}
        value={currency}
        onChange={({ currentTarget: { value } }) => {
          const code = value.toUpperCase().slice(0, 3);
          setTyped(isCurrency(code) || code === '' ? null : code);
          // Bounds of another currency are other amounts.
          if (isCurrency(code) || code === '') change({ currency: code, min: '', max: '' });
        }}
        error={typed !== null && typed.length === 3 ? t('invoices.unknownCurrency') : undefined}
        w={80}
      />
      <AmountFilter key={`min ${currency}`} name="min" label={t('invoices.minRemaining')} currency={currency} />
      <AmountFilter key={`max ${currency}`} name="max" label={t('invoices.maxRemaining')} currency={currency} />
    </>
  );
}

interface AmountFilterProps {
  /** Its name in the address. */
  readonly name: string;
  readonly label: string;
  readonly currency: string;
}

/** An amount that is typed in the person's language and stands in the address in minor units. */
export function AmountFilter({ name, label, currency }: AmountFilterProps): ReactNode {
  const { t, i18n } = useTranslation();
  const { search, change } = useListSearch();
  const address = writeBound(search[name] ?? '', currency, i18n.language);
  const read = (text: string) => readBound(text, currency, i18n.language);
  const { text, type, told } = useTyped(address, (typed) => {
    const bound = read(typed);
    const minor = 'minor' in bound ? bound.minor : '';
    change({ [name]: minor });
    return writeBound(minor, currency, i18n.language);
  });
  const found = read(text);
  return (
    <TextInput
      label={label}
      value={text}
      inputMode="decimal"
      onChange={({ currentTarget }) => type(currentTarget.value)}
      onBlur={told}
      error={'fault' in found ? t(`invoices.fault.${found.fault}`) : undefined}
      w={130}
    />
  );
}
