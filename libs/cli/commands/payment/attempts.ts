import type { Command } from 'commander';
import { enumName } from '#libs/contracts';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { subjectFilter } from '../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { customerColumns, numbersText, withCustomersAndNumbers } from '../../lookup.js';
import { addCommand, choice } from '../../options.js';

interface AttemptListOptions extends ListOptions {
  customer?: string;
  invoice?: string;
  state?: keyof typeof states;
}

const states = {
  initiated: 'STATE_INITIATED',
  pending: 'STATE_PENDING',
  settled: 'STATE_SETTLED',
  failed_soft: 'STATE_FAILED_SOFT',
  failed_hard: 'STATE_FAILED_HARD',
  requires_action: 'STATE_REQUIRES_ACTION',
  unknown: 'STATE_UNKNOWN',
  cancelled: 'STATE_CANCELLED',
  reversed: 'STATE_REVERSED',
} as const;

export function addAttemptCommands(attempt: Command): void {
  addListOptions(
    addCommand(
      attempt,
      'list',
      'Lists charges of payment methods, the newest first.',
      'attempt list --customer D-1001 --state unknown',
    )
      .option('--customer <reference or id>')
      .option('--invoice <number or id>')
      .addOption(choice('--state <state>', 'only in this state', Object.keys(states))),
  ).action(action<AttemptListOptions, []>(listAttempts));
  addCommand(
    attempt,
    'show',
    'Shows one charge of a payment method and what came of it.',
    'attempt show 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41',
  )
    .argument('<attempt id>', 'dunlin attempt list --wide shows ids')
    .action(
      action<CommonOptions, [string]>(async ({ dunlin, output }, _options, attemptId) => {
        output.one((await dunlin.payment.getAttempt({ attemptId }, dunlin.caller)).attempt!);
      }),
    );
}

async function listAttempts(context: CommandContext, options: AttemptListOptions): Promise<void> {
  const { dunlin } = context;
  const subject = await subjectFilter(context, options);
  const filter = { ...subject, state: options.state ? states[options.state] : 'STATE_UNSPECIFIED' } as const;
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.payment.listAttempts({ ...filter, pageSize, pageToken }, dunlin.caller);
    return { items: read.attempts, nextPageToken: read.nextPageToken };
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
      { head: 'CHARGED', of: ({ createTime }) => createTime },
      ...customerColumns,
      { head: 'METHOD', of: ({ methodLabel }) => methodLabel },
      { head: 'AMOUNT', of: ({ amount }) => amount, align: 'right' },
      { head: 'STATE', of: ({ state }) => enumName(state, 'STATE_') },
      { head: 'WHY', of: ({ failure, reason }) => failure?.code || reason },
      { head: 'INVOICES', of: ({ invoices }) => invoices, long: true },
      { head: 'SENTENCE', of: ({ failure }) => failure?.sentence ?? '', wide: true },
      { head: 'PAYMENT ID', of: ({ paymentId }) => paymentId, wide: true },
      { head: 'PROVIDER', of: ({ provider, providerChargeId }) => `${provider} ${providerChargeId}`, wide: true },
      { head: 'ATTEMPT ID', of: ({ attemptId }) => attemptId, wide: true },
    ],
  );
}
