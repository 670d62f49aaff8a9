import { Drawer, List, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../../api/client.js';
import { Refusal } from '../../parts/acts/act.js';
import { useFormats } from '../../parts/formats.js';

const rules = ['FOLLOWING', 'MODIFIED_FOLLOWING', 'PRECEDING', 'NONE'] as const;
type Rule = (typeof rules)[number] | 'DAYS';

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
    <Drawer
      opened={opened}
      onClose={close}
      position="right"
      size="md"
      title={
        <Text component="span" fw={650} size="lg">
          {t('calendars.compute')}
        </Text>
      }
      closeButtonProps={{ 'aria-label': t('act.close') }}
    >
      <Stack>
        <Text size="sm">{t('calendars.computeText')}</Text>
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
          data={[...rules, 'DAYS' as const].map((value) => ({ value, label: t(`calendars.rules.${value}`) }))}
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
      </Stack>
    </Drawer>
  );
}

interface ComputedProps {
  readonly code: string;
  readonly date: string;
  readonly rule: Rule;
  readonly days: number;
}

function Computed({ code, date, rule, days }: ComputedProps): ReactNode {
  const { t } = useTranslation();
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
      {data.skippedDays.length > 0 && (
        <>
          <Text size="sm">{t('calendars.skipped')}</Text>
          <List size="sm">
            {data.skippedDays.map((skipped) => (
              <List.Item key={skipped.date}>
                {formats.date(skipped.date)}: {skipped.name || t('calendars.weekend')}
              </List.Item>
            ))}
          </List>
        </>
      )}
    </div>
  );
}
