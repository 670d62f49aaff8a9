/** One look at data of customers. */
export interface AccessEntry {
  readonly entryId: string;
  readonly actor: string;
  readonly client: string;
  readonly operation: string;
  /** Null for a list over several customers. */
  readonly customerId: string | null;
  readonly purpose: string;
  /** `name=value`, without contact data. */
  readonly filter: readonly string[];
  readonly rowCount: bigint;
  readonly lookedAt: Date;
}

/** A search by these would bring into the log what it is to protect. */
const contactFilters = new Set(['name', 'phone', 'email', 'text', 'q', 'reference']);
const maxValueLength = 200;

/** The filter of a list as it may be kept: paging left out, contact data as given or not. */
export function keptFilter(query: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(query)
    .filter(([name, value]) => value !== undefined && name !== 'pageSize' && name !== 'pageToken')
    .map(([name, value]) => `${name}=${contactFilters.has(name) ? '(given)' : textOf(value).slice(0, maxValueLength)}`);
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
