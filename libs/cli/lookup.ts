import { fromTimestamp } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import type { CommandContext } from './context.js';
import type { Column } from './table.js';

/** How a customer is known to people. */
export interface KnownCustomer {
  readonly reference: string;
  readonly name: string;
}

const maxIds = 500;

/**
 * References and names of customers by id, for a list: one call for all of them.
 * @returns without those that are unknown, and without any where the caller may not ask for them
 */
export async function customersOf(
  { dunlin }: CommandContext,
  items: readonly { customerId: string }[],
): Promise<Map<string, KnownCustomer>> {
  const found = await inBatches(
    items.map(({ customerId }) => customerId),
    async (customerIds) => {
      const { facts } = await dunlin.customer.batchGetContactFacts({ customerIds }, dunlin.caller);
      return facts;
    },
  );
  return new Map(found.map(({ customerId, reference, name }) => [customerId, { reference, name }]));
}

/** Numbers of invoices by id, the same way. */
export async function invoiceNumbersOf(
  { dunlin }: CommandContext,
  invoiceIds: readonly string[],
): Promise<Map<string, string>> {
  const found = await inBatches(invoiceIds, async (ids) => {
    const { invoices } = await dunlin.invoice.batchGetInvoices({ invoiceIds: ids }, dunlin.caller);
    return invoices;
  });
  return new Map(found.map(({ invoiceId, number }) => [invoiceId, number]));
}

/** The business time, or null where the caller may not ask for it. */
export function businessTime({ dunlin }: CommandContext, service: string): Promise<Date | null> {
  return ifAllowed(async () => {
    const { nowTime } = await dunlin.operations(service).getClock({}, dunlin.caller);
    return fromTimestamp(nowTime);
  }, null);
}

/** Items with their customers. */
export async function withCustomers<Item extends { customerId: string }>(
  context: CommandContext,
  items: readonly Item[],
): Promise<(Item & { customer?: KnownCustomer })[]> {
  const customers = await customersOf(context, items);
  return items.map((item) => ({ ...item, customer: customers.get(item.customerId) }));
}

/** Items with their customers, and the numbers of the invoices they name; both are asked for at once. */
export async function withCustomersAndNumbers<Item extends { customerId: string }>(
  context: CommandContext,
  items: readonly Item[],
  invoiceIdsOf: (item: Item) => readonly string[],
): Promise<{ rows: (Item & { customer?: KnownCustomer })[]; numbers: Map<string, string> }> {
  const [rows, numbers] = await Promise.all([
    withCustomers(context, items),
    invoiceNumbersOf(context, items.flatMap(invoiceIdsOf)),
  ]);
  return { rows, numbers };
}

/** Items with their customers, and the numbers of the invoices that each is about, as one text. */
export async function withCustomersAndInvoices<
  Item extends { customerId: string; invoices: readonly { readonly invoiceId: string }[] },
>(context: CommandContext, items: readonly Item[]): Promise<(Item & { customer?: KnownCustomer; numbers: string })[]> {
  const idsOf = ({ invoices }: Pick<Item, 'invoices'>): string[] => invoices.map(({ invoiceId }) => invoiceId);
  const { rows, numbers } = await withCustomersAndNumbers(context, items, idsOf);
  return rows.map((row) => ({ ...row, numbers: numbersText(idsOf(row), numbers) }));
}

/** Items with their customers, and the number of the invoice that each is about; its id where nobody may tell the number. */
export async function withCustomersAndNumber<Item extends { customerId: string; invoiceId: string }>(
  context: CommandContext,
  items: readonly Item[],
): Promise<(Item & { customer?: KnownCustomer; invoiceNumber: string })[]> {
  const { rows, numbers } = await withCustomersAndNumbers(context, items, ({ invoiceId }) => [invoiceId]);
  return rows.map((row) => ({ ...row, invoiceNumber: numbers.get(row.invoiceId) ?? row.invoiceId }));
}

/** The columns in which people look for a customer first. */
export const customerColumns: readonly Column<{ customerId: string; customer?: KnownCustomer }>[] = [
  { head: 'CUSTOMER', of: ({ customer, customerId }) => customer?.reference ?? customerId },
  { head: 'NAME', of: ({ customer }) => customer?.name ?? '', long: true },
];

/** `R-1, R-2 and 3 more` */
export function numbersText(invoiceIds: readonly string[], numbers: ReadonlyMap<string, string>): string {
  const known = invoiceIds.map((id) => numbers.get(id) ?? id);
  const shown = known.slice(0, 2).join(', ');
  return known.length > 2 ? `${shown} and ${known.length - 2} more` : shown;
}

async function inBatches<Found>(
  ids: readonly string[],
  read: (ids: string[]) => Promise<readonly Found[]>,
): Promise<Found[]> {
  const wanted = [...new Set(ids)].filter((id) => id !== '');
  const found: Found[] = [];
  for (let start = 0; start < wanted.length; start += maxIds) {
    found.push(...(await ifAllowed(() => read(wanted.slice(start, start + maxIds)), [])));
  }
  return found;
}

/** A caller that may read a list may lack the right to read the names behind its ids. */
async function ifAllowed<Result>(read: () => Promise<Result>, otherwise: Result): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'forbidden') return otherwise;
    throw error;
  }
}
