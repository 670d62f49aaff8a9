import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { monthEnds, rolls } from './terms-values.js';

/** The terms that hold, as a sentence, and who says the days. */
export function TermsText({ terms }: { terms: Schemas['ResolvedTerms'] }): ReactNode {
  const { t } = useTranslation();
  const of = (name: string) => terms.values.find((value) => value.name === name);
  const value = (name: string) => of(name)?.value ?? '';
  const { level, code = '' } = of('net_days') ?? {};
  const monthEnd = monthEnds.find((name) => name === value('month_end')) ?? 'NONE';
  const roll = rolls.find((name) => name === value('roll')) ?? 'NONE';
  const calendar = value('calendar');
  const said = {
    days: t('terms.days', { count: Number(value('net_days')) }),
    from: t(`terms.monthEnds.${monthEnd}`),
  };
  return (
    <>
      <Text size="sm">
        {calendar === '' || roll === 'NONE'
          ? t('terms.holds', said)
          : t('terms.holdsBy', { ...said, calendar, roll: t(`terms.rolls.${roll}`) })}
      </Text>
      <Text size="xs" c="dimmed">
        {t('terms.netDays')}: {t(`terms.origin.${level ?? 'PRODUCT'}`, { code })}
      </Text>
    </>
  );
}
