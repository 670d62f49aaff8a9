import { type customerV1, toTimestamp, toTimestampOrNull, toWireMoney } from '#libs/contracts';
import type { Note, NoteEdit } from '../domain/note.js';
import type { Task } from '../domain/task.js';

export function toWireNote(note: Note): customerV1.NoteInit {
  return {
    noteId: note.noteId,
    customerId: note.customerId,
    text: note.text,
    author: note.author,
    createTime: toTimestamp(note.createdAt),
    editCount: note.editCount,
  };
}

export function toWireNoteEdit({ formerText, actor, changedAt }: NoteEdit): customerV1.NoteEditInit {
  return { formerText, actor, changeTime: toTimestamp(changedAt) };
}

export function toWireTask(task: Task): customerV1.TaskInit {
  return {
    taskId: task.taskId,
    customerId: task.customerId,
    ...toWireAddressed(task),
    title: task.title,
    invoiceId: task.invoiceId ?? '',
    caseId: task.caseId ?? '',
    state: `STATE_${task.state}`,
    outcomeNote: task.outcomeNote,
    dueTime: toTimestamp(task.dueAt),
    createTime: toTimestamp(task.createdAt),
    assigneeId: task.assignee?.personId ?? '',
    assigneeName: task.assignee?.name ?? '',
    tags: [...task.tags],
    notes: task.notes,
    snoozeUntilTime: toTimestampOrNull(task.snoozedUntil),
    value: task.value && toWireMoney(task.value),
    version: task.version.toString(),
    resolvedBy: task.resolvedBy,
    resolveTime: toTimestampOrNull(task.resolvedAt),
  };
}

export function toWireAddressed({ queue, toGroup }: Task): { queue: string; group: string } {
  return toGroup ? { queue: '', group: queue } : { queue, group: '' };
}
