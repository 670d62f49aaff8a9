import { Button, Group, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/me.js';
import { useFormats } from '../../parts/formats.js';
import { Loaded } from '../../parts/panel.js';
import { type Column, DataTable } from '../../parts/table/data-table.js';
import { CalendarAct } from './calendar-act.js';
import type { Calendar } from './calendar-form.js';
import { useCalendars } from './calendar-queries.js';
import { CalendarView } from './calendar-view.js';

/** On which days work is done. */
export function Calendars(): ReactNode {
  const { t } = useTranslation();
  const mayWrite = useMay('calendars.write');
  const query = useCalendars();
  const [isNew, setNew] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const columns = useColumns(setChosen);
  const shown = query.data?.find(({ code }) => code === chosen) ?? query.data?.[0];
  return (
    <Stack>
      {mayWrite && (
        <Group justify="flex-end">
          <Button onClick={() => setNew(true)}>{t('act.createCalendar.title')}</Button>
        </Group>
      )}
      <Loaded query={query} empty={t('calendars.empty')} isEmpty={({ length }) => length === 0}>
        {(rows) => (
          <DataTable
            name={t('admin.section.calendars')}
            columns={columns}
            rows={rows}
            rowKey={({ code }) => code}
            rowName={({ title }) => title}
          />
        )}
      </Loaded>
      {shown && <CalendarView key={shown.code} newest={shown} />}
      <CalendarAct
        opened={isNew}
        close={() => setNew(false)}
        changed={null}
        ownDays={[]}
        taken={query.data?.map(({ code }) => code) ?? []}
      />
    </Stack>
  );
}

function useColumns(choose: (code: string) => void): Column<Calendar>[] {
  const { t } = useTranslation();
  const { date } = useFormats();
  return [
    {
      id: 'title',
      title: t('admin.shownName'),
      cell: ({ title, code }) => (
        <Button variant="subtle" size="compact-sm" onClick={() => choose(code)}>
          {title}
        </Button>
      ),
    },
    { id: 'code', title: t('admin.name'), cell: ({ code }) => code },
    {
      id: 'jurisdiction',
      title: t('calendars.jurisdiction'),
      cell: ({ jurisdiction }) => jurisdiction || t('admin.none'),
    },
    { id: 'ownDays', title: t('calendars.ownDays'), cell: ({ ownDayCount }) => ownDayCount, numeric: true },
    { id: 'version', title: t('calendars.version'), cell: ({ version }) => version, numeric: true },
    { id: 'from', title: t('calendars.usedFrom'), cell: ({ usedFromDate }) => date(usedFromDate), nowrap: true },
    { id: 'until', title: t('calendars.knownUntil'), cell: ({ knownUntilDate }) => date(knownUntilDate), nowrap: true },
  ];
}
