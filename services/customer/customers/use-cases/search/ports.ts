import type { SearchTerms } from '../../domain/search/search.js';
import type { Meant, NameWord } from '../../domain/search/words.js';

/** Customers that were found; where counting ended early, those are not all. */
export interface Found {
  readonly customerIds: readonly string[];
  /** Counting ended at its limit. */
  readonly isCut: boolean;
}

/** A name that was looked up by its words. */
export interface FoundName {
  readonly customerId: string;
  readonly name: string;
}

/** Names that may fit; where counting ended early, those are not all. */
export interface FoundNames {
  readonly rows: readonly FoundName[];
  readonly isCut: boolean;
}

/** Looks customers up by what is stored for search; every look-up ends at its limit. */
export abstract class CustomerSearch {
  /** Customers whose reference, e-mail address or number is the text. */
  abstract findWhole(terms: SearchTerms, limit: number): Promise<Found>;

  /** Customers who have something that begins with the text as it is written, or has it in it; the best first. */
  abstract findBegun(terms: SearchTerms, limit: number): Promise<Found>;

  /** Words of names somewhat like each word, for each word of the search. */
  abstract similarWords(words: readonly string[]): Promise<string[][]>;

  /** Among them all customers whose names have every word; the last one may be only begun. */
  abstract findByBegunWords(words: readonly string[], limit: number): Promise<FoundNames>;

  /** Among them all customers with a name that has one of the words meant for each word of the search. */
  abstract findByWords(search: readonly (readonly Meant[])[], limit: number): Promise<FoundNames>;
}

/** The words of all names. */
export abstract class NameWordStore {
  /** Starts of names in their order, one for each first word, from the one that follows that of `after`. */
  abstract nextStarts(after: string, limit: number): Promise<string[]>;

  /** Words that are known are left as they are. */
  abstract insertMany(words: readonly NameWord[]): Promise<void>;
}
