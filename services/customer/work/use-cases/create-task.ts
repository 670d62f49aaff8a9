import { Injectable } from '@nestjs/common';
import { FieldFaults, maxLengths, readLine, readOptionalId } from '#libs/fields';
import { newId } from '#libs/ids';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { requireCustomer } from '../../customers/domain/customer.js';
import { CustomerStore } from '../../customers/use-cases/ports.js';
import { errors } from '../domain/errors.js';
import type { Task } from '../domain/task.js';
import { TaskStore, WorkEvents } from './ports.js';
import { taskById } from './task-by-id.js';

interface NewTask {
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

  /**
   * Puts a task about a customer into a queue.
   * @throws TASK_INVALID, CUSTOMER_NOT_FOUND
   */
  createTask(caller: Caller, input: NewTask): Promise<Task> {
    const { customerId } = input;
    const fields = readFields(input);
    const create = async (tx: Tx): Promise<Task> => {
      requireCustomer(await this.customers.lock(tx, customerId), customerId);
      const task: Task = {
        taskId: newId(),
        customerId,
        ...fields,
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
    };
    return this.runner.run(caller, create, taskById(this.tasks));
  }
}

function readFields(input: NewTask): Pick<Task, 'queue' | 'title' | 'invoiceId' | 'caseId'> {
  const faults = new FieldFaults();
  const queue = faults.take('queue', readLine(input.queue, maxLengths.queue)) ?? '';
  const title = faults.take('title', readLine(input.title, maxLengths.title)) ?? '';
  const invoiceId = faults.take('invoice_id', readOptionalId(input.invoiceId)) ?? null;
  const caseId = faults.take('case_id', readOptionalId(input.caseId)) ?? null;
  faults.throwIfAny(errors.TASK_INVALID);
  return { queue, title, invoiceId, caseId };
}
