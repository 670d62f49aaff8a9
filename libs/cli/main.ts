import { Command, CommanderError } from 'commander';
import { DomainError } from '#libs/errors';
import { addCaseCommands } from './commands/cases.js';
import { addClockCommands } from './commands/clock.js';
import { addCustomerCommands } from './commands/customers.js';
import { addFileCommands } from './commands/files.js';
import { addInvoiceCommands } from './commands/invoices.js';
import { addOperationsCommands } from './commands/operations.js';
import { addPlacementCommands } from './commands/placements.js';

/** Exit codes of the command line; printed by `dunlin --help`. */
const exitCodes = { done: 0, refused: 1, usage: 2, unreachable: 3, rowsRefused: 4 } as const;

const program = new Command('dunlin')
  .description('Works with a running Dunlin. Where the services answer is read from DUNLIN_RPC_<SERVICE>_ADDRESS.')
  .option('--json', 'print JSON instead of tables')
  .option('--request-id <id>', 'id of this request; the same id again changes nothing twice')
  .configureHelp({ showGlobalOptions: true })
  .exitOverride()
  .addHelpText(
    'after',
    `
Exit codes: ${exitCodes.done} done, ${exitCodes.refused} refused or failed, ${exitCodes.usage} wrong usage, ${exitCodes.unreachable} services not reachable, ${exitCodes.rowsRefused} done, but rows of the file were refused.`,
  );

for (const add of [
  addFileCommands,
  addInvoiceCommands,
  addCustomerCommands,
  addCaseCommands,
  addClockCommands,
  addPlacementCommands,
  addOperationsCommands,
]) {
  add(program);
}

try {
  await program.parseAsync(process.argv);
} catch (error) {
  process.exitCode = explain(error);
}

/** Says what happened, why, and what to do, and answers the exit code. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  const json = process.argv.includes('--json');
  if (!(error instanceof DomainError)) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(json ? `${JSON.stringify({ error: { code: 'FAILED', message } })}\n` : `Failed: ${message}\n`);
    return exitCodes.refused;
  }
  const { code, message, details, kind } = error;
  if (json) {
    process.stderr.write(`${JSON.stringify({ error: { code, message, ...details } })}\n`);
  } else {
    process.stderr.write(`${message}\n  (${code})\n`);
    for (const { field, description } of details.violations ?? []) process.stderr.write(`  ${field}: ${description}\n`);
    if (details.state)
      process.stderr.write(`  state: ${details.state}; allowed: ${(details.allowed ?? []).join(', ')}\n`);
  }
  return kind === 'unavailable' ? exitCodes.unreachable : exitCodes.refused;
}
