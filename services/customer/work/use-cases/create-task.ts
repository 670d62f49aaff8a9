import { Injectable } from '@nestjs/common';
import { isId, newId } from '#libs/ids';
import { Runner, type Caller } from '#libs/platform';
import { customerNotFound } from '../../customers/domain/customer.js';
import { FieldReader, maxLengths, readLine } from '../../customers/domain/fields.js';
import { CustomerStore } from '../../customers/use-cases/ports.js';
import type { Task } from '../domain/task.js';
import { TaskStore, WorkEvents } from './ports.js';

export interface NewTask {
  readonly customerId: string;
  readonly queue: string;
  readonly title: string;
  /** Empty for none. */
  readonly invoiceId: string;
  /** Empty for none. */
  readonly caseId: string;
  /** Null for now. */
  readonly dueAt: Date | null;
}

@Injectable()
export class CreateTask {
  constructor(
    private readonly runner: Runner,
    private readonly customers: CustomerStore,
    private readonly tasks: TaskStore,
    private readonly events: WorkEvents,
  ) {}

  /** @throws DomainError CUSTOMER_INVALID, CUSTOMER_NOT_FOUND */
  execute(caller: Caller, input: NewTask): Promise<Task> {
    const { queue, title, invoiceId, caseId } = read(input);
    return this.runner.run(caller, async (tx) => {
      const { customerId } = input;
      const [customer] = isId(customerId) ? await this.customers.lockMany(tx, [customerId]) : [];
      if (!customer) throw customerNotFound(customerId);
      const task: Task = {
        taskId: newId(),
        customerId,
        queue,
        title,
        invoiceId,
        caseId,
        state: 'OPEN',
        outcomeNote: '',
        dueAt: input.dueAt ?? tx.now,
        createdAt: tx.now,
        resolvedAt: null,
        resolvedBy: '',
      };
      await this.tasks.insert(tx, task);
      this.events.taskCreated(tx, task);
      return task;
    });
  }
}

function read(input: NewTask) {
  const fields = new FieldReader();
  const queue = fields.take('queue', readLine(input.queue, maxLengths.queue)) ?? '';
  const title = fields.take('title', readLine(input.title, maxLengths.title)) ?? '';
  for (const [field, id] of Object.entries({ invoice_id: input.invoiceId, case_id: input.caseId })) {
    if (id !== '' && !isId(id)) fields.refuse(field, 'NOT_AN_ID');
  }
  fields.finish();
  return { queue, title, invoiceId: input.invoiceId || null, caseId: input.caseId || null };
}
