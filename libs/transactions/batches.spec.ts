import { DomainError } from '#libs/errors';
import { inBatches } from './index.js';

async function runBatch(keys: readonly number[], fails: (key: number) => unknown) {
  const done: number[] = [];
  const aside: number[] = [];
  const run = async (batch: readonly number[]) => {
    const fault = batch.map(fails).find((found) => found);
    if (fault) throw fault;
    done.push(...batch);
  };
  await inBatches(keys, run, async (key) => void aside.push(key));
  return { done, aside };
}

const keys = Array.from({ length: 100 }, (_, index) => index);

it('sets aside what fails alone and does all the rest', async () => {
  const { done, aside } = await runBatch(keys, (key) => [13, 14, 99].includes(key) && new Error('Unknown zone.'));
  expect(aside).toEqual([13, 14, 99]);
  expect(done).toEqual(keys.filter((key) => !aside.includes(key)));
});

it('sets nothing aside when the database is away', async () => {
  const away = new DomainError('DATABASE_UNAVAILABLE', 'unavailable', 'Away.');
  await expect(runBatch(keys, () => away)).rejects.toBe(away);
});
