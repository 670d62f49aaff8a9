import { PassThrough } from 'node:stream';
import { confirmer } from './ask.js';

interface Asked {
  yes?: boolean;
  interactive?: boolean;
  /** What a person types; nothing and the end of the input when absent. */
  typed?: string | undefined;
}

async function asked({ yes = false, interactive = true, typed }: Asked): Promise<{ shown: string; refusal?: unknown }> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  if (typed === undefined) input.end();
  else input.write(`${typed}\n`);
  const refusal = await confirmer(
    { yes, interactive },
    input,
    output,
  )('Void invoice R-1?').then(
    () => undefined,
    (error: unknown) => error,
  );
  return { shown: String(output.read() ?? ''), refusal };
}

describe('a question before something is done', () => {
  it.each(['y', 'Y', ' yes '])('is answered by %s', async (typed) => {
    expect(await asked({ typed })).toEqual({ shown: 'Void invoice R-1? [y/N] ', refusal: undefined });
  });

  it.each(['', 'n', 'yeah', undefined])('refuses after %p', async (typed) => {
    expect(await asked({ typed })).toMatchObject({ refusal: { code: 'NOT_CONFIRMED', kind: 'refused' } });
  });

  it('is not asked with --yes, wherever it is', async () => {
    for (const interactive of [true, false]) {
      expect(await asked({ yes: true, interactive })).toEqual({ shown: '', refusal: undefined });
    }
  });

  it('refuses where nobody can be asked, says what it was about and how to confirm it', async () => {
    const { shown, refusal } = await asked({ interactive: false, typed: 'y' });
    expect(shown).toBe('');
    expect(refusal).toMatchObject({
      code: 'NOT_CONFIRMED',
      message: 'Nothing was done. Nobody can be asked here, so give --yes to confirm this: Void invoice R-1?',
    });
  });
});
