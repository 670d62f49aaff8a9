import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { useFormats } from '../parts/formats.js';
import { Loaded } from '../parts/panel.js';
import { Badge } from '../parts/state-badge.js';
import { ShowMore } from '../parts/table/more.js';
import { usePages } from '../parts/table/pages.js';
import { inWords } from '../parts/written.js';
import classes from './account.module.css';
import { choiceTitle } from './choice-title.js';

type Choice = Schemas['InteractionChoice'];
export type ChoiceList = NonNullable<Choice['list']>;

/** The values by which people tell of interactions, each with what it is called. */
export function useChoices() {
  const { t, i18n } = useTranslation();
  const textOf = (key: string) => (i18n.exists(key) ? t(key as 'list.all') : undefined);
  const query = useQuery({
    queryKey: ['interaction-choices'],
    queryFn: async () => (await taken(api.GET('/api/v1/interaction-choices', { params: { query: {} } }))).choices,
    staleTime: 60_000,
  });
  const all = (query.data ?? []).map((choice) => ({ ...choice, title: choiceTitle(choice, textOf) }));
  return {
    query,
    /** Those that may be chosen. */
    of: (list: ChoiceList) => all.filter((choice) => choice.list === list && choice.active),
    titleOf: (list: ChoiceList, code: string) =>
      all.find((choice) => choice.list === list && choice.code === code)?.title ?? inWords(code),
  };
}

/** Contacts that people had with a customer, the latest first. */
export function Interactions({ customerId }: { customerId: string }): ReactNode {
  const { t } = useTranslation();
  const { time } = useFormats();
  const { titleOf } = useChoices();
  const { list, more } = usePages(['interactions', 'of', customerId], async (pageToken) => {
    const call = { params: { path: { customerId }, query: { pageSize: 20, pageToken } } };
    const { interactions, nextPageToken } = await taken(api.GET('/api/v1/customers/{customerId}/interactions', call));
    return { rows: interactions, nextPageToken };
  });
  return (
    <Loaded query={list} empty={t('interaction.none')} isEmpty={({ length }) => length === 0}>
      {(rows) => (
        <div className={classes['few']} tabIndex={0} role="region" aria-label={t('interaction.title')}>
          <ul className={classes['interactions']}>
            {rows.map(({ interactionId, method, outcome, direction, delinquencyReason, text, author, occurTime }) => (
              <li key={interactionId}>
                <Text size="sm" fw={600} component="div">
                  {titleOf('METHOD', method)}{' '}
                  {direction && (
                    <Badge tone="off" icon={direction === 'INBOUND' ? 'down' : 'right'}>
                      {t(`interaction.direction.${direction}`)}
                    </Badge>
                  )}{' '}
                  {titleOf('OUTCOME', outcome)}
                </Text>
                {delinquencyReason !== '' && (
                  <Text size="sm">
                    {t('interaction.reason')}: {titleOf('DELINQUENCY_REASON', delinquencyReason)}
                  </Text>
                )}
                {text !== '' && (
                  <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                    {text}
                  </Text>
                )}
                <Text size="xs" c="dimmed">
                  {time(occurTime)} · {author}
                </Text>
              </li>
            ))}
          </ul>
          <ShowMore more={more} />
        </div>
      )}
    </Loaded>
  );
}
