import { addDays, parseLocalDate, startOfDay } from '#libs/time';
import type { operations } from '../generated/api.js';
import type { Search } from '../lists/search.js';

/** Operations that show data of customers: those that may be told what for. */
export type Looked = {
  [Name in keyof operations]: operations[Name]['parameters'] extends { header?: infer Header }
    ? TakesPurpose<NonNullable<Header>, Name>
    : never;
}[keyof operations];

type TakesPurpose<Header, Name> = [Header] extends [never]
  ? never
  : 'Dunlin-Purpose' extends keyof Header
    ? Name
    : never;

/** What the access log calls a look: an operation, or its export, which has an entry when it begins and one when it ends. */
export interface Look {
  readonly kind: 'shown' | 'exported' | 'exportBegun';
  /** Names of the operation that it may be, the likelier first. */
  readonly names: readonly string[];
}

export function lookOf(operation: string): Look {
  const [, of, begun] = /^export([A-Z]\w*?)(Begun)?$/.exec(operation) ?? [];
  if (of === undefined) return { kind: 'shown', names: [operation] };
  const names = [`${of.charAt(0).toLowerCase()}${of.slice(1)}`, `list${of}`];
  return { kind: begun === undefined ? 'exported' : 'exportBegun', names };
}

/** What a list was filtered by, without what filters nothing and the customer who stands in the entry already. */
export function filterShown({ filter, customerId }: { filter: readonly string[]; customerId: string | null }): string {
  return filter
    .filter((part) => !part.endsWith('=') && !part.endsWith('=[]') && part !== `customerId=${customerId}`)
    .join(', ');
}

/** The filter of the access log as the address has it; days that are none filter nothing. */
export function accessQuery(
  { actor = '', customer = '', operation = '', from = '', until = '' }: Search,
  zone: string,
) {
  const [first, last] = [parseLocalDate(from), parseLocalDate(until)];
  return {
    ...(actor === '' ? {} : { actor }),
    ...(customer === '' ? {} : { customerId: customer }),
    ...(operation === '' ? {} : { operation }),
    ...(first ? { fromTime: startOfDay(first, zone).toISOString() } : {}),
    // The last day is included.
    ...(last ? { beforeTime: startOfDay(addDays(last, 1), zone).toISOString() } : {}),
  };
}
