import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { connect, type Dunlin } from '#libs/client';
import { DomainError } from '#libs/errors';
import { newId } from '#libs/ids';
import { parseLocalDate } from '#libs/time';
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
export function action<Options extends CommonOptions, Parameters extends string[]>(
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

/** @throws DomainError FILE_UNREADABLE */
export function readInput(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new DomainError(
      'FILE_UNREADABLE',
      'invalid',
      `${path} cannot be read: ${(error as Error).message}. Name an existing file.`,
    );
  }
}

/** An ISO date (its first instant in UTC) or instant. @throws DomainError DATE_INVALID */
export function readInstant(text: string): Date {
  const date = parseLocalDate(text) ? new Date(`${text}T00:00:00Z`) : new Date(text);
  if (Number.isNaN(date.getTime()) || !/^\d{4}-\d{2}-\d{2}(T.*(Z|[+-]\d{2}:\d{2}))?$/.test(text)) {
    throw new DomainError(
      'DATE_INVALID',
      'invalid',
      `${text} is no date or instant. Write 2013-04-01 or 2013-04-01T10:00:00Z.`,
    );
  }
  return date;
}

/** A customer id by id or reference. */
export async function customerIdOf({ dunlin }: CommandContext, idOrReference: string): Promise<string> {
  const byId = /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(idOrReference);
  if (byId) return idOrReference;
  const { customer } = await dunlin.customer.getCustomer({ reference: idOrReference }, dunlin.caller);
  return customer!.customerId;
}

/** An invoice id by id or number. */
export async function invoiceIdOf({ dunlin }: CommandContext, idOrNumber: string): Promise<string> {
  if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(idOrNumber)) return idOrNumber;
  const { invoice } = await dunlin.invoice.getInvoice({ number: idOrNumber }, dunlin.caller);
  return invoice!.invoiceId;
}
