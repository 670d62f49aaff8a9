import type { Command } from 'commander';
import { toWireMoney } from '#libs/contracts';
import { formatMajor, money } from '#libs/money';
import { readAmount } from '../../../amounts.js';
import { action, type CommandContext, type CommonOptions } from '../../../context.js';
import { addCommand, choice, dateOption, readCount, readCurrency, type WireDate } from '../../../options.js';
import { fields } from '../../../output.js';
import { toPlain } from '../../../plain.js';
import { addChangeCommands } from './change.js';
import { addListCommands } from './list.js';
import { addMakeCommands, frequencies } from './make.js';

interface SimulateOptions extends CommonOptions {
  total: string;
  currency: string;
  count: number;
  frequency: keyof typeof frequencies;
  first: WireDate;
}

interface ShownInstalment {
  readonly dueDate: string;
  readonly amount: string;
}

export function addArrangementCommands(arrangement: Command): void {
  addCommand(
    arrangement,
    'simulate',
    'Tells the instalments of a plan; nothing is stored.',
    'arrangement simulate --total 1000.00 --currency EUR --count 3 --frequency monthly --first 2026-01-31',
  )
    .requiredOption('--total <decimal>', 'what is paid in all')
    .requiredOption('--currency <code>', 'ISO 4217', readCurrency)
    .requiredOption('--count <n>', 'number of instalments', readCount)
    .addOption(choice('--frequency <word>', 'how often', Object.keys(frequencies)).makeOptionMandatory())
    .addOption(dateOption('--first <date>', 'when the first one is due').makeOptionMandatory())
    .action(action<SimulateOptions, []>(simulateArrangement));
  addListCommands(arrangement);
  addMakeCommands(arrangement);
  addChangeCommands(arrangement);
}

async function simulateArrangement({ dunlin, output }: CommandContext, options: SimulateOptions): Promise<void> {
  const { total: amount, currency, count, frequency, first: firstDate } = options;
  const total = toWireMoney(readAmount({ amount, currency }));
  const simulated = await dunlin.payment.simulateArrangement(
    { total, count, frequency: frequencies[frequency], firstDate },
    dunlin.caller,
  );
  const instalments = simulated.instalments.map(({ dueDate, amount: each }): ShownInstalment => {
    return { dueDate: toPlain(dueDate) as string, amount: formatMajor(money(BigInt(each!.minorUnits), currency)) };
  });
  if (output.json) return output.one({ hash: simulated.hash, instalments, currency });
  output.many(instalments, fields<ShownInstalment>('dueDate', 'amount'));
  output.say(`Hash: ${simulated.hash}`);
}
