import { Button, Group, SimpleGrid, Stack, Text, TextInput, Title, UnstyledButton } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Contacts } from '../account/contacts.js';
import { Diary } from '../account/diary.js';
import { api, type Schemas, taken } from '../api/client.js';
import { useLive } from '../api/live.js';
import { useMay } from '../api/me.js';
import { CustomerCases } from '../cases/cases-of.js';
import { useListSearch } from '../lists/search.js';
import { CustomerLink, useCustomer } from '../parts/links.js';
import { ShowMore } from '../parts/more.js';
import { usePages } from '../parts/pages.js';
import { Loaded, Panel } from '../parts/panel.js';
import { ResolveTask, TaskText } from './tasks.js';
import classes from './work.module.css';

type Task = Schemas['Task'];
const typingMs = 350;
/** People make and resolve tasks without an event. */
const pollMs = 60_000;
const taskMs = 10_000;

/** Open tasks on one side, the one at hand with its customer on the other. */
export function WorklistScreen(): ReactNode {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const { queue = '', task: chosen = '' } = search;
  const { list, more } = usePages(['tasks', 'list', queue], async (pageToken) => {
    const query = { queue, state: 'OPEN' as const, pageSize: 50, pageToken };
    const { tasks, nextPageToken } = await taken(api.GET('/api/v1/tasks', { params: { query } }));
    return { rows: tasks, nextPageToken };
  }, { refetchInterval: pollMs });
  useLive('', [['tasks']], taskMs);
  const at = list.data?.findIndex(({ taskId }) => taskId === chosen) ?? -1;
  const atHand = list.data?.[at];
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
        <QueueFilter />
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
        {atHand ? (
          <TaskAtHand key={atHand.taskId} task={atHand} next={() => change({ task: following?.taskId })} />
        ) : (
          <Text c="dimmed">{t('worklist.pick')}</Text>
        )}
      </SimpleGrid>
    </Stack>
  );
}

function QueueFilter(): ReactNode {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const [queue, setQueue] = useState(search['queue'] ?? '');
  const tell = useDebouncedCallback((text: string) => change({ queue: text.trim() }), typingMs);
  return (
    <TextInput
      id="first-filter"
      label={t('worklist.queue')}
      placeholder={t('worklist.anyQueue')}
      value={queue}
      onChange={({ currentTarget: { value } }) => {
        setQueue(value);
        tell(value);
      }}
    />
  );
}

function TaskAtHand({ task, next }: { task: Task; next: () => void }): ReactNode {
  const { t } = useTranslation();
  const mayResolve = useMay('tasks.write');
  const [opened, setOpened] = useState(false);
  const { customerId, taskId } = task;
  const customer = useCustomer(customerId);
  useLive(customerId, [['diary'], ['cases'], ['customers', customerId]]);
  return (
    <Stack>
      <Panel
        title={t('worklist.work')}
        aside={mayResolve && <Button onClick={() => setOpened(true)}>{t('worklist.next')}</Button>}
      >
        <TaskText task={task} />
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
