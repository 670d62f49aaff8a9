import { PassThrough } from 'node:stream';
import { ask } from './ask.js';

/** Asks a person who types this; nothing and the end of the input when absent. */
async function asked(typed?: string): Promise<{ shown: string; refusal?: unknown }> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  if (typed === undefined) input.end();
  else input.write(`${typed}\n`);
  const refusal = await ask('Void invoice R-1?', input, output).then(
    () => undefined,
    (error: unknown) => error,
  );
  return { shown: String(output.read()), refusal };
}

describe('a question before something is done', () => {
  it.each(['y', 'Y', ' yes '])('is answered by %s', async (typed) => {
    expect(await asked(typed)).toEqual({ shown: 'Void invoice R-1? [y/N] ', refusal: undefined });
  });

  it.each(['', 'n', 'yeah', undefined])('refuses after %p', async (typed) => {
    expect(await asked(typed)).toMatchObject({ refusal: { code: 'NOT_CONFIRMED', kind: 'refused' } });
  });
});
