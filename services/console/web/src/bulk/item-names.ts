import type { Subject } from './bulk-acts.js';

/** What an item is called by, where that is known. */
export interface NamedItem {
  readonly customerId: string;
  /** Of an invoice. */
  readonly number: string;
}

export type NamedItems = Readonly<Record<string, NamedItem>>;

/** Calls that look up what items are called by; names of their customers come with the answers. */
export interface Lookups {
  readonly customers: (ids: string[]) => Promise<unknown>;
  readonly cases: (ids: string[]) => Promise<readonly { readonly caseId: string; readonly customerId: string }[]>;
  readonly invoices: (
    ids: string[],
  ) => Promise<readonly { readonly invoiceId: string; readonly customerId: string; readonly number: string }[]>;
}

/** What items are called by, with one call for all of them. */
export async function namedItems(
  subject: Subject | null,
  itemIds: readonly string[],
  lookups: Lookups,
): Promise<NamedItems> {
  return itemIds.length === 0 ? {} : Object.fromEntries(await found(subject, [...itemIds], lookups));
}

async function found(subject: Subject | null, ids: string[], lookups: Lookups): Promise<[string, NamedItem][]> {
  switch (subject) {
    case 'CUSTOMER':
      await lookups.customers(ids);
      return ids.map((id) => [id, { customerId: id, number: '' }]);
    case 'INVOICE':
      return (await lookups.invoices(ids)).map(({ invoiceId, ...invoice }) => [invoiceId, namedBy(invoice)]);
    case 'CASE':
      return (await lookups.cases(ids)).map(({ caseId, customerId }) => [caseId, { customerId, number: '' }]);
    case null:
      return [];
  }
}

function namedBy({ customerId, number }: NamedItem): NamedItem {
  return { customerId, number };
}
