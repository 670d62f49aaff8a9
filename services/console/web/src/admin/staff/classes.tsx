import { Button, Checkbox, Group, Select, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { useMay } from '../../api/me.js';
import { ActMenu } from '../../lists/list-bar.js';
import { Act } from '../../parts/acts/act.js';
import type { Faults } from '../../parts/acts/faults.js';
import { useKept } from '../../parts/kept.js';
import { Loaded } from '../../parts/panel.js';
import classes from '../../parts/parts.module.css';
import { Badge } from '../../parts/state-badge.js';
import { type Column, DataTable } from '../../parts/table/data-table.js';
import { useSequences } from '../../sequences/all-sequences.js';
import { nameOf } from './names.js';
import { TitleField } from './queue-acts.js';
import { useClasses, useRosters } from './staff.js';

type CustomerClass = Schemas['CustomerClass'];

/** Classes of customers, with what holds for each. */
export function Classes(): ReactNode {
  const { t } = useTranslation();
  const mayWrite = useMay('classes.write');
  const query = useClasses();
  const [isNew, setNew] = useState(false);
  const [chosen, setChosen] = useState<CustomerClass | null>(null);
  const changed = useKept(chosen);
  const columns = useColumns(mayWrite ? setChosen : null);
  return (
    <>
      {mayWrite && (
        <Group justify="flex-end">
          <Button onClick={() => setNew(true)}>{t('act.createClass.title')}</Button>
        </Group>
      )}
      <Loaded query={query} empty={t('admin.classes.empty')} isEmpty={({ length }) => length === 0}>
        {(rows) => (
          <DataTable
            name={t('admin.section.classes')}
            columns={columns}
            rows={rows}
            rowKey={({ name }) => name}
            rowName={({ title, name }) => title || name}
          />
        )}
      </Loaded>
      <ClassAct opened={isNew} close={() => setNew(false)} changed={null} known={query.data ?? []} />
      {changed && (
        <ClassAct
          key={`${changed.name} ${changed.version}`}
          opened={chosen !== null}
          close={() => setChosen(null)}
          changed={changed}
          known={[]}
        />
      )}
    </>
  );
}

function useColumns(change: ((of: CustomerClass) => void) | null): Column<CustomerClass>[] {
  const { t } = useTranslation();
  const { data: rosters } = useRosters();
  const titles = new Map(rosters?.map(({ name, title }) => [name, title || name]));
  return [
    { id: 'title', title: t('admin.shownName'), cell: ({ title, name }) => title || name },
    { id: 'name', title: t('admin.name'), cell: ({ name }) => name },
    {
      id: 'team',
      title: t('admin.classes.team'),
      cell: ({ team }) => (team === '' ? t('admin.classes.noTeam') : (titles.get(team) ?? team)),
    },
    {
      id: 'sequence',
      title: t('admin.classes.sequence'),
      cell: ({ defaultSequence: name }) =>
        name === '' ? (
          t('admin.none')
        ) : (
          <Link to="/sequences/$name" params={{ name }} className={classes['link']}>
            {name}
          </Link>
        ),
    },
    {
      id: 'lock',
      title: t('admin.classes.lock'),
      cell: ({ locked }) => (
        <Badge tone={locked ? 'wait' : 'off'} icon={locked ? 'hand' : 'check'}>
          {t(locked ? 'admin.classes.locked' : 'admin.classes.open')}
        </Badge>
      ),
      nowrap: true,
    },
    ...(change
      ? [
          {
            id: 'acts',
            title: t('act.menu'),
            cell: (of: CustomerClass) => (
              <ActMenu of={of.title || of.name} acts={[{ name: t('admin.change'), run: () => change(of) }]} />
            ),
          },
        ]
      : []),
  ];
}

interface ClassInput {
  readonly name: string;
  readonly title: string;
  readonly team: string;
  readonly defaultSequence: string;
  readonly locked: boolean;
}

interface ClassActProps {
  readonly opened: boolean;
  readonly close: () => void;
  /** Null for a new one. */
  readonly changed: CustomerClass | null;
  readonly known: readonly CustomerClass[];
}

function ClassAct({ changed, known, opened, close }: ClassActProps): ReactNode {
  const start: ClassInput = {
    name: '',
    title: changed?.title ?? '',
    team: changed?.team ?? '',
    defaultSequence: changed?.defaultSequence ?? '',
    locked: changed?.locked ?? false,
  };
  const named = ({ name, title }: ClassInput) => changed?.name ?? (name.trim() || nameOf(title));
  const isKnown = (input: ClassInput) => known.some(({ name }) => name === named(input));
  const seen = changed ? { 'If-Match': `"${changed.version}"` } : {};
  return (
    <Act<ClassInput>
      opened={opened}
      close={close}
      name={changed ? 'changeClass' : 'createClass'}
      start={start}
      isReady={(input) => input.title.trim() !== '' && named(input) !== '' && !isKnown(input)}
      run={(input, key) => {
        const { title, team, defaultSequence, locked } = input;
        return taken(
          api.PUT('/api/v1/classes/{name}', {
            params: { path: { name: named(input) }, header: { 'Idempotency-Key': key, ...seen } },
            body: { title: title.trim(), team, defaultSequence, locked },
          }),
        );
      }}
      fields={(input, change, faults) => (
        <ClassFields
          input={input}
          change={change}
          faults={faults}
          isNew={changed === null}
          isTaken={changed === null && isKnown(input)}
        />
      )}
    />
  );
}

interface ClassFieldsProps {
  readonly input: ClassInput;
  readonly change: (changed: Partial<ClassInput>) => void;
  readonly faults: Faults;
  readonly isNew: boolean;
  readonly isTaken: boolean;
}

function ClassFields({ input, change, faults, isNew, isTaken }: ClassFieldsProps): ReactNode {
  const { t } = useTranslation();
  const rosters = useRosters();
  const sequences = useSequences();
  const groups = rosters.data?.filter(({ kind }) => kind === 'GROUP') ?? [];
  return (
    <>
      <TitleField title={input.title} change={change} fault={faults('title')} />
      {isNew && (
        <TextInput
          label={t('admin.name')}
          description={t('admin.nameHint')}
          placeholder={nameOf(input.title)}
          value={input.name}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
          error={isTaken ? t('admin.taken') : faults('name')}
          maxLength={64}
        />
      )}
      <Select
        label={t('admin.classes.team')}
        description={t('admin.classes.teamHint')}
        placeholder={t('admin.classes.noTeam')}
        data={groups.map(({ name, title }) => ({ value: name, label: title || name }))}
        value={input.team === '' ? null : input.team}
        onChange={(team) => change({ team: team ?? '' })}
        error={faults('team')}
        clearable
        clearButtonProps={{ 'aria-label': t('list.clear') }}
      />
      <Select
        label={t('admin.classes.sequence')}
        placeholder={t('admin.none')}
        data={sequences.data?.map(({ name, title }) => ({ value: name, label: title || name })) ?? []}
        value={input.defaultSequence === '' ? null : input.defaultSequence}
        onChange={(name) => change({ defaultSequence: name ?? '' })}
        error={faults('defaultSequence')}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('list.clear') }}
      />
      <Checkbox
        label={t('admin.classes.isLocked')}
        checked={input.locked}
        onChange={({ currentTarget }) => change({ locked: currentTarget.checked })}
      />
    </>
  );
}
