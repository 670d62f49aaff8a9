import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { useMay, useMe } from '../api/me.js';
import { useName } from '../api/names.js';
import { Act } from '../parts/acts/act.js';
import { ReasonField } from '../parts/acts/reason-acts.js';
import { useFormats } from '../parts/formats.js';
import { useKept } from '../parts/kept.js';
import { Loaded } from '../parts/panel.js';
import { Badge } from '../parts/state-badge.js';

type Task = Schemas['Task'];

interface TasksProps {
  readonly filter: { readonly customerId: string; readonly state: 'OPEN' | 'DONE' };
  readonly empty: string;
}

/** Tasks about one customer, each of which can be resolved. */
export function Tasks({ filter, empty }: TasksProps): ReactNode {
  const { t } = useTranslation();
  const mayResolve = useMay('tasks.write');
  const [chosen, setChosen] = useState<Task | null>(null);
  // The task leaves the list when somebody else resolves it; what was typed about it stays.
  const task = useKept(chosen);
  const query = useQuery({
    queryKey: ['tasks', 'of', filter],
    queryFn: () => taken(api.GET('/api/v1/tasks', { params: { query: { ...filter, pageSize: 100 } } })),
  });
  return (
    <>
      <Loaded query={query} empty={empty} isEmpty={({ tasks: { length } }) => length === 0}>
        {({ tasks }) => (
          <Stack gap="sm">
            {tasks.map((line) => (
              <Group key={line.taskId} justify="space-between" wrap="nowrap" align="flex-start">
                <TaskText task={line} />
                {mayResolve && (
                  <Button
                    size="xs"
                    variant="default"
                    flex="none"
                    aria-label={`${t('act.resolveTask.button')}: ${line.title}`}
                    onClick={() => setChosen(line)}
                  >
                    {t('act.resolveTask.button')}
                  </Button>
                )}
              </Group>
            ))}
          </Stack>
        )}
      </Loaded>
      {task && (
        <ResolveTask key={task.taskId} taskId={task.taskId} opened={chosen !== null} close={() => setChosen(null)} />
      )}
    </>
  );
}

/** What is to be done, for whom and by when. */
export function TaskText({ task, withCustomer = false }: { task: Task; withCustomer?: boolean }): ReactNode {
  const { t } = useTranslation();
  const { time, money } = useFormats();
  const { businessTime } = useMe();
  const { title, queue, group, dueTime, customerId, assigneeName, snoozeUntilTime, value } = task;
  const name = useName(customerId);
  const isLate = dueTime !== null && dueTime < businessTime;
  const isPutOff = snoozeUntilTime !== null && snoozeUntilTime > businessTime;
  return (
    <div>
      <Text fw={600} size="sm">
        {title}
      </Text>
      <Group gap="xs">
        <Text size="sm" c="dimmed">
          {[
            queue || group,
            ...(dueTime ? [`${t('task.due')}: ${time(dueTime)}`] : []),
            ...(value ? [money(value)] : []),
            ...(assigneeName === '' ? [] : [assigneeName]),
          ].join(' · ')}
        </Text>
        {isLate && (
          <Badge tone="wait" icon="clock">
            {t('task.overdue')}
          </Badge>
        )}
        {isPutOff && (
          <Badge tone="off" icon="clock">
            {t('task.putOff', { time: time(snoozeUntilTime) })}
          </Badge>
        )}
        {withCustomer && <Text size="sm">{name}</Text>}
      </Group>
    </div>
  );
}

interface ResolveTaskProps {
  readonly taskId: string;
  /** What was seen; another version is refused. */
  readonly version?: string;
  readonly opened: boolean;
  readonly close: () => void;
  readonly after?: () => void;
}

/** Names the version that was seen, where one was. */
export function seen(version: string | undefined): { 'If-Match'?: string } {
  return version === undefined ? {} : { 'If-Match': `"${version}"` };
}

export function ResolveTask({ taskId, version, opened, close, after }: ResolveTaskProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Act<{ note: string }>
      name="resolveTask"
      opened={opened}
      close={close}
      start={{ note: '' }}
      isReady={({ note }) => note.trim() !== ''}
      {...(after ? { after } : {})}
      run={({ note }, key) =>
        taken(
          api.POST('/api/v1/tasks/{taskId}/resolve', {
            params: { path: { taskId }, header: { 'Idempotency-Key': key, ...seen(version) } },
            body: { note: note.trim() },
          }),
        )
      }
      fields={({ note }, change, faults) => (
        <ReasonField
          label={t('act.resolveTask.note')}
          value={note}
          onChange={(text) => change({ note: text })}
          fault={faults('note')}
        />
      )}
    />
  );
}
