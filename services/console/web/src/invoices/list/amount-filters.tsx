import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isCurrency } from '#libs/money';
import { useListSearch } from '../../lists/search.js';
import { useTyped } from '../../lists/typed-filter.js';
import { readBound, writeBound } from './invoice-filter.js';

/** A currency and two bounds in it. What cannot be read filters nothing, and says so where it was typed. */
export function AmountFilters({ min, max }: { min: string; max: string }): ReactNode {
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
      <AmountFilter key={`min ${currency}`} name="min" label={min} currency={currency} />
      <AmountFilter key={`max ${currency}`} name="max" label={max} currency={currency} />
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
