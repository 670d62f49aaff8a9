import { Group, MultiSelect, Select, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { saveBlob, saveFile } from '../api/files/saved-file.js';
import { SaveButton, SaveListButton } from '../lists/save-button.js';
import { useFormats } from '../parts/formats.js';
import { InvoiceChoice } from '../parts/invoice-choice.js';
import { Loaded } from '../parts/panel.js';
import { type Column, DataTable } from '../parts/table/data-table.js';
import { usePages } from '../parts/table/pages.js';
import { useCodeText } from '../parts/texts.js';
import { absent, inWords } from '../parts/written.js';
import { usePayerProfile } from '../payers/payer-profile.js';
import { entriesQuery, type EntryFilter, noFilter } from './entry-filter.js';

type Entry = Schemas['AccountEntry'];

const contexts = [
  ...['INVOICE_ISSUED', 'INVOICE_REOPENED', 'INVOICE_VOIDED', 'AMOUNT_CHANGED', 'PAYMENT_SETTLED', 'PAYMENT_REVERSED'],
  ...['ALLOCATION', 'ALLOCATION_UNDONE', 'CREDIT_KEPT', 'CREDIT_NOTE', 'CREDIT_RETURNED', 'OPENING'],
  ...['CHARGE_ADDED', 'CHARGE_WAIVED', 'CHARGES_VOIDED', 'INTEREST_POSTED', 'WRITTEN_OFF', 'RECOVERED'],
  ...['SETTLEMENT_DISCOUNT', 'SETTLEMENT_REVERSED'],
];

/** The account of a customer: what each act added or took off, and what was owed after it. */
export function AccountEntries({ customerId }: { customerId: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <Loaded
      query={usePayerProfile(customerId)}
      empty={t('entries.none')}
      isEmpty={({ currencies }) => currencies.length === 0}
    >
      {({ currencies }) => (
        <OfCurrencies customerId={customerId} currencies={currencies.map(({ currencyCode }) => currencyCode)} />
      )}
    </Loaded>
  );
}

interface OfCurrenciesProps {
  readonly customerId: string;
  readonly currencies: readonly string[];
}

function OfCurrencies({ customerId, currencies }: OfCurrenciesProps): ReactNode {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(currencies[0]!);
  const [filter, setFilter] = useState(noFilter);
  const currencyCode = currencies.includes(chosen) ? chosen : currencies[0]!;
  const change = (changed: Partial<EntryFilter>) => setFilter((before) => ({ ...before, ...changed }));
  return (
    <Stack gap="sm">
      <Group gap="sm" align="flex-end" role="search" aria-label={t('entries.filters')}>
        <Select
          size="xs"
          label={t('invoices.currency')}
          data={[...currencies]}
          value={currencyCode}
          allowDeselect={false}
          onChange={(code) => setChosen(code ?? currencyCode)}
          w={100}
        />
        <InvoiceChoice
          size="xs"
          customerId={customerId}
          label={t('entries.invoice')}
          none={t('list.all')}
          value={filter.invoiceId}
          choose={(invoiceId) => change({ invoiceId })}
        />
        <Kinds chosen={filter.contexts} choose={(kinds) => change({ contexts: kinds })} />
        <TextInput
          size="xs"
          type="date"
          label={t('entries.valueFrom')}
          value={filter.from}
          onChange={({ currentTarget }) => change({ from: currentTarget.value })}
        />
        <TextInput
          size="xs"
          type="date"
          label={t('entries.valueTo')}
          value={filter.to}
          onChange={({ currentTarget }) => change({ to: currentTarget.value })}
        />
        <ExportEntries customerId={customerId} currencyCode={currencyCode} filter={filter} />
        <Statement customerId={customerId} currencyCode={currencyCode} filter={filter} />
      </Group>
      <Entries customerId={customerId} currencyCode={currencyCode} filter={filter} />
    </Stack>
  );
}

function Kinds({ chosen, choose }: { chosen: readonly string[]; choose: (kinds: string[]) => void }): ReactNode {
  const { t } = useTranslation();
  const codeText = useCodeText();
  return (
    <MultiSelect
      size="xs"
      label={t('entries.kinds')}
      placeholder={chosen.length === 0 ? t('list.all') : ''}
      data={contexts.map((value) => ({ value, label: codeText('entries.context', value) }))}
      value={[...chosen]}
      clearable
      clearButtonProps={{ 'aria-label': t('list.clear') }}
      onChange={choose}
      miw={180}
    />
  );
}

interface EntriesProps {
  readonly customerId: string;
  readonly currencyCode: string;
  readonly filter: EntryFilter;
}

function Entries({ customerId, currencyCode, filter }: EntriesProps): ReactNode {
  const { t } = useTranslation();
  const { money, date, time } = useFormats();
  const codeText = useCodeText();
  const filtered = entriesQuery(currencyCode, filter);
  const { list, more } = usePages(['journal', 'account', customerId, filtered], async (pageToken) => {
    const query = { ...filtered, descending: true, pageToken, pageSize: 100 };
    const { entries, nextPageToken } = await taken(
      api.GET('/api/v1/customers/{customerId}/account-entries', { params: { path: { customerId }, query } }),
    );
    return { rows: entries, nextPageToken };
  });
  const columns: Column<Entry>[] = [
    { id: 'time', title: t('journal.time'), cell: ({ postTime }) => time(postTime), nowrap: true },
    { id: 'context', title: t('journal.context'), cell: ({ context }) => codeText('entries.context', context) },
    { id: 'value', title: t('journal.value'), cell: ({ valueDate }) => date(valueDate), nowrap: true },
    { id: 'change', title: t('entries.change'), cell: ({ change }) => money(change), numeric: true },
    {
      id: 'balance',
      title: t('entries.balance'),
      cell: ({ balance }) => <strong>{money(balance)}</strong>,
      numeric: true,
    },
  ];
  return (
    <Loaded
      query={list}
      empty={t(filter === noFilter ? 'entries.none' : 'list.empty')}
      isEmpty={({ length }) => length === 0}
    >
      {(rows) => (
        <DataTable
          name={t('customer.journal')}
          columns={columns}
          rows={rows}
          rowKey={({ entryId }) => entryId}
          rowName={({ context }) => codeText('entries.context', context)}
          detail={({ lines }) => <Lines lines={lines} />}
          more={more}
          height="360px"
        />
      )}
    </Loaded>
  );
}

/** The lines that an entry consists of, as they are posted. */
function Lines({ lines }: { lines: readonly Schemas['JournalLine'][] }): ReactNode {
  const { t } = useTranslation();
  const { money } = useFormats();
  const side = (amount: Schemas['Money'] | null) => (amount && amount.minorUnits !== '0' ? money(amount) : absent);
  return (
    <table>
      <thead>
        <tr>
          {(['account', 'component', 'debit', 'credit'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`journal.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ lineNumber, account, component, debit, credit }) => (
          <tr key={lineNumber}>
            <td>{account}</td>
            <td>{component === '' ? '' : inWords(component)}</td>
            <td data-number>{side(debit)}</td>
            <td data-number>{side(credit)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ExportEntries({ customerId, currencyCode, filter }: EntriesProps): ReactNode {
  const save = async () => {
    const query = { ...entriesQuery(currencyCode, filter), descending: true };
    const call = { params: { path: { customerId }, query }, parseAs: 'blob' } as const;
    saveBlob(await taken(api.GET('/api/v1/customers/{customerId}/account-entries.csv', call)), 'account-entries.csv');
  };
  return <SaveListButton save={save} />;
}

/** The account as the customer gets it; days alone bound it, since a statement leaves nothing out. */
function Statement({ customerId, currencyCode, filter: { from, to } }: EntriesProps): ReactNode {
  const { t } = useTranslation();
  const save = () => {
    const days = { ...(from === '' ? {} : { fromDate: from }), ...(to === '' ? {} : { toDate: to }) };
    const params = { path: { customerId }, query: { currencyCode, ...days } };
    const call = api.GET('/api/v1/customers/{customerId}/statement', { params, parseAs: 'blob' });
    return saveFile(call, 'statement.pdf');
  };
  return <SaveButton save={save} text={t('entries.statement')} failed={t('entries.noStatement')} />;
}
