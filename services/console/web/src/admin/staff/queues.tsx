import { Button, Group, Select, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/me.js';
import { ActMenu } from '../../lists/list-bar.js';
import { useListSearch } from '../../lists/search.js';
import { useFormats } from '../../parts/formats.js';
import { useKept } from '../../parts/kept.js';
import { Loaded } from '../../parts/panel.js';
import classes from '../../parts/parts.module.css';
import { Badge } from '../../parts/state-badge.js';
import { type Column, DataTable } from '../../parts/table/data-table.js';
import { ChangeMembers, ChangeRoster, CreateRoster } from './queue-acts.js';
import { type Roster, useMembers, useRosters } from './staff.js';

const kinds = ['QUEUE', 'GROUP'] as const;

type RosterAct = 'changeRoster' | 'changeMembers';
interface Chosen {
  readonly act: RosterAct;
  readonly roster: Roster;
}

/** Queues and groups, and who belongs to them. */
export function Queues(): ReactNode {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const mayWrite = useMay('rosters.write');
  const query = useRosters();
  const [isNew, setNew] = useState(false);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const columns = useColumns(mayWrite ? setChosen : null);
  const kind = kinds.find((known) => known === search['kind']);
  return (
    <>
      <Group justify="space-between" align="flex-end">
        <Select
          id="first-filter"
          label={t('admin.queues.kind')}
          placeholder={t('admin.queues.anyKind')}
          data={kinds.map((value) => ({ value, label: t(`admin.queues.kinds.${value}`) }))}
          value={kind ?? null}
          onChange={(value) => change({ kind: value ?? '' })}
          clearable
          clearButtonProps={{ 'aria-label': t('list.clear') }}
        />
        {mayWrite && <Button onClick={() => setNew(true)}>{t('act.createRoster.title')}</Button>}
      </Group>
      <Loaded query={query} empty={t('admin.queues.empty')} isEmpty={({ length }) => length === 0}>
        {(rosters) => (
          <DataTable
            name={t('admin.section.queues')}
            columns={columns}
            rows={rosters.filter((roster) => kind === undefined || roster.kind === kind)}
            rowKey={({ name }) => name}
            rowName={({ title, name }) => title || name}
            detail={(roster) => <Members roster={roster} />}
          />
        )}
      </Loaded>
      <CreateRoster opened={isNew} close={() => setNew(false)} known={query.data ?? []} />
      <RosterActs chosen={chosen} close={() => setChosen(null)} />
    </>
  );
}

function useColumns(choose: ((chosen: Chosen) => void) | null): Column<Roster>[] {
  const { t } = useTranslation();
  const { shortDay } = useFormats();
  const menu = (roster: Roster) =>
    (['changeMembers', 'changeRoster'] as const).map((act) => ({
      name: t(`act.${act}.title`),
      run: () => choose?.({ act, roster }),
    }));
  return [
    { id: 'title', title: t('admin.shownName'), cell: ({ title, name }) => title || name },
    { id: 'name', title: t('admin.name'), cell: ({ name }) => name },
    { id: 'kind', title: t('admin.queues.kind'), cell: ({ kind }) => <KindBadge kind={kind} />, nowrap: true },
    {
      id: 'members',
      title: t('admin.queues.members'),
      cell: ({ memberCount }) => t('admin.queues.members', { count: memberCount }),
      nowrap: true,
    },
    { id: 'since', title: t('admin.since'), cell: ({ createTime }) => shortDay(createTime), nowrap: true },
    ...(choose
      ? [
          {
            id: 'acts',
            title: t('act.menu'),
            cell: (roster: Roster) => <ActMenu of={roster.title || roster.name} acts={menu(roster)} />,
          },
        ]
      : []),
  ];
}

function KindBadge({ kind }: { kind: Roster['kind'] }): ReactNode {
  const { t } = useTranslation();
  if (kind === null) return null;
  return (
    <Badge tone={kind === 'QUEUE' ? 'calm' : 'off'} icon={kind === 'QUEUE' ? 'tasks' : 'customers'}>
      {t(`admin.queues.kinds.${kind}`)}
    </Badge>
  );
}

function Members({ roster: { kind, name } }: { roster: Roster }): ReactNode {
  const { t } = useTranslation();
  const query = useMembers(name);
  return (
    <Group gap="lg">
      <Loaded query={query} empty={t('admin.queues.noMembers')} isEmpty={({ length }) => length === 0}>
        {(members) => <Text size="sm">{members.map((person) => person.name).join(', ')}</Text>}
      </Loaded>
      {kind === 'QUEUE' && (
        <Link to="/worklist" search={{ queue: name }} className={classes['link']}>
          {t('admin.queues.tasks')}
        </Link>
      )}
    </Group>
  );
}

function RosterActs({ chosen, close }: { chosen: Chosen | null; close: () => void }): ReactNode {
  const kept = useKept(chosen);
  if (!kept) return null;
  const { roster, act } = kept;
  const shared = { roster, close };
  return (
    <div key={`${roster.name} ${roster.version}`}>
      <ChangeRoster {...shared} opened={chosen !== null && act === 'changeRoster'} />
      <ChangeMembers {...shared} opened={chosen !== null && act === 'changeMembers'} />
    </div>
  );
}
