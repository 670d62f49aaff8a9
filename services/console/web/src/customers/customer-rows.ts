import { api, ProblemError, type Schemas, taken } from '../api/client.js';
import type { DebtorFilter } from './debtor-filter.js';

/** What the list shows of a customer. */
export interface CustomerRow extends Pick<Schemas['CustomerSummary'], 'customerId' | 'name' | 'reference' | 'kind'> {
  readonly class: string;
  readonly flags: Schemas['Customer']['flags'];
  readonly contacts: readonly Schemas['Contact'][];
  /** Absent while invoice cannot be asked. */
  readonly profile: Schemas['PayerProfile'] | undefined;
  /** What is owed in the currency that the list is of; absent in the list of all. */
  readonly debtor: Schemas['Debtor'] | undefined;
}

export interface CustomerPage {
  readonly rows: readonly CustomerRow[];
  readonly nextPageToken: string;
  readonly total?: Schemas['ListCount'] | null;
  readonly about: { readonly isTooBroad: boolean };
}

const pageSize = 100;

/** A page of customers: whatever it shows of them is asked for once, and never for a row. */
export function readCustomers(text: string, debtors: DebtorFilter | null, pageToken: string): Promise<CustomerPage> {
  return debtors ? readDebtors(text, debtors, pageToken) : readAll(text, pageToken);
}

async function readAll(text: string, pageToken: string): Promise<CustomerPage> {
  const body = { text, pageSize, pageToken };
  const page = await taken(api.POST('/api/v1/customers/query', { body })).catch((error: unknown) => {
    if (error instanceof ProblemError && error.problem.reason === 'TOO_BROAD') return null;
    throw error;
  });
  if (!page) return { rows: [], nextPageToken: '', about: { isTooBroad: true } };
  const { customers, nextPageToken } = page;
  const profiles = await profilesOf(customers.map(({ customerId }) => customerId));
  const rows = customers.map((customer) => ({
    ...customer,
    profile: profiles.get(customer.customerId),
    debtor: undefined,
  }));
  return { rows, nextPageToken, about: { isTooBroad: false } };
}

async function readDebtors(text: string, debtors: DebtorFilter, pageToken: string): Promise<CustomerPage> {
  const found = await debtorBody(text, debtors);
  if (typeof found === 'string') return { rows: [], nextPageToken: '', about: { isTooBroad: found === 'TOO_BROAD' } };
  const body = { ...found, pageSize, pageToken, withCount: pageToken === '' };
  const page = await taken(api.POST('/api/v1/debtors/query', { body }));
  const ids = page.debtors.map(({ customerId }) => customerId);
  const [summaries, profiles] = await Promise.all([summariesOf(ids), profilesOf(ids)]);
  const rows = page.debtors.map((debtor) => {
    const { customerId } = debtor;
    const named = page.customers.find((customer) => customer.customerId === customerId);
    const summary = summaries.get(customerId);
    return {
      ...{ customerId, name: named?.name ?? '', reference: named?.reference ?? '', kind: null, class: '', flags: [] },
      ...summary,
      contacts: summary?.primaryContacts ?? [],
      profile: profiles.get(customerId),
      debtor,
    };
  });
  return { rows, nextPageToken: page.nextPageToken, total: page.count, about: { isTooBroad: false } };
}

/** The filter of debtors with the customers that a text finds, unless it finds nobody or too many. */
export async function debtorBody(text: string, debtors: DebtorFilter) {
  if (text === '') return { ...debtors, customerIds: [] };
  const { customerIds, tooBroad } = await taken(api.POST('/api/v1/customers/search', { body: { text } }));
  if (tooBroad) return 'TOO_BROAD';
  return customerIds.length === 0 ? 'NOBODY' : { ...debtors, customerIds };
}

/** None while invoice is away: a list of customers is of use without what they owe. */
async function profilesOf(customerIds: string[]): Promise<ReadonlyMap<string, Schemas['PayerProfile']>> {
  if (customerIds.length === 0) return new Map();
  try {
    const { profiles } = await taken(api.POST('/api/v1/payer-profiles/batch-get', { body: { customerIds } }));
    return new Map(profiles.map((profile) => [profile.customerId, profile]));
  } catch {
    return new Map();
  }
}

/** None while customer is away: who owes is known without it. */
async function summariesOf(customerIds: string[]): Promise<ReadonlyMap<string, Schemas['CustomerSummary']>> {
  if (customerIds.length === 0) return new Map();
  try {
    const { customers } = await taken(api.POST('/api/v1/customers/batch-get', { body: { customerIds } }));
    return new Map(customers.map((summary) => [summary.customerId, summary]));
  } catch {
    return new Map();
  }
}
