import type { Command } from 'commander';
import { action, type CommonOptions } from '../../context.js';
import { customerIdOf } from '../../find.js';
import { addCommand, choice, reasonOption } from '../../options.js';

const flags = {
  bankrupt: 'FLAG_BANKRUPT',
  deceased: 'FLAG_DECEASED',
  minor: 'FLAG_MINOR',
  fraud: 'FLAG_FRAUD',
  insolvent: 'FLAG_INSOLVENT',
} as const;

interface FlagOptions extends CommonOptions {
  flag: keyof typeof flags;
  reason: string;
}

export function addFlagCommands(flag: Command): void {
  withOptions(
    addCommand(
      flag,
      'raise',
      'Raises a flag; every contact with the customer stops at once.',
      'flag raise D-1001 --flag bankrupt --reason "court notice of 3 March"',
    ),
  ).action(
    action<FlagOptions, [string]>(async (context, options, who) => {
      const { dunlin, output, requestId } = context;
      const { reason } = options;
      const request = { requestId, customerId: await customerIdOf(context, who), flag: flags[options.flag], reason };
      output.one((await dunlin.customer.raiseFlag(request, dunlin.caller)).customer!);
    }),
  );
  withOptions(
    addCommand(flag, 'lower', 'Lowers a flag.', 'flag lower D-1001 --flag fraud --reason "cleared by the police"'),
  ).action(
    action<FlagOptions, [string]>(async (context, options, who) => {
      const { dunlin, output, requestId } = context;
      const { reason } = options;
      const request = { requestId, customerId: await customerIdOf(context, who), flag: flags[options.flag], reason };
      output.one((await dunlin.customer.lowerFlag(request, dunlin.caller)).customer!);
    }),
  );
}

function withOptions(command: Command): Command {
  return command
    .argument('<customer>', 'reference or id')
    .addOption(choice('--flag <flag>', 'what is known', Object.keys(flags)).makeOptionMandatory())
    .requiredOption(...reasonOption);
}
