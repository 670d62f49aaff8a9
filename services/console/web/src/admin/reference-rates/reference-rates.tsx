import { Autocomplete, Button, Group, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { useMay } from '../../api/me.js';
import { Act } from '../../parts/acts/act.js';
import { useFormats } from '../../parts/formats.js';
import { Loaded } from '../../parts/panel.js';
import { type Column, DataTable } from '../../parts/table/data-table.js';
import { usePages } from '../../parts/table/pages.js';

type Rate = Schemas['KnownReferenceRate'];

const lawSeries = ['ECB_MRO', 'BOE_BANK_RATE', 'DE_BASE'];

/** Rates above which interest is reckoned: those that come with Dunlin, and those that people entered. */
export function ReferenceRates(): ReactNode {
  const { t } = useTranslation();
  const mayWrite = useMay('reference-rates.write');
  const [isNew, setNew] = useState(false);
  const columns = useColumns();
  const pages = usePages(['reference-rates'], async (pageToken) => {
    const query = { pageToken, pageSize: 100 };
    const { rates, nextPageToken } = await taken(api.GET('/api/v1/reference-rates', { params: { query } }));
    return { rows: rates, nextPageToken };
  });
  return (
    <>
      {mayWrite && (
        <Group justify="flex-end">
          <Button onClick={() => setNew(true)}>{t('act.addReferenceRate.title')}</Button>
        </Group>
      )}
      <Loaded query={pages.list} empty={t('referenceRates.empty')} isEmpty={({ length }) => length === 0}>
        {(rows) => (
          <DataTable
            name={t('admin.section.referenceRates')}
            columns={columns}
            rows={rows}
            more={pages.more}
            rowKey={({ series, fromDate, version }) => `${series} ${fromDate} ${version}`}
            rowName={({ series, fromDate }) => `${series} ${fromDate}`}
          />
        )}
      </Loaded>
      <AddRate opened={isNew} close={() => setNew(false)} />
    </>
  );
}

function useColumns(): Column<Rate>[] {
  const { t } = useTranslation();
  const { date } = useFormats();
  return [
    { id: 'series', title: t('referenceRates.series'), cell: ({ series }) => series, nowrap: true },
    { id: 'from', title: t('interest.from'), cell: ({ fromDate }) => date(fromDate), nowrap: true },
    { id: 'percent', title: t('interest.rate'), cell: ({ percent }) => `${percent} %`, numeric: true },
    {
      id: 'counts',
      title: t('referenceRates.counts'),
      cell: ({ inForce }) => t(inForce ? 'referenceRates.yes' : 'referenceRates.corrected'),
    },
    { id: 'source', title: t('referenceRates.source'), cell: ({ source }) => source },
    { id: 'by', title: t('writeOffs.actor'), cell: ({ enteredBy }) => enteredBy || t('referenceRates.product') },
  ];
}

interface RateInput {
  readonly series: string;
  readonly fromDate: string;
  readonly percent: string;
  readonly source: string;
}

function AddRate({ opened, close }: { opened: boolean; close: () => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <Act<RateInput>
      name="addReferenceRate"
      opened={opened}
      close={close}
      start={{ series: 'ECB_MRO', fromDate: '', percent: '', source: '' }}
      isReady={({ series, fromDate, percent, source }) =>
        [series, fromDate, percent, source].every((typed) => typed.trim() !== '')
      }
      run={({ series, fromDate, percent, source }, key) =>
        taken(
          api.POST('/api/v1/reference-rates', {
            params: { header: { 'Idempotency-Key': key } },
            body: {
              rates: [
                { series: series.trim(), fromDate, percent: percent.trim().replace(',', '.'), source: source.trim() },
              ],
            },
          }),
        )
      }
      fields={({ series, fromDate, percent, source }, change, faults) => (
        <>
          <Autocomplete
            label={t('referenceRates.series')}
            description={t('referenceRates.seriesHint')}
            data={lawSeries}
            value={series}
            onChange={(typed) => change({ series: typed.toUpperCase() })}
            error={faults('rates[0].series')}
            maxLength={40}
            required
          />
          <TextInput
            type="date"
            label={t('referenceRates.from')}
            value={fromDate}
            onChange={({ currentTarget }) => change({ fromDate: currentTarget.value })}
            error={faults('rates[0].fromDate')}
            required
          />
          <TextInput
            label={t('referenceRates.percent')}
            value={percent}
            inputMode="decimal"
            onChange={({ currentTarget }) => change({ percent: currentTarget.value })}
            error={faults('rates[0].percent')}
            required
          />
          <TextInput
            label={t('referenceRates.source')}
            description={t('referenceRates.sourceHint')}
            value={source}
            maxLength={300}
            onChange={({ currentTarget }) => change({ source: currentTarget.value })}
            error={faults('rates[0].source')}
            required
          />
        </>
      )}
    />
  );
}
