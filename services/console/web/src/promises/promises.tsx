import { Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { saveBlob } from '../api/files/saved-file.js';
import { useMay } from '../api/me.js';
import { ActMenu } from '../lists/list-bar.js';
import { SavedTable } from '../lists/saved-table.js';
import { useFormats } from '../parts/formats.js';
import type { IconName } from '../parts/icons.js';
import { useKept } from '../parts/kept.js';
import { Badge, type Tone } from '../parts/state-badge.js';
import type { Column } from '../parts/table/data-table.js';
import { usePages } from '../parts/table/pages.js';
import { useWhy } from '../parts/texts.js';
import { CancelPromise } from './promise-drawers.js';

export type PromiseToPay = Schemas['PaymentPromise'];
export type PromiseState = NonNullable<PromiseToPay['state']>;

const looks: Readonly<Record<PromiseState, readonly [Tone, IconName]>> = {
  ACTIVE: ['wait', 'clock'],
  KEPT: ['good', 'check'],
  BROKEN: ['bad', 'cross'],
  CANCELLED: ['off', 'stop'],
};

export const promiseStates = Object.keys(looks) as PromiseState[];

interface PromisesProps {
  readonly filter: { readonly customerId: string } | { readonly invoiceId: string };
}

/** What was ever promised by a customer, or of an invoice, the last day first. */
export function Promises({ filter }: PromisesProps): ReactNode {
  const { t } = useTranslation();
  const [cancelled, setCancelled] = useState<PromiseToPay | null>(null);
  const kept = useKept(cancelled);
  const columns = usePromiseColumns(setCancelled);
  const pages = usePages(['promises', 'of', filter], async (pageToken) => {
    const query = { ...filter, descending: true, pageToken, pageSize: 50 };
    const { promises, nextPageToken } = await taken(api.GET('/api/v1/promises', { params: { query } }));
    return { rows: promises, nextPageToken };
  });
  const save = async () => {
    const call = { params: { query: filter }, parseAs: 'blob' } as const;
    saveBlob(await taken(api.GET('/api/v1/promises.csv', call)), 'promises.csv');
  };
  return (
    <SavedTable
      name={t('promises.title')}
      empty={t('promises.none')}
      pages={pages}
      columns={columns}
      rowKey={({ promiseId }) => promiseId}
      rowName={({ dueDate }) => dueDate ?? ''}
      save={save}
    >
      {() =>
        kept && (
          <CancelPromise
            key={kept.promiseId}
            promise={kept}
            opened={cancelled !== null}
            close={() => setCancelled(null)}
          />
        )
      }
    </SavedTable>
  );
}

/** @param cancel chooses the one to cancel */
export function usePromiseColumns(cancel: (promise: PromiseToPay) => void): Column<PromiseToPay>[] {
  const { t } = useTranslation();
  const { money, date } = useFormats();
  const mayCancel = useMay('promises.write');
  const acts: Column<PromiseToPay> = {
    id: 'acts',
    title: t('act.menu'),
    cell: (promise) =>
      promise.state === 'ACTIVE' && (
        <ActMenu
          of={date(promise.dueDate)}
          acts={[{ name: t('act.cancelPromise.title'), run: () => cancel(promise) }]}
        />
      ),
  };
  return [
    { id: 'state', title: t('promises.state'), cell: ({ state }) => <PromiseBadge state={state} />, nowrap: true },
    { id: 'due', title: t('promises.due'), cell: (promise) => <Due promise={promise} />, nowrap: true },
    { id: 'amount', title: t('promises.amount'), cell: ({ amount }) => money(amount), numeric: true },
    { id: 'paid', title: t('promises.paid'), cell: ({ paid }) => <strong>{money(paid)}</strong>, numeric: true },
    {
      id: 'method',
      title: t('promises.method'),
      cell: ({ method }) => (method ? t(`payment.method.${method}`) : ''),
    },
    { id: 'notes', title: t('promises.notes'), cell: (promise) => <Said promise={promise} /> },
    { id: 'actor', title: t('promises.madeBy'), cell: ({ madeBy }) => madeBy },
    ...(mayCancel ? [acts] : []),
  ];
}

function PromiseBadge({ state }: Pick<PromiseToPay, 'state'>): ReactNode {
  const { t } = useTranslation();
  if (!state) return null;
  const [tone, icon] = looks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`promises.states.${state}`)}
    </Badge>
  );
}

/** The promised day, and the last one on which money counts where that is another. */
function Due({ promise: { dueDate, lastValueDate } }: { promise: PromiseToPay }): ReactNode {
  const { t } = useTranslation();
  const { date } = useFormats();
  return (
    <>
      {date(dueDate)}
      {lastValueDate !== dueDate && (
        <Text size="xs" c="dimmed">
          {t('promises.countsUntil', { day: date(lastValueDate) })}
        </Text>
      )}
    </>
  );
}

function Said({ promise: { notes, cancelReason } }: { promise: PromiseToPay }): ReactNode {
  const why = useWhy();
  return (
    <>
      {notes}
      {cancelReason !== '' && (
        <Text size="xs" c="dimmed">
          {why({ code: cancelReason })}
        </Text>
      )}
    </>
  );
}
