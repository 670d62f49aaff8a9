import fc from 'fast-check';
import { allowedTypos, hasWords, lettersOf, meantBy, nameWords, neighbours, typosIn, wordsOf } from './words.js';

it('takes names apart into words of letters and digits', () => {
  expect(wordsOf("O'Brien-Acme  GmbH & Co. 24/7")).toEqual(['o', 'brien', 'acme', 'gmbh', 'co', '24', '7']);
  expect(nameWords(['Ann Lee', 'Lee Ann'])).toEqual([
    { word: 'ann', letters: 'ann' },
    { word: 'lee', letters: 'lee' },
  ]);
});

it.each([
  ['Müller', 'muller'],
  ['Großmann', 'grossmann'],
  ['Łukasz', 'lukasz'],
  ['Sørensen', 'sorensen'],
])('spells %s in plain letters', (name, letters) => {
  expect(lettersOf(wordsOf(name)[0]!)).toBe(letters);
});

it('spells any word in letters that every database takes for letters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const word of wordsOf(text)) expect(lettersOf(word)).toMatch(/^[a-z0-9]*$/);
    }),
  );
});

it.each([
  ['schmitd', 'schmidt', 1],
  ['mueller', 'müller', 1],
  ['jhon', 'john', 1],
  ['мариа', 'мария', 1],
  ['holdngi', 'holding', 2],
])('takes %s for %s', (wanted, word, typos) => {
  expect(meantBy(wanted, [word, 'other'])).toEqual([{ word, typos }]);
});

it.each([
  ['ab', 'ac'],
  ['anna', 'hanni'],
  ['schmidt', 'schneider'],
  ['route66', 'route67'],
])('does not take %s for %s', (wanted, word) => {
  expect(meantBy(wanted, [word])).toEqual([]);
});

it('has every word with one typo among the neighbours of a short word', () => {
  const letter = fc.constantFrom(...'abcxyz');
  fc.assert(
    fc.property(
      fc.array(letter, { minLength: 3, maxLength: 6 }),
      fc.nat(6),
      letter,
      fc.nat(3),
      (letters, at, other, how) => {
        const changed = [...letters];
        const place = at % letters.length;
        if (how === 0) changed.splice(place, 1);
        else if (how === 1) changed.splice(place, 1, other);
        else if (how === 2) changed.splice(place, 0, other);
        else if (place > 0) [changed[place - 1], changed[place]] = [changed[place]!, changed[place - 1]!];
        expect(neighbours(letters.join(''))).toContain(changed.join(''));
      },
    ),
  );
});

it('counts the typos of the nearest words of a name, in any order', () => {
  const search = [meantBy('schmitd', ['schmidt', 'schmitz']), meantBy('anna', ['anna', 'hanna'])];
  expect(typosIn('Anna Schmidt', search)).toBe(1);
  expect(typosIn('Hanna Schmitz', search)).toBe(2);
  expect(typosIn('Anna Meyer', search)).toBeNull();
});

it.each([
  ['anna müller', true],
  ['müller ann', true],
  ['ann müller', false],
  ['anna müller karl', false],
])('finds %j in a name: %s', (text, expected) => {
  expect(hasWords('Anna-Maria Müller', wordsOf(text))).toBe(expected);
});

it('allows few typos in short words', () => {
  expect(['ab', 'abc', 'abcdef', 'abcdefghijkl'].map(allowedTypos)).toEqual([0, 1, 2, 3]);
});
