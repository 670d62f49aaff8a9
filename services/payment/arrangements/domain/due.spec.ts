import fc from 'fast-check';
import { payParts } from './due.js';

const sumOf = (parts: readonly { readonly minor: bigint }[]) => parts.reduce((sum, { minor }) => sum + minor, 0n);

it('pays parts in their order, and leaves the rest of them to the next payment', () => {
  const parts = [
    { invoiceId: 'a', minor: 20n },
    { invoiceId: 'b', minor: 10n },
  ];
  expect(payParts(parts, 25n)).toEqual({
    paid: [
      { invoiceId: 'a', minor: 20n },
      { invoiceId: 'b', minor: 5n },
    ],
    left: [{ invoiceId: 'b', minor: 5n }],
  });
});

test('no money and no part is lost', () => {
  const parts = fc.array(fc.record({ invoiceId: fc.uuid(), minor: fc.bigInt({ min: 1n, max: 1_000n }) }), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(parts, fc.bigInt({ min: 0n, max: 10_000n }), (given, minor) => {
      const { paid, left } = payParts(given, minor);
      const total = sumOf(given);
      expect([sumOf(paid), sumOf(paid) + sumOf(left)]).toEqual([total < minor ? total : minor, total]);
    }),
    { numRuns: 5_000 },
  );
});
