import { Alert, Button, Checkbox, Group, Radio, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/me.js';
import { useListSearch } from '../../lists/search.js';
import { FaultText } from '../../parts/acts/faults.js';
import { useFormats } from '../../parts/formats.js';
import { PageHead } from '../../parts/page-head.js';
import { Failed, Loaded, Panel } from '../../parts/panel.js';
import { PaymentTrialResult } from '../trials/payment-trial.js';
import { TrialResult } from '../trials/trial-result.js';
import { FileChoice } from './file-choice.js';
import { FileFormat } from './file-format.js';
import type { Mapping } from './mapping.js';
import { MappingEditor } from './mapping-editor.js';
import { MappingText } from './mapping-text.js';
import { SampleRows } from './sample-rows.js';
import { SendingProgress } from './sending-progress.js';
import { type ImportMode, importTarget, paymentFileTarget } from './targets.js';
import { type FileSort, usePreview } from './use-preview.js';
import { useSending } from './use-sending.js';

/** A file on its way in: it is chosen, its columns are told, it is looked at, tried, and taken. */
export function NewFileScreen(): ReactNode {
  const { t } = useTranslation();
  const { search, replace } = useListSearch();
  const mayWrite = useMay('imports.write');
  const kind: FileSort = search['of'] === 'payments' ? 'PAYMENTS' : 'INVOICES';
  const [file, setFile] = useState<File | null>(null);
  return (
    <Stack gap="md">
      <PageHead
        above={{ to: '/files', search: { of: search['of'] }, text: t('files.all') }}
        title={t('importing.title')}
      />
      {mayWrite ? (
        <>
          <Radio.Group
            label={t('importing.kind')}
            value={kind}
            onChange={(chosen) => {
              setFile(null);
              replace({ of: chosen === 'PAYMENTS' ? 'payments' : undefined });
            }}
          >
            <Group mt={4}>
              <Radio value="INVOICES" label={t('files.imports')} />
              <Radio value="PAYMENTS" label={t('files.payments')} />
            </Group>
          </Radio.Group>
          <FileChoice
            choose={setFile}
            label={t(file ? 'importing.other' : 'importing.choose')}
            hint={file ? file.name : t('importing.hint')}
          />
          {file && (
            <ChosenFile key={`${kind} ${file.name} ${file.size} ${file.lastModified}`} kind={kind} file={file} />
          )}
        </>
      ) : (
        <Alert color="gray" variant="outline">
          {t('importing.mayNot')}
        </Alert>
      )}
    </Stack>
  );
}

function ChosenFile({ kind, file }: { kind: FileSort; file: File }): ReactNode {
  const { t } = useTranslation();
  const { count } = useFormats();
  const reading = usePreview(kind, file);
  const { proposed, preview, mapping, doubts, missing, error, isReading, change, confirm } = reading;
  return (
    <Loaded query={proposed}>
      {() =>
        preview &&
        mapping && (
          <>
            <Panel
              title={t('importing.layout')}
              aside={
                <Text size="sm" c="dimmed">
                  {t('importing.size', { size: count(Math.ceil(file.size / 1_000)) })}
                </Text>
              }
            >
              <FileFormat mapping={mapping} preview={preview} change={change} />
            </Panel>
            <Panel title={t('importing.mapping')}>
              <Stack gap="sm">
                <Text size="sm">
                  {preview.readyMade === ''
                    ? t('importing.proposed')
                    : t('importing.readyMade', { name: preview.readyMade })}
                </Text>
                <MappingEditor {...{ mapping, preview, doubts, missing, change, confirm }} />
                <LeaveOut mapping={mapping} change={change} />
                <MappingText mapping={mapping} change={change} />
              </Stack>
            </Panel>
            <Panel title={t('importing.sample')}>
              <Stack gap="sm">
                {error && <Failed error={error} retry={() => change(mapping)} />}
                {preview.violations
                  .filter(({ field }) => field !== 'columns' || missing.length === 0)
                  .map((violation) => (
                    <Alert key={`${violation.field} ${violation.description}`} color="red" variant="outline">
                      {violation.field !== '' && `${violation.field}: `}
                      <FaultText violation={violation} />
                    </Alert>
                  ))}
                {preview.rows.length > 0 && (
                  <SampleRows preview={preview} isWhole={missing.length + preview.violations.length === 0} />
                )}
              </Stack>
            </Panel>
            <Take
              kind={kind}
              file={file}
              mapping={mapping}
              isReady={missing.length + doubts.length + preview.violations.length === 0 && !error && !isReading}
            />
          </>
        )
      }
    </Loaded>
  );
}

/** Rows that are not taken, each rule as the mapping says it. */
function LeaveOut({ mapping, change }: { mapping: Mapping; change: (mapping: Mapping) => void }): ReactNode {
  const { t } = useTranslation();
  const rows = (mapping['rows'] ?? {}) as { leaveOut?: Readonly<Record<string, unknown>>[] };
  const { leaveOut = [] } = rows;
  if (leaveOut.length === 0) return null;
  const drop = (index: number) =>
    change({ ...mapping, rows: { ...rows, leaveOut: leaveOut.filter((_, at) => at !== index) } });
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {t('importing.leaveOut')}
      </Text>
      {leaveOut.map(({ column, ...rule }, index) => {
        const [[name = '', value = ''] = []] = Object.entries(rule);
        const texts = { column: [column].flat().join(', '), value: [value].flat().join(', ') };
        const words = t(`importing.rule.${name as 'is'}`, texts);
        return (
          <Group key={words} gap="xs">
            <Text size="sm">{words}</Text>
            <Button
              size="compact-xs"
              variant="default"
              aria-label={t('importing.keepRows', { rule: words })}
              onClick={() => drop(index)}
            >
              {t('importing.keep')}
            </Button>
          </Group>
        );
      })}
    </Stack>
  );
}

interface TakeProps {
  readonly kind: FileSort;
  readonly file: File;
  readonly mapping: Mapping;
  readonly isReady: boolean;
}

const modes: readonly ImportMode[] = ['DELTA', 'ACTIVE', 'FULL'];

/** The last step: a trial run, which writes nothing, and the taking itself. */
function Take({ kind, file, mapping, isReady }: TakeProps): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [mode, setMode] = useState<ImportMode>('DELTA');
  const [confirmClose, setConfirmClose] = useState(false);
  const [trial, setTrial] = useState<string | null>(null);
  const trying = useSending(setTrial);
  const taking = useSending((id) => {
    if (kind === 'INVOICES') void navigate({ to: '/files/imports/$importId', params: { importId: id } });
    else void navigate({ to: '/files/payments/$fileId', params: { fileId: id } });
  });
  const described = { fileName: file.name, mapping: JSON.stringify(mapping, null, 1) };
  const isBusy = trying.isRunning || taking.isRunning;
  const targetOf = (dryRun: boolean) =>
    kind === 'INVOICES'
      ? importTarget(described, { mode, dryRun, confirmClose })
      : paymentFileTarget(described, { dryRun });
  return (
    <Panel title={t('importing.take')}>
      <Stack gap="sm">
        {kind === 'INVOICES' && (
          <>
            <Radio.Group label={t('files.modeLabel')} value={mode} onChange={(chosen) => setMode(chosen as ImportMode)}>
              <Stack gap={6} mt={4}>
                {modes.map((name) => (
                  <Radio
                    key={name}
                    value={name}
                    label={t(`files.mode.${name}`)}
                    description={t(`importing.mode.${name}`)}
                  />
                ))}
              </Stack>
            </Radio.Group>
            {mode === 'ACTIVE' && (
              <Checkbox
                label={t('importing.confirmClose')}
                checked={confirmClose}
                onChange={({ currentTarget }) => setConfirmClose(currentTarget.checked)}
              />
            )}
          </>
        )}
        {!isReady && !isBusy && (
          <Text size="sm" c="dimmed" role="status">
            {t('importing.notReady')}
          </Text>
        )}
        <Group>
          <Button
            variant={trial === null ? 'filled' : 'default'}
            disabled={!isReady || isBusy}
            onClick={() => {
              setTrial(null);
              trying.send(file, targetOf(true));
            }}
          >
            {t('importing.try')}
          </Button>
          <Button
            variant={trial === null ? 'default' : 'filled'}
            disabled={!isReady || isBusy}
            onClick={() => taking.send(file, targetOf(false))}
          >
            {t('importing.takeNow')}
          </Button>
        </Group>
        <SendingProgress sending={trying} size={file.size} />
        <SendingProgress sending={taking} size={file.size} />
        {trial !== null &&
          (kind === 'INVOICES' ? <TrialResult importId={trial} /> : <PaymentTrialResult fileId={trial} />)}
      </Stack>
    </Panel>
  );
}
