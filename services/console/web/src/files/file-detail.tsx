import { Button, Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { saveImportErrors, savePaymentFileErrors } from '../api/files/csv-file.js';
import { useMay } from '../api/me.js';
import { SaveButton } from '../lists/save-button.js';
import { ReasonAct } from '../parts/acts/reason-acts.js';
import { useFormats } from '../parts/formats.js';
import { useKept } from '../parts/kept.js';
import { PageHead } from '../parts/page-head.js';
import { Facts, Loaded, Panel } from '../parts/panel.js';
import { FileBadge, type FileState } from '../parts/state-badge.js';
import { type Column, DataTable } from '../parts/table/data-table.js';
import { usePages } from '../parts/table/pages.js';
import { useWhy } from '../parts/texts.js';
import { GoOn } from './imports/go-on.js';
import { importTarget, paymentFileTarget } from './imports/targets.js';
import { ImportChanges } from './trials/import-changes.js';
import { Matches, TakeTried, Totals } from './trials/payment-trial.js';
import { useImport, usePaymentFile } from './use-files.js';

type RowError = Pick<Schemas['RowError'], 'row' | 'column' | 'value' | 'reason' | 'message'>;
/** What is registered is not said again. */
const known = { fileName: '', mapping: '' };

type FileAct = 'cancelFile' | 'resumeFile';

/** As long as it is the same, the rows that were refused are the same too. */
function progressOf(file: { state: FileState | null; errorCount: string } | undefined): string {
  return `${file?.state} ${file?.errorCount}`;
}

/** One file of invoices, with the rows that were refused. */
export function ImportScreen(): ReactNode {
  const { t } = useTranslation();
  const { count, time } = useFormats();
  const { importId } = useParams({ from: '/files/imports/$importId' });
  const query = useImport(importId);
  const errors = usePages(['files', 'import-errors', importId, progressOf(query.data)], async (pageToken) => {
    const params = { path: { importId }, query: { pageSize: 100, pageToken } };
    const { errors: rows, nextPageToken } = await taken(api.GET('/api/v1/imports/{importId}/errors', { params }));
    return { rows, nextPageToken };
  });
  const run = (act: FileAct, reason: string, key: string) => {
    const call = { params: { path: { importId }, header: { 'Idempotency-Key': key } }, body: { reason } };
    return act === 'cancelFile'
      ? taken(api.POST('/api/v1/imports/{importId}/cancel', call))
      : taken(api.POST('/api/v1/imports/{importId}/resume', call));
  };
  return (
    <Loaded query={query}>
      {(file) => (
        <FileView
          fileName={file.fileName}
          state={file.state}
          errorCount={file.errorCount}
          reason={file.reason}
          run={run}
          save={() => saveImportErrors(importId)}
          upload={
            <GoOn id={importId} target={importTarget(known, { mode: 'DELTA', dryRun: false, confirmClose: false })} />
          }
          foreseen={file.dryRun && <ImportChanges file={file} />}
          facts={[
            [t('files.modeLabel'), file.mode ? t(`files.mode.${file.mode}`) : ''],
            [t('files.dryRun'), t(file.dryRun ? 'list.yes' : 'list.no')],
            [t('files.rows'), count(file.rowCount)],
            [t('files.created'), count(file.createdCount)],
            [t('files.updated'), count(file.updatedCount)],
            [t('files.unchanged'), count(file.unchangedCount)],
            [t('files.reopened'), count(file.reopenedCount)],
            [t('files.closed'), count(file.closedCount)],
            [t('files.errors'), count(file.errorCount)],
            [t('files.customersCreated'), count(file.customersCreatedCount)],
            [t('files.customersUpdated'), count(file.customersUpdatedCount)],
            [t('files.arrived'), time(file.arrivalTime ?? file.createTime)],
            [t('files.ended'), time(file.endTime)],
          ]}
          title={t('files.rowErrors')}
          errors={errors}
        />
      )}
    </Loaded>
  );
}

/** One file of payments, with the lines that were not taken. */
export function PaymentFileScreen(): ReactNode {
  const { t } = useTranslation();
  const { count, time } = useFormats();
  const { fileId } = useParams({ from: '/files/payments/$fileId' });
  const query = usePaymentFile(fileId);
  const errors = usePages(['files', 'payment-file-errors', fileId, progressOf(query.data)], async (pageToken) => {
    const params = { path: { fileId }, query: { pageSize: 100, pageToken } };
    const { lines, nextPageToken } = await taken(api.GET('/api/v1/payment-files/{fileId}/errors', { params }));
    return { rows: lines.map(({ line, ...rest }) => ({ ...rest, row: line })), nextPageToken };
  });
  const run = (act: FileAct, reason: string, key: string) => {
    const call = { params: { path: { fileId }, header: { 'Idempotency-Key': key } }, body: { reason } };
    return act === 'cancelFile'
      ? taken(api.POST('/api/v1/payment-files/{fileId}/cancel', call))
      : taken(api.POST('/api/v1/payment-files/{fileId}/resume', call));
  };
  return (
    <Loaded query={query}>
      {(file) => (
        <FileView
          of="payments"
          fileName={file.fileName}
          state={file.state}
          errorCount={file.errorCount}
          reason={file.reason}
          run={run}
          save={() => savePaymentFileErrors(fileId)}
          upload={<GoOn id={fileId} target={paymentFileTarget(known, { dryRun: file.dryRun })} />}
          unmatchedCount={file.unmatchedCount}
          take={<TakeTried file={file} />}
          foreseen={file.dryRun && <Matches file={file} />}
          facts={[
            [t('files.dryRun'), t(file.dryRun ? 'list.yes' : 'list.no')],
            [t('files.rows'), count(file.lineCount)],
            [t(file.dryRun ? 'files.wouldRecord' : 'files.recorded'), count(file.recordedCount)],
            [t('files.total'), <Totals key="totals" totals={file.totals} />],
            ...(file.dryRun ? ([[t('files.overpaid'), count(file.overpaidCount)]] as const) : []),
            [t('files.repeated'), count(file.repeatedCount)],
            [t('files.unmatched'), count(file.unmatchedCount)],
            [t('files.errors'), count(file.errorCount)],
            [t('files.arrived'), time(file.arrivalTime ?? file.createTime)],
            [t('files.ended'), time(file.endTime)],
          ]}
          title={t('files.lineErrors')}
          errors={errors}
        />
      )}
    </Loaded>
  );
}

interface FileViewProps {
  /** The list that it stands in, as the address of the lists names it. */
  readonly of?: 'payments';
  readonly fileName: string;
  readonly state: FileState | null;
  readonly errorCount: string;
  readonly reason: string;
  readonly facts: readonly (readonly [string, ReactNode])[];
  readonly title: string;
  readonly errors: ReturnType<typeof usePages<RowError>>;
  readonly run: (act: FileAct, reason: string, key: string) => Promise<unknown>;
  /** Saves all rows that were refused. */
  readonly save: () => Promise<void>;
  /** What sends the parts that are missing. */
  readonly upload: ReactNode;
  /** Payments whose invoice nobody knows; a file of invoices has none. */
  readonly unmatchedCount?: string;
  /** What takes the content of a trial. */
  readonly take?: ReactNode;
  /** What a trial would record or change. */
  readonly foreseen?: ReactNode;
}

function FileView({
  of,
  fileName,
  state,
  errorCount,
  reason,
  facts,
  title,
  errors,
  run,
  ...more
}: FileViewProps): ReactNode {
  const { t } = useTranslation();
  const mayWrite = useMay('imports.write');
  const mayExport = useMay('lists.export');
  const { save, upload, unmatchedCount = '0', take, foreseen } = more;
  const isNoError = state === 'COMPLETED' && errorCount === '0' && unmatchedCount === '0';
  const [act, setAct] = useState<FileAct | null>(null);
  const kept = useKept(act);
  const columns = useErrorColumns();
  return (
    <Stack gap="md">
      <PageHead
        above={{ to: '/files', search: { of }, text: t('files.all') }}
        title={fileName}
        badges={<FileBadge state={state} />}
        acts={
          <>
            {take}
            {mayWrite &&
              actsOf(state).map((name) => (
                <Button key={name} variant={name === 'resumeFile' ? 'filled' : 'default'} onClick={() => setAct(name)}>
                  {t(`act.${name}.button`)}
                </Button>
              ))}
          </>
        }
      />
      <FileReason reason={reason} />
      <Panel title={t('cases.facts')}>
        <Facts facts={facts} />
      </Panel>
      {state === 'UPLOADING' && mayWrite && upload}
      {foreseen}
      <Panel
        title={title}
        aside={
          mayExport &&
          (errors.list.data?.length ?? 0) > 0 && <SaveButton save={save} text={t('importing.saveErrors')} />
        }
      >
        {unmatchedCount !== '0' && (
          <Text size="sm" mb="xs">
            {t('importing.unmatched', { count: Number(unmatchedCount) })}
          </Text>
        )}
        <Loaded
          query={errors.list}
          empty={t(isNoError ? 'files.noErrors' : 'files.noErrorsYet')}
          isEmpty={({ length }) => length === 0}
        >
          {(rows) => (
            <DataTable
              name={title}
              columns={columns}
              rows={rows}
              rowKey={({ row, column, reason: why }) => `${row} ${column} ${why}`}
              rowName={({ row }) => row}
              more={errors.more}
            />
          )}
        </Loaded>
      </Panel>
      {kept && (
        <ReasonAct
          key={kept}
          name={kept}
          opened={act !== null}
          close={() => setAct(null)}
          run={(why, key) => run(kept, why, key)}
        />
      )}
    </Stack>
  );
}

/** Why the file was refused, or failed. */
function FileReason({ reason }: { reason: string }): ReactNode {
  const why = useWhy();
  return reason === '' ? null : <Text>{why({ code: reason })}</Text>;
}

function actsOf(state: FileState | null): FileAct[] {
  if (state === 'FAILED') return ['resumeFile', 'cancelFile'];
  return state === 'UPLOADING' || state === 'WAITING' ? ['cancelFile'] : [];
}

/** What is told of a row that was refused. */
function useErrorColumns(): Column<RowError>[] {
  const { t } = useTranslation();
  const why = useWhy();
  return [
    { id: 'row', title: t('files.row'), cell: ({ row }) => row, numeric: true },
    { id: 'column', title: t('files.column'), cell: ({ column }) => column },
    { id: 'value', title: t('files.value'), cell: ({ value }) => value },
    { id: 'message', title: t('files.message'), cell: ({ message }) => message },
    { id: 'reason', title: t('files.reason'), cell: (error) => why({ code: error.reason }) },
  ];
}
