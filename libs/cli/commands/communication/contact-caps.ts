import type { Command } from 'commander';
import type { communicationV1 } from '#libs/contracts';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { customerIdOf } from '../../find.js';
import { addCommand, readCount } from '../../options.js';
import { channelOption, channels, type ChannelWord } from '../customer/channels.js';

interface CapOptions extends CommonOptions {
  customer?: string;
  channel: ChannelWord;
}

interface SetOptions extends CapOptions {
  perDay?: number;
  perSevenDays?: number;
}

export function addContactCapCommands(cap: Command): void {
  withSubject(
    addCommand(cap, 'show', 'Shows how many contacts a customer may have.', 'contact-cap show --customer D-1001'),
  ).action(
    action<CapOptions, []>(async (context, options) => {
      const { dunlin } = context;
      const { cap: found } = await dunlin.communication.getContactCap(await subjectOf(context, options), dunlin.caller);
      showCap(context, found);
    }),
  );
  withSubject(
    addCommand(
      cap,
      'set',
      'Sets how many contacts a customer may have; what is not given is not capped.',
      'contact-cap set --per-day 1 --per-seven-days 3',
      'contact-cap set --customer D-1001 --per-seven-days 1',
    ),
  )
    .option('--per-day <n>', 'on one day of the customer', readCount)
    .option('--per-seven-days <n>', 'in any seven consecutive days', readCount)
    .action(
      action<SetOptions, []>(async (context, options) => {
        const { dunlin, requestId } = context;
        const { perDay = 0, perSevenDays = 0 } = options;
        const wanted = { ...(await subjectOf(context, options)), maxPerDay: perDay, maxPerSevenDays: perSevenDays };
        const { cap: set } = await dunlin.communication.setContactCap({ requestId, cap: wanted }, dunlin.caller);
        showCap(context, set);
      }),
    );
}

function withSubject(command: Command): Command {
  return command
    .option('--customer <reference or id>', 'the common cap when absent')
    .addOption(channelOption('of which medium').default('email'));
}

async function subjectOf(context: CommandContext, { customer, channel }: CapOptions) {
  return { customerId: customer ? await customerIdOf(context, customer) : '', channel: channels[channel] };
}

function showCap({ output }: CommandContext, cap: communicationV1.ContactCap | null): void {
  if (cap) output.one(cap);
  else if (output.json) output.one({});
  else output.say('No cap holds.');
}
