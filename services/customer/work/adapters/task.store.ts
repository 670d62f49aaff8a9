import { Injectable } from '@nestjs/common';
import { invariant } from '#libs/errors';
import { Database, type Tx } from '#libs/platform';
import type { PageRequest } from '../../customers/use-cases/ports.js';
import type { Task, TaskState } from '../domain/task.js';
import { TaskStore, type TaskFilter } from '../use-cases/ports.js';

@Injectable()
export class PostgresTaskStore extends TaskStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async insert(tx: Tx, task: Task): Promise<void> {
    await tx.query(
      `INSERT INTO tasks (task_id, customer_id, queue, title, invoice_id, case_id, state, due_at, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        task.taskId,
        task.customerId,
        task.queue,
        task.title,
        task.invoiceId,
        task.caseId,
        task.state,
        task.dueAt,
        task.createdAt,
      ],
    );
  }

  override async lock(tx: Tx, taskId: string): Promise<Task | null> {
    const [row] = await tx.query<TaskRow>(`SELECT ${taskColumns} FROM tasks WHERE task_id = $1 FOR UPDATE`, [taskId]);
    return row ? toTask(row) : null;
  }

  override async update(tx: Tx, task: Task): Promise<void> {
    const updated = await tx.query(
      `UPDATE tasks SET state = $2, outcome_note = $3, resolved_at = $4, resolved_by = $5 WHERE task_id = $1 RETURNING 1`,
      [task.taskId, task.state, task.outcomeNote, task.resolvedAt, task.resolvedBy],
    );
    invariant(updated.length === 1, 'A locked task is there.');
  }

  override async list(filter: TaskFilter, page: PageRequest<readonly [Date, string]>): Promise<Task[]> {
    const parameters: unknown[] = [];
    const bind = (value: unknown) => `$${parameters.push(value)}`;
    const conditions = ['true'];
    if (filter.queue !== '') conditions.push(`queue = ${bind(filter.queue)}`);
    if (filter.customerId !== '') conditions.push(`customer_id = ${bind(filter.customerId)}`);
    if (filter.state !== null) conditions.push(`state = ${bind(filter.state)}`);
    if (page.after !== null) {
      const [dueAt, taskId] = page.after;
      conditions.push(`(due_at, task_id) > (${bind(dueAt)}, ${bind(taskId)}::uuid)`);
    }
    const rows = await this.database.query<TaskRow>(
      `SELECT ${taskColumns} FROM tasks WHERE ${conditions.join(' AND ')}
        ORDER BY due_at, task_id LIMIT ${bind(page.limit + 1)}`,
      parameters,
    );
    return rows.map(toTask);
  }
}

const taskColumns =
  'task_id, customer_id, queue, title, invoice_id, case_id, state, outcome_note, due_at, created_at, resolved_at, resolved_by';

interface TaskRow {
  task_id: string;
  customer_id: string;
  queue: string;
  title: string;
  invoice_id: string | null;
  case_id: string | null;
  state: TaskState;
  outcome_note: string;
  due_at: Date;
  created_at: Date;
  resolved_at: Date | null;
  resolved_by: string;
}

function toTask(row: TaskRow): Task {
  return {
    taskId: row.task_id,
    customerId: row.customer_id,
    queue: row.queue,
    title: row.title,
    invoiceId: row.invoice_id,
    caseId: row.case_id,
    state: row.state,
    outcomeNote: row.outcome_note,
    dueAt: row.due_at,
    createdAt: row.created_at,
    resolvedAt: row.resolved_at,
    resolvedBy: row.resolved_by,
  };
}
