import fc from 'fast-check';
import { addDays, daysBetween } from '#libs/time';
import { explainConditions, firstHolding, holdsOn, type RuleFacts } from './rule-evaluation.js';
import { asksForClass, parseRule, type Rule } from './rule-syntax.js';

const facts: RuleFacts = {
  amount: { minor: 10_000n, currency: 'USD' },
  remaining: { minor: 5_594n, currency: 'USD' },
  dueOn: '2013-02-01',
  zone: 'America/New_York',
  disputed: false,
  customerClass: 'default',
};

function ruleOf(text: string): Rule {
  const parsed = parseRule(text);
  if (!('rule' in parsed)) throw new Error(parsed.faults.map(({ message }) => message).join());
  return parsed.rule;
}

const holds = (text: string, today = '2013-02-01', over: Partial<RuleFacts> = {}) =>
  holdsOn(ruleOf(text), { ...facts, ...over }, today);

describe('a rule', () => {
  test.each([
    ['overdue', '2013-02-01', false],
    ['overdue', '2013-02-02', true],
    ['due_in_days <= 3', '2013-01-28', false],
    ['due_in_days <= 3', '2013-01-29', true],
    ['due_in_days == 0', '2013-02-01', true],
    ['due_in_days < -5', '2013-02-06', false],
    ['due_in_days < -5', '2013-02-07', true],
    ['days_overdue >= 3', '2013-02-03', false],
    ['days_overdue >= 3', '2013-02-04', true],
    ['days_overdue == 0', '2013-01-01', true],
    ['remaining > 55.93', '2013-02-01', true],
    ['remaining > 55.94', '2013-02-01', false],
    ['remaining >= 55.94 USD', '2013-02-01', true],
    ['remaining > 55.9399', '2013-02-01', true],
    ['remaining < 1000 EUR', '2013-02-01', false],
    ['amount == 100', '2013-02-01', true],
    ['currency == "USD"', '2013-02-01', true],
    ["currency != 'USD'", '2013-02-01', false],
    ['class == "default"', '2013-02-01', true],
    ['disputed', '2013-02-01', false],
    ['not disputed and true', '2013-02-01', true],
    ['false or overdue and disputed', '2013-03-01', false],
    ['(false or overdue) and not disputed', '2013-03-01', true],
    ['not not overdue', '2013-03-01', true],
  ])('%s on %s is %s', (text, today, expected) => {
    expect(holds(text, today)).toBe(expected);
  });

  test('of a paid invoice is never overdue', () => {
    expect(holds('overdue', '2014-01-01', { remaining: { minor: 0n, currency: 'USD' } })).toBe(false);
  });

  test('compares amounts of currencies with other decimals exactly', () => {
    const yen = { remaining: { minor: 500n, currency: 'JPY' } };
    expect(holds('remaining > 499.5', '2013-02-01', yen)).toBe(true);
    expect(holds('remaining > 500', '2013-02-01', yen)).toBe(false);
  });

  test.each([
    ['', 1, 'is expected'],
    ['overdue or', 11, 'the end stands here'],
    ['overdo', 1, '"overdo" is no term'],
    ['due_in_days = 3', 13, '"=" stands here'],
    ['due_in_days <= 3.5', 16, 'a whole number of days'],
    ['remaining > "5"', 13, 'an amount'],
    ['currency == "XXQ"', 13, 'not an ISO 4217 currency'],
    ['(overdue', 9, '")"'],
    ['overdue overdue', 9, '"and", "or" or the end'],
    ['class < "a"', 7, '== or !='],
    [`${'not '.repeat(60)}overdue`, 201, 'nested too deeply'],
  ])('%j is refused at character %i', (text, column, message) => {
    const parsed = parseRule(text);
    expect(parsed).toMatchObject({ faults: [{ column, message: expect.stringContaining(message) }] });
  });

  test('never throws for any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseRule(text);
        expect('rule' in parsed || parsed.faults.length > 0).toBe(true);
      }),
    );
  });

  test('is explained condition by condition, with the values that decided', () => {
    const rule = ruleOf('overdue or due_in_days <= 3 and remaining > 10');
    expect(explainConditions(rule, facts, '2013-01-30')).toEqual([
      { holds: false, text: 'overdue: due 2013-02-01, today 2013-01-30 in America/New_York, 55.94 USD remain' },
      { holds: true, text: 'due_in_days <= 3: it is 2' },
      { holds: true, text: 'remaining > 10: it is 55.94 USD' },
    ]);
  });

  test('says whether it asks for the class', () => {
    expect(asksForClass(ruleOf('overdue and not (disputed or class == "vip")'))).toBe(true);
    expect(asksForClass(ruleOf('overdue'))).toBe(false);
  });
});

const leaf = fc.oneof(
  fc.constantFrom('overdue', 'disputed', 'true', 'false', 'remaining > 50', 'currency == "EUR"'),
  fc
    .tuple(
      fc.constantFrom('due_in_days', 'days_overdue'),
      fc.constantFrom('==', '!=', '<', '<=', '>', '>='),
      fc.integer({ min: -20, max: 20 }),
    )
    .map(([term, operator, days]) => `${term} ${operator} ${days}`),
);
const ruleText = fc.letrec<{ rule: string }>((tie) => ({
  rule: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.tuple(tie('rule'), fc.constantFrom('and', 'or'), tie('rule')).map(([a, word, b]) => `(${a} ${word} ${b})`),
    tie('rule').map((rule) => `not ${rule}`),
  ),
})).rule;

test('firstHolding finds the same day as looking at every day', () => {
  fc.assert(
    fc.property(ruleText, fc.integer({ min: -40, max: 40 }), (text, offset) => {
      const rule = ruleOf(text);
      const from = addDays(facts.dueOn, offset);
      const found = firstHolding(rule, facts, from);
      let expected: string | null = null;
      // Beyond 20 days around the due date no literal above changes anything.
      for (let day = from; daysBetween(facts.dueOn, day) <= 70; day = addDays(day, 1)) {
        if (!holdsOn(rule, facts, day)) continue;
        expected = day;
        break;
      }
      expect(found).toBe(expected);
    }),
    { numRuns: 500 },
  );
});
