import type { Command } from 'commander';
import { allPages } from '#libs/client';
import { action, customerIdOf, invoiceIdOf, type CommandContext, type CommonOptions } from '../context.js';
import { choice, limitOption } from '../options.js';

interface ListOptions extends CommonOptions {
  customer?: string;
  invoice?: string;
  agency?: string;
  state?: string;
  limit: number;
}

const placementStates = [
  'draft',
  'ready',
  'sent',
  'active',
  'rejected',
  'recall_requested',
  'recalled',
  'closed_paid',
  'refused',
];
const messageStates = ['claimed', 'sent', 'suppressed', 'delayed', 'bounced_hard', 'failed', 'outcome_unknown'];

export function addPlacementCommands(program: Command): void {
  const agency = program.command('agency').description('Collection agencies.');
  agency
    .command('apply')
    .description('Creates or changes an agency.')
    .argument('<code>')
    .requiredOption('--title <text>')
    .option('--inactive', 'it takes no placements')
    .action(
      action<CommonOptions & { title: string; inactive?: boolean }, [string]>(
        async ({ dunlin, output, requestId }, { title, inactive }, code) => {
          const answer = await dunlin.dcaHandoff.applyAgency(
            { requestId, code, title, active: !inactive },
            dunlin.caller,
          );
          output.one(answer.agency!);
        },
      ),
    );
  const placement = program.command('placement').description('Debts at agencies.');
  placement
    .command('list')
    .description('Lists placements, the newest first.')
    .option('--customer <reference or id>')
    .option('--invoice <number or id>')
    .option('--agency <code>')
    .addOption(choice('--state <state>', 'only in this state', placementStates))
    .addOption(limitOption())
    .action(
      action<ListOptions, []>(async (context, options) => {
        const { dunlin, output } = context;
        const filter = { ...(await filterOf(context, options)), agency: options.agency ?? '' };
        const placements = await allPages(options.limit, async (pageSize, pageToken) => {
          const page = await dunlin.dcaHandoff.listPlacements({ ...filter, pageSize, pageToken }, dunlin.caller);
          return { items: page.placements, nextPageToken: page.nextPageToken };
        });
        output.many(placements, ['placementId', 'agency', 'state', 'reason', 'createTime', 'sentTime']);
      }),
    );
  placement
    .command('show')
    .description('Shows one placement with its debts.')
    .argument('<placement id>')
    .action(
      action<CommonOptions, [string]>(async ({ dunlin, output }, _options, placementId) => {
        const answer = await dunlin.dcaHandoff.getPlacement({ placementId }, dunlin.caller);
        output.one(answer.placement!);
      }),
    );
  addMessageCommands(program);
}

function addMessageCommands(program: Command): void {
  const message = program.command('message').description('Messages to debtors.');
  message
    .command('list')
    .description('Lists messages, the newest first.')
    .option('--customer <reference or id>')
    .option('--invoice <number or id>')
    .addOption(choice('--state <state>', 'only in this state', messageStates))
    .addOption(limitOption())
    .action(
      action<ListOptions, []>(async (context, options) => {
        const { dunlin, output } = context;
        const filter = await filterOf(context, options);
        const messages = await allPages(options.limit, async (pageSize, pageToken) => {
          const page = await dunlin.communication.listMessages({ ...filter, pageSize, pageToken }, dunlin.caller);
          return { items: page.messages, nextPageToken: page.nextPageToken };
        });
        output.many(messages, ['messageId', 'state', 'reason', 'template', 'stepId', 'sentTime', 'ruleIds']);
      }),
    );
  message
    .command('show')
    .description('Shows one message with its content and the decision about it.')
    .argument('<message id>')
    .action(
      action<CommonOptions, [string]>(async ({ dunlin, output }, _options, messageId) => {
        const answer = await dunlin.communication.getMessage({ messageId }, dunlin.caller);
        output.one(answer.message!);
      }),
    );
}

async function filterOf(context: CommandContext, { customer, invoice, state }: ListOptions) {
  return {
    customerId: customer ? await customerIdOf(context, customer) : '',
    invoiceId: invoice ? await invoiceIdOf(context, invoice) : '',
    state: `STATE_${(state ?? 'unspecified').toUpperCase()}` as 'STATE_UNSPECIFIED',
  };
}
