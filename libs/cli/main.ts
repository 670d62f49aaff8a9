import { Command, CommanderError } from 'commander';
import { releaseVersion } from '#libs/contracts';
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

// Known before the arguments are read: wrong ones are to be told of in the same form.
const json = process.argv.includes('--json');

const program = new Command('dunlin')
  .description(
    'Works with a running Dunlin. Where the services answer is read from DUNLIN_RPC_<SERVICE>_ADDRESS; DUNLIN_RPC_TLS=true with _CA_FILE, _CERT_FILE and _KEY_FILE shows them a certificate.',
  )
  .version(releaseVersion())
  .option('--json', 'print JSON instead of tables')
  .option('--request-id <id>', 'id of this request; the same id again changes nothing twice')
  .configureHelp({ showGlobalOptions: true })
  .exitOverride()
  .configureOutput({ writeErr: (text) => void (json || process.stderr.write(text)) })
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

// Whoever reads the output may stop early, as head does.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? 0 : exitCodes.refused),
);

try {
  await program.parseAsync(process.argv);
} catch (error) {
  process.exitCode = explain(error);
}

/** Says what happened, why, and what to do, and answers the exit code. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return exitCodes.done;
    if (json) writeError({ code: 'USAGE', message: error.message.replace(/^error: /, '') });
    return exitCodes.usage;
  }
  if (!(error instanceof DomainError)) {
    const message = error instanceof Error ? error.message : String(error);
    if (json) writeError({ code: 'FAILED', message });
    else process.stderr.write(`Failed: ${message}\n`);
    return exitCodes.refused;
  }
  const { code, message, details, kind } = error;
  if (json) writeError({ code, message, ...details });
  else process.stderr.write(forPeople(error));
  return kind === 'unavailable' ? exitCodes.unreachable : exitCodes.refused;
}

function writeError(error: object): void {
  process.stderr.write(`${JSON.stringify({ error })}\n`);
}

function forPeople({ code, message, details }: DomainError): string {
  const { violations = [], state, allowed = [] } = details;
  // The message has its violations in one line; below each other they are easier to read, and none is cut off.
  const headline = violations.length > 0 ? (/^[^.]*\./.exec(message)?.[0] ?? message) : message;
  const lines = [headline, `  (${code})`];
  for (const { field, description } of violations) lines.push(`  ${field ? `${field}: ` : ''}${description}`);
  if (state) lines.push(`  state: ${state}; allowed: ${allowed.join(', ') || 'nothing'}`);
  if (code === 'SERVICE_UNAVAILABLE') {
    lines.push(
      '  Start Dunlin with npm start, or say in DUNLIN_RPC_<SERVICE>_ADDRESS where its services answer,',
      '  and with DUNLIN_RPC_TLS=true that they answer by TLS.',
    );
  }
  return `${lines.join('\n')}\n`;
}
