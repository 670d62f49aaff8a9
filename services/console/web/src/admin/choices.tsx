import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { choiceTitle } from '../account/choice-title.js';
import { api, type Schemas, taken } from '../api/client.js';
import { useMay } from '../api/me.js';
import { ActMenu } from '../lists/list-bar.js';
import { Act } from '../parts/acts/act.js';
import { useKept } from '../parts/kept.js';
import { Loaded, Panel } from '../parts/panel.js';
import { Badge } from '../parts/state-badge.js';
import { type Column, DataTable } from '../parts/table/data-table.js';
import { useTextOf } from '../parts/texts.js';
import { codeOf } from './staff/names.js';
import { TitleField } from './staff/queue-acts.js';

type Choice = Schemas['InteractionChoice'];
const lists = ['METHOD', 'OUTCOME', 'DELINQUENCY_REASON'] as const;
type ListName = (typeof lists)[number];
type ChoiceAct = 'changeChoice' | 'retireChoice' | 'restoreChoice';

interface Chosen {
  readonly act: ChoiceAct;
  readonly choice: Choice;
}

/** The values by which people tell of interactions, by list. */
export function Choices(): ReactNode {
  const { t } = useTranslation();
  const mayWrite = useMay('choices.write');
  const query = useQuery({
    queryKey: ['interaction-choices', 'all'],
    queryFn: async () => (await taken(api.GET('/api/v1/interaction-choices'))).choices,
  });
  const [isNew, setNew] = useState(false);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const kept = useKept(chosen);
  const textOf = useTextOf();
  const columns = useColumns(mayWrite ? setChosen : null);
  return (
    <Stack gap="md">
      {mayWrite && (
        <Group justify="flex-end">
          <Button onClick={() => setNew(true)}>{t('act.addChoice.title')}</Button>
        </Group>
      )}
      <Loaded query={query} empty={t('admin.choices.empty')} isEmpty={({ length }) => length === 0}>
        {(choices) =>
          lists.map((list) => (
            <Panel key={list} title={t(`admin.choices.lists.${list}`)}>
              <DataTable
                name={t(`admin.choices.lists.${list}`)}
                columns={columns}
                rows={choices.filter((choice) => choice.list === list)}
                rowKey={({ code }) => code}
                rowName={(choice) => choiceTitle(choice, textOf)}
              />
            </Panel>
          ))
        }
      </Loaded>
      <AddChoice opened={isNew} close={() => setNew(false)} known={query.data ?? []} />
      {kept && (
        <ChangeChoice
          key={`${kept.choice.list} ${kept.choice.code} ${kept.act}`}
          {...kept}
          opened={chosen !== null}
          close={() => setChosen(null)}
        />
      )}
    </Stack>
  );
}

function useColumns(choose: ((chosen: Chosen) => void) | null): Column<Choice>[] {
  const { t } = useTranslation();
  const textOf = useTextOf();
  const menu = (choice: Choice) =>
    (['changeChoice', choice.active ? 'retireChoice' : 'restoreChoice'] as const).map((act) => ({
      name: t(`act.${act}.button`),
      run: () => choose?.({ act, choice }),
    }));
  return [
    { id: 'title', title: t('admin.shownName'), cell: (choice) => choiceTitle(choice, textOf) },
    { id: 'code', title: t('admin.choices.code'), cell: ({ code }) => code },
    {
      id: 'state',
      title: t('admin.state'),
      cell: ({ active }) => (
        <Badge tone={active ? 'good' : 'off'} icon={active ? 'check' : 'stop'}>
          {t(active ? 'admin.choices.active' : 'admin.choices.retired')}
        </Badge>
      ),
      nowrap: true,
    },
    ...(choose
      ? [
          {
            id: 'acts',
            title: t('act.menu'),
            cell: (choice: Choice) => <ActMenu of={choiceTitle(choice, textOf)} acts={menu(choice)} />,
          },
        ]
      : []),
  ];
}

interface Window {
  readonly opened: boolean;
  readonly close: () => void;
}

interface NewChoice {
  readonly list: ListName;
  readonly title: string;
  /** Empty for the one that the title makes. */
  readonly code: string;
}

function apply(list: ListName, code: string, key: string, body: { title: string; active: boolean }) {
  const params = { path: { list, code }, header: { 'Idempotency-Key': key } };
  return taken(api.PUT('/api/v1/interaction-choices/{list}/{code}', { params, body }));
}

function AddChoice({ known, ...window }: Window & { known: readonly Choice[] }): ReactNode {
  const { t } = useTranslation();
  const codeIn = ({ code, title }: NewChoice) => code.trim() || codeOf(title);
  const isKnown = (input: NewChoice) => known.some(({ list, code }) => list === input.list && code === codeIn(input));
  return (
    <Act<NewChoice>
      {...window}
      name="addChoice"
      start={{ list: 'METHOD', title: '', code: '' }}
      isReady={(input) => input.title.trim() !== '' && codeIn(input) !== '' && !isKnown(input)}
      run={(input, key) => apply(input.list, codeIn(input), key, { title: input.title.trim(), active: true })}
      fields={(input, change, faults) => (
        <>
          <Select
            label={t('admin.choices.list')}
            data={lists.map((value) => ({ value, label: t(`admin.choices.lists.${value}`) }))}
            value={input.list}
            onChange={(chosen) => change({ list: lists.find((list) => list === chosen) ?? input.list })}
            allowDeselect={false}
          />
          <TitleField title={input.title} change={change} fault={faults('title')} />
          <TextInput
            label={t('admin.choices.code')}
            description={t('admin.choices.codeHint')}
            placeholder={codeOf(input.title)}
            value={input.code}
            onChange={({ currentTarget }) => change({ code: currentTarget.value })}
            error={isKnown(input) ? t('admin.taken') : faults('code')}
            maxLength={64}
          />
        </>
      )}
    />
  );
}

function ChangeChoice({ act, choice, ...window }: Window & Chosen): ReactNode {
  const { list, code, title: before, active } = choice;
  const isChange = act === 'changeChoice';
  return (
    <Act<{ title: string }>
      {...window}
      name={act}
      start={{ title: before }}
      isReady={({ title }) => title.trim() !== ''}
      run={({ title }, key) =>
        apply(list!, code, key, { title: title.trim(), active: isChange ? active : act === 'restoreChoice' })
      }
      fields={({ title }, change, faults) =>
        isChange && <TitleField title={title} change={change} fault={faults('title')} />
      }
    />
  );
}
