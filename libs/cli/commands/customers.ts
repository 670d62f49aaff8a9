import type { Command } from 'commander';
import { allPages } from '#libs/client';
import { action, customerIdOf, invoiceIdOf, type CommonOptions } from '../context.js';
import { choice, dateOption, limitOption, type WireDate } from '../options.js';

interface DiaryOptions extends CommonOptions {
  from?: WireDate;
  to?: WireDate;
  event?: string[];
  user?: string[];
  invoice?: string;
  limit: number;
}

const channels = {
  email: 'CHANNEL_EMAIL',
  sms: 'CHANNEL_SMS',
  call: 'CHANNEL_CALL',
  letter: 'CHANNEL_LETTER',
} as const;

export function addCustomerCommands(program: Command): void {
  const customer = program.command('customer').description('Who owes.');
  customer
    .command('list')
    .description('Finds customers by prefixes.')
    .option('--name <prefix>')
    .option('--reference <prefix>')
    .option('--phone <prefix>')
    .option('--email <prefix>')
    .addOption(limitOption())
    .action(
      action<CommonOptions & { limit: number } & Record<'name' | 'reference' | 'phone' | 'email', string>, []>(
        async ({ dunlin, output }, { name, reference, phone, email, limit }) => {
          const customers = await allPages(limit, async (pageSize, pageToken) => {
            const page = await dunlin.customer.listCustomers(
              { name, reference, phone, email, pageSize, pageToken },
              dunlin.caller,
            );
            return { items: page.customers, nextPageToken: page.nextPageToken };
          });
          output.many(customers, ['reference', 'name', 'kind', 'class', 'zone', 'locale', 'customerId']);
        },
      ),
    );
  customer
    .command('show')
    .description('Shows one customer.')
    .argument('<reference or id>')
    .action(
      action<CommonOptions, [string]>(async (context, _options, who) => {
        const customerId = await customerIdOf(context, who);
        const answer = await context.dunlin.customer.getCustomer({ customerId }, context.dunlin.caller);
        context.output.one(answer.customer!);
      }),
    );
  customer
    .command('opt-out')
    .description('Records that a customer refuses a channel; the next send honours it.')
    .argument('<reference or id>')
    .addOption(choice('--channel <channel>', 'what is refused', Object.keys(channels)).makeOptionMandatory())
    .option('--reason <text>', 'how the wish came', 'TOLD_AGENT')
    .action(
      action<CommonOptions & { channel: keyof typeof channels; reason: string }, [string]>(
        async (context, { channel, reason }, who) => {
          const { dunlin, requestId, output } = context;
          const customerId = await customerIdOf(context, who);
          const answer = await dunlin.customer.recordOptOut(
            { requestId, customerId, channel: channels[channel], reason },
            dunlin.caller,
          );
          output.one(answer.customer!);
        },
      ),
    );
  addDiaryCommand(customer);
  addTaskCommands(program);
}

function addDiaryCommand(customer: Command): void {
  customer
    .command('diary')
    .description('Everything that happened to a customer, the newest first.')
    .argument('<reference or id>')
    .addOption(dateOption('--from <date>'))
    .addOption(dateOption('--to <date>'))
    .option('--event <type...>', 'only these events, e.g. InvoiceOverdue')
    .option('--user <actor...>', 'only these actors, e.g. user:ann')
    .option('--invoice <number or id>')
    .addOption(limitOption())
    .action(
      action<DiaryOptions, [string]>(async (context, options, who) => {
        const { dunlin, output } = context;
        const filter = {
          customerId: await customerIdOf(context, who),
          fromDate: options.from ?? null,
          toDate: options.to ?? null,
          events: options.event ?? [],
          actors: options.user ?? [],
          invoiceId: options.invoice ? await invoiceIdOf(context, options.invoice) : '',
        };
        const entries = await allPages(options.limit, async (pageSize, pageToken) => {
          const page = await dunlin.customer.listDiary({ ...filter, pageSize, pageToken }, dunlin.caller);
          return { items: page.entries, nextPageToken: page.nextPageToken };
        });
        output.many(entries, ['occurTime', 'text', 'actor', 'reason', 'invoiceNumber']);
      }),
    );
}

function addTaskCommands(program: Command): void {
  const task = program.command('task').description('What people are to do.');
  task
    .command('list')
    .description('Lists tasks by due time.')
    .option('--queue <name>')
    .option('--customer <reference or id>')
    .option('--done', 'those that are done instead of those to do')
    .addOption(limitOption())
    .action(
      action<CommonOptions & { queue?: string; customer?: string; done?: boolean; limit: number }, []>(
        async (context, options) => {
          const { dunlin, output } = context;
          const customerId = options.customer ? await customerIdOf(context, options.customer) : '';
          const state = options.done ? 'STATE_DONE' : 'STATE_OPEN';
          const tasks = await allPages(options.limit, async (pageSize, pageToken) => {
            const request = { queue: options.queue ?? '', customerId, state, pageSize, pageToken } as const;
            const page = await dunlin.customer.listTasks(request, dunlin.caller);
            return { items: page.tasks, nextPageToken: page.nextPageToken };
          });
          output.many(tasks, ['taskId', 'queue', 'title', 'state', 'dueTime', 'customerId']);
        },
      ),
    );
  task
    .command('done')
    .description('Resolves a task.')
    .argument('<task id>')
    .option('--note <text>', 'what came of it')
    .action(
      action<CommonOptions & { note?: string }, [string]>(async ({ dunlin, requestId, output }, { note }, taskId) => {
        const answer = await dunlin.customer.resolveTask({ requestId, taskId, note: note ?? '' }, dunlin.caller);
        output.one(answer.task!);
      }),
    );
}
