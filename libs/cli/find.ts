import type { customerV1, invoiceV1 } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { isId } from '#libs/ids';
import type { CommandContext } from './context.js';

/** The id, when the text is one; people paste them in any case. */
function idIn(text: string): string | null {
  const id = text.toLowerCase();
  return isId(id) ? id : null;
}

/** A customer by id or reference. */
export async function customerOf({ dunlin }: CommandContext, idOrReference: string): Promise<customerV1.Customer> {
  const customerId = idIn(idOrReference);
  const wanted = customerId ? { customerId } : { reference: idOrReference };
  return (await dunlin.customer.getCustomer(wanted, dunlin.caller)).customer!;
}

/** A customer id by id or reference. */
export async function customerIdOf(context: CommandContext, idOrReference: string): Promise<string> {
  return idIn(idOrReference) ?? (await customerOf(context, idOrReference)).customerId;
}

/** An invoice by id or number. */
export async function invoiceOf(
  { dunlin, creditorId }: CommandContext,
  idOrNumber: string,
): Promise<invoiceV1.Invoice> {
  const invoiceId = idIn(idOrNumber);
  const wanted = invoiceId ? { invoiceId } : { number: idOrNumber, creditorId };
  return (await dunlin.invoice.getInvoice(wanted, dunlin.caller)).invoice!;
}

/** An invoice id by id or number. */
export async function invoiceIdOf(context: CommandContext, idOrNumber: string): Promise<string> {
  return idIn(idOrNumber) ?? (await invoiceOf(context, idOrNumber)).invoiceId;
}

export function invoiceIdsOf(context: CommandContext, idsOrNumbers: readonly string[]): Promise<string[]> {
  return Promise.all(idsOrNumbers.map((one) => invoiceIdOf(context, one)));
}

/** Filters of lists: the empty id for an option that was not given. */
export async function subjectFilter(
  context: CommandContext,
  { customer, invoice }: { customer?: string; invoice?: string },
): Promise<{ customerId: string; invoiceId: string }> {
  const [customerId, invoiceId] = await Promise.all([
    customer ? customerIdOf(context, customer) : '',
    invoice ? invoiceIdOf(context, invoice) : '',
  ]);
  return { customerId, invoiceId };
}

const closedStates = ['STATE_CANCELLED', 'STATE_PAID', 'STATE_WRITTEN_OFF', 'STATE_CLOSED'];

/**
 * A case id by id, or by the reference of a customer or the number of an invoice with one open case.
 * @throws CASE_NOT_FOUND, CASE_AMBIGUOUS
 */
export async function caseIdOf(context: CommandContext, named: string): Promise<string> {
  const caseId = idIn(named);
  if (caseId) return caseId;
  const { dunlin } = context;
  const filter =
    (await optional(customerIdOf(context, named), (customerId) => ({ customerId }))) ??
    (await optional(invoiceIdOf(context, named), (invoiceId) => ({ invoiceId })));
  const found = filter ? (await dunlin.workflow.listCases({ ...filter, pageSize: 50 }, dunlin.caller)).cases : [];
  const open = found.filter(({ state }) => !closedStates.includes(state));
  const [only, another] = open.length > 0 ? open : found;
  if (!only) {
    throw new DomainError(
      'CASE_NOT_FOUND',
      'not-found',
      `${named} is no id of a case, and no customer reference or invoice number with a case. See dunlin case list.`,
    );
  }
  if (another) {
    throw new DomainError(
      'CASE_AMBIGUOUS',
      'invalid',
      `${named} has several cases. Give the id of one; dunlin case list --wide shows ids.`,
    );
  }
  return only.caseId;
}

async function optional<Found, Result>(search: Promise<Found>, map: (found: Found) => Result): Promise<Result | null> {
  try {
    return map(await search);
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'not-found') return null;
    throw error;
  }
}
