import { Button, Group, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { saveFile } from '../api/files/saved-file.js';
import { useMay } from '../api/me.js';
import { ActMenu } from '../lists/list-bar.js';
import { ReasonAct } from '../parts/acts/reason-acts.js';
import { useFormats } from '../parts/formats.js';
import { useKept } from '../parts/kept.js';
import { CustomerLink } from '../parts/links.js';
import { ErrorText, Loaded } from '../parts/panel.js';
import { DocumentBadge, type DocumentState } from '../parts/state-badge.js';
import { type Column, DataTable } from '../parts/table/data-table.js';
import { type More, usePages } from '../parts/table/pages.js';
import { scanText, sizeText } from './document-text.js';
import { DropZone, type Limits } from './drop-zone.js';

type Document = Schemas['Document'];

interface DocumentFilter {
  readonly customerId?: string;
  readonly state?: DocumentState;
}

/** Documents page by page, with what the deployment takes and who scans them. */
export function useDocuments(filter: DocumentFilter) {
  return usePages(['documents', filter], async (pageToken) => {
    const query = { ...filter, pageSize: 50, pageToken };
    const answer = await taken(api.GET('/api/v1/documents', { params: { query } }));
    // An older service says nothing of what it takes.
    const { documents, nextPageToken, scanner, maxSizeBytes = '0', takenTypes = [] } = answer;
    const about: Limits = { scanner, maxSizeBytes, takenTypes };
    return { rows: documents, nextPageToken, about };
  });
}

/** Documents about one customer, and where another is uploaded. */
export function DocumentsOf({ customerId }: { customerId: string }): ReactNode {
  const { t } = useTranslation();
  const mayUpload = useMay('documents.write');
  const { list, more, about } = useDocuments({ customerId });
  return (
    <Stack gap="sm">
      {mayUpload && about && <DropZone customerId={customerId} limits={about} />}
      <Loaded query={list} empty={t('documents.none')} isEmpty={({ length }) => length === 0}>
        {(rows) => (
          <DocumentTable name={t('documents.title')} rows={rows} scanner={about!.scanner} more={more} height="360px" />
        )}
      </Loaded>
    </Stack>
  );
}

interface DocumentTableProps {
  readonly name: string;
  readonly rows: readonly Document[];
  readonly scanner: string;
  readonly more: More;
  /** Whether each row says whose it is. */
  readonly withCustomer?: boolean;
  readonly height?: string;
}

interface Chosen {
  readonly act: 'releaseDocument' | 'removeDocument';
  readonly document: Document;
}

const narrow = ['state', 'name', 'acts'];

/** Documents with where they stand, and what may be done with each. None is ever shown in the page. */
export function DocumentTable({ name, rows, scanner, more, withCustomer, height }: DocumentTableProps): ReactNode {
  const { t, i18n } = useTranslation();
  const { time } = useFormats();
  const may = { release: useMay('documents.release'), remove: useMay('documents.remove') };
  const isNarrow = useMediaQuery('(max-width: 48em)');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const kept = useKept(chosen);
  const columns: Column<Document>[] = [
    { id: 'state', title: t('documents.state'), cell: ({ state }) => <DocumentBadge state={state} />, nowrap: true },
    {
      id: 'name',
      title: t('documents.name'),
      cell: (document) => <NameAndScan document={document} scanner={scanner} />,
    },
    ...(withCustomer
      ? [
          {
            id: 'customer',
            title: t('cases.customer'),
            cell: ({ customerId }: Document) => <CustomerLink customerId={customerId} />,
          },
        ]
      : []),
    { id: 'kind', title: t('documents.kind'), cell: ({ kind }) => (kind ? t(`documents.kinds.${kind}`) : '') },
    {
      id: 'size',
      title: t('documents.size'),
      cell: ({ sizeBytes }) => sizeText(sizeBytes, i18n.language),
      numeric: true,
    },
    {
      id: 'uploaded',
      title: t('documents.uploaded'),
      cell: ({ createTime, uploadedBy }) => `${time(createTime)}, ${uploadedBy}`,
    },
    {
      id: 'acts',
      title: t('act.menu'),
      cell: (document) => (
        <Group gap={4} wrap="nowrap">
          {document.state === 'RELEASED' && <Download document={document} />}
          <ActMenu
            of={document.name}
            acts={documentActs(document, may).map((act) => ({
              name: t(`act.${act}.title`),
              run: () => setChosen({ act, document }),
            }))}
          />
        </Group>
      ),
    },
  ];
  return (
    <>
      <DataTable
        name={name}
        columns={columns}
        {...(isNarrow ? { shown: narrow } : {})}
        rows={rows}
        rowKey={({ documentId }) => documentId}
        rowName={(document) => document.name}
        more={more}
        {...(height === undefined ? {} : { height })}
      />
      {kept && (
        <DocumentDrawer
          key={`${kept.act} ${kept.document.documentId}`}
          {...kept}
          opened={chosen !== null}
          close={() => setChosen(null)}
        />
      )}
    </>
  );
}

function documentActs({ state }: Document, may: { release: boolean; remove: boolean }): Chosen['act'][] {
  return [
    ...(may.release && state === 'QUARANTINED' ? (['releaseDocument'] as const) : []),
    ...(may.remove && state !== 'DELETED' && state !== 'UPLOADING' ? (['removeDocument'] as const) : []),
  ];
}

function NameAndScan({ document, scanner }: { document: Document; scanner: string }): ReactNode {
  const { t } = useTranslation();
  const said = scanText(document, scanner);
  return (
    <>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {document.name}
      </Text>
      {said && (
        <Text size="xs" c="dimmed">
          {t(`documents.scan.${said.text}`, { ...said })}
        </Text>
      )}
    </>
  );
}

/** Saves a document. It is asked for like everything else, so that purpose and session are minded. */
function Download({ document: { documentId, name } }: { document: Document }): ReactNode {
  const { t } = useTranslation();
  const saving = useMutation({
    mutationFn: () => {
      const call = { params: { path: { documentId } }, parseAs: 'blob' } as const;
      return saveFile(api.GET('/api/v1/documents/{documentId}/content', call), name);
    },
    onError: (error) =>
      notifications.show({ color: 'red', title: t('documents.notSaved'), message: <ErrorText error={error} /> }),
  });
  return (
    <Button
      size="compact-xs"
      variant="default"
      aria-label={`${t('documents.download')}: ${name}`}
      loading={saving.isPending}
      onClick={() => saving.mutate()}
    >
      {t('documents.download')}
    </Button>
  );
}

interface DocumentDrawerProps extends Chosen {
  readonly opened: boolean;
  readonly close: () => void;
}

function DocumentDrawer({ act, document: { documentId, name }, opened, close }: DocumentDrawerProps): ReactNode {
  const run = (reason: string, key: string) => {
    const call = { params: { path: { documentId }, header: { 'Idempotency-Key': key } }, body: { reason } };
    if (act === 'releaseDocument') return taken(api.POST('/api/v1/documents/{documentId}/release', call));
    return taken(api.POST('/api/v1/documents/{documentId}/remove', call));
  };
  const isHarsh = act === 'removeDocument';
  return <ReasonAct name={act} opened={opened} close={close} run={run} danger={isHarsh} subject={name} />;
}
