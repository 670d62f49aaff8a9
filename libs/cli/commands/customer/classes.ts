import type { Command } from 'commander';
import type { customerV1 } from '#libs/contracts';
import { action, type CommonOptions } from '../../context.js';
import { customerIdOf } from '../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { addCommand } from '../../options.js';
import { fields } from '../../output.js';

interface ClassOptions extends CommonOptions {
  title?: string;
  team?: string;
  sequence?: string;
  lock?: boolean;
  unlock?: boolean;
}

export function addClassCommands(customerClass: Command): void {
  addListOptions(addCommand(customerClass, 'list', 'Lists classes by name.', 'class list')).action(
    action<ListOptions, []>(async (context, options) => {
      const { dunlin } = context;
      const page = await readList(options, async (pageSize, pageToken) => {
        const read = await dunlin.customer.listClasses({ pageSize, pageToken }, dunlin.caller);
        return { items: read.classes, nextPageToken: read.nextPageToken };
      });
      await showList(context, options, page, () => page.items, [
        ...fields<customerV1.CustomerClass>('name'),
        { head: 'TITLE', of: ({ title }) => title, long: true },
        ...fields<customerV1.CustomerClass>('team', 'defaultSequence', 'locked'),
      ]);
    }),
  );
  addCommand(customerClass, 'show', 'Shows a class.', 'class show trade')
    .argument('<name>')
    .action(
      action<CommonOptions, [string]>(async ({ dunlin, output }, _options, name) => {
        output.one((await dunlin.customer.getClass({ name }, dunlin.caller)).class!);
      }),
    );
  addCommand(
    customerClass,
    'apply',
    'Creates a class, or changes what is given of it. A class that a customer names is created by itself.',
    'class apply trade --title "Trade customers" --team collections',
    'class apply trade --lock  # its customers have no settings of their own',
  )
    .argument('<name>')
    .option('--title <text>', 'what people call it')
    .option('--team <group>', 'whose members look after its customers; "" for that of the class default')
    .option('--sequence <name>', 'sequence of its customers unless they have one of their own; "" for none')
    .option('--lock', 'its settings hold for all its customers')
    .option('--unlock', 'its customers may have settings of their own')
    .action(
      action<ClassOptions, [string]>(async ({ dunlin, output, requestId }, options, name) => {
        const { title, team, sequence: defaultSequence } = options;
        const locked = options.lock ? true : options.unlock ? false : undefined;
        const request = { requestId, name, title, team, defaultSequence, locked };
        output.one((await dunlin.customer.applyClass(request, dunlin.caller)).class!);
      }),
    );
  addCommand(
    customerClass,
    'terms',
    'Says which settings hold for a customer, and where each comes from.',
    'class terms D-1001',
  )
    .argument('<customer>', 'reference or id')
    .action(
      action<CommonOptions, [string]>(async (context, _options, who) => {
        const { dunlin, output } = context;
        const customerId = await customerIdOf(context, who);
        const { terms } = await dunlin.customer.resolveTerms({ customerId }, dunlin.caller);
        output.many(terms, [
          ...fields<customerV1.ResolvedTerm>('name', 'value'),
          { head: 'WHY', of: ({ explanation }) => explanation, long: true },
        ]);
      }),
    );
}
