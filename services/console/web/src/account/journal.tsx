import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { useFormats } from '../parts/formats.js';
import { Loaded } from '../parts/panel.js';
import { type Column, DataTable } from '../parts/table/data-table.js';
import { usePages } from '../parts/table/pages.js';
import { absent, inWords } from '../parts/written.js';

type Line = Schemas['JournalLine'];

interface JournalProps {
  readonly filter: { readonly customerId?: string; readonly invoiceId?: string };
}

/** Lines of the journal, as they are posted. */
export function Journal({ filter }: JournalProps): ReactNode {
  const { t } = useTranslation();
  const { money, date, time } = useFormats();
  const { list, more } = usePages(['journal', filter], async (pageToken) => {
    const query = { ...filter, pageToken, pageSize: 100 };
    const { lines, nextPageToken } = await taken(api.GET('/api/v1/journal', { params: { query } }));
    return { rows: lines, nextPageToken };
  });
  const side = (amount: Line['debit']) => (amount && amount.minorUnits !== '0' ? money(amount) : absent);
  const columns: Column<Line>[] = [
    { id: 'time', title: t('journal.time'), cell: ({ postTime }) => time(postTime), nowrap: true },
    { id: 'context', title: t('journal.context'), cell: ({ context }) => inWords(context) },
    { id: 'account', title: t('journal.account'), cell: ({ account }) => account },
    {
      id: 'component',
      title: t('journal.component'),
      cell: ({ component }) => (component === '' ? '' : inWords(component)),
    },
    { id: 'debit', title: t('journal.debit'), cell: ({ debit }) => side(debit), numeric: true },
    { id: 'credit', title: t('journal.credit'), cell: ({ credit }) => side(credit), numeric: true },
    { id: 'value', title: t('journal.value'), cell: ({ valueDate }) => date(valueDate), nowrap: true },
  ];
  return (
    <Loaded query={list} empty={t('customer.noJournal')} isEmpty={({ length }) => length === 0}>
      {(rows) => (
        <DataTable
          name={t('customer.journal')}
          columns={columns}
          rows={rows}
          rowKey={({ entryId, lineNumber }) => `${entryId} ${lineNumber}`}
          rowName={({ context }) => context}
          more={more}
          height="360px"
        />
      )}
    </Loaded>
  );
}
