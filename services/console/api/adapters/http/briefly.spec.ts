import { briefly } from './briefly.js';

describe('what is read for all who ask within a moment', () => {
  it('is read once, and again when the moment is over', async () => {
    let count = 0;
    const ask = briefly(50, async () => (count += 1));
    expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(await ask()).toBe(2);
  });

  it('is read again at once where it failed', async () => {
    let count = 0;
    const ask = briefly(60_000, async () => {
      count += 1;
      if (count === 1) throw new Error('away');
      return count;
    });
    await expect(ask()).rejects.toThrow('away');
    expect(await ask()).toBe(2);
  });
});
