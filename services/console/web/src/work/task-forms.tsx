import { TagsInput, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { Act } from '../parts/acts/act.js';
import { PersonChoice, RosterChoice } from '../parts/acts/choices.js';
import type { Faults } from '../parts/acts/faults.js';
import { ReasonField } from '../parts/acts/reason-acts.js';
import { useFormats } from '../parts/formats.js';
import { changesOf, inputOf, morningOf, type TaskInput } from './task-changes.js';
import { seen } from './tasks.js';

interface FormProps {
  readonly task: Schemas['Task'];
  readonly opened: boolean;
  readonly close: () => void;
}

/** Changes what a task says, who does it, and by when. */
export function EditTask({ task, ...shared }: FormProps): ReactNode {
  const { zone } = useFormats();
  const { taskId, version } = task;
  return (
    <Act<TaskInput>
      {...shared}
      name="editTask"
      start={inputOf(task, zone)}
      isReady={(input) => input.title.trim() !== '' && Object.keys(changesOf(task, input, zone)).length > 0}
      run={(input, key) =>
        taken(
          api.PATCH('/api/v1/tasks/{taskId}', {
            params: { path: { taskId }, header: { 'Idempotency-Key': key, ...seen(version) } },
            body: changesOf(task, input, zone),
          }),
        )
      }
      fields={(input, change, faults) => <TaskFields input={input} change={change} faults={faults} />}
    />
  );
}

interface TaskFieldsProps {
  readonly input: TaskInput;
  readonly change: (changed: Partial<TaskInput>) => void;
  readonly faults: Faults;
}

function TaskFields({ input, change, faults }: TaskFieldsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('act.createTask.task')}
        value={input.title}
        maxLength={300}
        required
        data-autofocus
        onChange={({ currentTarget }) => change({ title: currentTarget.value })}
        error={faults('title')}
      />
      <RosterChoice
        value={input.roster}
        choose={(roster) => change({ roster })}
        fault={faults('queue') ?? faults('group')}
      />
      <PersonChoice
        value={input.assigneeId}
        choose={(assigneeId) => change({ assigneeId })}
        fault={faults('assigneeId')}
      />
      <TextInput
        type="date"
        label={t('task.due')}
        value={input.due}
        onChange={({ currentTarget }) => change({ due: currentTarget.value })}
        error={faults('dueTime')}
      />
      <TagsInput
        label={t('task.tags')}
        description={t('task.tagsHint')}
        value={[...input.tags]}
        maxTags={10}
        onChange={(tags) => change({ tags })}
        error={faults('tags')}
      />
      <Textarea
        label={t('task.notes')}
        value={input.notes}
        maxLength={2_000}
        autosize
        minRows={3}
        onChange={({ currentTarget }) => change({ notes: currentTarget.value })}
        error={faults('notes')}
      />
    </>
  );
}

/** Puts a task off until any day, and says why. */
export function PutOffTask({ task, after, ...shared }: FormProps & { after: () => void }): ReactNode {
  const { t } = useTranslation();
  const { zone } = useFormats();
  const { taskId, version } = task;
  return (
    <Act<{ until: string; reason: string }>
      {...shared}
      name="putOffTask"
      start={{ until: '', reason: '' }}
      isReady={({ until }) => until !== ''}
      after={after}
      run={({ until, reason }, key) =>
        taken(
          api.POST('/api/v1/tasks/{taskId}/snooze', {
            params: { path: { taskId }, header: { 'Idempotency-Key': key, ...seen(version) } },
            body: { untilTime: morningOf(until, zone), reason: reason.trim() },
          }),
        )
      }
      fields={({ until, reason }, change, faults) => (
        <>
          <TextInput
            type="date"
            label={t('act.until')}
            value={until}
            required
            data-autofocus
            onChange={({ currentTarget }) => change({ until: currentTarget.value })}
            error={faults('untilTime')}
          />
          <ReasonField
            value={reason}
            onChange={(text) => change({ reason: text })}
            fault={faults('reason')}
            required={false}
          />
        </>
      )}
    />
  );
}
