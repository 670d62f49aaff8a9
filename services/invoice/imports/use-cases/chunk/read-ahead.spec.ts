import { ReadAhead } from './read-ahead.js';

const place = (at: number, lengthBytes = 100) => ({ at, lengthBytes });
const made = (chunk: string) => () => Promise.resolve(chunk);

it('gives a chunk to the first that asks for its place, and to nobody else', async () => {
  const ahead = new ReadAhead<string>();
  ahead.start('i1', place(100), made('second'));
  expect(await ahead.take('i2', 100)).toBeNull();
  expect(await ahead.take('i1', 100)).toBe('second');
  expect(await ahead.take('i1', 100)).toBeNull();
  ahead.start('i1', place(100), made('second'));
  expect(await ahead.take('i1', 200)).toBeNull();
});

it('leaves what fails to whoever wants it', async () => {
  const ahead = new ReadAhead<string>();
  ahead.start('i1', place(100), () => Promise.reject(new Error('away')));
  expect(await ahead.take('i1', 100)).toBeNull();
});

it('keeps few', async () => {
  const ahead = new ReadAhead<string>();
  for (let index = 0; index < 6; index += 1) ahead.start(`i${index}`, place(1), made(`c${index}`));
  expect(await Promise.all([0, 1, 2, 5].map((index) => ahead.take(`i${index}`, 1)))).toEqual([null, null, 'c2', 'c5']);
});

it('keeps no more than its bytes, whether chunks are being read, were dropped meanwhile, or are long', async () => {
  const ahead = new ReadAhead<string>();
  const reads: string[] = [];
  const finish: (() => void)[] = [];
  const start = (importId: string, lengthBytes: number) =>
    ahead.start(importId, place(1, lengthBytes), () => {
      reads.push(importId);
      return new Promise((resolve) => finish.push(() => resolve(importId)));
    });
  start('a', 16_000_000);
  // The first one is dropped for it, but its memory is in use until it is read.
  start('b', 16_000_000);
  expect(reads).toEqual(['a']);
  finish[0]!();
  await new Promise(setImmediate);
  start('b', 16_000_000);
  start('c', 30_000_000);
  expect(reads).toEqual(['a', 'b']);
  finish[1]!();
  await new Promise(setImmediate);
  start('d', 1_000);
  finish[2]!();
  expect(reads).toEqual(['a', 'b', 'd']);
  expect(await ahead.take('d', 1)).toBe('d');
});
