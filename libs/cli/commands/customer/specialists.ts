import type { Command } from 'commander';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { customerIdOf } from '../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { addCommand, reasonOption } from '../../options.js';
import { personIdOf } from './staff.js';

interface AssignOptions extends CommonOptions {
  to?: string;
  reason?: string;
}

export function addSpecialistCommands(specialist: Command): void {
  addListOptions(
    addCommand(specialist, 'list', 'Lists people with the number of their customers.', 'specialist list'),
  ).action(action<ListOptions, []>(listSpecialists));
  addListOptions(
    addCommand(
      specialist,
      'customers',
      'Lists the customers of a person by reference, or those whom nobody looks after.',
      'specialist customers ann',
    ).argument('[person]', 'sub or id; without it, customers whom nobody looks after'),
  ).action(action<ListOptions, [string | undefined]>(listCustomers));
  addCommand(
    specialist,
    'assign',
    'Gives customers to a person, or shares them out among the teams of their classes; all of them or none.',
    'specialist assign D-1001 D-1002 --to ann --reason "Bob is on leave"',
    'specialist assign D-1001  # whoever of its team has the fewest customers',
  )
    .argument('<customers...>', 'references or ids, at most 500')
    .option('--to <person>', 'sub or id')
    .option(...reasonOption)
    .action(action<AssignOptions, [string[]]>(assign));
}

async function listSpecialists(context: CommandContext, options: ListOptions): Promise<void> {
  const { dunlin } = context;
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.customer.listSpecialists({ pageSize, pageToken }, dunlin.caller);
    return { items: read.specialists, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => page.items, [
    { head: 'SUB', of: ({ sub }) => sub },
    { head: 'NAME', of: ({ name }) => name, long: true },
    { head: 'ACTIVE', of: ({ active }) => active },
    { head: 'CUSTOMERS', of: ({ customerCount }) => customerCount, align: 'right' },
    { head: 'PERSON ID', of: ({ personId }) => personId, wide: true },
  ]);
}

async function listCustomers(context: CommandContext, options: ListOptions, who?: string): Promise<void> {
  const { dunlin } = context;
  const specialistId = who ? await personIdOf(context, who) : '';
  const page = await readList(options, async (pageSize, pageToken) => {
    const request = { specialistId, pageSize, pageToken };
    const read = await dunlin.customer.listCustomersOfSpecialist(request, dunlin.caller);
    return { items: read.customers, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => page.items, [
    { head: 'CUSTOMER', of: ({ reference }) => reference },
    { head: 'NAME', of: ({ name }) => name, long: true },
    { head: 'CLASS', of: (customer) => customer.class },
    { head: 'BY HAND', of: ({ byHand }) => byHand },
    { head: 'CUSTOMER ID', of: ({ customerId }) => customerId, wide: true },
  ]);
}

async function assign(context: CommandContext, { to, reason }: AssignOptions, who: string[]): Promise<void> {
  const { dunlin, output, requestId } = context;
  const customerIds = await Promise.all(who.map((one) => customerIdOf(context, one)));
  const personId = to ? await personIdOf(context, to) : '';
  const request = { requestId, customerIds, personId, reason };
  const { assignments } = await dunlin.customer.assignSpecialist(request, dunlin.caller);
  if (output.json) return output.many(assignments, []);
  const changedCount = assignments.filter(({ changed }) => changed).length;
  output.say(`${changedCount} of ${assignments.length} have another specialist now.`);
}
