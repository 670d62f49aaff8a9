import type { Command } from 'commander';
import { type customerV1, enumName, toTimestampOrNull } from '#libs/contracts';
import { action, type CommandContext, type CommonOptions } from '../../../context.js';
import { caseIdOf, customerIdOf, invoiceIdOf } from '../../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../../list.js';
import { addCommand, choice, readInstant } from '../../../options.js';

const directions = { in: 'DIRECTION_INBOUND', out: 'DIRECTION_OUTBOUND' } as const;
const lists = {
  method: 'LIST_METHOD',
  outcome: 'LIST_OUTCOME',
  reason: 'LIST_DELINQUENCY_REASON',
} as const;

interface AddOptions extends CommonOptions {
  method: string;
  outcome: string;
  direction: keyof typeof directions;
  because?: string;
  text?: string;
  invoice?: string;
  case?: string;
  at?: Date;
}

interface ChoiceOptions extends CommonOptions {
  list: keyof typeof lists;
  title?: string;
  off?: boolean;
}

export function addInteractionCommands(interaction: Command): void {
  addCommand(
    interaction,
    'add',
    'Records a contact that a person had with a customer; it stands in the diary.',
    'interaction add D-1001 --method call --outcome promised_to_pay --direction in --text "On Friday."',
  )
    .argument('<customer>', 'reference or id')
    .requiredOption('--method <code>', 'how; dunlin interaction choices names them')
    .requiredOption('--outcome <code>', 'what came of it')
    .addOption(choice('--direction <direction>', 'who began it', Object.keys(directions)).makeOptionMandatory())
    .option('--because <code>', 'why the customer does not pay')
    .option('--text <text>', 'what else there is to say')
    .option('--invoice <number or id>')
    .option('--case <case>', 'id, or customer reference or invoice number with one case')
    .option('--at <date or instant>', 'when it took place, when that is not now', readInstant)
    .action(action<AddOptions, [string]>(recordInteraction));
  addListOptions(
    addCommand(
      interaction,
      'list',
      'Lists the interactions of a customer, the latest first.',
      'interaction list D-1001',
    ).argument('<customer>', 'reference or id'),
  ).action(action<ListOptions, [string]>(listInteractions));
  addCommand(interaction, 'choices', 'Lists the values that interactions may have.', 'interaction choices').action(
    action<CommonOptions, []>(async ({ dunlin, output }) => {
      const { choices } = await dunlin.customer.listInteractionChoices({}, dunlin.caller);
      output.many(choices, [
        { head: 'LIST', of: ({ list }) => enumName(list, 'LIST_') },
        { head: 'CODE', of: ({ code }) => code },
        { head: 'TITLE', of: ({ title }) => title, long: true },
        { head: 'ACTIVE', of: ({ active }) => active },
      ]);
    }),
  );
  addCommand(
    interaction,
    'choice',
    'Adds a value that interactions may have, or switches it off.',
    'interaction choice fax --list method --title Fax',
    'interaction choice chat --list method --off',
  )
    .argument('<code>')
    .addOption(choice('--list <list>', 'what it says', Object.keys(lists)).makeOptionMandatory())
    .option('--title <text>', 'what people call it')
    .option('--off', 'new interactions cannot have it')
    .action(
      action<ChoiceOptions, [string]>(async ({ dunlin, output, requestId }, { list, title, off }, code) => {
        const request = { requestId, list: lists[list], code: code.toUpperCase(), title, active: !off };
        output.one((await dunlin.customer.applyInteractionChoice(request, dunlin.caller)).choice!);
      }),
    );
}

async function recordInteraction(context: CommandContext, options: AddOptions, who: string): Promise<void> {
  const { dunlin, output, requestId } = context;
  const [customerId, invoiceId, caseId] = await Promise.all([
    customerIdOf(context, who),
    options.invoice ? invoiceIdOf(context, options.invoice) : '',
    options.case ? caseIdOf(context, options.case) : '',
  ]);
  const request = {
    ...{ requestId, customerId, invoiceId, caseId, text: options.text },
    method: options.method.toUpperCase(),
    outcome: options.outcome.toUpperCase(),
    direction: directions[options.direction],
    delinquencyReason: options.because?.toUpperCase(),
    occurTime: toTimestampOrNull(options.at ?? null),
  };
  output.one((await dunlin.customer.recordInteraction(request, dunlin.caller)).interaction!);
}

async function listInteractions(context: CommandContext, options: ListOptions, who: string): Promise<void> {
  const { dunlin } = context;
  const customerId = await customerIdOf(context, who);
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.customer.listInteractions({ customerId, pageSize, pageToken }, dunlin.caller);
    return { items: read.interactions, nextPageToken: read.nextPageToken };
  });
  await showList<customerV1.Interaction>(context, options, page, () => page.items, [
    { head: 'TIME', of: ({ occurTime }) => occurTime },
    { head: 'METHOD', of: ({ method }) => method },
    { head: 'DIRECTION', of: ({ direction }) => enumName(direction, 'DIRECTION_') },
    { head: 'OUTCOME', of: ({ outcome }) => outcome },
    { head: 'BECAUSE', of: ({ delinquencyReason }) => delinquencyReason },
    { head: 'TEXT', of: ({ text }) => text, long: true },
    { head: 'BY', of: ({ author }) => author, long: true },
    { head: 'INTERACTION ID', of: ({ interactionId }) => interactionId, wide: true },
  ]);
}
