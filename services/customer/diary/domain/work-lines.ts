import { code, codes, type DiaryLine, line, text, time } from '#libs/diary';
import type { WorkText } from '../../work/domain/work-text.js';
import type { LinesOf, TaskChangeData } from './diary-events.js';
import { words } from './excerpt.js';

/** Lines about notes, tasks and interactions, with what people wrote. */
export const workLines = {
  'dunlin.customer.v1.NoteAdded': (_, work) => line('NOTE_ADDED', { text: words(work.text) }),
  'dunlin.customer.v1.NoteEdited': (_, work) => line('NOTE_EDITED', { text: words(work.text) }),
  'dunlin.customer.v1.TaskCreated': ({ queue }, work) =>
    line('TASK_CREATED', { queue: text(queue), text: words(work.text) }),
  'dunlin.customer.v1.TaskChanged': (change, work) => changeLine(change, work),
  'dunlin.customer.v1.TaskResolved': ({ queue }, work) =>
    line('TASK_RESOLVED', { queue: text(queue), text: words(work.text), outcome: words(work.outcome) }),
  'dunlin.customer.v1.InteractionRecorded': ({ method, outcome, direction, delinquencyReason }, work) =>
    line('INTERACTION_RECORDED', {
      method: code('INTERACTION_METHOD', method),
      direction: code('DIRECTION', direction),
      outcome: code('INTERACTION_OUTCOME', outcome),
      delinquencyReason: code('DELINQUENCY_REASON', delinquencyReason),
      text: words(work.text),
    }),
} satisfies Partial<LinesOf<'dunlin.customer.v1.'>>;

function changeLine({ queue, changedFields, assigneeName, snoozedUntil }: TaskChangeData, work: WorkText): DiaryLine {
  const values = { queue: text(queue), text: words(work.text) };
  const changed = changedFields.join();
  if (changed === 'assignee' && assigneeName === '') return line('TASK_GIVEN_BACK', values);
  if (changed === 'assignee') return line('TASK_GIVEN', { ...values, assignee: text(assigneeName) });
  if (changed === 'snooze_until_time' && !snoozedUntil) return line('TASK_TAKEN_UP', values);
  if (changed === 'snooze_until_time') return line('TASK_PUT_OFF', { ...values, until: time(snoozedUntil) });
  return line('TASK_CHANGED', { ...values, fields: codes('FIELD', changedFields) });
}
