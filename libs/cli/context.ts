import { readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { connect, type Dunlin } from '#libs/client';
import { fileUnreadable } from '#libs/files';
import { newId } from '#libs/ids';
import { createOutput, type Output } from './output.js';

/** What every command works with. */
export interface CommandContext {
  readonly dunlin: Dunlin;
  readonly output: Output;
  /** `--request-id`, or a new one: makes a repeat of the same command harmless. */
  readonly requestId: string;
}

/** Options of every command. */
export interface CommonOptions {
  json?: boolean;
  requestId?: string;
}

/** Wraps a command: connects, runs it, closes. */
export function action<Options extends CommonOptions, Parameters extends unknown[]>(
  work: (context: CommandContext, options: Options, ...parameters: Parameters) => Promise<void>,
): (...values: unknown[]) => Promise<void> {
  return async (...values) => {
    const command = values.at(-1) as Command;
    const options = command.optsWithGlobals<Options>();
    const dunlin = connect(process.env, `user:${userInfo().username}`);
    const json = options.json ?? false;
    try {
      const context = { dunlin, output: createOutput(json), requestId: options.requestId ?? newId() };
      await work(context, options, ...(command.processedArgs as Parameters));
    } finally {
      dunlin.close();
    }
  };
}

/** More than any mapping or sequence has; the services refuse less. */
const greatestDocumentBytes = 1_048_576;

/** A mapping or a sequence. @throws DomainError FILE_UNREADABLE */
export function readDocumentFile(path: string): string {
  try {
    if (statSync(path).size <= greatestDocumentBytes) return readFileSync(path, 'utf8');
  } catch (error) {
    throw fileUnreadable(path, error as NodeJS.ErrnoException);
  }
  throw fileUnreadable(path, `it has more than ${greatestDocumentBytes} bytes, so it is no mapping and no sequence`);
}

const idPattern = /^[0-9a-f]{8}-[0-9a-f-]{27}$/i;

/** A customer id by id or reference. */
export async function customerIdOf({ dunlin }: CommandContext, idOrReference: string): Promise<string> {
  if (idPattern.test(idOrReference)) return idOrReference;
  const { customer } = await dunlin.customer.getCustomer({ reference: idOrReference }, dunlin.caller);
  return customer!.customerId;
}

/** An invoice id by id or number. */
export async function invoiceIdOf({ dunlin }: CommandContext, idOrNumber: string): Promise<string> {
  if (idPattern.test(idOrNumber)) return idOrNumber;
  const { invoice } = await dunlin.invoice.getInvoice({ number: idOrNumber }, dunlin.caller);
  return invoice!.invoiceId;
}
