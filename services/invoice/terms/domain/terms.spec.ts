import fc from 'fast-check';
import {
  type InvoiceTerms,
  maxNetDays,
  monthEnds,
  productTerms,
  resolveDueTerms,
  rollRules,
  type SaidTerms,
  saysNothing,
  type SettableLevel,
  termNames,
  type TermsKey,
  valuesOf,
} from './terms.js';

const customer = { customerId: 'c-1', reference: 'D-1' };
const subject = { className: 'trade', customer };
const subjects: Record<SettableLevel, string> = { ORGANISATION: '', CLASS: 'trade', CUSTOMER: 'c-1' };
const stored = (level: SettableLevel, said: Partial<SaidTerms>, over: Partial<TermsKey> = {}) => ({
  ...{ level, subject: subjects[level], kind: 'REGULAR' as const, ...saysNothing, ...said, ...over },
});

const { feePolicy, interestPolicy, fixedSum, ...dueByProduct } = productTerms;

const said = fc.record<SaidTerms>({
  netDays: fc.option(fc.integer({ min: 0, max: maxNetDays })),
  monthEnd: fc.option(fc.constantFrom(...monthEnds)),
  calendar: fc.option(fc.constantFrom('germany', 'france')),
  roll: fc.option(fc.constantFrom(...rollRules)),
  feePolicy: fc.option(fc.constantFrom('late', 'none')),
  interestPolicy: fc.option(fc.constantFrom('none', 'eu-b2b', 'rate:5')),
  fixedSum: fc.option(fc.boolean()),
});

describe('payment terms', () => {
  it('are those of the product where nobody says anything', () => {
    const resolved = resolveDueTerms(subject, 'REGULAR', [], false);
    expect(valuesOf(resolved)).toEqual(dueByProduct);
    expect(resolved.feePolicy.value).toBe(feePolicy);
    expect([resolved.interestPolicy.value, resolved.fixedSum.value]).toEqual([interestPolicy, fixedSum]);
    expect(resolved.netDays).toEqual({ value: 30, level: 'PRODUCT', explanation: 'Said by product default.' });
  });

  it('hold each value of the strongest level that says it', () => {
    const all = [stored('CUSTOMER', { netDays: 14 }), stored('CLASS', { netDays: 21, monthEnd: 'OF_ISSUE' })];
    const resolved = resolveDueTerms(subject, 'REGULAR', all, false);
    expect(valuesOf(resolved)).toEqual({ ...dueByProduct, netDays: 14, monthEnd: 'OF_ISSUE' });
    expect(resolved.netDays.explanation).toBe('Said by customer D-1, in place of class trade and product default.');
    expect(resolved.monthEnd.level).toBe('CLASS');
  });

  it('leave out what the customers of a locked class say', () => {
    const all = [stored('CUSTOMER', { netDays: 14 }), stored('CLASS', { netDays: 21 })];
    expect(resolveDueTerms(subject, 'REGULAR', all, true).netDays).toEqual({
      value: 21,
      level: 'CLASS',
      explanation: 'Said by class trade, in place of product default; trade is locked, so customer D-1 does not count.',
    });
  });

  it('of regular invoices and of those out of turn are apart', () => {
    const all = [stored('CLASS', { netDays: 6 }, { kind: 'OUT_OF_TURN' })];
    expect(resolveDueTerms(subject, 'OUT_OF_TURN', all, false).netDays.value).toBe(6);
    expect(resolveDueTerms(subject, 'REGULAR', all, false).netDays.value).toBe(30);
  });

  it('of others are not heard', () => {
    const others = [
      stored('CLASS', { netDays: 1 }, { subject: 'retail' }),
      stored('CUSTOMER', { netDays: 2 }, { subject: 'c-2' }),
    ];
    expect(valuesOf(resolveDueTerms(subject, 'REGULAR', others, false))).toEqual(dueByProduct);
  });

  it('are, value by value, the first that is said from the customer down', () => {
    fc.assert(
      fc.property(said, said, said, fc.boolean(), (organisation, ofClass, ofCustomer, locked) => {
        const all = [stored('ORGANISATION', organisation), stored('CLASS', ofClass), stored('CUSTOMER', ofCustomer)];
        const resolved = resolveDueTerms(subject, 'REGULAR', all, locked);
        const expected = (name: keyof InvoiceTerms) =>
          (locked ? null : ofCustomer[name]) ?? ofClass[name] ?? organisation[name] ?? productTerms[name];
        for (const name of termNames) expect(resolved[name].value).toBe(expected(name));
      }),
    );
  });
});
