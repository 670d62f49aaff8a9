import type { Command } from 'commander';
import { enumName, toTimestampOrNull } from '#libs/contracts';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { caseIdOf, customerIdOf, invoiceIdOf, invoiceOf } from '../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { customerColumns, withCustomersAndNumbers } from '../../lookup.js';
import { addCommand, readInstant } from '../../options.js';

interface TaskListOptions extends ListOptions {
  queue?: string;
  customer?: string;
  done?: boolean;
}

interface CreateOptions extends CommonOptions {
  queue: string;
  title: string;
  customer?: string;
  invoice?: string;
  case?: string;
  due?: Date;
}

export function addTaskCommands(task: Command): void {
  addListOptions(
    addCommand(task, 'list', 'Lists tasks by due time.', 'task list --queue callers')
      .option('--queue <name>')
      .option('--customer <reference or id>')
      .option('--done', 'those that are done instead of those to do'),
  ).action(action<TaskListOptions, []>(listTasks));
  addCommand(
    task,
    'create',
    'Asks people of a queue to do something.',
    'task create --queue callers --title "Call back" --customer D-1001 --due 2026-03-20',
  )
    .requiredOption('--queue <name>')
    .requiredOption('--title <text>', 'what is to be done')
    .option('--customer <reference or id>', 'whom it concerns, when no invoice is named')
    .option('--invoice <number or id>')
    .option('--case <case>', 'id, or customer reference or invoice number with one case')
    .option('--due <date or instant>', 'when it should be done', readInstant)
    .action(action<CreateOptions, []>(createTask));
  addCommand(task, 'done', 'Resolves a task.', 'task done 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41 --note "will pay"')
    .argument('<task id>', 'dunlin task list --wide shows ids')
    .option('--note <text>', 'outcome', '')
    .action(
      action<CommonOptions & { note: string }, [string]>(async ({ dunlin, requestId, output }, { note }, taskId) => {
        output.one((await dunlin.customer.resolveTask({ requestId, taskId, note }, dunlin.caller)).task!);
      }),
    );
}

async function listTasks(context: CommandContext, options: TaskListOptions): Promise<void> {
  const { dunlin } = context;
  const filter = {
    queue: options.queue ?? '',
    customerId: options.customer ? await customerIdOf(context, options.customer) : '',
    state: options.done ? 'STATE_DONE' : 'STATE_OPEN',
  } as const;
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
      { head: 'QUEUE', of: (task) => task.queue },
      { head: 'TASK', of: (task) => task.title, long: true },
      ...customerColumns,
      { head: 'INVOICE', of: (task) => task.invoice },
      { head: 'STATE', of: (task) => enumName(task.state, 'STATE_') },
      ...(options.done
        ? [{ head: 'OUTCOME', of: (task: { outcomeNote: string }) => task.outcomeNote, long: true }]
        : []),
      { head: 'TASK ID', of: (task) => task.taskId, wide: true },
      { head: 'CASE ID', of: (task) => task.caseId, wide: true },
    ],
  );
}

async function createTask(context: CommandContext, options: CreateOptions): Promise<void> {
  const { dunlin, output, requestId } = context;
  const invoice = options.invoice && !options.customer ? await invoiceOf(context, options.invoice) : undefined;
  const [customerId, invoiceId, caseId] = await Promise.all([
    options.customer ? customerIdOf(context, options.customer) : (invoice?.customerId ?? ''),
    invoice?.invoiceId ?? (options.invoice ? invoiceIdOf(context, options.invoice) : ''),
    options.case ? caseIdOf(context, options.case) : '',
  ]);
  const { queue, title } = options;
  const dueTime = toTimestampOrNull(options.due ?? null);
  const request = { requestId, customerId, queue, title, invoiceId, caseId, dueTime };
  output.one((await dunlin.customer.createTask(request, dunlin.caller)).task!);
}
