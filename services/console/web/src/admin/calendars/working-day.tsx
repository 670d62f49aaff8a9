import { NumberInput, Select, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../../api/client.js';
import { Refusal } from '../../parts/acts/act.js';
import { useFormats } from '../../parts/formats.js';
import { rolls } from '../../terms/terms-values.js';
import { SkippedDays, WhatIfDrawer } from './what-if.js';

type Rule = (typeof rolls)[number] | 'DAYS';

interface WorkingDayProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly code: string;
}

/** Tries what a calendar makes of a date; nothing changes by it. */
export function WorkingDayDrawer({ opened, close, code }: WorkingDayProps): ReactNode {
  const { t } = useTranslation();
  const [date, setDate] = useState('');
  const [rule, setRule] = useState<Rule>('FOLLOWING');
  const [days, setDays] = useState(5);
  return (
    <WhatIfDrawer opened={opened} close={close} title={t('calendars.compute')} text={t('calendars.computeText')}>
      <TextInput
        type="date"
        label={t('calendars.from')}
        value={date}
        onChange={({ currentTarget }) => setDate(currentTarget.value)}
        required
        data-autofocus
      />
      <Select
        label={t('calendars.rule')}
        data={[...rolls, 'DAYS' as const].map((value) => ({ value, label: t(`calendars.rules.${value}`) }))}
        value={rule}
        onChange={(chosen) => chosen && setRule(chosen as Rule)}
        allowDeselect={false}
      />
      {rule === 'DAYS' && (
        <NumberInput
          label={t('calendars.days')}
          value={days}
          onChange={(count) => typeof count === 'number' && setDays(count)}
          min={-1_000}
          max={1_000}
          allowDecimal={false}
        />
      )}
      {date !== '' && <Computed code={code} date={date} rule={rule} days={days} />}
    </WhatIfDrawer>
  );
}

interface ComputedProps {
  readonly code: string;
  readonly date: string;
  readonly rule: Rule;
  readonly days: number;
}

function Computed({ code, date, rule, days }: ComputedProps): ReactNode {
  const formats = useFormats();
  const { data, error } = useQuery({
    queryKey: ['calendars', code, 'working-day', date, rule, days],
    queryFn: () => {
      const query = rule === 'DAYS' ? { date, days } : { date, roll: rule };
      return taken(api.GET('/api/v1/calendars/{code}/working-day', { params: { path: { code }, query } }));
    },
    retry: false,
  });
  if (error) return <Refusal error={error} />;
  if (!data) return null;
  return (
    <div role="status">
      <Text fw={650}>{formats.date(data.date)}</Text>
      <SkippedDays days={data.skippedDays} />
    </div>
  );
}
