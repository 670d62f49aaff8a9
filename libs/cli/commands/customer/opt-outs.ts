import type { Command } from 'commander';
import { action, type CommonOptions } from '../../context.js';
import { customerIdOf } from '../../find.js';
import { addCommand } from '../../options.js';
import { channelOption, channels, type ChannelWord } from './channels.js';

interface OptOutOptions extends CommonOptions {
  channel: ChannelWord;
  reason: string;
}

export function addOptOutCommands(optOut: Command): void {
  addCommand(
    optOut,
    'record',
    'Records that a customer refuses a channel; the next message honours it.',
    'opt-out record D-1001 --channel email',
  )
    .argument('<customer>', 'reference or id')
    .addOption(channelOption('what is refused').makeOptionMandatory())
    .option('--reason <text>', 'how the wish came', 'TOLD_AGENT')
    .action(
      action<OptOutOptions, [string]>(async (context, { channel, reason }, who) => {
        const { dunlin, output, requestId } = context;
        const customerId = await customerIdOf(context, who);
        const request = { requestId, customerId, channel: channels[channel], reason };
        output.one((await dunlin.customer.recordOptOut(request, dunlin.caller)).customer!);
      }),
    );
  addCommand(
    optOut,
    'withdraw',
    'Records that a customer accepts a channel again.',
    'opt-out withdraw D-1001 --channel email --reason "asked for e-mails again"',
  )
    .argument('<customer>', 'reference or id')
    .addOption(channelOption('what is accepted again').makeOptionMandatory())
    .requiredOption('--reason <text>', 'how the wish came')
    .action(
      action<OptOutOptions, [string]>(async (context, { channel, reason }, who) => {
        const { dunlin, output, requestId } = context;
        const customerId = await customerIdOf(context, who);
        const request = { requestId, customerId, channel: channels[channel], reason };
        output.one((await dunlin.customer.withdrawOptOut(request, dunlin.caller)).customer!);
      }),
    );
}
