import { Injectable } from '@nestjs/common';
import { isStorable, readLine, requireField } from '#libs/fields';
import { errors } from '../../domain/errors.js';
import { searchTerms } from '../../domain/search/search.js';
import { hasWords, meantBy, typosIn, wordsOf } from '../../domain/search/words.js';
import { AddressReader } from '../ports.js';
import { CustomerSearch, type Found } from './ports.js';

export interface SearchResult {
  /** The best first; empty where they are too many. */
  readonly customerIds: readonly string[];
  readonly isTooBroad: boolean;
  readonly count: number;
  /** False where there are more than `count`. */
  readonly isCountExact: boolean;
  /** Nothing fits as it is written. */
  readonly byTypos: boolean;
}

export const maxFound = 1_000;

@Injectable()
export class SearchCustomers {
  constructor(
    private readonly customers: CustomerSearch,
    private readonly addresses: AddressReader,
  ) {}

  /**
   * Finds customers by any text, and only those to whom it belongs as a whole, if any; words with typos are looked for where nothing fits as it is written. Either all that fit
   * are returned or none, with their number.
   * @throws CUSTOMER_INVALID
   */
  async searchCustomers(given: string): Promise<SearchResult> {
    const text = requireField(errors.CUSTOMER_INVALID, 'text', readLine(given, maxTextLength));
    if (!isStorable(text)) return nothing;
    const phone = this.addresses.read('SMS', text);
    const terms = searchTerms(text, 'value' in phone ? phone.value : null);
    const whole = await this.customers.findWhole(terms, maxCounted);
    if (whole.customerIds.length > 0) return resultOf(whole.customerIds, whole.isCut, false);
    const begun = await this.customers.findBegun(terms, maxCounted);
    const words = wordsOf(text);
    const inAnyOrder = begun.isCut || words.length < 2 ? none : await this.findWords(words);
    const ids = [...new Set([...begun.customerIds, ...inAnyOrder.customerIds])];
    if (ids.length > 0) return resultOf(ids, begun.isCut || inAnyOrder.isCut, false);
    return this.searchTypos(words);
  }

  /** Customers whose names have the words in any order. */
  private async findWords(words: readonly string[]): Promise<Found> {
    const { rows, isCut } = await this.customers.findByBegunWords(words, maxCounted);
    const fitting = rows.filter(({ name }) => hasWords(name, words));
    return { customerIds: fitting.map(({ customerId }) => customerId).sort(), isCut };
  }

  private async searchTypos(words: readonly string[]): Promise<SearchResult> {
    if (words.length === 0) return nothing;
    const similar = await this.customers.similarWords(words);
    const search = words.map((word, index) => meantBy(word, similar[index]!));
    if (search.some((meant) => meant.length === 0)) return nothing;
    const { rows, isCut } = await this.customers.findByWords(search, maxCounted);
    const ranked = rows
      .flatMap(({ customerId, name }) => {
        const typos = typosIn(name, search);
        return typos === null ? [] : [{ customerId, typos }];
      })
      .sort((left, right) => left.typos - right.typos || (left.customerId < right.customerId ? -1 : 1));
    const ids = ranked.map(({ customerId }) => customerId);
    return resultOf(ids, isCut, (ranked[0]?.typos ?? 0) > 0);
  }
}

const maxTextLength = 200;
/** Counts are exact up to this. */
const maxCounted = 10_000;
const none: Found = { customerIds: [], isCut: false };
const nothing: SearchResult = { customerIds: [], isTooBroad: false, count: 0, isCountExact: true, byTypos: false };

function resultOf(customerIds: readonly string[], isCut: boolean, byTypos: boolean): SearchResult {
  const count = Math.min(customerIds.length, maxCounted);
  const isTooBroad = isCut || count > maxFound;
  return { customerIds: isTooBroad ? [] : customerIds, isTooBroad, count, isCountExact: !isCut, byTypos };
}
