import { Stack, Text } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client.js';
import { useMe } from '../api/me.js';
import { Act } from '../parts/acts/act.js';
import { useFormats } from '../parts/formats.js';
import { ActButtons, PageHead } from '../parts/page-head.js';
import { Facts, Loaded, Panel } from '../parts/panel.js';
import { useCodeText } from '../parts/texts.js';
import { inWords } from '../parts/written.js';
import { type BulkAct, isUnderWay, mayRun } from './bulk-acts.js';
import { BulkItems } from './bulk-items.js';
import { BulkProgress, BulkStateBadge, Refusals } from './bulk-parts.js';
import { startBulkAct, useBulkAct } from './bulk-queries.js';

/** One act on many: what it does, how far it is, and what became of each item. */
export function BulkActScreen(): ReactNode {
  const { bulkActId } = useParams({ from: '/bulk-acts/$bulkActId' });
  const query = useBulkAct(bulkActId);
  return <Loaded query={query}>{(found) => <BulkActView found={found} waking={found.waitingWakeCount} />}</Loaded>;
}

function BulkActView({ found, waking }: { found: BulkAct; waking: number }): ReactNode {
  const { t } = useTranslation();
  const { count, time } = useFormats();
  const codeText = useCodeText();
  const { act, bulkActId, state, startedBy, previewedBy, createTime, startTime, endTime, expireTime } = found;
  return (
    <Stack gap="md">
      <PageHead
        above={{ to: '/bulk-acts', text: t('bulk.all') }}
        title={codeText('bulk.acts', act ?? '')}
        badges={<BulkStateBadge state={state} />}
        acts={<Commands found={found} />}
      />
      <Panel title={t('bulk.progress')}>
        <BulkProgress act={found} />
        {waking > 0 && !isUnderWay(state) && (
          <Text size="sm" c="dimmed">
            {t('bulk.waking', { count: waking, formatted: count(waking) })}
          </Text>
        )}
      </Panel>
      <Panel title={t('cases.facts')}>
        <Facts
          facts={[
            [t('bulk.previewedBy'), previewedBy],
            [t('bulk.previewedAt'), time(createTime)],
            ...(state === 'PREVIEWED' ? [[t('bulk.expires'), time(expireTime)] as const] : []),
            ...(startedBy === '' ? [] : [[t('bulk.startedBy'), startedBy] as const]),
            ...(startTime ? [[t('bulk.startedAt'), time(startTime)] as const] : []),
            ...(endTime ? [[t('bulk.endedAt'), time(endTime)] as const] : []),
            ...useParameterFacts(found.parameters),
          ]}
        />
      </Panel>
      {found.refusals.length > 0 && (
        <Panel title={t('bulk.refusedBefore')}>
          <Refusals act={found} />
        </Panel>
      )}
      <Panel title={t('bulk.items')}>
        <BulkItems key={bulkActId} act={found} />
      </Panel>
    </Stack>
  );
}

/** What was entered for the act, without what was left empty. */
function useParameterFacts(parameters: BulkAct['parameters']): (readonly [string, string])[] {
  const { t } = useTranslation();
  const { time } = useFormats();
  if (!parameters) return [];
  const { reason, reasonCode, untilTime, sequence, agency, notes, unannouncedReason, queue, group } = parameters;
  const { title, dueTime, tags, text, followsFiles } = parameters;
  const facts: readonly (readonly [string, string])[] = [
    [t('act.reasonCode'), reasonCode && inWords(reasonCode)],
    [t('act.reason'), reason],
    [t('act.until'), untilTime ? time(untilTime) : ''],
    [t('cases.sequence'), sequence],
    [t('placements.agency'), agency],
    [t('bulk.words.unannouncedReason.label'), unannouncedReason],
    [t('choice.roster'), queue || group],
    [t('act.createTask.task'), title],
    [t('task.due'), dueTime ? time(dueTime) : ''],
    [t('task.tags'), tags.join(', ')],
    [t('bulk.words.notes.label'), notes],
    [t('bulk.words.text.label'), text],
    [t('bulk.followsFiles'), followsFiles ? t('list.yes') : ''],
  ];
  return facts.filter(([, value]) => value !== '');
}

type Command = 'startBulkAct' | 'cancelBulkAct' | 'retryBulkAct';

/** What may be done with the act as a whole. */
function Commands({ found }: { found: BulkAct }): ReactNode {
  const { t } = useTranslation();
  const { permissions, sub } = useMe();
  const [command, setCommand] = useState<Command | null>(null);
  const { act, bulkActId, state, failedCount, allowedCount, previewedBy } = found;
  if (!mayRun(act, permissions)) return null;
  const mayStart = state === 'PREVIEWED' && allowedCount > 0 && previewedBy === `user:${sub}`;
  const mayRetry = (state === 'DONE' || state === 'CANCELLED') && failedCount > 0;
  const offered: readonly Command[] = [
    ...(mayStart ? (['startBulkAct'] as const) : []),
    ...(mayRetry ? (['retryBulkAct'] as const) : []),
    ...(state === 'PREVIEWED' || state === 'RUNNING' ? (['cancelBulkAct'] as const) : []),
  ];
  const params = (key: string) => ({ path: { bulkActId }, header: { 'Idempotency-Key': key } });
  const shared = (name: Command) => ({
    ...{ name, opened: command === name, close: () => setCommand(null) },
    ...{ start: { bulkActId }, fields: () => null, isReady: () => true },
  });
  return (
    <>
      <ActButtons acts={offered} textOf={(name) => t(`act.${name}.button`)} choose={setCommand} />
      <Act {...shared('startBulkAct')} run={(_, key) => startBulkAct(found, key)} />
      <Act
        {...shared('cancelBulkAct')}
        danger
        run={(_, key) => taken(api.POST('/api/v1/bulk-acts/{bulkActId}/cancel', { params: params(key) }))}
      />
      <Act
        {...shared('retryBulkAct')}
        run={(_, key) => taken(api.POST('/api/v1/bulk-acts/{bulkActId}/retry', { params: params(key) }))}
      />
    </>
  );
}
