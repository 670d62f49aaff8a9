import { Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { saveBlob } from '../../api/files/saved-file.js';
import { useMay } from '../../api/me.js';
import { ActMenu } from '../../lists/list-bar.js';
import { SavedTable } from '../../lists/saved-table.js';
import { ReasonAct } from '../../parts/acts/reason-acts.js';
import { useFormats } from '../../parts/formats.js';
import { useKept } from '../../parts/kept.js';
import { InvoiceLink } from '../../parts/links.js';
import type { Column } from '../../parts/table/data-table.js';
import { usePages } from '../../parts/table/pages.js';

type Prolongation = Schemas['Prolongation'];

interface ProlongationsProps {
  readonly invoiceId: string;
  readonly kind: Schemas['Invoice']['kind'];
}

/** How often an invoice was given more time, or for what a fee was charged. */
export function Prolongations({ invoiceId, kind }: ProlongationsProps): ReactNode {
  const { t } = useTranslation();
  const mayCancel = useMay('prolongations.cancel');
  const [chosen, setChosen] = useState<Prolongation | null>(null);
  const kept = useKept(chosen);
  const columns = useColumns(mayCancel ? setChosen : null);
  const filter = kind === 'PROLONGATION_FEE' ? { feeInvoiceId: invoiceId } : { invoiceId };
  const pages = usePages(['invoices', 'prolongations', invoiceId], async (pageToken) => {
    const query = { ...filter, descending: true, pageToken, pageSize: 50 };
    const { prolongations, nextPageToken } = await taken(api.GET('/api/v1/prolongations', { params: { query } }));
    return { rows: prolongations, nextPageToken };
  });
  const save = async () => {
    const call = { params: { query: filter }, parseAs: 'blob' } as const;
    saveBlob(await taken(api.GET('/api/v1/prolongations.csv', call)), 'prolongations.csv');
  };
  return (
    <SavedTable
      name={t('prolongations.title')}
      empty={t('prolongations.none')}
      pages={pages}
      columns={columns}
      rowKey={({ prolongationId }) => prolongationId}
      rowName={({ days }) => t('prolongations.count', { count: days })}
      save={save}
    >
      {() =>
        kept && (
          <ReasonAct
            key={kept.prolongationId}
            name="cancelProlongation"
            opened={chosen !== null}
            close={() => setChosen(null)}
            danger
            run={(reason, key) =>
              taken(
                api.POST('/api/v1/prolongations/{prolongationId}/cancel', {
                  params: { path: { prolongationId: kept.prolongationId }, header: { 'Idempotency-Key': key } },
                  body: { reason },
                }),
              )
            }
          />
        )
      }
    </SavedTable>
  );
}

function useColumns(choose: ((chosen: Prolongation) => void) | null): Column<Prolongation>[] {
  const { t } = useTranslation();
  const { money, date, time } = useFormats();
  const acts: Column<Prolongation> = {
    id: 'acts',
    title: t('act.menu'),
    cell: (prolongation) =>
      prolongation.state === 'MADE' && (
        <ActMenu
          of={t('prolongations.count', { count: prolongation.days })}
          acts={[{ name: t('act.cancelProlongation.title'), run: () => choose?.(prolongation) }]}
        />
      ),
  };
  return [
    {
      id: 'state',
      title: t('prolongations.state'),
      cell: ({ state }) => state && t(`prolongations.states.${state}`),
      nowrap: true,
    },
    {
      id: 'invoice',
      title: t('prolongations.invoice'),
      cell: ({ invoiceId, invoiceNumber }) => <InvoiceLink invoiceId={invoiceId} number={invoiceNumber} />,
    },
    { id: 'days', title: t('prolongations.days'), cell: ({ days }) => days, numeric: true },
    { id: 'before', title: t('prolongations.before'), cell: ({ oldDueDate }) => date(oldDueDate), nowrap: true },
    { id: 'after', title: t('prolongations.after'), cell: ({ newDueDate }) => date(newDueDate), nowrap: true },
    { id: 'fee', title: t('prolongations.fee'), cell: ({ fee }) => money(fee), numeric: true },
    { id: 'tax', title: t('prolongations.tax'), cell: ({ tax }) => money(tax), numeric: true },
    {
      id: 'feeInvoice',
      title: t('prolongations.feeInvoice'),
      cell: ({ feeInvoiceId, feeInvoiceNumber }) =>
        feeInvoiceId !== '' && <InvoiceLink invoiceId={feeInvoiceId} number={feeInvoiceNumber} />,
    },
    { id: 'why', title: t('act.reason'), cell: (prolongation) => <Why prolongation={prolongation} /> },
    { id: 'on', title: t('prolongations.on'), cell: ({ prolongTime }) => time(prolongTime), nowrap: true },
    { id: 'actor', title: t('prolongations.actor'), cell: ({ actor }) => actor },
    ...(choose ? [acts] : []),
  ];
}

function Why({ prolongation: { reason, cancelReason } }: { prolongation: Prolongation }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      {reason}
      {cancelReason !== '' && (
        <Text size="xs" c="dimmed">
          {t('prolongations.takenBack', { reason: cancelReason })}
        </Text>
      )}
    </>
  );
}
