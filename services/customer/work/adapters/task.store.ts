import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { rowOf, text, timestamp, uuid } from '#libs/platform';
import { Database, type PageRequest, type Tx } from '#libs/transactions';
import type { Task, TaskState } from '../domain/task.js';
import { type TaskFilter, type TaskKey, TaskStore } from '../use-cases/ports.js';

@Injectable()
export class PostgresTaskStore extends TaskStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async insert(tx: Tx, task: Task): Promise<void> {
    await tasks.insertMany(tx, [task]);
  }

  override async lock(tx: Tx, taskId: string): Promise<Task | null> {
    if (!isId(taskId)) return null;
    const sql = `SELECT ${tasks.select()} FROM tasks WHERE task_id = $1 FOR UPDATE`;
    const [row] = await tx.query<object>(sql, [taskId]);
    return row ? tasks.toDomain(row) : null;
  }

  override async update(tx: Tx, task: Task): Promise<void> {
    await tasks.updateMany(tx, [task], ['state', 'outcome_note', 'resolved_at', 'resolved_by']);
  }

  override async list(filter: TaskFilter, page: PageRequest<TaskKey>): Promise<Task[]> {
    const parameters: unknown[] = [];
    const bind = (value: unknown) => `$${parameters.push(value)}`;
    const limit = bind(page.limit);
    const shared: string[] = [];
    if (filter.queue !== '') shared.push(`queue = ${bind(filter.queue)}`);
    if (filter.customerId !== '') shared.push(`customer_id = ${bind(filter.customerId)}`);
    if (page.after) {
      const [dueAt, taskId] = page.after;
      shared.push(`(due_at, task_id) > (${bind(dueAt)}, ${bind(taskId)}::uuid)`);
    }
    // Indexes have each state by itself: every branch reads one in order and stops at the limit.
    const states: readonly TaskState[] = filter.state === null ? ['OPEN', 'DONE'] : [filter.state];
    const branches = states.map(
      (state) => `(SELECT * FROM tasks WHERE ${[`state = '${state}'`, ...shared].join(' AND ')}
        ORDER BY due_at, task_id LIMIT ${limit})`,
    );
    const rows = await this.database.query<object>(
      `SELECT ${tasks.select()} FROM (${branches.join(' UNION ALL ')}) tasks ORDER BY due_at, task_id LIMIT ${limit}`,
      parameters,
    );
    return rows.map((row) => tasks.toDomain(row));
  }
}

const tasks = rowOf<Task>()('tasks', ['task_id'], {
  task_id: uuid('taskId'),
  customer_id: uuid('customerId'),
  queue: text('queue'),
  title: text('title'),
  invoice_id: uuid('invoiceId'),
  case_id: uuid('caseId'),
  state: text('state'),
  outcome_note: text('outcomeNote'),
  due_at: timestamp('dueAt'),
  created_at: timestamp('createdAt'),
  resolved_at: timestamp('resolvedAt'),
  resolved_by: text('resolvedBy'),
});
