import { type Command, InvalidArgumentError, Option } from 'commander';
import { toWireDate } from '#libs/contracts';
import { isCurrency } from '#libs/money';
import { parseLocalDate } from '#libs/time';

/** A date as rpcs take it. */
export type WireDate = ReturnType<typeof toWireDate>;

/**
 * A command below a noun.
 * @param examples what stands after `dunlin`, with or without a remark after two spaces and #
 */
export function addCommand(noun: Command, name: string, description: string, ...examples: string[]): Command {
  return addExamples(noun.command(name).description(description), ...examples);
}

export function addExamples(command: Command, ...examples: string[]): Command {
  const heading = examples.length === 1 ? 'Example' : 'Examples';
  return command.addHelpText('after', `\n${heading}:\n${examples.map((line) => `  dunlin ${line}`).join('\n')}`);
}

export const reasonOption = ['--reason <text>', 'why; it stands in the diary of the customer'] as const;

/** The reason of an act that takes one by its code, as text, or as both. */
export interface ReasonOptions {
  reason?: string;
  reasonCode?: string;
}

export function addReasonOptions(command: Command): Command {
  return command
    .option(...reasonOption)
    .option('--reason-code <code>', 'why, by a code of dunlin reasons list; text may be given besides');
}

/** The reason as rpcs take it; the service refuses where there is none. */
export function reasonOf({ reason = '', reasonCode = '' }: ReasonOptions): { reason: string; reasonCode: string } {
  return { reason, reasonCode };
}

/** Of every command that asks before it acts. */
export const yesOption = ['--yes', 'do not ask; needed where nobody can be asked, such as in scripts'] as const;

/** An option that takes one of a few words; help and refusals name them. */
export function choice(flags: string, description: string, words: readonly string[]): Option {
  return new Option(flags, description).choices(words);
}

export function dateOption(flags: string, description?: string): Option {
  return new Option(flags, description).argParser(readWireDate);
}

export function instantOption(flags: string, description?: string): Option {
  return new Option(flags, description).argParser(readInstant);
}

export function readCount(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('Write a whole number from 1.');
  return Number(text);
}

/** An ISO date (its first instant in UTC) or instant. */
export function readInstant(text: string): Date {
  if (parseLocalDate(text)) return new Date(`${text}T00:00:00Z`);
  const instant = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text) ? new Date(text) : new Date(Number.NaN);
  if (Number.isNaN(instant.getTime())) {
    throw new InvalidArgumentError('Write a date or an instant: 2013-04-01 or 2013-04-01T10:00:00Z.');
  }
  return instant;
}

export function readCurrency(text: string): string {
  const code = text.toUpperCase();
  if (!isCurrency(code)) throw new InvalidArgumentError('Write an ISO 4217 code such as USD or EUR.');
  return code;
}

export function readWireDate(text: string): WireDate {
  const date = parseLocalDate(text);
  if (!date) throw new InvalidArgumentError('Write a date like 2013-04-01.');
  return toWireDate(date);
}
