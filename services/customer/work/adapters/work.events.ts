import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { Note } from '../domain/note.js';
import type { Task } from '../domain/task.js';
import { WorkEvents } from '../use-cases/ports.js';

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

  override taskCreated(tx: Tx, task: Task): void {
    tx.emit({
      type: 'dunlin.customer.v1.TaskCreated',
      key: task.customerId,
      subject: task.taskId,
      sequence: 1,
      payload: toWireTaskPayload(task),
    });
  }

  override taskResolved(tx: Tx, task: Task): void {
    tx.emit({
      type: 'dunlin.customer.v1.TaskResolved',
      key: task.customerId,
      subject: task.taskId,
      sequence: 2,
      payload: toWireTaskPayload(task),
    });
  }
}

function toWireTaskPayload({ customerId, taskId, queue, invoiceId, caseId }: Task) {
  return { customerId, taskId, queue, invoiceId: invoiceId ?? '', caseId: caseId ?? '' };
}
