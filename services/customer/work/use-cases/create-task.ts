import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import { FieldFaults, maxLengths, readLine, readOptionalId, readOptionalLine } from '#libs/fields';
import { derivedId, newId } from '#libs/ids';
import type { Money } from '#libs/money';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { requireCustomer } from '../../customers/domain/customer.js';
import { CustomerStore } from '../../customers/use-cases/ports.js';
import { errors } from '../domain/errors.js';
import { requireTask, type Task } from '../domain/task.js';
import { readAddressed, readNotes, readTags } from '../domain/task-fields.js';
import { TaskStore, WorkEvents } from './ports.js';
import { TaskChanges } from './task-changes.js';

interface NewTask {
  readonly customerId: string;
  /** Empty for a task of a group. */
  readonly queue: string;
  readonly group: string;
  readonly title: string;
  readonly notes: string;
  readonly tags: readonly string[];
  /** Empty for nobody yet. */
  readonly assigneeId: string;
  readonly value: Money | null;
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
    private readonly changes: TaskChanges,
    private readonly events: WorkEvents,
  ) {}

  /**
   * Makes a task about a customer for a queue or a group. A repeat of the idempotency key returns the task as it is:
   * what asks for it again after a lost response may know other facts by then.
   * @throws TASK_INVALID, TASK_KEY_REUSED, CUSTOMER_NOT_FOUND, ROSTER_NOT_FOUND, ROSTER_KEY_REUSED, PERSON_NOT_FOUND,
   * PERSON_STATE_FORBIDS
   */
  createTask(caller: Caller, input: NewTask): Promise<Task> {
    const { customerId } = input;
    const { idempotencyKey, assigneeId, ...fields } = readFields(input);
    const taskId = idempotencyKey === '' ? newId() : derivedId(`task/${idempotencyKey}`);
    const create = async (tx: Tx): Promise<Task> => {
      requireCustomer(await this.customers.lock(tx, customerId), customerId);
      const present = idempotencyKey === '' ? null : await this.tasks.lock(tx, taskId);
      if (present) return requireOwn(present, customerId);
      const task: Task = {
        ...{ taskId, customerId, ...fields, ...(await this.changes.addressed(tx, fields)) },
        assignee: assigneeId === null ? null : await this.changes.requireAssignee(tx, assigneeId),
        dueAt: input.dueAt ?? tx.now,
        ...untouched,
        createdAt: tx.now,
      };
      // Another caller may have used the key for another customer meanwhile.
      if (!(await this.tasks.insert(tx, task))) {
        return requireOwn(requireTask(await this.tasks.lock(tx, taskId), taskId), customerId);
      }
      this.events.taskCreated(tx, task);
      return task;
    };
    return this.runner.run(caller, create, this.changes.byId);
  }
}

/** @throws TASK_KEY_REUSED */
function requireOwn(task: Task, customerId: string): Task {
  if (task.customerId === customerId) return task;
  throw errors.TASK_KEY_REUSED(`The idempotency key names task ${task.taskId} of another customer.`);
}

const untouched = {
  state: 'OPEN',
  outcomeNote: '',
  snoozedUntil: null,
  version: 1n,
  resolvedAt: null,
  resolvedBy: '',
} as const;

function readFields(input: NewTask) {
  const faults = new FieldFaults();
  const addressed = readAddressed(faults, input);
  faults.check(addressed, 'queue', faultOf('MISSING'));
  const title = faults.take('title', readLine(input.title, maxLengths.title)) ?? '';
  const invoiceId = faults.take('invoice_id', readOptionalId(input.invoiceId)) ?? null;
  const caseId = faults.take('case_id', readOptionalId(input.caseId)) ?? null;
  const key = readOptionalLine(input.idempotencyKey, maxLengths.idempotencyKey);
  const idempotencyKey = faults.take('idempotency_key', key) ?? '';
  const assigneeId = faults.take('assignee_id', readOptionalId(input.assigneeId)) ?? null;
  const tags = faults.take('tags', readTags(input.tags)) ?? [];
  const notes = faults.take('notes', readNotes(input.notes)) ?? '';
  faults.throwIfAny(errors.TASK_INVALID);
  return { ...addressed!, title, invoiceId, caseId, idempotencyKey, assigneeId, tags, notes, value: input.value };
}
