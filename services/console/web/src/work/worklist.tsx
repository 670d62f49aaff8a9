import { Alert, Button, Group, SimpleGrid, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Contacts } from '../account/contacts.js';
import { Diary } from '../account/diary.js';
import { api, type Schemas, taken } from '../api/client.js';
import { useLive } from '../api/live.js';
import { useMay } from '../api/me.js';
import { CustomerCases } from '../cases/cases-of.js';
import { useListSearch } from '../lists/search.js';
import { TypedFilter } from '../lists/typed-filter.js';
import { useKept } from '../parts/kept.js';
import { CustomerLink, useCustomer } from '../parts/links.js';
import { ShowMore } from '../parts/more.js';
import { usePages } from '../parts/pages.js';
import { Loaded, Panel } from '../parts/panel.js';
import { ResolveTask, TaskText } from './tasks.js';
import classes from './work.module.css';

type Task = Schemas['Task'];
/** People make and resolve tasks without an event. */
const pollMs = 60_000;
const taskMs = 10_000;

/** Open tasks on one side, the one at hand with its customer on the other. */
export function WorklistScreen(): ReactNode {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const { queue = '', task: chosen = '' } = search;
  const { list, more } = usePages(
    ['tasks', 'list', queue],
    async (pageToken) => {
      const query = { queue, state: 'OPEN' as const, pageSize: 50, pageToken };
      const { tasks, nextPageToken } = await taken(api.GET('/api/v1/tasks', { params: { query } }));
      return { rows: tasks, nextPageToken };
    },
    { refetchInterval: pollMs },
  );
  useLive('', [['tasks']], taskMs);
  const at = list.data?.findIndex(({ taskId }) => taskId === chosen) ?? -1;
  const listed = list.data?.[at];
  const elsewhere = useTask(chosen, list.data !== undefined && !listed);
  const atHand = useKept(listed ?? elsewhere.data ?? null);
  const following = list.data?.[at + 1];
  return (
    <Stack gap="md">
      <div>
        <Title order={1} size="h2">
          {t('worklist.title')}
        </Title>
        <Text c="dimmed">{t('worklist.text')}</Text>
      </div>
      <Group role="search" aria-label={t('list.filters')}>
        <TypedFilter id="first-filter" name="queue" label={t('worklist.queue')} placeholder={t('worklist.anyQueue')} />
      </Group>
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
                      <TaskText task={task} />
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

/** A task that the list does not have, or not any more, such as one that somebody resolved meanwhile. */
function useTask(taskId: string, enabled: boolean) {
  return useQuery({
    queryKey: ['tasks', 'one', taskId],
    queryFn: async () => {
      const { task } = await taken(api.GET('/api/v1/tasks/{taskId}', { params: { path: { taskId } } }));
      return task!;
    },
    enabled: enabled && taskId !== '',
  });
}

function TaskAtHand({ task, next }: { task: Task; next: () => void }): ReactNode {
  const { t } = useTranslation();
  const mayResolve = useMay('tasks.write');
  const [opened, setOpened] = useState(false);
  const { customerId, taskId, state, resolvedBy, outcomeNote } = task;
  const customer = useCustomer(customerId);
  useLive(customerId, [['diary'], ['cases'], ['customers', customerId]]);
  return (
    <Stack>
      <Panel
        title={t('worklist.work')}
        aside={mayResolve && state !== 'DONE' && <Button onClick={() => setOpened(true)}>{t('worklist.next')}</Button>}
      >
        <TaskText task={task} />
        {state === 'DONE' && (
          <Alert color="yellow" variant="outline" mt="xs" title={t('worklist.resolved', { actor: resolvedBy })}>
            {outcomeNote}
          </Alert>
        )}
        <Text mt="xs">
          {t('task.customer')}: <CustomerLink customerId={customerId} />
        </Text>
      </Panel>
      <Panel title={t('customer.contacts')}>
        <Loaded query={customer}>{(found) => <Contacts customer={found} />}</Loaded>
      </Panel>
      <Panel title={t('customer.cases')}>
        <CustomerCases filter={{ customerId }} empty={t('customer.noCases')} />
      </Panel>
      <Panel title={t('customer.diary')}>
        <Diary customerId={customerId} />
      </Panel>
      <ResolveTask taskId={taskId} opened={opened} close={() => setOpened(false)} after={next} />
    </Stack>
  );
}
