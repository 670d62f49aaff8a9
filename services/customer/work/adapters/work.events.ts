import { Injectable } from '@nestjs/common';
import { toTimestamp, toTimestampOrNull } from '#libs/contracts';
import type { Tx } from '#libs/transactions';
import type { Note } from '../domain/note.js';
import type { Task, TaskChange } from '../domain/task.js';
import { WorkEvents } from '../use-cases/ports.js';
import { toWireAddressed } from './work.wire.js';

@Injectable()
export class OutboxWorkEvents extends WorkEvents {
  override noteAdded(tx: Tx, { noteId, customerId }: Note): void {
    tx.emit({
      type: 'dunlin.customer.v1.NoteAdded',
      key: customerId,
      subject: noteId,
      sequence: 1,
      payload: { customerId, noteId },
    });
  }

  override noteEdited(tx: Tx, { noteId, customerId, editCount }: Note): void {
    tx.emit({
      type: 'dunlin.customer.v1.NoteEdited',
      key: customerId,
      subject: noteId,
      sequence: editCount + 1,
      payload: { customerId, noteId, editNumber: editCount },
    });
  }

  override taskCreated(tx: Tx, task: Task): void {
    tx.emit({
      type: 'dunlin.customer.v1.TaskCreated',
      key: task.customerId,
      subject: task.taskId,
      sequence: task.version,
      payload: toWireTaskPayload(task),
    });
  }

  override taskChanged(tx: Tx, { task, changedFields }: TaskChange, reason: string): void {
    tx.emit({
      type: 'dunlin.customer.v1.TaskChanged',
      key: task.customerId,
      subject: task.taskId,
      sequence: task.version,
      reason,
      payload: {
        ...toWireTaskPayload(task),
        assigneeName: task.assignee?.name ?? '',
        snoozeUntilTime: toTimestampOrNull(task.snoozedUntil),
        changedFields: [...changedFields],
      },
    });
  }

  override taskResolved(tx: Tx, task: Task): void {
    tx.emit({
      type: 'dunlin.customer.v1.TaskResolved',
      key: task.customerId,
      subject: task.taskId,
      sequence: task.version,
      payload: toWireTaskPayload(task),
    });
  }
}

function toWireTaskPayload(task: Task) {
  const { customerId, taskId, invoiceId, caseId, assignee, dueAt } = task;
  return {
    ...{ customerId, taskId, ...toWireAddressed(task) },
    ...{ invoiceId: invoiceId ?? '', caseId: caseId ?? '' },
    ...{ assigneeId: assignee?.personId ?? '', dueTime: toTimestamp(dueAt) },
  };
}
