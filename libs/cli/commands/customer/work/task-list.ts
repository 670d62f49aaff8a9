import { type customerV1, enumName, toTimestampOrNull } from '#libs/contracts';
import type { CommandContext } from '../../../context.js';
import { customerIdOf } from '../../../find.js';
import { type ListOptions, readList, showList } from '../../../list.js';
import { customerColumns, withCustomersAndNumbers } from '../../../lookup.js';
import { personIdOf } from '../staff.js';

export interface TaskListOptions extends ListOptions {
  queue?: string;
  group?: string;
  of?: string;
  tag?: string;
  customer?: string;
  dueFrom?: Date;
  dueUntil?: Date;
  worklist?: boolean;
  done?: boolean;
}

export async function listTasks(context: CommandContext, options: TaskListOptions): Promise<void> {
  const { dunlin } = context;
  const filter = await filterOf(context, options);
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.customer.listTasks({ ...filter, pageSize, pageToken }, dunlin.caller);
    return { items: read.tasks, nextPageToken: read.nextPageToken };
  });
  await showList(
    context,
    options,
    page,
    async () => {
      const { rows, numbers } = await withCustomersAndNumbers(context, page.items, ({ invoiceId }) => [invoiceId]);
      return rows.map((row) => ({ ...row, invoice: numbers.get(row.invoiceId) ?? '' }));
    },
    [
      { head: 'DUE', of: (task) => task.dueTime },
      { head: 'FOR', of: (task) => task.queue || task.group },
      { head: 'TASK', of: (task) => task.title, long: true },
      ...customerColumns,
      { head: 'INVOICE', of: (task) => task.invoice },
      { head: 'WHO', of: (task) => task.assigneeName, long: true },
      { head: 'STATE', of: (task) => enumName(task.state, 'STATE_') },
      ...(options.done ? [{ head: 'OUTCOME', of: (task: customerV1.Task) => task.outcomeNote, long: true }] : []),
      { head: 'VALUE', of: (task) => task.value, align: 'right' },
      { head: 'TAGS', of: (task) => task.tags.join(', '), wide: true },
      { head: 'UNTIL', of: (task) => task.snoozeUntilTime, wide: true },
      { head: 'TASK ID', of: (task) => task.taskId, wide: true },
      { head: 'CASE ID', of: (task) => task.caseId, wide: true },
    ],
  );
}

async function filterOf(context: CommandContext, options: TaskListOptions): Promise<customerV1.ListTasksRequestInit> {
  const [customerId, assigneeId] = await Promise.all([
    options.customer ? customerIdOf(context, options.customer) : '',
    options.of ? personIdOf(context, options.of) : '',
  ]);
  const { queue, group, tag, worklist } = options;
  return {
    ...{ queue, group, tag, customerId, assigneeId },
    state: options.done ? 'STATE_DONE' : 'STATE_OPEN',
    dueFromTime: toTimestampOrNull(options.dueFrom ?? null),
    dueUntilTime: toTimestampOrNull(options.dueUntil ?? null),
    order: worklist ? 'ORDER_WORKLIST' : 'ORDER_DUE',
  };
}
