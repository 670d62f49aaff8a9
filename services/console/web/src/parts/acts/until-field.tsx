import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { instantOf } from '#libs/time';

interface UntilFieldProps {
  /** Empty for no end. */
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly fault: ReactNode;
}

/** The day until which something holds. */
export function UntilField({ value, onChange, fault }: UntilFieldProps): ReactNode {
  const { t } = useTranslation();
  return (
    <TextInput
      type="date"
      label={t('act.until')}
      description={t('act.untilHint')}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      error={fault}
    />
  );
}

/** When a day begins that was typed; null for none. */
export function beginningOf(day: string, zone: string): string | null {
  return day === '' ? null : instantOf(day, '00:00', zone).toISOString();
}
