import { cut, searchable } from './search.js';

/** A word of names with the key under which similar words are looked for. */
export interface NameWord {
  readonly word: string;
  readonly letters: string;
}

/** A word of a name that a word of a search may have meant. */
export interface Meant {
  readonly word: string;
  /** Letters that differ. */
  readonly typos: number;
}

/** The words of names, each once. */
export function nameWords(names: readonly string[]): NameWord[] {
  const words = new Set(names.flatMap(wordsOf));
  return [...words].map((word) => ({ word, letters: lettersOf(word) }));
}

/** Words in the spelling in which `nameStarts` has them, as far as an index takes them. */
export function wordsOf(text: string): string[] {
  return (searchable(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).slice(0, maxWords).map(cut);
}

/**
 * The word in letters a to z and digits. Databases differ in what they take for a letter, and some take nothing but
 * these: so any other letter stands as one of them, not always as one of its own. What is found by it is compared again.
 */
export function lettersOf(word: string): string {
  return plain(word).replace(/[^a-z0-9]/gu, (sign) => String.fromCharCode(97 + (sign.codePointAt(0)! % 26)));
}

/** How many letters may be wrong: few in short words, where one makes another word, and none beside digits. */
export function allowedTypos(word: string): number {
  const length = [...plain(word)].length;
  if (length < 3 || /\p{N}/u.test(word)) return 0;
  return length < 6 ? 1 : length < 12 ? 2 : 3;
}

/**
 * The words that a search may have meant, the nearest first.
 * @param known words that are somewhat like it
 */
export function meantBy(wanted: string, known: readonly string[]): Meant[] {
  const [letters, allowed] = [plain(wanted), allowedTypos(wanted)];
  return known
    .map((word) => ({ word, typos: distance(letters, plain(word)) }))
    .filter(({ typos }) => typos <= allowed)
    .sort((left, right) => left.typos - right.typos || (left.word < right.word ? -1 : 1))
    .slice(0, maxMeant);
}

/**
 * Keys of all words that differ from a short one by one letter left out, changed, added or swapped. Too few letters
 * remain the same in short words to find them by similarity.
 */
export function neighbours(word: string): string[] {
  const letters = lettersOf(word);
  if (letters.length < 3 || letters.length > maxNeighbourly) return [letters];
  const cuts = Array.from(
    { length: letters.length + 1 },
    (_, at) => [letters.slice(0, at), letters.slice(at)] as const,
  );
  const found = new Set([letters]);
  for (const [before, after] of cuts) {
    if (after !== '') found.add(before + after.slice(1));
    if (after.length > 1) found.add(before + after[1]! + after[0]! + after.slice(2));
    for (const letter of alphabet) {
      found.add(before + letter + after);
      if (after !== '') found.add(before + letter + after.slice(1));
    }
  }
  return [...found];
}

/** Whether a name has all the words, in any order; the last one may be only begun. */
export function hasWords(name: string, wanted: readonly string[]): boolean {
  const words = wordsOf(name);
  return wanted.every((word, index) =>
    index === wanted.length - 1 ? words.some((each) => each.startsWith(word)) : words.includes(word),
  );
}

/**
 * How near a name comes to what was meant: the fewest typos of any of its words for each word of the search.
 * @returns null when a word of the search stands for none of the name
 */
export function typosIn(name: string, search: readonly (readonly Meant[])[]): number | null {
  const words = new Set(wordsOf(name));
  let total = 0;
  for (const meant of search) {
    const found = meant.find(({ word }) => words.has(word));
    if (!found) return null;
    total += found.typos;
  }
  return total;
}

// As many as a name has starts.
const maxWords = 12;
const maxMeant = 50;
const maxNeighbourly = 6;
const alphabet = 'abcdefghijklmnopqrstuvwxyz';

/** Letters without marks; those that have no plain form stay. */
function plain(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøłđðþı]/gu, (letter) => spelled.get(letter)!);
}

const spelled: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
]);

/** Letters left out, changed or added, and neighbours that were swapped (optimal string alignment). */
function distance(left: string, right: string): number {
  const [one, other] = [[...left], [...right]];
  let [before, last] = [[] as number[], Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let row = 1; row <= one.length; row += 1) {
    const present = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      let cost = Math.min(last[column]! + 1, present[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) cost = Math.min(cost, before[column - 2]! + 1);
      present.push(cost);
    }
    [before, last] = [last, present];
  }
  return last.at(-1)!;
}
