import { fillTables, numberedId, sqlId as id } from '#libs/testing';

/** The instant as of which the rows make sense. */
export const now = new Date('2026-06-15T12:00:00Z');

export const customerId = (n: number) => numberedId(1, n);
export const personId = (n: number) => numberedId(2, n);

/**
 * The tasks of some years, one in ten of them open and one in a hundred put off, of half as many customers: most are for
 * one queue, one in 1,000 for a rare one, and one in 50 for a group. One customer has 400, and a person 330. Each customer has a note, an
 * interaction and a specialist, but for one in 1,000.
 * @param rowCount of the tasks
 */
export async function fillTasks(ownerUrl: string, rowCount: number): Promise<void> {
  const customerCount = rowCount / 2;
  const personCount = rowCount / 500;
  const everyNth = Math.ceil(rowCount / 400);
  const customer = `CASE WHEN n % ${everyNth} = 7 THEN ${id(1, '7')} ELSE ${id(1, `(n % ${customerCount})`)} END`;
  await fillTables(ownerUrl, [
    `INSERT INTO people (person_id, sub, name, active, version, created_at)
       SELECT ${id(2, 'n')}, 'sub-' || n, 'Agent ' || n, true, 1, '2019-01-01' FROM generate_series(0, ${personCount} - 1) n`,
    `INSERT INTO rosters SELECT name, CASE name WHEN 'leads' THEN 'GROUP' ELSE 'QUEUE' END, name, 1, '2019-01-01'
       FROM unnest(ARRAY['callers', 'rare', 'leads']) AS name`,
    `INSERT INTO roster_members SELECT 'leads', person_id FROM people`,
    `INSERT INTO customer_classes (name, title, team, version, created_at) VALUES ('late', 'Late', 'leads', 1, '2019-01-01')`,
    `INSERT INTO specialist_counts (specialist_id, row_count) SELECT person_id, 10 FROM people`,
    `INSERT INTO customers (customer_id, reference, name, kind, customer_class, zone, locale, version, created_at,
         changed_at, specialist_id)
       SELECT ${id(1, 'n')}, 'K-' || n, 'Customer ' || n, 'PERSON', CASE WHEN n % 1000 = 0 THEN 'late' ELSE 'default' END,
         'UTC', 'en', 1, '2019-01-01', '2019-01-01', CASE WHEN n % 1000 <> 0 THEN ${id(2, `(n % ${personCount})`)} END
       FROM generate_series(0, ${customerCount} - 1) n`,
    `INSERT INTO tasks (task_id, customer_id, queue, to_group, title, state, due_at, created_at, resolved_at, resolved_by,
         assignee_id, tags, snoozed_until, value_minor, value_currency, work_rank)
       SELECT ${id(3, 'n')}, ${customer},
         CASE WHEN n % 1000 = 10 THEN 'rare' WHEN n % 50 = 20 THEN 'leads' ELSE 'callers' END,
         n % 1000 <> 10 AND n % 50 = 20, 'Call', CASE WHEN open THEN 'OPEN' ELSE 'DONE' END, due_at, due_at,
         CASE WHEN NOT open THEN due_at END, CASE WHEN open THEN '' ELSE 'user:tester' END,
         CASE WHEN n % 3 > 0 THEN ${id(2, `(n / 7 % ${personCount})`)} END,
         CASE WHEN n % ${rowCount / 100} = 10 THEN '{rare,vip}' WHEN n % 5 = 0 THEN '{vip}' ELSE '{}' END::text[],
         CASE WHEN n % 100 = 30 THEN due_at + interval '40 days' END, n % 977 * 100, 'EUR', -(n % 977)
       FROM (SELECT n, n % 10 = 0 AS open,
               timestamptz '2020-01-01' + n * (interval '78 months' / ${rowCount}) AS due_at
               FROM generate_series(0, ${rowCount} - 1) n) AS t`,
    `INSERT INTO task_tags (tag, task_id, queue, state, due_at, work_day, work_rank)
       SELECT unnest(tags), task_id, queue, state, due_at, (coalesce(snoozed_until, due_at) AT TIME ZONE 'UTC')::date, work_rank
       FROM tasks`,
    `INSERT INTO notes SELECT ${id(4, 'n')}, ${customer}, 'Called', 'user:tester', '2026-06-01' FROM generate_series(0, ${rowCount} - 1) n`,
    `INSERT INTO note_edits SELECT note_id, 1, 'Calls', 'user:tester', '2026-06-02' FROM notes`,
    `INSERT INTO interactions (interaction_id, customer_id, method, outcome, direction, occurred_at, author, created_at)
       SELECT ${id(5, 'n')}, ${customer}, 'CALL', 'REACHED', 'OUTBOUND', '2026-06-01', 'user:tester', '2026-06-01'
       FROM generate_series(0, ${rowCount} - 1) n`,
  ]);
}
