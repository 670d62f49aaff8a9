import type { Command } from 'commander';
import { toTimestampOrNull, toWireMoney } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import type { Money } from '#libs/money';
import { readAmount } from '../../../amounts.js';
import { action, type CommandContext, type CommonOptions } from '../../../context.js';
import { caseIdOf, customerIdOf, invoiceIdOf, invoiceOf } from '../../../find.js';
import { addListOptions } from '../../../list.js';
import { addCommand, readCurrency, readInstant } from '../../../options.js';
import { personIdOf } from '../staff.js';
import { listTasks, type TaskListOptions } from './task-list.js';

interface TaskOptions extends CommonOptions {
  queue?: string;
  group?: string;
  title?: string;
  notes?: string;
  tag?: string[];
  to?: string;
  due?: Date;
  value?: string;
  currency?: string;
}

interface CreateOptions extends TaskOptions {
  customer?: string;
  invoice?: string;
  case?: string;
}

interface EditOptions extends TaskOptions {
  release?: boolean;
  clearTags?: boolean;
}

interface SnoozeOptions extends CommonOptions {
  until?: Date;
  reason?: string;
}

const exampleId = '0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41';
const taskArgument = ['<task id>', 'dunlin task list --wide shows ids'] as const;

export function addTaskCommands(task: Command): void {
  addListOptions(
    addCommand(
      task,
      'list',
      'Lists tasks by due time, or in the order in which they are to be worked.',
      'task list --queue callers --worklist',
    )
      .option('--queue <name>')
      .option('--group <name>')
      .option('--of <person>', 'only tasks of this person, by sub or id')
      .option('--tag <tag>')
      .option('--customer <reference or id>')
      .option('--due-from <date or instant>', 'due then or later', readInstant)
      .option('--due-until <date or instant>', 'due before that', readInstant)
      .option('--worklist', 'those to do now, by day and value, without what is put off')
      .option('--done', 'those that are done instead of those to do'),
  ).action(action<TaskListOptions, []>(listTasks));
  addCommand(task, 'show', 'Shows a task.', `task show ${exampleId}`)
    .argument(...taskArgument)
    .action(
      action<CommonOptions, [string]>(async ({ dunlin, output }, _options, taskId) => {
        output.one((await dunlin.customer.getTask({ taskId }, dunlin.caller)).task!);
      }),
    );
  withFields(
    addCommand(
      task,
      'create',
      'Asks people of a queue or a group to do something.',
      'task create --queue callers --title "Call back" --customer D-1001 --due 2026-03-20',
    ),
  )
    .option('--customer <reference or id>', 'whom it concerns, when no invoice is named')
    .option('--invoice <number or id>')
    .option('--case <case>', 'id, or customer reference or invoice number with one case')
    .action(action<CreateOptions, []>(createTask));
  withFields(addCommand(task, 'edit', 'Changes what is given of a task.', `task edit ${exampleId} --to ann --tag vip`))
    .argument(...taskArgument)
    .option('--release', 'gives it back to its queue or group')
    .option('--clear-tags', 'removes all tags')
    .action(action<EditOptions, [string]>(editTask));
  addCommand(task, 'claim', 'Takes a task that nobody has.', `task claim ${exampleId}`)
    .argument(...taskArgument)
    .action(
      action<CommonOptions, [string]>(async ({ dunlin, requestId, output }, _options, taskId) => {
        output.one((await dunlin.customer.claimTask({ requestId, taskId }, dunlin.caller)).task!);
      }),
    );
  addCommand(
    task,
    'snooze',
    'Keeps a task out of worklists until a time; without one it comes back at once.',
    `task snooze ${exampleId} --until 2026-04-01 --reason "on holiday until then"`,
  )
    .argument(...taskArgument)
    .option('--until <date or instant>', 'when it comes back', readInstant)
    .option('--reason <text>', 'why; it stands in the diary of the customer')
    .action(
      action<SnoozeOptions, [string]>(async ({ dunlin, requestId, output }, { until, reason }, taskId) => {
        const request = { requestId, taskId, untilTime: toTimestampOrNull(until ?? null), reason };
        output.one((await dunlin.customer.snoozeTask(request, dunlin.caller)).task!);
      }),
    );
  addCommand(task, 'done', 'Resolves a task.', `task done ${exampleId} --note "will pay"`)
    .argument(...taskArgument)
    .option('--note <text>', 'outcome', '')
    .action(
      action<CommonOptions & { note: string }, [string]>(async ({ dunlin, requestId, output }, { note }, taskId) => {
        output.one((await dunlin.customer.resolveTask({ requestId, taskId, note }, dunlin.caller)).task!);
      }),
    );
}

function withFields(command: Command): Command {
  return command
    .option('--queue <name>', 'whose people do it; created where it does not exist')
    .option('--group <name>', 'whose people do it, in place of a queue')
    .option('--title <text>', 'what is to be done')
    .option('--notes <text>', 'what is known about it')
    .option('--tag <tag...>', 'words to find it by')
    .option('--to <person>', 'who does it, by sub or id')
    .option('--due <date or instant>', 'when it should be done', readInstant)
    .option('--value <amount>', 'what is at stake, such as 120.00; orders the tasks of a day')
    .option('--currency <code>', 'of the value', readCurrency);
}

async function fieldsOf(context: CommandContext, options: TaskOptions) {
  const { queue, group, title, notes, tag: tags = [], to, due } = options;
  const assigneeId = to ? await personIdOf(context, to) : undefined;
  const value = options.value === undefined ? null : toWireMoney(readValue(options.value, options.currency));
  return { queue, group, title, notes, tags, assigneeId, dueTime: toTimestampOrNull(due ?? null), value };
}

async function createTask(context: CommandContext, options: CreateOptions): Promise<void> {
  const { dunlin, output, requestId } = context;
  const invoice = options.invoice && !options.customer ? await invoiceOf(context, options.invoice) : undefined;
  const [fields, customerId, invoiceId, caseId] = await Promise.all([
    fieldsOf(context, options),
    options.customer ? customerIdOf(context, options.customer) : (invoice?.customerId ?? ''),
    invoice?.invoiceId ?? (options.invoice ? invoiceIdOf(context, options.invoice) : ''),
    options.case ? caseIdOf(context, options.case) : '',
  ]);
  const request = { requestId, ...fields, customerId, invoiceId, caseId };
  output.one((await dunlin.customer.createTask(request, dunlin.caller)).task!);
}

async function editTask(context: CommandContext, options: EditOptions, taskId: string): Promise<void> {
  const { dunlin, output, requestId } = context;
  const fields = await fieldsOf(context, options);
  const released = options.release ? { assigneeId: '' } : {};
  const request = { requestId, taskId, ...fields, ...released, clearTags: options.clearTags };
  output.one((await dunlin.customer.editTask(request, dunlin.caller)).task!);
}

/** @throws AMOUNT_INVALID */
function readValue(amount: string, currency: string | undefined): Money {
  if (currency !== undefined) return readAmount({ amount, currency });
  throw new DomainError('AMOUNT_INVALID', 'invalid', 'Give --currency with --value.');
}
