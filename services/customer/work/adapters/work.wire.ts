import { type customerV1, toTimestamp } from '#libs/contracts';
import type { Note } from '../domain/note.js';
import type { Task } from '../domain/task.js';

export function toWireNote(note: Note): customerV1.NoteInit {
  return {
    noteId: note.noteId,
    customerId: note.customerId,
    text: note.text,
    author: note.author,
    createTime: toTimestamp(note.createdAt),
  };
}

export function toWireTask(task: Task): customerV1.TaskInit {
  return {
    taskId: task.taskId,
    customerId: task.customerId,
    queue: task.queue,
    title: task.title,
    invoiceId: task.invoiceId ?? '',
    caseId: task.caseId ?? '',
    state: `STATE_${task.state}`,
    outcomeNote: task.outcomeNote,
    dueTime: toTimestamp(task.dueAt),
    createTime: toTimestamp(task.createdAt),
  };
}
