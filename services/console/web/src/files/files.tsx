import { Button, Stack, Tabs } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { useMay } from '../api/me.js';
import { useListSearch } from '../lists/search.js';
import { useFormats } from '../parts/formats.js';
import { PageHead } from '../parts/page-head.js';
import { Loaded, type Shown } from '../parts/panel.js';
import classes from '../parts/parts.module.css';
import { Badge, FileBadge } from '../parts/state-badge.js';
import { type Column, DataTable } from '../parts/table/data-table.js';
import { type More, usePages } from '../parts/table/pages.js';

/** No event tells how far a file is. */
const pollMs = 5_000;

type Import = Schemas['Import'];
type PaymentFile = Schemas['PaymentFile'];

/** Files of invoices and of payments, and how far they are. */
export function FilesScreen(): ReactNode {
  const { t } = useTranslation();
  const { search, replace } = useListSearch();
  const mayWrite = useMay('imports.write');
  const of = search['of'] === 'payments' ? 'payments' : undefined;
  return (
    <Stack gap="md">
      <PageHead
        title={t('files.title')}
        acts={
          mayWrite && (
            <Button renderRoot={(props) => <Link to="/files/new" search={{ of }} {...props} />}>
              {t('importing.new')}
            </Button>
          )
        }
      />
      <Tabs
        value={search['of'] === 'payments' ? 'payments' : 'imports'}
        onChange={(of) => replace({ of: of ?? undefined })}
        keepMounted={false}
      >
        <Tabs.List>
          <Tabs.Tab value="imports">{t('files.imports')}</Tabs.Tab>
          <Tabs.Tab value="payments">{t('files.payments')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="imports" pt="md">
          <Imports />
        </Tabs.Panel>
        <Tabs.Panel value="payments" pt="md">
          <PaymentFiles />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

function Imports(): ReactNode {
  const { t } = useTranslation();
  const pages = usePages(
    ['files', 'imports'],
    async (pageToken) => {
      const { imports, nextPageToken } = await taken(
        api.GET('/api/v1/imports', { params: { query: { pageSize: 100, pageToken } } }),
      );
      return { rows: imports, nextPageToken };
    },
    { refetchInterval: pollMs },
  );
  return (
    <FileTable
      name={t('files.imports')}
      pages={pages}
      idOf={({ importId }) => importId}
      link={({ importId, fileName }) => (
        <Link to="/files/imports/$importId" params={{ importId }} className={classes['link']}>
          {fileName}
        </Link>
      )}
      counts={[
        ['rows', t('files.rows'), ({ rowCount }) => rowCount],
        ['created', t('files.created'), ({ createdCount }) => createdCount],
        ['updated', t('files.updated'), ({ updatedCount }) => updatedCount],
      ]}
    />
  );
}

function DryRunBadge(): ReactNode {
  const { t } = useTranslation();
  return (
    <Badge tone="off" icon="note">
      {t('files.dryRun')}
    </Badge>
  );
}

function PaymentFiles(): ReactNode {
  const { t } = useTranslation();
  const pages = usePages(
    ['files', 'payments'],
    async (pageToken) => {
      const { files, nextPageToken } = await taken(
        api.GET('/api/v1/payment-files', { params: { query: { pageSize: 100, pageToken } } }),
      );
      return { rows: files, nextPageToken };
    },
    { refetchInterval: pollMs },
  );
  return (
    <FileTable
      name={t('files.payments')}
      pages={pages}
      idOf={({ fileId }) => fileId}
      link={({ fileId, fileName }) => (
        <Link to="/files/payments/$fileId" params={{ fileId }} className={classes['link']}>
          {fileName}
        </Link>
      )}
      counts={[
        ['rows', t('files.rows'), ({ lineCount }) => lineCount],
        ['recorded', t('files.recorded'), ({ recordedCount }) => recordedCount],
        ['unmatched', t('files.unmatched'), ({ unmatchedCount }) => unmatchedCount],
      ]}
    />
  );
}

type AnyFile = Pick<
  Import | PaymentFile,
  'state' | 'fileName' | 'dryRun' | 'errorCount' | 'arrivalTime' | 'createTime'
>;

interface FileTableProps<File extends AnyFile> {
  readonly name: string;
  readonly pages: { readonly list: Shown<readonly File[]>; readonly more: More };
  readonly idOf: (file: File) => string;
  /** To the page of a file, by its name. */
  readonly link: (file: File) => ReactNode;
  /** What came of it, besides errors. */
  readonly counts: readonly (readonly [id: string, title: string, of: (file: File) => string])[];
}

function FileTable<File extends AnyFile>({ name, pages, idOf, link, counts }: FileTableProps<File>): ReactNode {
  const { t } = useTranslation();
  const { time, count } = useFormats();
  const columns: Column<File>[] = [
    { id: 'state', title: t('files.state'), cell: ({ state }) => <FileBadge state={state} />, nowrap: true },
    {
      id: 'name',
      title: t('files.name'),
      cell: (file) => (
        <>
          {link(file)} {file.dryRun && <DryRunBadge />}
        </>
      ),
    },
    ...counts.map(([id, title, of]) => ({ id, title, cell: (file: File) => count(of(file)), numeric: true })),
    { id: 'errors', title: t('files.errors'), cell: ({ errorCount }) => count(errorCount), numeric: true },
    {
      id: 'arrived',
      title: t('files.arrived'),
      cell: ({ arrivalTime, createTime }) => time(arrivalTime ?? createTime),
      nowrap: true,
    },
  ];
  return (
    <Loaded query={pages.list} empty={t('files.noFiles')} isEmpty={({ length }) => length === 0}>
      {(rows) => (
        <DataTable
          name={name}
          columns={columns}
          rows={rows}
          rowKey={idOf}
          rowName={({ fileName }) => fileName}
          more={pages.more}
        />
      )}
    </Loaded>
  );
}
