import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { useMay } from '../api/me.js';
import { useListSearch } from '../lists/search.js';
import { Act } from '../parts/acts/act.js';
import { ReasonField } from '../parts/acts/reason-acts.js';
import { useFormats } from '../parts/formats.js';
import { Facts, Loaded, Panel } from '../parts/panel.js';
import classes from '../parts/parts.module.css';
import { Badge } from '../parts/state-badge.js';
import { type Column, DataTable } from '../parts/table/data-table.js';

type Preview = Schemas['PreviewCaseMoveResponse'];
type VersionCount = Preview['versions'][number];

const pollMs = 1_500;

/** Open cases that run older versions of a sequence, and their move to the active one. */
export function OlderCases({ sequence }: { sequence: string }): ReactNode {
  const { t } = useTranslation();
  const mayMove = useMay('cases.move');
  const { search, change } = useListSearch();
  const [isOpen, setOpen] = useState(false);
  const { move: moveId = '' } = search;
  const move = useMove(moveId);
  const query = useQuery({
    queryKey: ['sequences', 'move-preview', sequence],
    queryFn: () => taken(api.GET('/api/v1/sequences/{sequence}/case-move-preview', { params: { path: { sequence } } })),
  });
  const count = Number(query.data?.caseCount ?? 0);
  return (
    <>
      <Panel
        title={t('sequences.older')}
        aside={mayMove && count > 0 && <Button onClick={() => setOpen(true)}>{t('act.moveCases.title')}</Button>}
      >
        <Loaded query={query} empty={t('sequences.noOlder')} isEmpty={({ caseCount }) => caseCount === '0'}>
          {(preview) => <Versions sequence={sequence} preview={preview} />}
        </Loaded>
      </Panel>
      {moveId !== '' && <MoveProgress move={move} />}
      {query.data && (
        <MoveCases
          sequence={sequence}
          preview={query.data}
          opened={isOpen}
          close={() => setOpen(false)}
          begun={(begun) => change({ move: begun })}
        />
      )}
    </>
  );
}

function Versions({ sequence, preview }: { sequence: string; preview: Preview }): ReactNode {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { caseCount, versions } = preview;
  const columns: Column<VersionCount>[] = [
    {
      id: 'version',
      title: t('sequences.version'),
      cell: ({ sequenceVersion }) => (
        <Link
          to="/sequences/$name"
          params={{ name: sequence }}
          search={{ version: String(sequenceVersion) }}
          className={classes['link']}
        >
          {sequenceVersion}
        </Link>
      ),
    },
    { id: 'cases', title: t('sequences.cases'), cell: ({ caseCount: of }) => count(of), numeric: true },
  ];
  return (
    <Stack gap="xs">
      <Text>{t('sequences.runs', { count: Number(caseCount), formatted: count(caseCount) })}</Text>
      <DataTable
        name={t('sequences.older')}
        columns={columns}
        rows={versions}
        rowKey={({ sequenceVersion }) => String(sequenceVersion)}
        rowName={({ sequenceVersion }) => String(sequenceVersion)}
      />
    </Stack>
  );
}

interface MoveCasesProps {
  readonly sequence: string;
  readonly preview: Preview;
  readonly opened: boolean;
  readonly close: () => void;
  readonly begun: (moveId: string) => void;
}

function MoveCases({ sequence, preview, begun, ...window }: MoveCasesProps): ReactNode {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { sequenceVersion: version, caseCount } = preview;
  return (
    <Act<{ reason: string; version: number }>
      {...window}
      name="moveCases"
      // The version that was seen: another one is refused.
      start={{ reason: '', version }}
      isReady={({ reason }) => reason.trim() !== ''}
      run={async ({ reason, version: seen }, key) => {
        const { move } = await taken(
          api.POST('/api/v1/sequences/{sequence}/case-moves', {
            params: { path: { sequence }, header: { 'Idempotency-Key': key } },
            body: { sequenceVersion: seen, reason: reason.trim() },
          }),
        );
        begun(move!.moveId);
      }}
      fields={({ reason }, change, faults) => (
        <>
          <Text fw={600}>
            {t('sequences.moves', { count: Number(caseCount), formatted: count(caseCount), version })}
          </Text>
          <ReasonField value={reason} onChange={(text) => change({ reason: text })} fault={faults('reason')} />
        </>
      )}
    />
  );
}

/** A move of cases; what is left on older versions is counted again once it is done. */
function useMove(moveId: string) {
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: ['case-move', moveId],
    queryFn: async () => (await taken(api.GET('/api/v1/case-moves/{moveId}', { params: { path: { moveId } } }))).move!,
    enabled: moveId !== '',
    refetchInterval: ({ state }) => (!state.data || state.data.state === 'RUNNING' ? pollMs : false),
  });
  const isDone = query.data?.state === 'DONE';
  useEffect(() => {
    if (isDone) void queries.invalidateQueries({ queryKey: ['sequences', 'move-preview'] });
  }, [isDone, queries]);
  return query;
}

/** How far a move has come. */
function MoveProgress({ move }: { move: ReturnType<typeof useMove> }): ReactNode {
  const { t } = useTranslation();
  const { count, time } = useFormats();
  return (
    <Panel title={t('sequences.move', { version: move.data?.sequenceVersion ?? '' })}>
      <Loaded query={move}>
        {({ state, movedCount, failedCount, lastFault, startedBy, reason, createTime, doneTime }) => (
          <Stack gap="sm">
            {state && (
              <Group>
                <Badge tone={state === 'DONE' ? 'good' : 'calm'} icon={state === 'DONE' ? 'check' : 'play'}>
                  {t(`sequences.moveState.${state}`)}
                </Badge>
              </Group>
            )}
            <Facts
              facts={[
                [t('sequences.moved'), count(movedCount)],
                [t('sequences.failed'), count(failedCount)],
                ...(lastFault === '' ? [] : [[t('sequences.lastFault'), lastFault] as const]),
                [t('act.reason'), reason],
                [t('sequences.startedBy'), startedBy.replace(/^user:/, '')],
                [t('sequences.began'), time(createTime)],
                [t('sequences.ended'), time(doneTime)],
              ]}
            />
          </Stack>
        )}
      </Loaded>
    </Panel>
  );
}
