import type { Command } from 'commander';
import { action, type CommonOptions } from '../../context.js';
import { customerIdOf } from '../../find.js';
import { addCommand, choice, dateOption, reasonOption, type WireDate } from '../../options.js';

const flags = {
  bankrupt: 'FLAG_BANKRUPT',
  deceased: 'FLAG_DECEASED',
  minor: 'FLAG_MINOR',
  fraud: 'FLAG_FRAUD',
  insolvent: 'FLAG_INSOLVENT',
  attorney: 'FLAG_ATTORNEY',
  moratorium: 'FLAG_MORATORIUM',
  vulnerable: 'FLAG_VULNERABLE',
} as const;

interface FlagOptions extends CommonOptions {
  flag: keyof typeof flags;
  reason: string;
}

interface RaiseOptions extends FlagOptions {
  since?: WireDate;
  until?: WireDate;
  end: boolean;
  evidence?: string;
}

export function addFlagCommands(flag: Command): void {
  withOptions(
    addCommand(
      flag,
      'raise',
      'Raises a flag, or says more of one that is raised. Every contact with the customer stops at once, except for vulnerable.',
      'flag raise D-1001 --flag bankrupt --reason "court notice of 3 March"',
      'flag set D-1001 --flag moratorium --until 2026-05-01 --evidence "file 7/26" --reason "letter of the adviser"',
    ).alias('set'),
  )
    .addOption(dateOption('--since <date>', 'first day; today when left out'))
    .addOption(dateOption('--until <date>', 'last day'))
    .option('--no-end', 'no last day is known any more')
    .option('--evidence <text>', 'what it is known by, such as the file number of a court')
    .action(
      action<RaiseOptions, [string]>(async (context, options, who) => {
        const { dunlin, output, requestId } = context;
        const { reason, since = null, until = null, evidence = '' } = options;
        const flagged = { customerId: await customerIdOf(context, who), flag: flags[options.flag], reason };
        const request = { requestId, ...flagged, sinceDate: since, untilDate: until, evidence, noEnd: !options.end };
        output.one((await dunlin.customer.raiseFlag(request, dunlin.caller)).customer!);
      }),
    );
  withOptions(
    addCommand(
      flag,
      'lower',
      'Lowers a flag.',
      'flag lower D-1001 --flag fraud --reason "cleared by the police"',
    ).alias('clear'),
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
