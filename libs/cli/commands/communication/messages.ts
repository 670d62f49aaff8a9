import type { Command } from 'commander';
import { type communicationV1, enumName, toTimestampOrNull } from '#libs/contracts';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { customerIdOf, invoiceIdsOf, subjectFilter } from '../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { customerColumns, numbersText, withCustomersAndNumbers } from '../../lookup.js';
import { addCommand, choice, readInstant, yesOption } from '../../options.js';
import { fields } from '../../output.js';
import { channelOption, channels, type ChannelWord } from '../customer/channels.js';

interface MessageListOptions extends ListOptions {
  customer?: string;
  invoice?: string;
  state?: string;
}

interface ContentOptions extends CommonOptions {
  invoice: string[];
  template: string;
}

interface DecideOptions extends CommonOptions {
  channel: ChannelWord;
  at?: Date;
}

const messageStates = ['in_progress', 'sent', 'suppressed', 'delayed', 'bounced_hard', 'failed', 'outcome_unknown'];

export function addMessageCommands(message: Command): void {
  addListOptions(
    addCommand(message, 'list', 'Lists messages, the newest first.', 'message list --state suppressed')
      .option('--customer <reference or id>')
      .option('--invoice <number or id>')
      .addOption(choice('--state <state>', 'only in this state', messageStates)),
  ).action(action<MessageListOptions, []>(listMessages));
  addCommand(
    message,
    'show',
    'Shows one message with its content and the decision about it.',
    'message show 5f0c7a94-8c1c-5d2e-9d0f-4b1a6e3c2d10',
  )
    .argument('<message id>', 'dunlin message list --wide shows ids')
    .action(
      action<CommonOptions, [string]>(async ({ dunlin, output }, _options, messageId) => {
        output.one((await dunlin.communication.getMessage({ messageId }, dunlin.caller)).message!);
      }),
    );
  addCommand(
    message,
    'bounced',
    'Records that a message that was sent came back; its debts count as not announced, its address as invalid.',
    'message bounced 5f0c7a94-8c1c-5d2e-9d0f-4b1a6e3c2d10',
  )
    .argument('<message id>', 'dunlin message list --wide shows ids')
    .action(
      action<CommonOptions, [string]>(async ({ dunlin, output, requestId }, _options, messageId) => {
        output.one((await dunlin.communication.recordBounce({ requestId, messageId }, dunlin.caller)).message!);
      }),
    );
  addCommand(message, 'summary', 'Counts messages by state, reason and step.', 'message summary').action(
    action<CommonOptions, []>(async ({ dunlin, output }) => {
      const { rows } = await dunlin.communication.getMessageSummary({}, dunlin.caller);
      output.many(rows, fields('state', 'reason', 'stepId', 'count'));
    }),
  );
  withContent(
    addCommand(
      message,
      'send',
      'Sends a message to a customer now, unless contact law or the state of the debt forbids it.',
      'message send D-1001 --template reminder --invoice R-2026-0815',
    ),
  )
    .option(...yesOption)
    .action(action<ContentOptions, [string]>(sendMessage));
  withContent(
    addCommand(
      message,
      'preview',
      'Shows what a message would say; nothing is sent, and nobody is asked whether it may be.',
      'message preview D-1001 --template reminder --invoice R-2026-0815',
    ),
  ).action(action<ContentOptions, [string]>(previewMessage));
  addCommand(
    message,
    'decide',
    'Says whether contact law allows to reach a customer, and by which rules.',
    'message decide D-1001 --channel email --at 2026-03-15T09:00:00Z',
  )
    .argument('<customer>', 'reference or id')
    .addOption(channelOption('by which medium').default('email'))
    .option('--at <date or instant>', 'when, now when absent', readInstant)
    .action(
      action<DecideOptions, [string]>(async (context, { channel, at }, who) => {
        const { dunlin, output } = context;
        const customerId = await customerIdOf(context, who);
        const request = { customerId, channel: channels[channel], plannedTime: toTimestampOrNull(at ?? null) };
        output.one(await dunlin.communication.decideContact(request, dunlin.caller));
      }),
    );
}

export function withContent(command: Command): Command {
  return command
    .argument('<customer>', 'reference or id')
    .requiredOption('--template <name>')
    .requiredOption('--invoice <number...>', 'numbers or ids of what it speaks of');
}

async function listMessages(context: CommandContext, options: MessageListOptions): Promise<void> {
  const { dunlin } = context;
  const state = `STATE_${(options.state ?? 'unspecified').toUpperCase()}` as 'STATE_UNSPECIFIED';
  const filter = { ...(await subjectFilter(context, options)), state };
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.communication.listMessages({ ...filter, pageSize, pageToken }, dunlin.caller);
    return { items: read.messages, nextPageToken: read.nextPageToken };
  });
  await showList(
    context,
    options,
    page,
    async () => {
      const { rows, numbers } = await withCustomersAndNumbers(context, page.items, ({ invoiceIds }) => invoiceIds);
      return rows.map((row) => ({ ...row, invoices: numbersText(row.invoiceIds, numbers) }));
    },
    [
      { head: 'TIME', of: ({ sentTime, createTime }) => sentTime ?? createTime },
      ...customerColumns,
      { head: 'INVOICES', of: (message) => message.invoices, long: true },
      { head: 'TEMPLATE', of: (message) => message.template, long: true },
      { head: 'STEP', of: (message) => message.stepId, long: true },
      { head: 'STATE', of: (message) => enumName(message.state, 'STATE_') },
      { head: 'REASON', of: (message) => message.reason, long: true },
      { head: 'RULES', of: (message) => message.ruleIds.join(', '), wide: true },
      { head: 'DELAYED UNTIL', of: (message) => message.delayUntilTime, wide: true },
      { head: 'MESSAGE ID', of: (message) => message.messageId, wide: true },
      { head: 'CASE ID', of: (message) => message.caseId, wide: true },
    ],
  );
}

/** A repeat with the same request id is the same message. */
async function sendMessage(context: CommandContext, options: ContentOptions, who: string): Promise<void> {
  const { dunlin, output, requestId, confirm } = context;
  const [customerId, invoiceIds] = await Promise.all([
    customerIdOf(context, who),
    invoiceIdsOf(context, options.invoice),
  ]);
  await confirm(`Send ${options.template} to ${who} now?`);
  const request = {
    requestId,
    idempotencyKey: `direct/${requestId}`,
    customerId,
    invoiceIds,
    channel: channels.email,
    template: options.template,
  };
  const { message } = await dunlin.communication.sendMessage(request, dunlin.caller);
  output.one(message!);
  if (message!.state !== 'STATE_SENT') process.exitCode = 1;
}

export async function previewMessage(context: CommandContext, options: ContentOptions, who: string): Promise<void> {
  const { dunlin, output } = context;
  const [customerId, invoiceIds] = await Promise.all([
    customerIdOf(context, who),
    invoiceIdsOf(context, options.invoice),
  ]);
  const request = { customerId, invoiceIds, template: options.template };
  const preview = await dunlin.communication.previewMessage(request, dunlin.caller);
  if (output.json) return output.one(preview);
  showText(output.say, preview);
}

function showText(
  say: (line: string) => void,
  { locale, subject, text }: communicationV1.PreviewMessageResponse,
): void {
  say(`Subject (${locale}): ${subject}`);
  say('');
  say(text);
}
