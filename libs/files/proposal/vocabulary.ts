import { wordsOf } from './field-words.js';

/** The words by which headers name the fields of a kind of file. */
export class Vocabulary {
  readonly fields: readonly string[];
  /** The places of all words of a field, with and without the spaces in them. */
  private readonly placesOf: ReadonlyMap<string, ReadonlyMap<string, number>>;

  /** @param words of each field, the surest first */
  constructor(private readonly words: Readonly<Record<string, readonly string[]>>) {
    this.fields = Object.keys(words);
    this.placesOf = new Map(
      Object.entries(words).map(([field, listed]) => {
        const spellings = listed.flatMap((word, index) =>
          [word, word.replaceAll(' ', '')].map((text) => [text, index] as const),
        );
        return [field, new Map(spellings.reverse())];
      }),
    );
  }

  /** How well a header names a field; 0 where it does not. */
  likeness(header: string, field: string): number {
    // Numbers and dates name nothing; most cells of a file are such.
    if (!/\p{L}{2}/u.test(header)) return 0;
    const texts = [wordsOf(header), wordsOf(header.replace(/([a-z])([A-Z])/g, '$1 $2'))];
    const places = texts.flatMap((text) => this.placesOf.get(field)?.get(text) ?? []);
    if (places.length > 0) return 1_000 - Math.min(...places);
    const within = (this.words[field] ?? []).findIndex(
      (word) => word.length > 4 && texts.some((text) => ` ${text} `.includes(` ${word} `)),
    );
    return within < 0 ? 0 : 400 - within;
  }

  /** How many fields the cells of a row name, as a header does; those that are only like a name count half. */
  fieldsNamed(cells: readonly string[]): number {
    const scores = this.fields.map((field) =>
      Math.max(0, ...cells.map((cell) => (cell.length < 60 ? this.likeness(cell, field) : 0))),
    );
    return scores.reduce((sum, score) => sum + (score > 500 ? 1 : score > 0 ? 0.5 : 0), 0);
  }
}
