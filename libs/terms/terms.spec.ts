import fc from 'fast-check';
import { resolveTerms, type TermLevel, type TermSource } from './index.js';

interface Terms {
  readonly sequence: string;
  readonly days: number;
}
const names = ['sequence', 'days'] as const;
const ofClass = { level: 'CLASS', name: 'trade', terms: { sequence: 'friendly', days: 14 } } as const;
const ofCustomer = { level: 'CUSTOMER', name: 'D-1', terms: { sequence: 'firm', days: null } } as const;
const ofInvoice = { level: 'INVOICE', name: 'R-7', terms: { days: 0 } } as const;

describe('terms', () => {
  it('are those of the invoice, else of the customer, else of the class, and say whose they are', () => {
    expect(resolveTerms<Terms>(names, [ofInvoice, ofClass, ofCustomer], false)).toEqual({
      sequence: {
        value: 'firm',
        level: 'CUSTOMER',
        explanation: 'Said by customer D-1, in place of class trade.',
      },
      days: { value: 0, level: 'INVOICE', explanation: 'Said by invoice R-7, in place of class trade.' },
    });
  });

  it('are those of the class alone where it is locked, and say what does not count', () => {
    const { sequence, days } = resolveTerms<Terms>(names, [ofClass, ofCustomer], true);
    expect(sequence).toEqual({
      value: 'friendly',
      level: 'CLASS',
      explanation: 'Said by class trade; trade is locked, so customer D-1 does not count.',
    });
    expect(days).toEqual({ value: 14, level: 'CLASS', explanation: 'Said by class trade.' });
  });

  it('come from the levels below the class where it says nothing, also where it is locked', () => {
    const product = { level: 'PRODUCT', name: 'default', terms: { days: 30, sequence: 'usual' } } as const;
    const organisation = { level: 'ORGANISATION', name: '', terms: { days: 21 } } as const;
    const silent = { level: 'CLASS', name: 'trade', terms: {} } as const;
    const sources = [product, organisation, silent, ofCustomer];
    const { sequence, days } = resolveTerms<Terms, TermLevel>(names, sources, true);
    expect(days).toEqual({
      value: 21,
      level: 'ORGANISATION',
      explanation: 'Said by organisation, in place of product default.',
    });
    expect(sequence).toEqual({
      value: 'usual',
      level: 'PRODUCT',
      explanation: 'Said by product default; trade is locked, so customer D-1 does not count.',
    });
  });

  it('have no value where nobody said', () => {
    const silent = { ...ofClass, terms: {} };
    const nobody = { value: null, level: null, explanation: 'Nobody said.' };
    expect(resolveTerms<Terms>(names, [silent], false)).toEqual({ sequence: nobody, days: nobody });
  });

  it('come from the strongest level that says something, in whatever order they are given', () => {
    const source = fc.record({ sequence: fc.option(fc.string()), days: fc.option(fc.integer()) });
    const given = fc.tuple(source, source, source, fc.boolean(), fc.shuffledSubarray([0, 1, 2], { minLength: 3 }));
    fc.assert(
      fc.property(given, ([first, second, third, locked, order]) => {
        const all: TermSource<Terms>[] = [
          { level: 'CLASS', name: 'c', terms: first },
          { level: 'CUSTOMER', name: 'd', terms: second },
          { level: 'INVOICE', name: 'i', terms: third },
        ];
        const shuffled = order.map((index) => all[index]!);
        const resolved = resolveTerms<Terms>(names, shuffled, locked);
        for (const name of names) {
          const expected = locked ? first[name] : (third[name] ?? second[name] ?? first[name]);
          expect(resolved[name].value).toEqual(expected);
          expect(resolved[name].level === null).toBe(expected === null);
        }
      }),
    );
  });
});
