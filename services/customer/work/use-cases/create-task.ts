import { Injectable } from '@nestjs/common';
import { FieldFaults, maxLengths, readLine, readOptionalId, readOptionalLine } from '#libs/fields';
import { derivedId, newId } from '#libs/ids';
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
  /** Names the act that asks for it, empty for none. */
  readonly idempotencyKey: string;
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
   * Puts a task about a customer into a queue. A repeat of the idempotency key returns the task as it is: what asks for
   * it again after a lost response may know other facts by then.
   * @throws TASK_INVALID, TASK_KEY_REUSED, CUSTOMER_NOT_FOUND
   */
  createTask(caller: Caller, input: NewTask): Promise<Task> {
    const { customerId } = input;
    const { idempotencyKey, ...fields } = readFields(input);
    const taskId = idempotencyKey === '' ? newId() : derivedId(`task/${idempotencyKey}`);
    const create = async (tx: Tx): Promise<Task> => {
      requireCustomer(await this.customers.lock(tx, customerId), customerId);
      const present = idempotencyKey === '' ? null : await this.tasks.lock(tx, taskId);
      if (present && present.customerId !== customerId) {
        throw errors.TASK_KEY_REUSED(`The idempotency key names task ${taskId} of another customer.`);
      }
      if (present) return present;
      const task: Task = {
        taskId,
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

function readFields(
  input: NewTask,
): Pick<Task, 'queue' | 'title' | 'invoiceId' | 'caseId'> & { readonly idempotencyKey: string } {
  const faults = new FieldFaults();
  const queue = faults.take('queue', readLine(input.queue, maxLengths.queue)) ?? '';
  const title = faults.take('title', readLine(input.title, maxLengths.title)) ?? '';
  const invoiceId = faults.take('invoice_id', readOptionalId(input.invoiceId)) ?? null;
  const caseId = faults.take('case_id', readOptionalId(input.caseId)) ?? null;
  const key = readOptionalLine(input.idempotencyKey, maxLengths.idempotencyKey);
  const idempotencyKey = faults.take('idempotency_key', key) ?? '';
  faults.throwIfAny(errors.TASK_INVALID);
  return { idempotencyKey, queue, title, invoiceId, caseId };
}
