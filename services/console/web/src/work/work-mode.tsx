import { Button, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useListSearch } from '../lists/search.js';
import { useKept } from '../parts/kept.js';
import { PageHead } from '../parts/page-head.js';
import { Loaded } from '../parts/panel.js';
import partClasses from '../parts/parts.module.css';
import { ScopeChoice } from './scope-choice.js';
import { TaskAtHand } from './task-at-hand.js';
import { useTask, useWorklist } from './work-queries.js';
import { nextTask } from './worklist-filter.js';

/** One account after another, as the worklist orders them, with everything at hand; what was skipped waits in the list. */
export function WorkModeScreen(): ReactNode {
  const { t } = useTranslation();
  const { search } = useListSearch();
  const { list, more } = useWorklist();
  const { task, isDone, next, worked } = useTaskAtHand(list.data, more.hasMore ? more.load : undefined);
  return (
    <Stack gap="md">
      <PageHead
        title={t('work.title')}
        text={<span role="status">{t('work.worked', { count: worked })}</span>}
        acts={
          <Link to="/worklist" search={search} className={partClasses['link']}>
            {t('work.leave')}
          </Link>
        }
      />
      <ScopeChoice />
      <Loaded query={list} empty={t('work.nothingLeft')} isEmpty={() => isDone}>
        {() =>
          task && (
            <TaskAtHand
              key={task.taskId}
              task={task}
              next={() => next('worked')}
              isWide
              aside={
                <Button size="xs" variant="subtle" onClick={() => next('skipped')}>
                  {t('work.skip')}
                </Button>
              }
            />
          )
        }
      </Loaded>
    </Stack>
  );
}

/** The task at hand stays, whatever the list does meanwhile, until somebody wants the next. */
function useTaskAtHand(tasks: ReturnType<typeof useWorklist>['list']['data'], loadMore: (() => void) | undefined) {
  const { search, change } = useListSearch();
  const { task: chosen = '', scope = '' } = search;
  const [passed, setPassed] = useState<ReadonlyMap<string, 'worked' | 'skipped'>>(new Map());
  const listed = tasks?.find(({ taskId }) => taskId === chosen);
  const elsewhere = useTask(chosen, tasks !== undefined && !listed);
  const atHand = useKept(listed ?? elsewhere.data ?? null);
  const left = tasks && nextTask(tasks, new Set(passed.keys()), '');
  useEffect(() => {
    if (chosen === '' && left) change({ task: left.taskId });
    if (chosen === '' && tasks && !left) loadMore?.();
  }, [chosen, left, tasks, loadMore, change, scope]);
  const next = (how: 'worked' | 'skipped') => {
    const all = new Map([...passed, [chosen, how] as const]);
    setPassed(all);
    change({ task: nextTask(tasks ?? [], new Set(all.keys()), atHand?.customerId ?? '')?.taskId ?? '' });
  };
  return {
    task: chosen !== '' && atHand?.taskId === chosen ? (elsewhere.data ?? atHand) : null,
    isDone: chosen === '' && !left && !loadMore,
    next,
    worked: [...passed.values()].filter((how) => how === 'worked').length,
  };
}
