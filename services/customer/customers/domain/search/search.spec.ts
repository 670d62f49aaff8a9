import fc from 'fast-check';
import { emailPrefix, namePrefix, nameStarts, phonePrefix, searchedBy, searchTerms } from './search.js';

describe('finding by name', () => {
  it('keeps each word with what follows it', () => {
    expect(nameStarts('Acme Trading  Ltd.')).toEqual(['acme trading ltd.', 'trading ltd.', 'ltd.']);
    expect(nameStarts("O'Brien-Smith")).toEqual(["o'brien-smith", 'brien-smith', 'smith']);
    expect(nameStarts('Ärzte GmbH')).toEqual(['ärzte gmbh', 'gmbh']);
    expect(nameStarts('株式会社 山田')).toEqual(['株式会社 山田', '山田']);
    expect(nameStarts('100% ***')).toEqual(['100% ***']);
    expect(nameStarts('***')).toEqual(['***']);
  });

  it('bounds the number and the length of what is kept', () => {
    const starts = nameStarts('a'.repeat(150) + ' b'.repeat(25));
    expect(starts.length).toBeLessThanOrEqual(12);
    expect(starts.every((start) => [...start].length <= 100)).toBe(true);
  });

  it('finds a name by the beginning of the name and of each of its words, in any case', () => {
    const word = fc.stringMatching(/^[A-Za-zäöüß0-9]{1,12}$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 6 }),
        fc.nat(5),
        fc.nat(12),
        fc.boolean(),
        (words, from, length, upper) => {
          const text = words
            .slice(from % words.length)
            .join(' ')
            .slice(0, length + 1);
          const prefix = namePrefix(upper ? text.toUpperCase() : text);
          const starts = nameStarts(upper ? words.join(' ').toUpperCase() : words.join(' '));
          expect(starts.some((start) => start.startsWith(prefix))).toBe(true);
        },
      ),
    );
  });

  it('takes % and _ for what they are', () => {
    expect(namePrefix('50%_off')).toBe('50%_off');
  });
});

describe('finding by address', () => {
  it.each([
    ['+49 (30) 901-820', '+4930901820'],
    ['0049 30', '+4930'],
    ['49', '+49'],
    ['', ''],
    ['abc', ''],
  ])('the phone prefix %j is %j', (query, prefix) => {
    expect(phonePrefix(query)).toBe(prefix);
  });

  it('ignores the case of an e-mail prefix', () => {
    expect(emailPrefix(' Anna.S')).toBe('anna.s');
  });
});

it.each([
  ['0 0001', undefined],
  ['0 12345', '12345'],
])('takes %j for the end of a number only where enough remains of it', (text, phoneEnd) => {
  expect(searchTerms(text, null).phoneEnd).toBe(phoneEnd);
});

it.each([
  [{}, []],
  [{ reference: 'C' }, ['reference']],
  [{ reference: 'C', name: 'a' }, ['name', 'reference']],
  [{ name: 'a', phone: '+49', email: 'a@' }, ['email', 'phone', 'name']],
])('is searched by %j in the order of %j', (searches, by) => {
  expect(searchedBy({ email: '', phone: '', name: '', reference: '', ...searches })).toEqual(by);
});
