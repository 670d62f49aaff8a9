import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { useMay } from '../../api/me.js';
import { useFormats } from '../../parts/formats.js';
import { Icon } from '../../parts/icons.js';
import { Loaded, Panel } from '../../parts/panel.js';
import { Badge } from '../../parts/state-badge.js';
import { type Column, DataTable } from '../../parts/table/data-table.js';
import { useTextByCode } from '../../parts/texts.js';
import classes from '../admin.module.css';
import { CalendarAct } from './calendar-act.js';
import { type Calendar, weekdayNames, weekdayOf } from './calendar-form.js';
import { useCalendar, useVersions } from './calendar-queries.js';
import { WorkingDayDrawer } from './working-day.js';

type Day = Schemas['CalendarDay'];

/** One calendar: the days of a year, and its versions. */
export function CalendarView({ newest }: { newest: Calendar }): ReactNode {
  const { t } = useTranslation();
  const mayWrite = useMay('calendars.write');
  const { code } = newest;
  const [version, setVersion] = useState(0);
  const [year, setYear] = useState(0);
  const [open, setOpen] = useState<'change' | 'compute' | null>(null);
  const query = useCalendar(code, version, year);
  const ofNewest = useCalendar(code, newest.version, 0);
  const close = () => setOpen(null);
  const aside = (
    <Group gap="xs">
      <Button variant="default" size="xs" onClick={() => setOpen('compute')}>
        {t('calendars.compute')}
      </Button>
      {mayWrite && (
        <Button size="xs" onClick={() => setOpen('change')} disabled={!ofNewest.data}>
          {t('act.changeCalendar.title')}
        </Button>
      )}
    </Group>
  );
  return (
    <>
      <Panel title={newest.title} aside={aside}>
        <Loaded query={query}>{(shown) => <Year shown={shown} choose={setYear} />}</Loaded>
      </Panel>
      <Panel title={t('calendars.versions')}>
        <Versions code={code} shown={query.data?.calendar?.version ?? 0} choose={setVersion} />
      </Panel>
      {ofNewest.data && (
        <CalendarAct
          key={newest.version}
          opened={open === 'change'}
          close={close}
          changed={newest}
          ownDays={ofNewest.data.ownDays}
          taken={[]}
        />
      )}
      <WorkingDayDrawer opened={open === 'compute'} close={close} code={code} />
    </>
  );
}

interface YearProps {
  readonly shown: Schemas['GetCalendarResponse'];
  readonly choose: (year: number) => void;
}

function Year({ shown, choose }: YearProps): ReactNode {
  const { t, i18n } = useTranslation();
  const { date } = useFormats();
  const { calendar, year, days, versionInForce } = shown;
  const names = weekdayNames(i18n.language);
  const weekend = calendar!.weekendDays.map((day) => names[day - 1]).join(', ');
  const { version, knownFromDate, knownUntilDate } = calendar!;
  const columns: Column<Day>[] = [
    { id: 'date', title: t('calendars.day'), cell: (day) => date(day.date), nowrap: true },
    { id: 'weekday', title: t('calendars.weekday'), cell: (day) => weekdayOf(day.date!, i18n.language) },
    { id: 'name', title: t('admin.name'), cell: ({ name }) => name },
    {
      id: 'off',
      title: t('admin.state'),
      cell: ({ off }) => (
        <Badge tone={off ? 'off' : 'good'} icon={off ? 'stop' : 'check'}>
          {t(off ? 'calendars.off' : 'calendars.working')}
        </Badge>
      ),
      nowrap: true,
    },
    { id: 'source', title: t('calendars.source'), cell: ({ source }) => source && t(`calendars.sources.${source}`) },
  ];
  return (
    <Stack gap="xs">
      <Text size="sm">
        {t('calendars.shownVersion', { version })}{' '}
        {version === versionInForce ? t('calendars.inForce') : t('calendars.notInForce')}{' '}
        {weekend === '' ? t('calendars.noWeekend') : t('calendars.weekendIs', { days: weekend })}{' '}
        {t('calendars.known', { from: date(knownFromDate), until: date(knownUntilDate) })}
      </Text>
      <Group gap="xs" role="group" aria-label={t('calendars.year')}>
        <ActionIcon
          variant="default"
          aria-label={t('calendars.yearBefore')}
          disabled={`${year}-01-01` <= knownFromDate!}
          onClick={() => choose(year - 1)}
        >
          <Icon name="down" />
        </ActionIcon>
        <Text fw={650} aria-live="polite">
          {year}
        </Text>
        <ActionIcon
          variant="default"
          aria-label={t('calendars.yearAfter')}
          disabled={`${year}-12-31` >= knownUntilDate!}
          onClick={() => choose(year + 1)}
        >
          <Icon name="up" />
        </ActionIcon>
      </Group>
      {days.length === 0 ? (
        <Text c="dimmed">{t('calendars.noDays')}</Text>
      ) : (
        <DataTable
          name={t('calendars.daysOf', { year })}
          columns={columns}
          rows={days}
          rowKey={(day) => day.date!}
          rowName={({ name }) => name}
        />
      )}
    </Stack>
  );
}

interface VersionsProps {
  readonly code: string;
  /** Number of the version that is shown. */
  readonly shown: number;
  readonly choose: (version: number) => void;
}

function Versions({ code, shown, choose }: VersionsProps): ReactNode {
  const { t } = useTranslation();
  const { date } = useFormats();
  const byCode = useTextByCode();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, ...query } = useVersions(code);
  const rows = data?.pages.flatMap(({ versions }) => versions);
  const columns: Column<Calendar>[] = [
    {
      id: 'version',
      title: t('calendars.version'),
      cell: ({ version }) => (
        <Button
          variant={version === shown ? 'light' : 'subtle'}
          size="compact-sm"
          aria-pressed={version === shown}
          aria-label={t('calendars.showVersion', { version })}
          onClick={() => choose(version)}
        >
          {version}
        </Button>
      ),
    },
    { id: 'from', title: t('calendars.usedFrom'), cell: ({ usedFromDate }) => date(usedFromDate), nowrap: true },
    { id: 'title', title: t('admin.shownName'), cell: ({ title }) => title },
    { id: 'by', title: t('calendars.appliedBy'), cell: ({ appliedBy }) => appliedBy },
    {
      id: 'why',
      title: t('calendars.reason'),
      cell: ({ reason }) => <div className={classes['words']}>{byCode({ code: reason }) ?? reason}</div>,
    },
  ];
  return (
    <Loaded query={{ ...query, data: rows }}>
      {(versions) => (
        <>
          <DataTable
            name={t('calendars.versions')}
            columns={columns}
            rows={versions}
            rowKey={({ version }) => String(version)}
            rowName={({ version }) => String(version)}
          />
          {hasNextPage && (
            <Button variant="default" size="xs" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t('calendars.olderVersions')}
            </Button>
          )}
        </>
      )}
    </Loaded>
  );
}
