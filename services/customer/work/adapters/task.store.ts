import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { bigint, boolean, computed, rowOf, text, texts, timestamp, uuid } from '#libs/platform';
import { Database, type PageRequest, type Queryable, type Tx } from '#libs/transactions';
import { type Task, workRankOf } from '../domain/task.js';
import { type TaskFilter, type TaskKey, TaskStore } from '../use-cases/ports.js';
import { listTasksSql } from './list-tasks.sql.js';

@Injectable()
export class PostgresTaskStore extends TaskStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async insert(tx: Tx, task: Task): Promise<void> {
    await tasks.insertMany(tx, [toRecord(task)]);
    await insertTags(tx, [task]);
  }

  override find(taskId: string): Promise<Task | null> {
    return one(this.database, taskId);
  }

  override async lock(tx: Tx, taskId: string): Promise<Task | null> {
    return one(tx, taskId, 'FOR UPDATE OF t');
  }

  override async lockOpenOf(
    tx: Tx,
    pairs: readonly { readonly customerId: string; readonly formerPersonId: string }[],
  ): Promise<Task[]> {
    const rows = await tx.query<Row>(
      `SELECT ${columns} FROM (SELECT DISTINCT * FROM unnest($1::uuid[], $2::uuid[])) AS had (customer_id, person_id)
         JOIN tasks t ON t.customer_id = had.customer_id AND t.assignee_id = had.person_id AND t.state = 'OPEN'
        ORDER BY t.task_id FOR UPDATE OF t`,
      [pairs.map(({ customerId }) => customerId), pairs.map(({ formerPersonId }) => formerPersonId)],
    );
    return rows.map(toTask);
  }

  override async updateMany(tx: Tx, changed: readonly Task[]): Promise<void> {
    if (changed.length === 0) return;
    await tasks.updateMany(tx, changed.map(toRecord), changing);
    const taskIds = changed.map(({ taskId }) => taskId);
    await tx.query('DELETE FROM task_tags WHERE task_id = ANY ($1::uuid[])', [taskIds]);
    await insertTags(tx, changed);
  }

  override async list(filter: TaskFilter, page: PageRequest<TaskKey>): Promise<Task[]> {
    const now = await this.database.now();
    const { sql, parameters } = listTasksSql(tasks.select('t'), filter, page, now);
    return (await this.database.query<Row>(sql, parameters)).map(toTask);
  }
}

type TaskRecord = Omit<Task, 'assignee'> & { readonly assigneeId: string | null };

const tasks = rowOf<TaskRecord>()('tasks', ['task_id'], {
  task_id: uuid('taskId'),
  customer_id: uuid('customerId'),
  queue: text('queue'),
  to_group: boolean('toGroup'),
  title: text('title'),
  notes: text('notes'),
  tags: texts('tags'),
  assignee_id: uuid('assigneeId'),
  value_minor: bigint('value.minor'),
  value_currency: text('value.currency'),
  work_rank: computed<TaskRecord>('bigint', workRankOf),
  invoice_id: uuid('invoiceId'),
  case_id: uuid('caseId'),
  state: text('state'),
  outcome_note: text('outcomeNote'),
  due_at: timestamp('dueAt'),
  snoozed_until: timestamp('snoozedUntil'),
  version: bigint('version'),
  created_at: timestamp('createdAt'),
  resolved_at: timestamp('resolvedAt'),
  resolved_by: text('resolvedBy'),
});

const changing = [
  ...(['queue', 'to_group', 'title', 'notes', 'tags', 'assignee_id', 'value_minor', 'value_currency'] as const),
  ...(['work_rank', 'due_at', 'snoozed_until', 'version'] as const),
  ...(['state', 'outcome_note', 'resolved_at', 'resolved_by'] as const),
];

const columns = `${tasks.select('t')},
  (SELECT p.name FROM people p WHERE p.person_id = t.assignee_id) AS assignee_name`;

interface Row {
  assignee_name: string | null;
}

async function one(on: Queryable, taskId: string, then = ''): Promise<Task | null> {
  if (!isId(taskId)) return null;
  const [row] = await on.query<Row>(`SELECT ${columns} FROM tasks t WHERE t.task_id = $1 ${then}`, [taskId]);
  return row ? toTask(row) : null;
}

function toTask(row: Row): Task {
  const { assigneeId: personId, ...task } = tasks.toDomain(row);
  return { ...task, assignee: personId ? { personId, name: row.assignee_name ?? '' } : null };
}

function toRecord({ assignee, ...task }: Task): TaskRecord {
  return { ...task, assigneeId: assignee?.personId ?? null };
}

/** Repeats beside each tag what orders its task, as it is stored by now. */
async function insertTags(tx: Tx, tagged: readonly Task[]): Promise<void> {
  const taskIds = tagged.filter(({ tags }) => tags.length > 0).map(({ taskId }) => taskId);
  if (taskIds.length === 0) return;
  await tx.query(
    `INSERT INTO task_tags (tag, task_id, queue, state, due_at, work_day, work_rank)
     SELECT unnest(tags), task_id, queue, state, due_at,
            (coalesce(snoozed_until, due_at) AT TIME ZONE 'UTC')::date, work_rank
       FROM tasks WHERE task_id = ANY ($1::uuid[])`,
    [taskIds],
  );
}
