import { Button, Checkbox, Group, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { useMay } from '../../api/me.js';
import { ActMenu } from '../../lists/list-bar.js';
import { Act } from '../../parts/acts/act.js';
import { useKept } from '../../parts/kept.js';
import { Loaded } from '../../parts/panel.js';
import { type Column, DataTable } from '../../parts/table/data-table.js';
import { TitleField } from '../staff/queue-acts.js';
import { useNumberSeries } from './series-queries.js';

type Series = Schemas['NumberSeries'];

/** How invoices are numbered that nobody gave a number. */
export function NumberSeries(): ReactNode {
  const { t } = useTranslation();
  const mayWrite = useMay('number-series.write');
  const query = useNumberSeries();
  const [isNew, setNew] = useState(false);
  const [chosen, setChosen] = useState<Series | null>(null);
  const changed = useKept(chosen);
  const columns = useColumns(mayWrite ? setChosen : null);
  return (
    <>
      {mayWrite && (
        <Group justify="flex-end">
          <Button onClick={() => setNew(true)}>{t('act.createNumberSeries.title')}</Button>
        </Group>
      )}
      <Loaded query={query} empty={t('numberSeries.empty')} isEmpty={({ length }) => length === 0}>
        {(rows) => (
          <DataTable
            name={t('admin.section.numberSeries')}
            columns={columns}
            rows={rows}
            rowKey={({ code }) => code}
            rowName={({ title, code }) => title || code}
          />
        )}
      </Loaded>
      <SeriesAct opened={isNew} close={() => setNew(false)} changed={null} />
      {changed && (
        <SeriesAct
          key={`${changed.code} ${changed.version}`}
          opened={chosen !== null}
          close={() => setChosen(null)}
          changed={changed}
        />
      )}
    </>
  );
}

function useColumns(change: ((of: Series) => void) | null): Column<Series>[] {
  const { t } = useTranslation();
  return [
    { id: 'title', title: t('admin.shownName'), cell: ({ title }) => title },
    { id: 'code', title: t('numberSeries.code'), cell: ({ code }) => code },
    { id: 'next', title: t('numberSeries.next'), cell: ({ nextText }) => nextText, nowrap: true },
    {
      id: 'gapless',
      title: t('numberSeries.gaps'),
      cell: ({ gapless }) => t(gapless ? 'numberSeries.none' : 'numberSeries.some'),
    },
    ...(change
      ? [
          {
            id: 'acts',
            title: t('act.menu'),
            cell: (of: Series) => (
              <ActMenu of={of.title || of.code} acts={[{ name: t('admin.change'), run: () => change(of) }]} />
            ),
          },
        ]
      : []),
  ];
}

interface SeriesInput {
  readonly code: string;
  readonly title: string;
  readonly prefix: string;
  readonly digits: string;
  readonly next: string;
  readonly gapless: boolean;
}

interface SeriesActProps {
  readonly opened: boolean;
  readonly close: () => void;
  /** Null for a new one. */
  readonly changed: Series | null;
}

function SeriesAct({ changed, opened, close }: SeriesActProps): ReactNode {
  const { t } = useTranslation();
  const start: SeriesInput = {
    code: changed?.code ?? '',
    title: changed?.title ?? '',
    prefix: changed?.prefix ?? '',
    digits: String(changed?.digits ?? 6),
    next: changed?.nextNumber ?? '1',
    gapless: changed?.gapless ?? true,
  };
  const isNumber = (typed: string) => /^[1-9]\d{0,17}$/.test(typed.trim());
  const known = useNumberSeries().data ?? [];
  const isTaken = (code: string) => changed === null && known.some((one) => one.code === code.trim());
  const seen = changed ? { 'If-Match': `"${changed.version}"` } : {};
  return (
    <Act<SeriesInput>
      opened={opened}
      close={close}
      name={changed ? 'changeNumberSeries' : 'createNumberSeries'}
      start={start}
      isReady={({ code, title, digits, next }) =>
        code.trim() !== '' && !isTaken(code) && title.trim() !== '' && isNumber(digits) && isNumber(next)
      }
      run={({ code, title, prefix, digits, next, gapless }, key) =>
        taken(
          api.PUT('/api/v1/number-series/{code}', {
            params: { path: { code: code.trim() }, header: { 'Idempotency-Key': key, ...seen } },
            body: {
              ...{ title: title.trim(), prefix: prefix.trim(), digits: Number(digits), gapless },
              // Invoices may have taken numbers since; one that nobody touched stays.
              ...(next === start.next && changed ? {} : { nextNumber: next.trim() }),
            },
          }),
        )
      }
      fields={({ code, title, prefix, digits, next, gapless }, change, faults) => (
        <>
          <TitleField title={title} change={change} fault={faults('title')} />
          {changed === null && (
            <TextInput
              label={t('numberSeries.code')}
              description={t('numberSeries.codeHint')}
              value={code}
              maxLength={60}
              onChange={({ currentTarget }) => change({ code: currentTarget.value })}
              error={isTaken(code) ? t('numberSeries.taken') : faults('code')}
              required
            />
          )}
          <TextInput
            label={t('numberSeries.prefix')}
            value={prefix}
            maxLength={60}
            onChange={({ currentTarget }) => change({ prefix: currentTarget.value })}
            error={faults('prefix')}
          />
          <TextInput
            label={t('numberSeries.digits')}
            value={digits}
            inputMode="numeric"
            onChange={({ currentTarget }) => change({ digits: currentTarget.value })}
            error={faults('digits')}
            required
          />
          <TextInput
            label={t('numberSeries.nextNumber')}
            description={t('numberSeries.nextHint')}
            value={next}
            inputMode="numeric"
            onChange={({ currentTarget }) => change({ next: currentTarget.value })}
            error={faults('nextNumber')}
            required
          />
          <Checkbox
            label={t('numberSeries.gapless')}
            description={t('numberSeries.gaplessHint')}
            checked={gapless}
            onChange={({ currentTarget }) => change({ gapless: currentTarget.checked })}
          />
        </>
      )}
    />
  );
}
