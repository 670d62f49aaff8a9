import type { PageRequest, Queryable } from '#libs/transactions';
import { searchedBy, type Searches } from '../domain/search.js';
import type { CustomerKey } from '../use-cases/ports.js';

/** What a prefix is looked up in; columns that compare byte by byte have an index for that and for the order. */
interface Index {
  readonly table: string;
  readonly place: string;
  readonly where: string;
}

const contactsOf = (channel: string): Index => ({
  table: 'contacts',
  place: 'lower(address)',
  where: `channel = '${channel}'`,
});

const indexes: Readonly<Record<keyof Searches, Index>> = {
  email: contactsOf('EMAIL'),
  phone: contactsOf('SMS'),
  name: { table: 'name_starts', place: 'start', where: 'true' },
  reference: { table: 'customers', place: 'reference', where: 'true' },
};

/** Where customers stand in a list, in its order; each of them stands there once. */
export async function findPlaces(
  queryable: Queryable,
  filter: Searches,
  { after, limit }: PageRequest<CustomerKey>,
): Promise<{ customer_id: string; place: string }[]> {
  const parameters: unknown[] = [];
  const bind = (value: unknown) => `$${parameters.push(value)}`;
  const [first = 'reference', ...others] = searchedBy(filter);
  const { table, place, where } = indexes[first];
  // ^@ is "starts with": it takes % and _ for what they are.
  const conditions = [where, `${place} ^@ ${bind(filter[first])}`];
  // Several words of a name may start so; the first of them in the order is the place.
  if (first === 'name') {
    conditions.push(`start = (SELECT min(own.start) FROM name_starts own
      WHERE own.customer_id = name_starts.customer_id AND own.start ^@ ${bind(filter.name)})`);
  }
  for (const other of others) {
    const index = indexes[other];
    conditions.push(`customer_id IN (SELECT customer_id FROM ${index.table}
      WHERE ${index.where} AND ${index.place} ^@ ${bind(filter[other])})`);
  }
  // The id is absent from a token of 0.2.0, and such a list goes on after all that has its reference.
  if (after) conditions.push(`(${place}, customer_id) > (${bind(after[0])}, ${bind(after[1])}::uuid)`);
  return queryable.query(
    `SELECT customer_id, ${place} AS place FROM ${table} WHERE ${conditions.join(' AND ')}
      ORDER BY ${place}, customer_id LIMIT ${bind(limit)}`,
    parameters,
  );
}
