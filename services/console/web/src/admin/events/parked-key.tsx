import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ProblemError, type Schemas, taken } from '../../api/client.js';
import { useMay } from '../../api/me.js';
import { ConfirmAct } from '../../parts/acts/confirm-act.js';
import { ReasonAct } from '../../parts/acts/reason-acts.js';
import { Result } from '../../parts/acts/result.js';
import { useFormats } from '../../parts/formats.js';
import { Facts, Loaded, Panel } from '../../parts/panel.js';
import partsClasses from '../../parts/parts.module.css';
import { Badge } from '../../parts/state-badge.js';
import { type Column, DataTable } from '../../parts/table/data-table.js';
import classes from '../admin.module.css';
import { StuckContent } from './content.js';
import { eventInWords, type ServiceName } from './services.js';

type StuckEvent = Schemas['StuckEvent'];
type Replayed = Schemas['ReplayParkedKeyResponse'];

interface ParkedKeyProps {
  readonly service: ServiceName;
  readonly group: string;
  readonly topic: string;
  readonly eventKey: string;
  /** The event whose content is shown; empty for none. */
  readonly eventId: string;
}

/** Events about one thing that wait behind one that failed, and what can be done with them. */
export function ParkedKeyView({ service, group, topic, eventKey: key, eventId }: ParkedKeyProps): ReactNode {
  const { t } = useTranslation();
  const mayAct = useMay('operations.act');
  const [act, setAct] = useState<'replay' | 'drop' | null>(null);
  const [replayed, setReplayed] = useState<Replayed | null>(null);
  const query = useQuery({
    queryKey: ['stuck-events', 'key', service, group, topic, key],
    queryFn: () => readKey({ service, group, topic, key }),
  });
  const first = query.data?.[0];
  const params = (idempotencyKey: string) => ({ path: { service }, header: { 'Idempotency-Key': idempotencyKey } });
  const close = () => setAct(null);
  return (
    <>
      <Panel
        title={t(`admin.events.services.${service}`)}
        aside={
          mayAct &&
          first && (
            <Group gap="xs">
              <Button onClick={() => setAct('replay')}>{t('act.replayParked.title')}</Button>
              <Button variant="default" onClick={() => setAct('drop')}>
                {t('act.dropParked.title')}
              </Button>
            </Group>
          )
        }
      >
        <Facts
          facts={[
            [t('admin.events.key'), key],
            [t('admin.events.topic'), topic],
            [t('admin.events.group'), group],
          ]}
        />
      </Panel>
      {replayed && <Outcome replayed={replayed} />}
      <Panel title={t('admin.events.parked')}>
        <Text size="sm" mb="xs">
          {t('admin.events.order')}
        </Text>
        <Loaded query={query} empty={t('admin.events.noneLeft')} isEmpty={({ length }) => length === 0}>
          {(events) => <Events events={events} />}
        </Loaded>
      </Panel>
      {eventId !== '' && <Content place={{ service, group, topic, key }} eventId={eventId} />}
      <ConfirmAct
        name="replayParked"
        opened={act === 'replay'}
        close={close}
        run={async (idempotencyKey) => {
          const call = { params: params(idempotencyKey), body: { group, topic, key } };
          setReplayed(await taken(api.POST('/api/v1/operations/{service}/replay-parked-key', call)));
        }}
      />
      <ReasonAct
        // What comes first next is another event.
        key={first?.eventId ?? 'none'}
        name="dropParked"
        danger
        opened={act === 'drop' && first !== undefined}
        close={close}
        run={async (reason, idempotencyKey) => {
          const body = { group, topic, key, eventId: first!.eventId, reason };
          await taken(
            api.POST('/api/v1/operations/{service}/drop-parked-event', { params: params(idempotencyKey), body }),
          );
          setReplayed(null);
        }}
      />
    </>
  );
}

/** Where the events of a key wait. */
interface Place {
  readonly service: ServiceName;
  readonly group: string;
  readonly topic: string;
  readonly key: string;
}

/** What one of the events holds. */
function Content({ place: { service, ...place }, eventId }: { place: Place; eventId: string }): ReactNode {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['stuck-events', 'event', service, place, eventId],
    queryFn: () => {
      const params = { path: { service }, query: { ...place, eventId } };
      return taken(api.GET('/api/v1/operations/{service}/parked-event', { params }));
    },
  });
  return (
    <Panel title={t('admin.events.content')}>
      <Loaded query={query}>{({ content }) => content && <StuckContent content={content} />}</Loaded>
    </Panel>
  );
}

/** The events that wait; none once the key is no longer parked. */
async function readKey({ service, group, topic, key }: Place): Promise<readonly StuckEvent[]> {
  const params = { path: { service }, query: { group, topic, key } };
  try {
    return (await taken(api.GET('/api/v1/operations/{service}/parked-key', { params }))).events;
  } catch (error) {
    if (error instanceof ProblemError && error.problem.reason === 'PARKED_KEY_NOT_FOUND') return [];
    throw error;
  }
}

/** How far the events came when they were handled again. */
function Outcome({ replayed: { replayedCount, leftCount, error } }: { replayed: Replayed }): ReactNode {
  const { t } = useTranslation();
  const left = Number(leftCount);
  return (
    <Result title={t('act.replayParked.done')} isWell={left === 0}>
      {t('admin.events.replayed', { count: Number(replayedCount) })}{' '}
      {left === 0 ? t('admin.events.noneLeft') : t('admin.events.left', { count: left })} {error}
    </Result>
  );
}

function Events({ events }: { events: readonly StuckEvent[] }): ReactNode {
  const { t } = useTranslation();
  const { time, count } = useFormats();
  const [first] = events;
  const columns: Column<StuckEvent>[] = [
    {
      id: 'type',
      title: t('admin.events.type'),
      cell: (event) => (
        <Group gap="xs" wrap="nowrap">
          <Link
            to="."
            search={(before: object) => ({ ...before, event: event.eventId })}
            className={partsClasses['link']}
          >
            {eventInWords(event.type)}
          </Link>
          {event === first && (
            <Badge tone="wait" icon="play">
              {t('admin.events.first')}
            </Badge>
          )}
        </Group>
      ),
      nowrap: true,
    },
    {
      id: 'reason',
      title: t('admin.events.error'),
      cell: ({ reason }) => <div className={classes['long']}>{reason}</div>,
    },
    {
      id: 'attempts',
      title: t('admin.events.attempts'),
      cell: ({ attemptCount }) => count(attemptCount),
      numeric: true,
    },
    { id: 'since', title: t('admin.events.parkedAt'), cell: ({ heldTime }) => time(heldTime), nowrap: true },
    {
      id: 'place',
      title: t('admin.events.place'),
      cell: ({ partition, offset }) => `${partition}/${offset}`,
      nowrap: true,
    },
    { id: 'id', title: t('admin.events.eventId'), cell: ({ eventId }) => eventId, nowrap: true },
  ];
  return (
    <DataTable
      name={t('admin.events.parked')}
      columns={columns}
      rows={events}
      rowKey={({ partition, offset }) => `${partition} ${offset}`}
      rowName={({ type }) => eventInWords(type)}
    />
  );
}
