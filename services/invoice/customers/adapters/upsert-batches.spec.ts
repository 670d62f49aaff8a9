import { upsertBatches } from './upsert-batches.js';

const rows = (count: number, name: string) =>
  Array.from({ length: count }, (_, index) => ({ reference: `c-${index}`, customerFields: { name } }));

it('sends five thousand customers with names of 2 kB in requests that an rpc can carry, in their order', () => {
  const sent = rows(5_000, 'ü'.repeat(1_000));
  const batches = upsertBatches('f/rows/0', sent);
  expect(batches.flatMap((batch) => batch.rows)).toEqual(sent);
  for (const batch of batches) expect(Buffer.byteLength(JSON.stringify(batch.rows))).toBeLessThan(2_200_000);
  expect(new Set(batches.map(({ requestId }) => requestId)).size).toBe(batches.length);
});

it('sends usual customers in one request, and none in none', () => {
  expect(upsertBatches('f/rows/0', rows(5_000, 'Ann'))).toHaveLength(1);
  expect(upsertBatches('f/rows/0', [])).toEqual([]);
});

it('gives the same rows the same request id, and others another', () => {
  const [first, repeated] = [upsertBatches('f/rows/0', rows(2, 'Ann')), upsertBatches('f/rows/0', rows(2, 'Ann'))];
  expect(repeated).toEqual(first);
  expect(first[0]!.requestId).toMatch(/^f\/rows\/0\/[0-9a-f]{32}$/);
  expect(upsertBatches('f/rows/0', rows(3, 'Ann'))[0]!.requestId).not.toBe(first[0]!.requestId);
  expect(upsertBatches('f/rows/9', rows(2, 'Ann'))[0]!.requestId).not.toBe(first[0]!.requestId);
});
