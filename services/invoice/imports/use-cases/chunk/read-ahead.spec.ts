import { ReadAhead } from './read-ahead.js';

const made = (chunk: string) => () => Promise.resolve(chunk);

it('gives a chunk to the first that asks for its place, and to nobody else', async () => {
  const ahead = new ReadAhead<string>();
  ahead.start('i1', 100, made('second'));
  expect(await ahead.take('i2', 100)).toBeNull();
  expect(await ahead.take('i1', 100)).toBe('second');
  expect(await ahead.take('i1', 100)).toBeNull();
  ahead.start('i1', 100, made('second'));
  expect(await ahead.take('i1', 200)).toBeNull();
});

it('leaves what fails to whoever wants it', async () => {
  const ahead = new ReadAhead<string>();
  ahead.start('i1', 100, () => Promise.reject(new Error('away')));
  expect(await ahead.take('i1', 100)).toBeNull();
});

it('keeps few', async () => {
  const ahead = new ReadAhead<string>();
  for (let index = 0; index < 6; index += 1) ahead.start(`i${index}`, 1, made(`c${index}`));
  expect(await Promise.all([0, 1, 2, 5].map((index) => ahead.take(`i${index}`, 1)))).toEqual([null, null, 'c2', 'c5']);
});
