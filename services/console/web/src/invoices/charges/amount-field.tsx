import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { readBound } from '../list/invoice-filter.js';

interface AmountFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly change: (typed: string) => void;
  readonly fault: ReactNode;
  readonly required?: boolean;
}

/** An amount that is typed in the language of the person. */
export function AmountField({ value, change, fault, ...rest }: AmountFieldProps): ReactNode {
  return (
    <TextInput
      {...rest}
      value={value}
      inputMode="decimal"
      onChange={({ currentTarget }) => change(currentTarget.value)}
      error={fault}
    />
  );
}

interface ReadAmount {
  /** Null for nothing typed, or nothing readable. */
  readonly amount: Schemas['Money'] | null;
  readonly fault?: string;
}

/** Reads what somebody typed in their language. */
export function useReadAmount(currency: string): (typed: string) => ReadAmount {
  const read = useReadAmountIn();
  return (typed) => read(typed, currency);
}

/** The same where the currency follows from what was chosen before. */
export function useReadAmountIn(): (typed: string, currency: string) => ReadAmount {
  const { t, i18n } = useTranslation();
  return (typed, currency) => {
    const read = readBound(typed, currency, i18n.language);
    if ('fault' in read) return { amount: null, fault: t(`invoices.fault.${read.fault}`) };
    return { amount: read.minor === '' ? null : { currencyCode: currency, minorUnits: read.minor } };
  };
}
