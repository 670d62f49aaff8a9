import { List, Select, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../parts/formats.js';
import { WhatIfDrawer } from '../calendars/what-if.js';
import { type FeePolicy, useFeePolicyVersion } from './fee-queries.js';

interface VersionsProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly policy: FeePolicy;
}

/** What a version of a policy charges; versions never change. */
export function FeeVersionsDrawer({ opened, close, policy }: VersionsProps): ReactNode {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(String(policy.version));
  const versions = Array.from({ length: policy.version }, (_none, index) => String(policy.version - index));
  const earlier = useFeePolicyVersion(policy.code, chosen === String(policy.version) ? 0 : Number(chosen));
  const shown = chosen === String(policy.version) ? policy : earlier.data?.policy;
  return (
    <WhatIfDrawer opened={opened} close={close} title={policy.title} text={t('lateFees.versionsText')}>
      <Select
        label={t('lateFees.version')}
        data={versions}
        value={chosen}
        onChange={(version) => setChosen(version ?? String(policy.version))}
        allowDeselect={false}
      />
      {shown && <Version policy={shown} />}
    </WhatIfDrawer>
  );
}

function Version({ policy: { rules, appliedBy, applyTime } }: { policy: FeePolicy }): ReactNode {
  const { t } = useTranslation();
  const { money, date, time } = useFormats();
  if (!rules) return null;
  const { occurrences, caps, smallestPrincipals, chargesFrom, text } = rules;
  const amounts = (given: typeof caps) => given.map((amount) => money(amount)).join(', ');
  return (
    <>
      <Text size="sm">{t('lateFees.appliedBy', { who: appliedBy, when: time(applyTime) })}</Text>
      <List size="sm">
        {occurrences.map(({ days, flat, percentage, tiers }) => (
          <List.Item key={days}>
            {t('lateFees.afterDays', { count: days })}:{' '}
            {percentage && t('lateFees.share', { percent: percentage.percent })}
            {percentage &&
              percentage.min.length > 0 &&
              ` ${t('lateFees.atLeast', { amount: amounts(percentage.min) })}`}
            {percentage && percentage.max.length > 0 && ` ${t('lateFees.atMost', { amount: amounts(percentage.max) })}`}
            {amounts(flat)}
            {tiers
              .map(({ from, amount }) => t('lateFees.tier', { from: money(from), amount: money(amount) }))
              .join('; ')}
          </List.Item>
        ))}
      </List>
      {caps.length > 0 && <Text size="sm">{t('lateFees.capped', { amount: amounts(caps) })}</Text>}
      {smallestPrincipals.length > 0 && (
        <Text size="sm">{t('lateFees.onlyFrom', { amount: amounts(smallestPrincipals) })}</Text>
      )}
      {chargesFrom && <Text size="sm">{t('lateFees.reachesBack', { date: date(chargesFrom) })}</Text>}
      {text !== '' && <Text size="sm">{t('lateFees.debtorReads', { text })}</Text>}
    </>
  );
}
