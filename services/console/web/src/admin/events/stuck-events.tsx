import { Button, Group, Select, Stack, Tabs, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { useListSearch } from '../../lists/search.js';
import { useFormats } from '../../parts/formats.js';
import { Loaded, Panel } from '../../parts/panel.js';
import classes from '../../parts/parts.module.css';
import { DeadLetterBadge, type DeadLetterState } from '../../parts/state-badge.js';
import { type Column, DataTable } from '../../parts/table/data-table.js';
import { usePages } from '../../parts/table/pages.js';
import adminClasses from '../admin.module.css';
import { DeadLetterView } from './dead-letter.js';
import { ParkedKeyView } from './parked-key.js';
import { eventInWords, type ServiceName, serviceNames } from './services.js';

type ParkedKey = Schemas['ParkedKey'];
type StuckEvent = Schemas['StuckEvent'];

/** What services could not take in, of all of them or of one. */
export function StuckEvents(): ReactNode {
  const { t } = useTranslation();
  const { search, change, replace } = useListSearch();
  const { key = '', topic = '', group = '', event = '', letter = '' } = search;
  const service = serviceNames.find((name) => name === search['service']);
  if (service !== undefined && letter !== '') {
    return (
      <>
        <Back back={() => replace({ of: 'dead' })} />
        <DeadLetterView key={letter} service={service} deadLetterId={letter} />
      </>
    );
  }
  if (service !== undefined && key !== '' && topic !== '') {
    return (
      <>
        <Back back={() => replace({})} />
        <ParkedKeyView service={service} topic={topic} group={group} eventKey={key} eventId={event} />
      </>
    );
  }
  const state = deadLetterStates.find((name) => name === search['state']);
  const shown = service === undefined ? serviceNames : [service];
  return (
    <>
      <Group role="search" aria-label={t('list.filters')}>
        <Select
          id="first-filter"
          label={t('admin.events.service')}
          placeholder={t('admin.events.anyService')}
          data={serviceNames.map((value) => ({ value, label: t(`admin.events.services.${value}`) }))}
          value={service ?? null}
          onChange={(value) => change({ service: value ?? '' })}
          clearable
          clearButtonProps={{ 'aria-label': t('list.clear') }}
        />
      </Group>
      <Tabs
        value={search['of'] === 'dead' ? 'dead' : 'parked'}
        onChange={(of) => change({ of: of ?? '' })}
        keepMounted={false}
      >
        <Tabs.List>
          <Tabs.Tab value="parked">{t('admin.events.parked')}</Tabs.Tab>
          <Tabs.Tab value="dead">{t('admin.events.dead')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="parked" pt="md">
          <Stack gap="md">
            {shown.map((name) => (
              <Panel key={name} title={t(`admin.events.services.${name}`)}>
                <ParkedKeys service={name} />
              </Panel>
            ))}
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="dead" pt="md">
          <Stack gap="md">
            <Text size="sm">{t('admin.events.deadText')}</Text>
            <Select
              label={t('admin.events.state')}
              placeholder={t('admin.events.anyState')}
              data={deadLetterStates.map((value) => ({ value, label: t(`admin.events.states.${value}`) }))}
              value={state ?? null}
              onChange={(value) => change({ state: value ?? '' })}
              clearable
              clearButtonProps={{ 'aria-label': t('list.clear') }}
              maw={320}
            />
            {shown.map((name) => (
              <Panel key={name} title={t(`admin.events.services.${name}`)}>
                <DeadLetters service={name} state={state} />
              </Panel>
            ))}
          </Stack>
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

const deadLetterStates: readonly DeadLetterState[] = ['OPEN', 'REPLAYED', 'DROPPED'];

/** To all stuck events, from one of them. */
function Back({ back }: { back: () => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <Group>
      <Button variant="default" onClick={back}>
        {t('admin.events.all')}
      </Button>
    </Group>
  );
}

function ParkedKeys({ service }: { service: ServiceName }): ReactNode {
  const { t } = useTranslation();
  const { time, count } = useFormats();
  const { list, more } = usePages(['stuck-events', 'parked', service], async (pageToken) => {
    const params = { path: { service }, query: { pageSize: 100, pageToken } };
    const { parkedKeys, nextPageToken } = await taken(api.GET('/api/v1/operations/{service}/parked-keys', { params }));
    return { rows: parkedKeys, nextPageToken };
  });
  const columns: Column<ParkedKey>[] = [
    {
      id: 'key',
      title: t('admin.events.key'),
      cell: ({ group, topic, key }) => (
        <Link to="." search={() => ({ service, group, topic, key })} className={classes['link']}>
          {key}
        </Link>
      ),
    },
    { id: 'count', title: t('admin.events.waiting'), cell: ({ eventCount }) => count(eventCount), numeric: true },
    { id: 'error', title: t('admin.events.error'), cell: ({ error }) => <Long text={error} /> },
    { id: 'since', title: t('admin.events.parkedAt'), cell: ({ parkedTime }) => time(parkedTime), nowrap: true },
    { id: 'topic', title: t('admin.events.topic'), cell: ({ topic }) => topic },
  ];
  return (
    <Loaded query={list} empty={t('admin.events.noneParked')} isEmpty={({ length }) => length === 0}>
      {(rows) => (
        <DataTable
          name={`${t('admin.events.parked')}: ${t(`admin.events.services.${service}`)}`}
          columns={columns}
          rows={rows}
          rowKey={({ group, topic, key }) => `${group} ${topic} ${key}`}
          rowName={({ key }) => key}
          more={more}
        />
      )}
    </Loaded>
  );
}

interface DeadLettersProps {
  readonly service: ServiceName;
  readonly state: DeadLetterState | undefined;
}

function DeadLetters({ service, state }: DeadLettersProps): ReactNode {
  const { t } = useTranslation();
  const { time } = useFormats();
  const { list, more } = usePages(['stuck-events', 'dead', service, state], async (pageToken) => {
    const params = { path: { service }, query: { pageSize: 100, pageToken, ...(state && { state }) } };
    const { events, nextPageToken } = await taken(api.GET('/api/v1/operations/{service}/dead-letters', { params }));
    return { rows: events, nextPageToken };
  });
  const columns: Column<StuckEvent>[] = [
    {
      id: 'type',
      title: t('admin.events.type'),
      cell: ({ type, deadLetterId }) => (
        <Link to="." search={() => ({ service, letter: deadLetterId })} className={classes['link']}>
          {type === '' ? t('admin.events.letter', { id: deadLetterId }) : eventInWords(type)}
        </Link>
      ),
    },
    { id: 'state', title: t('admin.events.state'), cell: (letter) => <DeadLetterBadge state={letter.state} /> },
    { id: 'reason', title: t('admin.events.error'), cell: ({ reason }) => <Long text={reason} /> },
    { id: 'key', title: t('admin.events.key'), cell: ({ key }) => key },
    { id: 'since', title: t('admin.events.parkedAt'), cell: ({ heldTime }) => time(heldTime), nowrap: true },
    { id: 'by', title: t('admin.events.decidedBy'), cell: ({ decision }) => decision?.actor ?? '' },
    {
      id: 'why',
      title: t('admin.events.decisionReason'),
      cell: ({ decision }) => <Long text={decision?.reason ?? ''} />,
    },
  ];
  return (
    <Loaded query={list} empty={t('admin.events.noneDead')} isEmpty={({ length }) => length === 0}>
      {(rows) => (
        <DataTable
          name={`${t('admin.events.dead')}: ${t(`admin.events.services.${service}`)}`}
          columns={columns}
          rows={rows}
          rowKey={({ deadLetterId }) => deadLetterId}
          rowName={({ type }) => type}
          more={more}
        />
      )}
    </Loaded>
  );
}

function Long({ text }: { text: string }): ReactNode {
  return <div className={adminClasses['long']}>{text}</div>;
}
