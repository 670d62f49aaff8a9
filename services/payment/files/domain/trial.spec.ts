import fc from 'fast-check';
import type { Candidate } from './file-line.js';
import { matchesOf } from './trial.js';

const candidate = (row: number, minor: bigint, remainingMinor: bigint): Candidate => ({
  row,
  written: { invoiceNumber: '', amount: '', valueDate: '', reference: '', proof: '', sourceId: '' },
  ofBank: false,
  invoice: { number: 'R-1', invoiceId: 'r1', customerId: 'c', creditorId: 'main', currency: 'EUR', remainingMinor },
  payment: {
    paymentId: `p${row}`,
    customerId: 'c',
    amount: { minor, currency: 'EUR' },
    method: 'CASH',
    valueDate: '2026-03-01',
    reference: '',
    proof: '',
    source: 'payment-file',
    sourceId: `s${row}`,
    invoiceIds: ['r1'],
    state: 'SETTLED',
    inFlight: true,
    allocated: [],
    allocationVersion: 0n,
    reversalReason: '',
    version: 1n,
    createdAt: new Date(0),
  },
});

describe('the matches of a trial', () => {
  it('say how much of a payment is more than the lines before leave of its invoice', () => {
    const lines = [candidate(2, 60n, 100n), candidate(3, 60n, 100n), candidate(4, 5n, 100n)];
    expect(matchesOf('f', lines, new Map()).map(({ overpaidMinor }) => overpaidMinor)).toEqual([0n, 20n, 5n]);
    expect(matchesOf('f', lines, new Map([['r1', 90n]])).map(({ overpaidMinor }) => overpaidMinor)).toEqual([
      50n,
      60n,
      5n,
    ]);
  });

  it('overpay by what all lines are more than remains, in whatever chunks they are taken', () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt(1n, 50n), { maxLength: 12 }),
        fc.bigInt(0n, 200n),
        fc.nat(12),
        (amounts, left, at) => {
          const lines = amounts.map((minor, index) => candidate(index, minor, left));
          const first = matchesOf('f', lines.slice(0, at), new Map());
          const paid = first.reduce((sum, { amount }) => sum + amount.minor, 0n);
          const all = [...first, ...matchesOf('f', lines.slice(at), new Map([['r1', paid]]))];
          expect(all).toEqual(matchesOf('f', lines, new Map()));
          const total = amounts.reduce((sum, minor) => sum + minor, 0n);
          const overpaid = all.reduce((sum, { overpaidMinor }) => sum + overpaidMinor, 0n);
          expect(overpaid).toBe(total > left ? total - left : 0n);
        },
      ),
    );
  });
});
