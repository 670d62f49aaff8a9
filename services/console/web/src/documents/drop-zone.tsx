import { Button, Group, Progress, Select, Stack, Text } from '@mantine/core';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { Icon } from '../parts/icons.js';
import { InvoiceChoice } from '../parts/invoice-choice.js';
import { ErrorText } from '../parts/panel.js';
import { DocumentBadge } from '../parts/state-badge.js';
import { sizeText } from './document-text.js';
import classes from './documents.module.css';
import { type DocumentKind, type Sent, useUploads } from './uploads.js';

/** What a deployment takes. */
export type Limits = Pick<Schemas['ListDocumentsResponse'], 'scanner' | 'maxSizeBytes' | 'takenTypes'>;

export const documentKinds: readonly DocumentKind[] = [
  ...(['CONTRACT', 'INVOICE', 'CORRESPONDENCE', 'PAYMENT_PROOF'] as const),
  ...(['EVIDENCE', 'LEGAL', 'AUTHORITY', 'OTHER'] as const),
];

interface DropZoneProps {
  readonly customerId: string;
  readonly limits: Limits;
}

/** Where files about a customer are dropped, or chosen; what is taken is said before. */
export function DropZone({ customerId, limits }: DropZoneProps): ReactNode {
  const { t, i18n } = useTranslation();
  const [kind, setKind] = useState<DocumentKind>('OTHER');
  const [invoiceId, setInvoiceId] = useState('');
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const { sent, add, again, forget } = useUploads(customerId, limits.maxSizeBytes);
  const take = (files: FileList | null) => add([...(files ?? [])], kind, invoiceId);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const size = sizeText(limits.maxSizeBytes, i18n.language);
  return (
    <Stack gap="xs">
      <div
        className={classes['zone']}
        role="group"
        aria-label={t('documents.upload')}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Stack gap="xs">
          {limits.maxSizeBytes !== '0' && (
            <Text size="sm">{t('documents.limits', { size, types: limits.takenTypes.join(', ') })}</Text>
          )}
          <Text size="sm" c="dimmed">
            {t(limits.scanner === 'none' ? 'documents.noScanner' : 'documents.scannerThere')}
          </Text>
          <Group align="flex-end" gap="sm">
            <Select
              label={t('documents.kind')}
              data={documentKinds.map((value) => ({ value, label: t(`documents.kinds.${value}`) }))}
              value={kind}
              allowDeselect={false}
              onChange={(chosen) => setKind(chosen as DocumentKind)}
            />
            <InvoiceChoice
              customerId={customerId}
              label={t('documents.invoice')}
              none={t('interaction.noInvoice')}
              value={invoiceId}
              choose={setInvoiceId}
            />
            <Button leftSection={<Icon name="upload" />} onClick={() => input.current?.click()}>
              {t('documents.choose')}
            </Button>
            <Text size="sm" c="dimmed">
              {t('documents.drop')}
            </Text>
          </Group>
          <input
            ref={input}
            type="file"
            multiple
            className={classes['input']}
            aria-label={t('documents.choose')}
            onChange={({ currentTarget }) => {
              take(currentTarget.files);
              // So that the same file can be chosen once more.
              currentTarget.value = '';
            }}
          />
        </Stack>
      </div>
      {sent.map((one) => (
        <SentFile key={one.id} sent={one} size={size} again={() => again(one.id)} forget={() => forget(one.id)} />
      ))}
    </Stack>
  );
}

interface SentFileProps {
  readonly sent: Sent;
  /** What it may have at most. */
  readonly size: string;
  readonly again: () => void;
  readonly forget: () => void;
}

/** How far a file is, and why it did not arrive. */
function SentFile({ sent, size, again, forget }: SentFileProps): ReactNode {
  const { t, i18n } = useTranslation();
  const { file, part, state, error, fault, document } = sent;
  return (
    <div className={classes['file']}>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {file.name} <Text span c="dimmed">{`(${sizeText(file.size, i18n.language)})`}</Text>
      </Text>
      <Group gap="xs" wrap="nowrap">
        {document && <DocumentBadge state={document.state} />}
        {state === 'failed' && !fault && (
          <Button size="compact-xs" variant="default" aria-label={`${t('panel.retry')}: ${file.name}`} onClick={again}>
            {t('panel.retry')}
          </Button>
        )}
        {(state === 'failed' || state === 'done') && (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`${t('documents.forget')}: ${file.name}`}
            onClick={forget}
          >
            {t('documents.forget')}
          </Button>
        )}
      </Group>
      <div role="status">
        {state === 'sending' && (
          <>
            <Progress.Root size="sm">
              <Progress.Section value={Math.round(part * 100)} aria-label={file.name} />
            </Progress.Root>
            <Text size="xs" c="dimmed">
              {part < 1 ? t('documents.sending', { percent: Math.round(part * 100) }) : t('documents.looking')}
            </Text>
          </>
        )}
        {state === 'waiting' && <Text size="xs">{t('documents.waiting')}</Text>}
        {state === 'failed' && (
          <Text size="sm" c="var(--mantine-color-error)">
            {fault && t(`documents.fault.${fault}`, { size })}
            {error && <ErrorText error={error} />}
          </Text>
        )}
      </div>
    </div>
  );
}
