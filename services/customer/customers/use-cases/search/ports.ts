import type { SearchTerms } from '../../domain/search/search.js';
import type { Meant, NameWord } from '../../domain/search/words.js';

/** Customers that were found; where counting ended early, those are not all. */
export interface Found {
  readonly customerIds: readonly string[];
  /** Counting ended at its limit. */
  readonly isCut: boolean;
}

/** Looks customers up by what is stored for search; every look-up ends at its limit. */
export abstract class CustomerSearch {
  /** Customers that fit the text as it is written, the best first. */
  abstract findExact(terms: SearchTerms, limit: number): Promise<Found>;

  /** Words of names somewhat like each word, for each word of the search. */
  abstract similarWords(words: readonly string[]): Promise<string[][]>;

  /** Customers with a name that has one of the words meant for each word of the search, with their names. */
  abstract findByWords(
    search: readonly (readonly Meant[])[],
    limit: number,
  ): Promise<{
    readonly rows: readonly { readonly customerId: string; readonly name: string }[];
    readonly isCut: boolean;
  }>;
}

/** The words of all names. */
export abstract class NameWordStore {
  /** Starts of names in their order, one for each first word, from the one that follows that of `after`. */
  abstract nextStarts(after: string, limit: number): Promise<string[]>;

  /** Words that are known are left as they are. */
  abstract insertMany(words: readonly NameWord[]): Promise<void>;
}
