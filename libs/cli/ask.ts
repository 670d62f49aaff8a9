import { DomainError } from '#libs/errors';

/**
 * Asks a person before something is done.
 * @throws NOT_CONFIRMED for anything but a yes
 */
export async function ask(
  question: string,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<void> {
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input, output });
  // The end of the input is no consent.
  const ended = new Promise<string>((resolve) => terminal.once('close', () => resolve('')));
  const typed = await Promise.race([terminal.question(`${question} [y/N] `), ended]);
  terminal.close();
  if (/^y(es)?$/i.test(typed.trim())) return;
  throw new DomainError('NOT_CONFIRMED', 'refused', 'Nothing was done. Answer y, or give --yes.');
}
