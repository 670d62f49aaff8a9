import { Group, Select, SimpleGrid, Stack, Text, UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { taskColumns } from '../lists/exported-columns.js';
import { ExportButton } from '../lists/save-button.js';
import { SavedViews } from '../lists/saved-views.js';
import { useListSearch } from '../lists/search.js';
import { TypedFilter } from '../lists/typed-filter.js';
import { useKept } from '../parts/kept.js';
import { PageHead } from '../parts/page-head.js';
import { Loaded } from '../parts/panel.js';
import partClasses from '../parts/parts.module.css';
import { ShowMore } from '../parts/table/more.js';
import { ScopeChoice } from './scope-choice.js';
import { TaskAtHand } from './task-at-hand.js';
import { TaskText } from './tasks.js';
import classes from './work.module.css';
import { useTask, useTaskFilter, useWorklist } from './work-queries.js';
import { orderOf } from './worklist-filter.js';

/** Open tasks on one side, the one at hand with its customer on the other. */
export function WorklistScreen(): ReactNode {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const { task: chosen = '' } = search;
  const { list, more } = useWorklist();
  const at = list.data?.findIndex(({ taskId }) => taskId === chosen) ?? -1;
  const listed = list.data?.[at];
  const elsewhere = useTask(chosen, list.data !== undefined && !listed);
  const atHand = useKept(listed ?? elsewhere.data ?? null);
  const following = list.data?.[at + 1];
  return (
    <Stack gap="md">
      <Header />
      <ScopeChoice />
      <Filters />
      <SimpleGrid cols={{ base: 1, lg: 2 }}>
        <Loaded query={list} empty={t('worklist.empty')} isEmpty={({ length }) => length === 0}>
          {(tasks) => (
            <div>
              <ul className={classes['tasks']} aria-label={t('worklist.title')}>
                {tasks.map((task) => (
                  <li key={task.taskId}>
                    <UnstyledButton
                      className={classes['task']}
                      aria-pressed={task.taskId === chosen}
                      onClick={() => change({ task: task.taskId })}
                    >
                      <TaskText task={task} withCustomer />
                    </UnstyledButton>
                  </li>
                ))}
              </ul>
              <ShowMore more={more} />
            </div>
          )}
        </Loaded>
        {atHand?.taskId === chosen ? (
          <TaskAtHand
            key={atHand.taskId}
            task={elsewhere.data ?? atHand}
            next={() => change({ task: following?.taskId })}
          />
        ) : (
          <Text c="dimmed">{t('worklist.pick')}</Text>
        )}
      </SimpleGrid>
    </Stack>
  );
}

function Header(): ReactNode {
  const { t } = useTranslation();
  const { search } = useListSearch();
  return (
    <PageHead
      title={t('worklist.title')}
      text={t('worklist.text')}
      acts={
        <Link to="/worklist/work" search={search} className={partClasses['link']}>
          {t('work.enter')}
        </Link>
      }
    />
  );
}

const orders = ['WORKLIST', 'DUE'] as const;

function Filters(): ReactNode {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const { filter, myself, isMine } = useTaskFilter();
  const exported = { path: '/api/v1/tasks.csv', query: filter, columnsOf: taskColumns } as const;
  return (
    <Group role="search" aria-label={t('list.filters')} align="flex-end">
      <Select
        id="first-filter"
        label={t('work.order')}
        data={orders.map((value) => ({ value, label: t(`work.orders.${value}`) }))}
        value={orderOf(search['order'])}
        allowDeselect={false}
        w={{ base: '100%', sm: 320 }}
        onChange={(order) => change({ order: order ?? '' })}
      />
      <TypedFilter name="tag" label={t('work.tag')} />
      <SavedViews screen="worklist" />
      <ExportButton list={isMine && !myself ? null : exported} />
    </Group>
  );
}
