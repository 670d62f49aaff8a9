import { customerChanged, duplicateNumber, type FeedRow, nameOf, type RowRefusal } from './feed.js';

/** What a row names. */
export interface NamingRow extends Pick<FeedRow, 'number' | 'creditorId'> {
  /** Of the customer. */
  readonly reference: string;
}

/** Whose an invoice is, and which import created it. */
export interface InvoiceOwner extends Pick<FeedRow, 'number' | 'creditorId'> {
  /** Null for a customer of whom nothing was copied yet. */
  readonly reference: string | null;
  readonly importId: string | null;
}

/**
 * The rows that are refused whatever their customer turns out to be, of customers that no other row names: these need not
 * be created. Only what cannot change any more refuses a row here: the customer of an invoice, and that a row before it in
 * the chunk has the number first.
 * @param isNew whether a customer is not known yet
 */
export function refusedNewcomers<Row extends NamingRow>(
  rows: readonly Row[],
  isNew: (reference: string) => boolean,
  owners: readonly InvoiceOwner[],
  importId: string,
): Map<Row, RowRefusal> {
  const ownerOf = new Map(owners.map((owner) => [nameOf(owner), owner]));
  const named = new Set<string>();
  const refused = new Map<Row, RowRefusal>();
  for (const row of rows) {
    const name = nameOf(row);
    const owner = ownerOf.get(name);
    if (owner ? owner.importId === importId : named.has(name)) refused.set(row, duplicateNumber);
    else if (owner && owner.reference !== null && owner.reference !== row.reference)
      refused.set(row, customerChanged(row));
    else named.add(name);
  }
  const needed = new Set(rows.flatMap((row) => (refused.has(row) ? [] : [row.reference])));
  return new Map([...refused].filter(([{ reference }]) => isNew(reference) && !needed.has(reference)));
}
