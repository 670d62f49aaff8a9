import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { useIsLive } from '../api/live.js';
import { DiaryText, useReasonText } from '../parts/diary/diary-text.js';
import { useFormats } from '../parts/formats.js';
import { Loaded } from '../parts/panel.js';
import { ShowMore } from '../parts/table/more.js';
import { usePages } from '../parts/table/pages.js';
import classes from './account.module.css';

type Entry = Schemas['DiaryEntry'];

interface DiaryFilter {
  readonly fromDate: string;
  readonly toDate: string;
  readonly actor: string;
}

const none: DiaryFilter = { fromDate: '', toDate: '', actor: '' };

interface DiaryProps {
  readonly customerId: string;
  readonly invoiceId?: string;
}

/** Everything that happened, the latest first, by day; who did it and why stands on each line. */
export function Diary({ customerId, invoiceId = '' }: DiaryProps): ReactNode {
  const { t } = useTranslation();
  const { day } = useFormats();
  const isLive = useIsLive();
  const [filter, setFilter] = useState(none);
  const { list, more } = usePages(['diary', customerId, invoiceId, filter], async (pageToken) => {
    const { fromDate, toDate, actor } = filter;
    const query = {
      invoiceId,
      pageToken,
      pageSize: 50,
      ...(actor ? { actors: [actor] } : {}),
      ...(fromDate ? { fromDate } : {}),
      ...(toDate ? { toDate } : {}),
    };
    const { entries, nextPageToken } = await taken(
      api.GET('/api/v1/customers/{customerId}/diary', { params: { path: { customerId }, query } }),
    );
    return { rows: entries, nextPageToken };
  });
  return (
    <Stack gap="sm">
      <DiaryFilters apply={setFilter} />
      <Loaded
        query={list}
        empty={t(filter === none ? 'customer.diaryEmpty' : 'list.empty')}
        isEmpty={({ length }) => length === 0}
      >
        {(entries) => (
          <div className={classes['diary']} tabIndex={0} role="region" aria-label={t('customer.diary')}>
            {[...Map.groupBy(entries, ({ occurTime }) => day(occurTime))].map(([title, ofDay]) => (
              <section key={title}>
                <Title order={3} size="h6" className={classes['day']}>
                  {title}
                </Title>
                <ul className={classes['entries']}>
                  {ofDay.map((entry) => (
                    <DiaryLine key={`${entry.entryId} ${entry.text}`} entry={entry} />
                  ))}
                </ul>
              </section>
            ))}
            <ShowMore more={more} />
          </div>
        )}
      </Loaded>
      <Text size="xs" c="dimmed">
        {t(isLive ? 'customer.live' : 'customer.notLive')}
      </Text>
    </Stack>
  );
}

function DiaryLine({ entry }: { entry: Entry }): ReactNode {
  const { clock } = useFormats();
  const reasonText = useReasonText();
  const { occurTime, actor, reason } = entry;
  const why = reasonText(reason);
  // What services write as a sentence is English.
  const isOfService = actor.startsWith('system:') && reason !== '' && why === reason;
  return (
    <li>
      <span className={classes['clock']}>{clock(occurTime)}</span>
      <div>
        <Text size="sm">
          <DiaryText entry={entry} />
        </Text>
        <Text size="xs" c="dimmed" lang={isOfService ? 'en' : undefined}>
          {[actor, why].filter((part) => part !== '').join(' · ')}
        </Text>
      </div>
    </li>
  );
}

function DiaryFilters({ apply }: { apply: (filter: DiaryFilter) => void }): ReactNode {
  const { t } = useTranslation();
  const [filter, setFilter] = useState(none);
  const change = (changed: Partial<DiaryFilter>) => setFilter({ ...filter, ...changed });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    apply(filter);
  };
  return (
    <form onSubmit={submit} aria-label={t('customer.diaryFilters')}>
      <Group gap="xs" align="flex-end">
        <TextInput
          size="xs"
          type="date"
          label={t('customer.from')}
          value={filter.fromDate}
          onChange={({ currentTarget }) => change({ fromDate: currentTarget.value })}
        />
        <TextInput
          size="xs"
          type="date"
          label={t('customer.until')}
          value={filter.toDate}
          onChange={({ currentTarget }) => change({ toDate: currentTarget.value })}
        />
        <TextInput
          size="xs"
          label={t('customer.who')}
          placeholder={t('customer.whoHint')}
          value={filter.actor}
          onChange={({ currentTarget }) => change({ actor: currentTarget.value })}
        />
        <Button size="xs" type="submit" variant="default">
          {t('customer.apply')}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          onClick={() => {
            setFilter(none);
            apply(none);
          }}
        >
          {t('customer.clear')}
        </Button>
      </Group>
    </form>
  );
}
