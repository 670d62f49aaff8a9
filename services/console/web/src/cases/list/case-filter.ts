import { addDays, instantOf, parseLocalDate } from '#libs/time';
import type { Schemas } from '../../api/client.js';
import { boundOf } from '../../invoices/list/invoice-filter.js';
import { known, type Search, several } from '../../lists/search.js';
import { caseStates } from '../../parts/case-states.js';

/** What a list of cases is narrowed by and sorted by, as the HTTP API takes it in a body. */
export type CaseFilter = Omit<Schemas['ListCasesInput'], 'pageSize' | 'pageToken' | 'withCount' | 'withoutInvoices'>;

export const caseOrders = ['OPENED', 'NEXT_MESSAGE', 'OUTSTANDING', 'OLDEST_DUE'] as const;

/** The filter that an address stands for. @param zone in which its days begin */
export function caseFilter(search: Search, zone: string): CaseFilter {
  const { sequence = '', version = '', customerId = '', invoiceId = '', currency = '' } = search;
  const { specialist = '', class: customerClass = '', hold = '' } = search;
  const order = caseOrders.find((name) => name === search['order']);
  return withoutEmpty({
    states: known(several(search['states']), caseStates),
    sequence,
    // A version without its sequence is none.
    sequenceVersion: sequence !== '' && /^[1-9]\d{0,8}$/.test(version) ? Number(version) : 0,
    customerId,
    invoiceId,
    specialistId: specialist,
    customerClass,
    holdReason: hold,
    minOutstanding: amountOf(search['min'], currency),
    maxOutstanding: amountOf(search['max'], currency),
    openedFromTime: morningOf(search['openedFrom'], 0, zone),
    openedUntilTime: morningOf(search['openedTo'], 1, zone),
    nextMessageFromTime: morningOf(search['messageFrom'], 0, zone),
    nextMessageUntilTime: morningOf(search['messageTo'], 1, zone),
    orderBy: order,
    descending: order !== undefined && search['descending'] === 'true',
  });
}

function amountOf(minor: string | undefined, currencyCode: string): Schemas['Money'] | undefined {
  return boundOf(minor, currencyCode) === undefined ? undefined : { currencyCode, minorUnits: minor! };
}

/** The beginning of a day, or of one so many days later; undefined for what is none. */
function morningOf(text: string | undefined, days: number, zone: string): string | undefined {
  const day = parseLocalDate(text ?? '');
  return day === null ? undefined : instantOf(addDays(day, days), '00:00', zone).toISOString();
}

function withoutEmpty(filter: CaseFilter): CaseFilter {
  const isSaid = (value: unknown) =>
    value !== undefined &&
    value !== '' &&
    value !== 0 &&
    value !== false &&
    !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => isSaid(value)));
}

/** As long as numbers of invoices are. */
const maxNumberLength = 100;

/** Cases that a text means: those of the customers it found, and those with an invoice whose number begins so. */
export function meantBy(text: string, customerIds: readonly string[]): CaseFilter {
  const byNumber = text.length > maxNumberLength ? {} : { invoiceNumberPrefix: text };
  if (customerIds.length === 0) return byNumber;
  return { customerIds: [...customerIds], ...byNumber, customersOrInvoice: text.length <= maxNumberLength };
}
