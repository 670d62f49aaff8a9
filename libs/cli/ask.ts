import { DomainError } from '#libs/errors';

interface Asking {
  /** `--yes` was given. */
  readonly yes: boolean;
  /** A person sits at a terminal and reads the output. */
  readonly interactive: boolean;
}

/**
 * Confirms before something is sent or cannot be undone: at once with `--yes`, else a person on a terminal does. Where
 * nobody can be asked, such as in a script, silence is no consent.
 * @throws NOT_CONFIRMED for anything but a yes
 */
export function confirmer(
  { yes, interactive }: Asking,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): (question: string) => Promise<void> {
  return async (question) => {
    if (yes) return;
    if (!interactive) throw notConfirmed(`Nobody can be asked here, so give --yes to confirm this: ${question}`);
    if (!(await isAffirmed(question, input, output))) throw notConfirmed('Answer y, or give --yes.');
  };
}

async function isAffirmed(
  question: string,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<boolean> {
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input, output });
  // The end of the input is no consent.
  const ended = new Promise<string>((resolve) => terminal.once('close', () => resolve('')));
  const typed = await Promise.race([terminal.question(`${question} [y/N] `), ended]);
  terminal.close();
  return /^y(es)?$/i.test(typed.trim());
}

function notConfirmed(what: string): DomainError {
  return new DomainError('NOT_CONFIRMED', 'refused', `Nothing was done. ${what}`);
}
