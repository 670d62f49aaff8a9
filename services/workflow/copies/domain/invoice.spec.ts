import { changeOf, type InvoiceFacts } from './invoice.js';

test('snapshots of an invoice that are older than what is known do not count', () => {
  const snapshot = (invoiceId: string, version: bigint) => ({ invoiceId, version }) as InvoiceFacts;
  expect(changeOf({ version: 3n }, snapshot('a', 3n))).toBe('STALE');
  expect(changeOf({ version: 3n }, snapshot('a', 4n))).toBe('CHANGED');
  expect(changeOf(undefined, snapshot('a', 1n))).toBe('NEW');
});
