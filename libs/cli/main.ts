import { CommanderError } from 'commander';
import { DomainError } from '#libs/errors';
import { createFullProgram, createProgram, exitCodes } from './program.js';

// Known before the arguments are read: wrong ones are to be told of in the same form.
const json = process.argv.includes('--json');
const writeErr = (text: string): void => void (json || process.stderr.write(text));

// The reader of the output may stop early, as head does.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? 0 : exitCodes.refused),
);

try {
  // Only help is asked for commands of a noun that is not parsed itself.
  const program = process.argv[2] === 'help' ? await createFullProgram(writeErr) : createProgram(writeErr);
  await program.parseAsync(process.argv);
} catch (error) {
  process.exitCode = explain(error);
}

/** Says what happened, why, and what to do. @returns the exit code */
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
      '  Start Dunlin with npm start, or say in DUNLIN_RPC_<SERVICE>_ADDRESS where its services are,',
      '  and with DUNLIN_RPC_TLS=true that they serve by TLS.',
    );
  }
  return `${lines.join('\n')}\n`;
}
