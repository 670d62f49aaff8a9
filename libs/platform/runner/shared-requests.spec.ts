import { setTimeout as pause } from 'node:timers/promises';
import { DomainError } from '#libs/errors';
import { aCaller } from '#libs/testing';
import type { SharedCall } from '#libs/transactions';
import { SharedRequests } from './shared-requests.js';

/** Doubles numbers, and keeps which went together; 13 is refused, and a batch with 99 fails as a whole. */
function doubling(fault: unknown = new Error('Wrong.')) {
  const batches: number[][] = [];
  const act = async (calls: readonly SharedCall<number>[]): Promise<PromiseSettledResult<number>[]> => {
    const inputs = calls.map(({ input }) => input);
    batches.push([...inputs].sort((one, other) => one - other));
    await pause(5);
    if (inputs.includes(99)) throw fault;
    return inputs.map((input) =>
      input === 13 ? { status: 'rejected', reason: new Error('Thirteen.') } : { status: 'fulfilled', value: 2 * input },
    );
  };
  return { batches, requests: new SharedRequests<number, number>(act) };
}

const numbersTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 100);

describe('calls of one operation', () => {
  it('go together when they come at one time or while others are carried out, and each gets its own result', async () => {
    const { batches, requests } = doubling();
    const first = [1, 2].map((input) => requests.add(aCaller(), input));
    await pause(1);
    const second = [3, 4].map((input) => requests.add(aCaller(), input));
    expect(await Promise.all([...first, ...second])).toEqual([2, 4, 6, 8]);
    expect(batches).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('are refused each for itself', async () => {
    const { batches, requests } = doubling();
    const outcomes = await Promise.allSettled([1, 13, 2].map((input) => requests.add(aCaller(), input)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(batches).toHaveLength(1);
  });

  it('are carried out alone where all together fail, so that one keeps no other back', async () => {
    const { batches, requests } = doubling();
    const outcomes = await Promise.allSettled([1, 99, 2].map((input) => requests.add(aCaller(), input)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(batches.map(({ length }) => length)).toEqual([3, 1, 1, 1]);
  });

  it('all fail at once where a server is away', async () => {
    const { batches, requests } = doubling(new DomainError('DATABASE_UNAVAILABLE', 'unavailable', 'Away.'));
    const outcomes = await Promise.allSettled([1, 99, 2].map((input) => requests.add(aCaller(), input)));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(batches).toHaveLength(1);
  });

  it('of the same request go one after the other, and no more than a hundred together', async () => {
    const { batches, requests } = doubling();
    const caller = aCaller();
    await Promise.all([requests.add(caller, 1), requests.add(caller, 2), requests.add(aCaller(), 3)]);
    expect(batches).toEqual([[1, 3], [2]]);
    await Promise.all(numbersTo(250).map((input) => requests.add(aCaller(), input)));
    expect(batches.slice(2).map(({ length }) => length)).toEqual([100, 100, 50]);
  });
});
