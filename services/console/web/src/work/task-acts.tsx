import { Button, Group, Menu } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { useMay, useMe } from '../api/me.js';
import { useAtOnce } from '../parts/acts/undo.js';
import { useFormats } from '../parts/formats.js';
import { Icon } from '../parts/icons.js';
import { useMyself } from './myself.js';
import { putOffBy, putOffUntil } from './task-changes.js';
import { EditTask, PutOffTask } from './task-forms.js';
import { ResolveTask, seen } from './tasks.js';

type Task = Schemas['Task'];

interface TaskActsProps {
  readonly task: Task;
  /** Once it is done, or out of the way. */
  readonly next: () => void;
}

type Form = 'resolve' | 'edit' | 'putOff';

/** What may be done with a task: take it, do it, put it off, change it. */
export function TaskActs({ task, next }: TaskActsProps): ReactNode {
  const { t } = useTranslation();
  const { businessTime } = useMe();
  const mayWrite = useMay('tasks.write');
  const [form, setForm] = useState<Form | null>(null);
  const shared = (name: Form) => ({ opened: form === name, close: () => setForm(null) });
  const { taskId, version, state, snoozeUntilTime } = task;
  if (!mayWrite || state === 'DONE') return null;
  const isPutOff = snoozeUntilTime !== null && snoozeUntilTime > businessTime;
  return (
    <Group gap="xs">
      <Claim task={task} />
      <Button size="xs" onClick={() => setForm('resolve')}>
        {t('worklist.next')}
      </Button>
      {isPutOff ? <BringBack task={task} /> : <PutOff task={task} next={next} choose={() => setForm('putOff')} />}
      <Button size="xs" variant="default" onClick={() => setForm('edit')}>
        {t('act.editTask.button')}
      </Button>
      <ResolveTask taskId={taskId} version={version} {...shared('resolve')} after={next} />
      <EditTask task={task} {...shared('edit')} />
      <PutOffTask task={task} {...shared('putOff')} after={next} />
    </Group>
  );
}

/** Takes what nobody has, or gives back what is one's own. */
function Claim({ task }: { task: Task }): ReactNode {
  const { t } = useTranslation();
  const { data: myself } = useMyself();
  const atOnce = useAtOnce();
  const { taskId, assigneeId, version } = task;
  if (!myself?.active) return null;
  const path = { taskId };
  const give = (assignee: string, seenVersion?: string) => (key: string) =>
    taken(
      api.PATCH('/api/v1/tasks/{taskId}', {
        params: { path, header: { 'Idempotency-Key': key, ...seen(seenVersion) } },
        body: { assigneeId: assignee },
      }),
    );
  const claim = (key: string) =>
    taken(api.POST('/api/v1/tasks/{taskId}/claim', { params: { path, header: { 'Idempotency-Key': key } } }));
  if (assigneeId === myself.personId) {
    const run = () => give('', version)(crypto.randomUUID());
    return (
      <Button
        size="xs"
        variant="default"
        loading={atOnce.isPending}
        onClick={() => atOnce.mutate({ run, done: { message: t('work.givenBack'), undo: claim } })}
      >
        {t('work.giveBack')}
      </Button>
    );
  }
  if (assigneeId !== '') return null;
  const run = () => claim(crypto.randomUUID());
  return (
    <Button
      size="xs"
      loading={atOnce.isPending}
      onClick={() => atOnce.mutate({ run, done: { message: t('work.claimed'), undo: give('') } })}
    >
      {t('work.claim')}
    </Button>
  );
}

function snooze(taskId: string, untilTime: string | null, version?: string) {
  return (key: string) =>
    taken(
      api.POST('/api/v1/tasks/{taskId}/snooze', {
        params: { path: { taskId }, header: { 'Idempotency-Key': key, ...seen(version) } },
        body: { untilTime },
      }),
    );
}

function PutOff({ task, next, choose }: TaskActsProps & { choose: () => void }): ReactNode {
  const { t } = useTranslation();
  const { businessTime } = useMe();
  const { zone, shortDay } = useFormats();
  const atOnce = useAtOnce();
  const { taskId, version } = task;
  const putOff = (untilTime: string) =>
    atOnce.mutate({
      run: () => snooze(taskId, untilTime, version)(crypto.randomUUID()),
      done: { message: t('work.putOffUntil', { day: shortDay(untilTime) }), undo: snooze(taskId, null) },
      after: next,
    });
  return (
    <Menu position="bottom-start" portalProps={{ target: '#content' }} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button size="xs" variant="default" loading={atOnce.isPending} rightSection={<Icon name="down" size={12} />}>
          {t('work.putOff')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {putOffBy.map((by) => (
          <Menu.Item key={by} onClick={() => putOff(putOffUntil(by, businessTime, zone))}>
            {t(`work.by.${by}`)}
          </Menu.Item>
        ))}
        <Menu.Item onClick={choose}>{t('work.by.other')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function BringBack({ task: { taskId, version, snoozeUntilTime } }: { task: Task }): ReactNode {
  const { t } = useTranslation();
  const atOnce = useAtOnce();
  const run = () => snooze(taskId, null, version)(crypto.randomUUID());
  const undo = snooze(taskId, snoozeUntilTime);
  return (
    <Button
      size="xs"
      variant="default"
      loading={atOnce.isPending}
      onClick={() => atOnce.mutate({ run, done: { message: t('work.broughtBack'), undo } })}
    >
      {t('work.bringBack')}
    </Button>
  );
}
