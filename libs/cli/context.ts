import { readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { connect, type Dunlin } from '#libs/client';
import { newId } from '#libs/ids';
import { confirmer } from './ask.js';
import { createOutput, type Output } from './output.js';
import { signedInCaller } from './sign-in/caller-token.js';

/** Client, output and options of a command. */
export interface CommandContext {
  readonly dunlin: Dunlin;
  readonly output: Output;
  /** `--request-id`, or a new one: makes a repeat of the same command harmless. */
  readonly requestId: string;
  /** `--creditor`, empty without it: whose invoices numbers name. */
  readonly creditorId: string;
  /**
   * Asks on a terminal before something is sent or cannot be undone; elsewhere, such as in scripts, only `--yes`
   * confirms.
   * @throws NOT_CONFIRMED
   */
  confirm(question: string): Promise<void>;
}

/** Options of every command. */
export interface CommonOptions {
  json?: boolean;
  requestId?: string;
  creditor?: string;
  yes?: boolean;
}

/** Wraps a command: connects, runs it, closes. */
export function action<Options extends CommonOptions, Parameters extends unknown[]>(
  work: (context: CommandContext, options: Options, ...parameters: Parameters) => Promise<void>,
): (...values: unknown[]) => Promise<void> {
  return async (...values) => {
    const command = values.at(-1) as Command;
    const options = command.optsWithGlobals<Options>();
    const { actor, token } = signedInCaller(process.env) ?? {
      actor: `user:${userInfo().username}`,
      token: undefined,
    };
    const dunlin = connect(process.env, actor, token);
    const output = createOutput(options.json ?? false);
    const asking = { yes: options.yes ?? false, interactive: output.interactive };
    const confirm = confirmer(asking, process.stdin, process.stderr);
    try {
      const { requestId = newId(), creditor: creditorId = '' } = options;
      const context = { dunlin, output, requestId, creditorId, confirm };
      await work(context, options, ...(command.processedArgs as Parameters));
    } finally {
      dunlin.close();
    }
  };
}

/** More than any mapping, sequence or template has; the services refuse less. */
const maxDocumentBytes = 1_048_576;

/** A mapping, a sequence or a part of a template. @throws FILE_UNREADABLE */
export async function readDocumentFile(path: string): Promise<string> {
  const { fileUnreadable } = await import('#libs/files');
  try {
    if (statSync(path).size <= maxDocumentBytes) return readFileSync(path, 'utf8');
  } catch (error) {
    throw fileUnreadable(path, error as NodeJS.ErrnoException);
  }
  throw fileUnreadable(path, `it has more than ${maxDocumentBytes} bytes, so it is no mapping, sequence or template`);
}
