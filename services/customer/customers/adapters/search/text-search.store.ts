import { Injectable } from '@nestjs/common';
import { Database } from '#libs/transactions';
import type { SearchTerms } from '../../domain/search/search.js';
import { lettersOf, type Meant, neighbours } from '../../domain/search/words.js';
import { CustomerSearch, type Found, type FoundName, type FoundNames } from '../../use-cases/search/ports.js';

@Injectable()
export class PostgresCustomerSearch extends CustomerSearch {
  constructor(private readonly database: Database) {
    super();
  }

  override findWhole(terms: SearchTerms, limit: number): Promise<Found> {
    return this.findAny((bind) => wholesOf(terms, bind), limit);
  }

  override findBegun(terms: SearchTerms, limit: number): Promise<Found> {
    return this.findAny((bind) => beginningsOf(terms, bind), limit);
  }

  private async findAny(lookUpsOf: (bind: Bind) => string[], limit: number): Promise<Found> {
    const parameters: unknown[] = [limit + 1];
    const lookUps = lookUpsOf((value) => `$${parameters.push(value)}`);
    const rows = await this.database.query<{ customer_id: string; rank: number; is_cut: boolean }>(
      `WITH found AS MATERIALIZED (${lookUps.join(' UNION ALL ')})
       SELECT customer_id, min(rank) AS rank,
              (SELECT bool_or(many) FROM (SELECT count(*) >= $1 AS many FROM found GROUP BY rank) ranks) AS is_cut
         FROM found GROUP BY customer_id ORDER BY 2, 1 LIMIT $1`,
      parameters,
    );
    const isCut = rows.length > limit || (rows[0]?.is_cut ?? false);
    return { customerIds: rows.slice(0, limit).map(({ customer_id }) => customer_id), isCut };
  }

  override async similarWords(words: readonly string[]): Promise<string[][]> {
    const rows = await this.database.query<{ index: number; word: string }>(
      `SELECT w.index, near.word
         FROM ROWS FROM (unnest($1::text[]), unnest($2::json[])) WITH ORDINALITY w (letters, neighbours, index)
        CROSS JOIN LATERAL (
          (SELECT n.word FROM name_words n
            WHERE n.letters = ANY (ARRAY(SELECT json_array_elements_text(w.neighbours))) LIMIT ${maxSimilar})
          UNION
          (SELECT n.word FROM name_words n WHERE n.letters % w.letters
            ORDER BY similarity(n.letters, w.letters) DESC LIMIT ${maxSimilar})
        ) near`,
      [words.map(lettersOf), words.map((word) => JSON.stringify(neighbours(word)))],
    );
    const found: string[][] = words.map(() => []);
    for (const { index, word } of rows) found[Number(index) - 1]!.push(word);
    return found;
  }

  override findByBegunWords(words: readonly string[], limit: number): Promise<FoundNames> {
    const last = words.length - 1;
    return this.findNames(
      words.map((word, index) => (index === last ? [startingWith(word)] : startingWithWord(word))),
      limit,
    );
  }

  override findByWords(search: readonly (readonly Meant[])[], limit: number): Promise<FoundNames> {
    return this.findNames(
      search.map((meant) => meant.flatMap(({ word }) => startingWithWord(word))),
      limit,
    );
  }

  /** @param sets a name has a start in one of the ranges of each */
  private async findNames(sets: readonly (readonly Range[])[], limit: number): Promise<FoundNames> {
    const numbered = sets.map((_, index) => `(${customersIn(index)})`);
    const counted = numbered.map((set) => `(SELECT count(*)::int FROM (${set} LIMIT ${limit + 1}) among)`);
    const [row] = await this.database.query<{ counts: number[] }>(
      `SELECT ARRAY[${counted.join(', ')}] AS counts`,
      sets.flatMap(parametersOf),
    );
    const { counts } = row!;
    const rarest = counts.indexOf(Math.min(...counts));
    // The names of the few that have the rarest word tell the rest; where no word is rare, all are looked up together.
    const isRare = counts[rarest]! <= limit;
    const among = isRare ? customersIn(0) : numbered.join(' INTERSECT ');
    // Planners take the found ones for many and would read all customers instead of looking these up.
    const rows = await this.database.query<FoundName & { among: number }>(
      `WITH among AS MATERIALIZED (${among} LIMIT ${limit + 1})
       SELECT c.customer_id AS "customerId", c.name, (SELECT count(*)::int FROM among) AS among
         FROM (SELECT DISTINCT customer_id FROM among) found
        CROSS JOIN LATERAL (SELECT customer_id, name FROM customers WHERE customer_id = found.customer_id OFFSET 0) c`,
      isRare ? parametersOf(sets[rarest]!) : sets.flatMap(parametersOf),
    );
    return { rows: rows.slice(0, limit), isCut: (rows[0]?.among ?? 0) > limit };
  }
}

const maxSimilar = 200;
const contactTables = ['contacts', 'further_contacts', 'billing_contact_addresses'] as const;

type Bind = (value: unknown) => string;

// The order keeps the planner from reading a table until it has met enough that fit.
const found = (rank: number, from: string, key = ''): string =>
  `(SELECT customer_id, ${rank} AS rank FROM ${from} ${key === '' ? '' : `ORDER BY ${key}`} LIMIT $1)`;
const inContacts = (rank: number, channel: string, condition: string, key = ''): string[] =>
  contactTables.map((table, index) =>
    found(rank + index, `${table} WHERE channel = '${channel}' AND ${condition}`, key),
  );

/** One look-up in an index for each thing that the whole text may be, each up to $1 rows. */
function wholesOf({ reference, email, phone }: SearchTerms, bind: Bind): string[] {
  const inWhole = (rank: number, channel: string, address: string): string[] =>
    inContacts(rank, channel, `lower(address) = ${bind(address)}`);
  return [
    found(0, `customers WHERE reference = ${bind(reference)}`),
    ...(email === undefined ? [] : inWhole(1, 'EMAIL', email)),
    ...(phone === undefined ? [] : inWhole(4, 'SMS', phone)),
  ];
}

/** One for each thing that the text may be the beginning or a part of; a lower rank fits better. */
function beginningsOf(terms: SearchTerms, bind: Bind): string[] {
  const { name, reference, referencePart, email, phoneStart, phoneEnd } = terms;
  const begun = (rank: number, channel: string, key: string, start: string): string[] =>
    inContacts(rank, channel, `${key} ^@ ${start}`, key);
  return [
    ...(email === undefined ? [] : begun(10, 'EMAIL', 'lower(address)', bind(email))),
    ...(phoneStart === undefined ? [] : begun(20, 'SMS', 'lower(address)', bind(phoneStart))),
    ...(phoneEnd === undefined ? [] : begun(30, 'SMS', 'reverse(address)', `reverse(${bind(phoneEnd)})`)),
    ...(name === '' ? [] : [found(40, `name_starts WHERE start ^@ ${bind(name)}`, 'start')]),
    found(50, `customers WHERE reference ^@ ${bind(reference)}`, 'reference'),
    ...(referencePart === undefined
      ? []
      : [found(60, `customers WHERE reference ILIKE ${bind(`%${escaped(referencePart)}%`)}`)]),
  ];
}

/** Starts of names from one text up to before another, by their code points. */
type Range = readonly [from: string, before: string];

const highest = String.fromCodePoint(0x10ffff);

function startingWith(word: string): Range {
  return [word, word + highest];
}

/**
 * Starts with this whole word. What follows a word in a start is no small letter and no digit; of other letters, which
 * come behind `{`, whoever reads the names knows.
 */
function startingWithWord(word: string): Range[] {
  return [
    [word, `${word}0`],
    [`${word}:`, `${word}a`],
    [`${word}{`, word + highest],
  ];
}

/** Two parameters for each set of ranges. An index is read by bounds that a row gives, though not by `^@` and a row. */
function customersIn(set: number): string {
  return `SELECT n.customer_id FROM unnest($${2 * set + 1}::text[], $${2 * set + 2}::text[]) AS w (low, high)
           CROSS JOIN LATERAL (SELECT customer_id FROM name_starts
             WHERE start >= w.low COLLATE "C" AND start < w.high COLLATE "C") n`;
}

function parametersOf(ranges: readonly Range[]): [lows: string[], highs: string[]] {
  return [ranges.map(([from]) => from), ranges.map(([, before]) => before)];
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
