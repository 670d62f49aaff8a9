import {
  amount,
  amounts,
  code,
  codes,
  count,
  type DiaryLine,
  englishLine,
  invoiceNumber,
  isCode,
  line,
  type LineLanguage,
  lineTexts,
  type LineValue,
  namesIn,
  nounTexts,
  parts,
  reason,
  renderLine,
  text,
} from './index.js';

const spelled: LineLanguage = {
  textOf: (key) => (Object.hasOwn(lineTexts, key) ? lineTexts[key as keyof typeof lineTexts] : undefined),
  money: ({ minorUnits, currencyCode }) => `<${minorUnits} ${currencyCode}>`,
  date: (day) => `<${day}>`,
  time: (instant) => `<${instant}>`,
  word: (list, item) => `Of ${list} ${item}`,
  number: (number) => `<${number}>`,
  counted: (noun, number) => `<${number} ${noun}>`,
  sum: (sums) => sums.join(' & '),
};

describe('the sentence of a line', () => {
  it('takes the first alternative whose values are all there', () => {
    const invoice = { number: invoiceNumber('A-1'), charged: null, open: null, amount: null, dueDate: null };
    const billed = amount({ minor: 1200n, currency: 'EUR' });
    const open = amount({ minor: 200n, currency: 'EUR' });
    expect(englishLine(line('INVOICE_ISSUED', invoice))).toBe('Invoice A-1 issued: no amount, due without date');
    expect(englishLine(line('INVOICE_ISSUED', { ...invoice, amount: billed }))).toBe(
      'Invoice A-1 issued: 12.00 EUR, due without date',
    );
    expect(englishLine(line('INVOICE_ISSUED', { ...invoice, amount: billed, open }))).toBe(
      'Invoice A-1 issued: 12.00 EUR, of which 2.00 EUR remain, due without date',
    );
  });

  it('has the number of its invoice as a run of its own', () => {
    expect(renderLine(line('DISPUTE_CLOSED', { number: invoiceNumber('A-1') }), spelled)).toEqual([
      { text: 'Dispute about invoice ' },
      { invoiceNumber: 'A-1' },
      { text: ' closed' },
    ]);
  });

  it('is written as the language writes amounts, numbers and words', () => {
    const both = amounts([
      { minor: 7n, currency: 'JPY' },
      { minor: 3n, currency: 'USD' },
    ]);
    const sent = line('PLACEMENT_SENT', {
      agency: text('north'),
      debtCount: count(2),
      placed: both,
      unannounced: null,
    });
    expect(renderLine(sent, spelled)).toEqual([{ text: 'Placed with north: <2 debt>, <7 JPY> & <3 USD>' }]);
    const changed = line('CUSTOMER_CHANGED', { fields: codes('FIELD', ['name', 'zone']) });
    expect(renderLine(changed, spelled)).toEqual([{ text: 'Customer changed: of FIELD name, of FIELD zone' }]);
  });

  it('takes nothing that a person wrote for a part of the text', () => {
    const written = '[a|b] {{text}}';
    expect(englishLine(line('NOTE_ADDED', { text: text(written) }))).toBe(`Note: ${written}`);
  });

  it('is made of parts, each a sentence', () => {
    const steps = ['SENT', 'TASK_CREATED'].map((outcome, at) =>
      line('STEP_DONE', { step: text(`step-${at}`), outcome: code('STEP_OUTCOME', outcome) }),
    );
    expect(englishLine(line('STEPS_DONE', { steps: parts(steps), moreCount: count(3) }))).toBe(
      'Steps: step-0 sent, step-1 task created and 3 more',
    );
  });

  it('has a reason in words, and what a person added to it as it is', () => {
    const held = (why: string) => englishLine(line('HOLD_LIFTED', { scope: code('SCOPE', 'CASE'), why: reason(why) }));
    expect(held('DISPUTED')).toBe('Hold on the case ended: Disputed');
    expect(held('HARDSHIP: until August')).toBe('Hold on the case ended: HARDSHIP: until August');
  });

  it('is none where the code is of a newer release', () => {
    const newer: DiaryLine = { code: 'toString', values: {} };
    expect(renderLine(newer, spelled)).toBeNull();
    expect(englishLine(newer)).toBe('');
  });
});

it('a reason is a code where it looks like one, and else in the words of a person', () => {
  expect(reason('DUE_DATE_PASSED')).toEqual({ codes: { list: 'REASON', items: ['DUE_DATE_PASSED'] } });
  expect(reason('They pay on Friday')).toEqual({ text: 'They pay on Friday' });
  expect(reason('HARDSHIP: until August')).toEqual({ codes: { list: 'REASON', items: ['HARDSHIP: until August'] } });
  expect(reason('')).toBeNull();
  expect(isCode('a_b')).toBe(false);
});

it('every text of a line is a sentence with whatever values, and has each of them once it is there', () => {
  for (const [each, template] of Object.entries(lineTexts)) {
    const value: LineValue = { text: 'X1' };
    const names = namesIn(template).map((inside) => inside.split(', ')[0]!);
    const full = englishLine({ code: each, values: Object.fromEntries(names.map((name) => [name, value])) });
    expect([each, full]).toEqual([each, expect.not.stringMatching(/[[\]{}|]/)]);
    const required = namesIn(template.replaceAll(/\[[^\]]*\]/g, ''));
    expect([each, full.split('X1').length > required.length]).toEqual([each, true]);
    expect([each, englishLine({ code: each, values: {} })]).toEqual([each, expect.not.stringMatching(/[[\]{}|]|^$/)]);
  }
});

it('everything that lines count has a text for one and for several', () => {
  const nouns = Object.values(lineTexts).flatMap((template) =>
    namesIn(template).map((inside) => inside.split(', ')[1] ?? ''),
  );
  const counted = new Set(nouns.filter((noun) => !['', 'lower', 'listed'].includes(noun)));
  const expected = [...counted].flatMap((noun) => [`${noun}_one`, `${noun}_other`]);
  expect(Object.keys(nounTexts).sort()).toEqual(expected.sort());
});
