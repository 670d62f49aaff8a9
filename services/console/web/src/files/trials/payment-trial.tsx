import { Button, Group, Stack, Text } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { useMay } from '../../api/me.js';
import { Act } from '../../parts/acts/act.js';
import { useFormats } from '../../parts/formats.js';
import { CustomerLink, InvoiceLink } from '../../parts/links.js';
import { Facts, Loaded, Panel } from '../../parts/panel.js';
import classes from '../../parts/parts.module.css';
import { FileBadge } from '../../parts/state-badge.js';
import { type Column, DataTable } from '../../parts/table/data-table.js';
import { usePages } from '../../parts/table/pages.js';
import { usePaymentFile } from '../use-files.js';

type PaymentFile = Schemas['PaymentFile'];
type Match = Schemas['PaymentFileMatch'];

/** What a trial run says that a file of payments would do. */
export function PaymentTrialResult({ fileId }: { fileId: string }): ReactNode {
  const { t } = useTranslation();
  const { count } = useFormats();
  return (
    <Loaded query={usePaymentFile(fileId)}>
      {(file) => (
        <Stack gap="xs" role="status" aria-label={t('importing.trial')}>
          <Text fw={600}>{t('importing.trialText')}</Text>
          <Facts
            facts={[
              [t('files.state'), <FileBadge key="state" state={file.state} />],
              [t('files.rows'), count(file.lineCount)],
              [t('files.wouldRecord'), count(file.recordedCount)],
              [t('files.total'), <Totals key="totals" totals={file.totals} />],
              [t('files.overpaid'), count(file.overpaidCount)],
              [t('files.repeated'), count(file.repeatedCount)],
              [t('files.unmatched'), count(file.unmatchedCount)],
              [t('files.errors'), count(file.errorCount)],
            ]}
          />
          <Group>
            <TakeTried file={file} />
            <Link to="/files/payments/$fileId" params={{ fileId }} className={classes['link']}>
              {t('importing.trialLines')}
            </Link>
          </Group>
        </Stack>
      )}
    </Loaded>
  );
}

/** A sum in each currency. */
export function Totals({ totals }: Pick<PaymentFile, 'totals'>): ReactNode {
  const { money } = useFormats();
  return totals.length === 0 ? money(null) : totals.map((total) => money(total)).join(', ');
}

/** Takes what was tried, which is the very content that the service keeps; or leads to the file that it became. */
export function TakeTried({ file }: { file: PaymentFile }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayWrite = useMay('imports.write');
  const [opened, setOpened] = useState(false);
  const { fileId, sha256, dryRun, state, takenFileId } = file;
  if (!dryRun || state !== 'COMPLETED') return null;
  if (takenFileId !== '') {
    return (
      <Link to="/files/payments/$fileId" params={{ fileId: takenFileId }} className={classes['link']}>
        {t('importing.takenAs')}
      </Link>
    );
  }
  if (!mayWrite) return null;
  const show = (id: string) => void navigate({ to: '/files/payments/$fileId', params: { fileId: id } });
  return (
    <>
      <Button onClick={() => setOpened(true)}>{t('act.takeTried.button')}</Button>
      <Act<{ sha256: string }>
        name="takeTried"
        opened={opened}
        close={() => setOpened(false)}
        start={{ sha256 }}
        isReady={() => true}
        fields={() => null}
        run={async (body, key) => {
          const call = { params: { path: { fileId }, header: { 'Idempotency-Key': key } }, body };
          const { file: real } = await taken(api.POST('/api/v1/payment-files/{fileId}/take', call));
          show(real!.fileId);
        }}
      />
    </>
  );
}

/** The payments that a trial would record. */
export function Matches({ file }: { file: PaymentFile }): ReactNode {
  const { t } = useTranslation();
  const { money, date } = useFormats();
  const { fileId, state, recordedCount } = file;
  const { list, more } = usePages(
    ['files', 'payment-file-matches', fileId, state, recordedCount],
    async (pageToken) => {
      const params = { path: { fileId }, query: { pageSize: 100, pageToken } };
      const { matches, nextPageToken } = await taken(api.GET('/api/v1/payment-files/{fileId}/matches', { params }));
      return { rows: matches, nextPageToken };
    },
  );
  const columns: Column<Match>[] = [
    { id: 'line', title: t('files.row'), cell: ({ line }) => line, numeric: true },
    {
      id: 'invoice',
      title: t('files.invoice'),
      cell: ({ invoiceId, invoiceNumber }) => <InvoiceLink invoiceId={invoiceId} number={invoiceNumber} />,
    },
    {
      id: 'customer',
      title: t('files.customer'),
      cell: ({ customerId }) => <CustomerLink customerId={customerId} />,
    },
    { id: 'valueDate', title: t('payment.valueDate'), cell: ({ valueDate }) => date(valueDate), nowrap: true },
    { id: 'amount', title: t('payment.amount'), cell: ({ amount }) => money(amount), numeric: true },
    {
      id: 'overpaid',
      title: t('files.tooMuch'),
      cell: ({ overpaid }) => (overpaid?.minorUnits === '0' ? '' : money(overpaid)),
      numeric: true,
    },
  ];
  return (
    <Panel title={t('files.matches')}>
      <Loaded query={list} empty={t('files.noMatches')} isEmpty={({ length }) => length === 0}>
        {(rows) => (
          <DataTable
            name={t('files.matches')}
            columns={columns}
            rows={rows}
            rowKey={({ line }) => line}
            rowName={({ line }) => line}
            more={more}
          />
        )}
      </Loaded>
    </Panel>
  );
}
