import { Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { Refusal } from '../../parts/acts/act.js';
import { useFormats } from '../../parts/formats.js';
import { Loading } from '../../parts/panel.js';
import { type Column, DataTable } from '../../parts/table/data-table.js';
import type { CalendarContent } from './calendar-form.js';
import { useCalendarPreview } from './calendar-queries.js';

type DayChange = Schemas['CalendarDayChange'];

interface CalendarPreviewProps {
  readonly code: string;
  readonly content: CalendarContent;
  /** Whether this content was asked for. */
  readonly isShown: boolean;
  readonly isReady: boolean;
  readonly show: () => void;
}

/** Which days come, go and change; it is asked for, and forgotten as soon as something else is typed. */
export function CalendarPreview({ code, content, isShown, isReady, show }: CalendarPreviewProps): ReactNode {
  const { t } = useTranslation();
  const { data, error, isFetching } = useCalendarPreview(code, isShown ? content : null);
  return (
    <>
      <Group>
        <Button variant="default" onClick={show} disabled={!isReady || isShown}>
          {t('calendars.preview')}
        </Button>
      </Group>
      {isShown && error && <Refusal error={error} />}
      {isShown && isFetching && <Loading />}
      {isShown && data && <Changes preview={data} />}
    </>
  );
}

function Changes({ preview }: { preview: Schemas['PreviewCalendarResponse'] }): ReactNode {
  const { t } = useTranslation();
  const { date } = useFormats();
  const { changes, unchanged, calendar } = preview;
  const count = (wanted: DayChange['change']) => changes.filter(({ change }) => change === wanted).length;
  const toldOf = (day: DayChange['before']) => day && (day.off ? day.name : t('calendars.worked', { name: day.name }));
  const columns: Column<DayChange>[] = [
    { id: 'date', title: t('calendars.day'), cell: ({ before, after }) => date((after ?? before)!.date), nowrap: true },
    { id: 'before', title: t('calendars.before'), cell: ({ before }) => toldOf(before) },
    { id: 'after', title: t('calendars.after'), cell: ({ after }) => toldOf(after) },
  ];
  return (
    <div role="status">
      <Text size="sm" mb="xs">
        {unchanged
          ? t('calendars.unchanged')
          : t('calendars.changes', {
              added: count('ADDED'),
              removed: count('REMOVED'),
              changed: count('CHANGED'),
            })}{' '}
        {t('calendars.known', { from: date(calendar!.knownFromDate), until: date(calendar!.knownUntilDate) })}
      </Text>
      {changes.length > 0 && (
        <DataTable
          name={t('calendars.changesName')}
          columns={columns}
          rows={changes}
          rowKey={({ before, after }) => (after ?? before)!.date!}
          rowName={({ before, after }) => (after ?? before)!.name}
          height="40vh"
        />
      )}
    </div>
  );
}
