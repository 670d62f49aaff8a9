import { Injectable } from '@nestjs/common';
import { Database } from '#libs/transactions';
import type { SearchTerms } from '../../domain/search/search.js';
import { lettersOf, type Meant, neighbours } from '../../domain/search/words.js';
import { CustomerSearch, type Found } from '../../use-cases/search/ports.js';

@Injectable()
export class PostgresCustomerSearch extends CustomerSearch {
  constructor(private readonly database: Database) {
    super();
  }

  override async findExact(terms: SearchTerms, limit: number): Promise<Found> {
    const parameters: unknown[] = [limit + 1];
    const bind = (value: unknown) => `$${parameters.push(value)}`;
    const lookUps = lookUpsOf(terms, bind);
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

  override async findByWords(search: readonly (readonly Meant[])[], limit: number) {
    const sets = search.map((meant) => meant.map(({ word }) => word));
    const numbered = sets.map((_, index) => `(${customersWith(`$${index + 1}`)})`);
    const counted = numbered.map((set) => `(SELECT count(*)::int FROM (${set} LIMIT ${limit + 1}) among)`);
    const [row] = await this.database.query<{ counts: number[] }>(
      `SELECT ARRAY[${counted.join(', ')}] AS counts`,
      sets,
    );
    const { counts } = row!;
    const rarest = counts.indexOf(Math.min(...counts));
    // The names of the few that have the rarest word tell the rest; where no word is rare, all are looked up together.
    const isRare = counts[rarest]! <= limit;
    const among = isRare ? customersWith('$1') : numbered.join(' INTERSECT ');
    const rows = await this.database.query<{ customerId: string; name: string }>(
      `SELECT c.customer_id AS "customerId", c.name
         FROM (SELECT DISTINCT customer_id FROM (${among} LIMIT ${limit + 1}) among) found
         JOIN customers c ON c.customer_id = found.customer_id`,
      isRare ? [sets[rarest]] : sets,
    );
    return { rows: rows.slice(0, limit), isCut: rows.length > limit };
  }
}

const maxSimilar = 200;
const contactTables = ['contacts', 'further_contacts', 'billing_contact_addresses'] as const;

/** One look-up in an index for each thing that the text may be, each up to $1 rows; a lower rank fits better. */
function lookUpsOf(terms: SearchTerms, bind: (value: unknown) => string): string[] {
  // The order keeps the planner from reading a table until it has met enough that fit.
  const found = (rank: number, from: string, key = ''): string =>
    `(SELECT customer_id, ${rank} AS rank FROM ${from} ${key === '' ? '' : `ORDER BY ${key}`} LIMIT $1)`;
  const inContacts = (rank: number, channel: string, key: string, start: string): string[] =>
    contactTables.map((table, index) =>
      found(rank + index, `${table} WHERE channel = '${channel}' AND ${key} ^@ ${start}`, key),
    );
  const { name, reference, referencePart, email, phoneStart, phoneEnd } = terms;
  return [
    found(0, `customers WHERE reference = ${bind(reference)}`),
    ...(email === undefined ? [] : inContacts(10, 'EMAIL', 'lower(address)', bind(email))),
    ...(phoneStart === undefined ? [] : inContacts(20, 'SMS', 'lower(address)', bind(phoneStart))),
    ...(phoneEnd === undefined ? [] : inContacts(30, 'SMS', 'reverse(address)', `reverse(${bind(phoneEnd)})`)),
    ...(name === '' ? [] : [found(40, `name_starts WHERE start ^@ ${bind(name)}`, 'start')]),
    found(50, `customers WHERE reference ^@ ${bind(reference)}`, 'reference'),
    ...(referencePart === undefined
      ? []
      : [found(60, `customers WHERE reference ILIKE ${bind(`%${escaped(referencePart)}%`)}`)]),
  ];
}

/** Customers with one of the words in their names: what follows a word in a start is no letter and no digit. */
function customersWith(words: string): string {
  return `SELECT n.customer_id FROM unnest(${words}::text[]) AS w (word)
           CROSS JOIN LATERAL (
             SELECT customer_id FROM name_starts WHERE start >= w.word COLLATE "C" AND start < (w.word || '0') COLLATE "C"
           ) n`;
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
