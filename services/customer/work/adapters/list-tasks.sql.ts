import type { PageRequest } from '#libs/transactions';
import type { TaskState } from '../domain/task.js';
import type { TaskFilter, TaskKey } from '../use-cases/ports.js';

/** As the indexes have it. */
const workDay = `((coalesce(t.snoozed_until, t.due_at) AT TIME ZONE 'UTC')::date)`;

/** Where the order of a list is read from: the tasks, or what the tags repeat of them. */
const keys = {
  DUE: { tasks: ['t.due_at', 't.task_id'], tags: ['g.due_at', 'g.task_id'], types: ['timestamptz', 'uuid'] },
  WORKLIST: {
    tasks: [workDay, 't.work_rank', 't.task_id'],
    tags: ['g.work_day', 'g.work_rank', 'g.task_id'],
    types: ['date', 'bigint', 'uuid'],
  },
} as const;

/** One walk along an index, or one for each state, whose pages are merged. */
export function listTasksSql(
  columns: string,
  filter: TaskFilter,
  page: PageRequest<TaskKey>,
  now: Date,
): { sql: string; parameters: unknown[] } {
  const parameters: unknown[] = [];
  const bind = (value: unknown) => `$${parameters.push(value)}`;
  const { order } = filter;
  const byTag = isByTag(filter);
  const key = keys[order][byTag ? 'tags' : 'tasks'];
  const { types } = keys[order];
  const from = byTag ? 'task_tags g JOIN tasks t USING (task_id)' : 'tasks t';
  const conditions = conditionsOf(filter, now, bind);
  if (page.after) {
    const after = page.after.map((part, index) => `${bind(part)}::${types[index]}`);
    conditions.push(`(${key.join(', ')}) > (${after.join(', ')})`);
  }
  const limit = bind(page.limit);
  const sorted = key.map((_, index) => `key_${index}`).join(', ');
  const branch = (state: TaskState) => {
    const where = [...conditions, `${byTag ? 'g' : 't'}.state = '${state}'`].join(' AND ');
    const keyed = key.map((part, index) => `${part} AS key_${index}`).join(', ');
    return `(SELECT ${columns}, ${keyed} FROM ${from} WHERE ${where} ORDER BY ${key.join(', ')} LIMIT ${limit})`;
  };
  const branches = statesOf(filter).map(branch).join(' UNION ALL ');
  const merged = `SELECT * FROM (${branches}) AS m ORDER BY ${sorted} LIMIT ${limit}`;
  // Names are looked up for the page, not for every row that is read.
  const sql = `SELECT page.*, p.name AS assignee_name
    FROM (${merged}) AS page LEFT JOIN people p ON p.person_id = page.assignee_id ORDER BY ${sorted}`;
  return { sql, parameters };
}

/** The tasks of a person or a customer are few, so that their tags are looked at one by one. */
function isByTag({ tag, assigneeId, customerId }: TaskFilter): boolean {
  return tag !== '' && assigneeId === '' && customerId === '';
}

/** Indexes have each state by itself: every branch reads one in order and stops at the limit. */
function statesOf({ order, state }: TaskFilter): readonly TaskState[] {
  if (order === 'WORKLIST') return ['OPEN'];
  return state === null ? ['OPEN', 'DONE'] : [state];
}

function conditionsOf(filter: TaskFilter, now: Date, bind: (value: unknown) => string): string[] {
  const { queue, group, assigneeId, customerId, tag, dueFrom, dueUntil, order } = filter;
  const conditions: string[] = [];
  const byTag = isByTag(filter);
  for (const [name, isGroup] of [
    [queue, false],
    [group, true],
  ] as const) {
    if (name !== '') conditions.push(...addressedTo(bind(name), isGroup, byTag));
  }
  if (assigneeId !== '') conditions.push(`t.assignee_id = ${bind(assigneeId)}::uuid`);
  if (customerId !== '') conditions.push(`t.customer_id = ${bind(customerId)}::uuid`);
  if (tag !== '') conditions.push(byTag ? `g.tag = ${bind(tag)}` : `t.tags @> ARRAY[${bind(tag)}]`);
  const dueAt = byTag ? 'g.due_at' : 't.due_at';
  if (dueFrom) conditions.push(`${dueAt} >= ${bind(dueFrom)}`);
  if (dueUntil) conditions.push(`${dueAt} < ${bind(dueUntil)}`);
  if (order === 'WORKLIST') conditions.push(`(t.snoozed_until IS NULL OR t.snoozed_until <= ${bind(now)})`);
  return conditions;
}

/** What a tag repeats is not asked of the task too: PostgreSQL would expect far fewer tasks, and read all of them. */
function addressedTo(name: string, isGroup: boolean, byTag: boolean): string[] {
  if (!byTag) return [`t.queue = ${name} AND ${isGroup ? '' : 'NOT'} t.to_group`];
  const group = `EXISTS (SELECT FROM rosters r WHERE r.name = ${name} AND r.kind = 'GROUP')`;
  return [`g.queue = ${name}`, isGroup ? group : `NOT ${group}`];
}
