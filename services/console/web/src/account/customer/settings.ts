import type { Schemas } from '../../api/client.js';

type Customer = Schemas['Customer'];
type Term = Schemas['ResolvedTerm'];

/** Where a setting comes from. */
export type Origin = 'CUSTOMER' | 'CLASS' | 'KIND' | 'ORGANISATION' | 'NOBODY' | 'UNKNOWN';

/** A setting as it holds for a customer. */
export interface Setting {
  readonly name: 'specialist' | 'sequence' | 'debtType' | 'jurisdiction' | 'role';
  /** A code, a name, or empty where nobody said or only the organisation knows. */
  readonly value: string;
  readonly origin: Origin;
}

/**
 * What holds for a customer, and where it comes from.
 * @param terms as customer resolved them; absent while they are not known
 */
export function settingsOf(customer: Customer, terms: readonly Term[] | undefined): Setting[] {
  const { specialistName, defaultSequence, debtType, kind, jurisdiction, role } = customer;
  const sequence = terms?.find(({ name }) => name === 'default_sequence');
  return [
    { name: 'specialist', value: specialistName, origin: originOf('specialist', terms) },
    { name: 'sequence', value: sequence?.value ?? defaultSequence, origin: originOf('default_sequence', terms) },
    debtType === null
      ? { name: 'debtType', value: kind === 'BUSINESS' ? 'BUSINESS' : 'CONSUMER', origin: 'KIND' }
      : { name: 'debtType', value: debtType, origin: 'CUSTOMER' },
    { name: 'jurisdiction', value: jurisdiction, origin: jurisdiction === '' ? 'ORGANISATION' : 'CUSTOMER' },
    { name: 'role', value: role ?? '', origin: role === null ? 'ORGANISATION' : 'CUSTOMER' },
  ];
}

function originOf(name: string, terms: readonly Term[] | undefined): Origin {
  if (!terms) return 'UNKNOWN';
  const level = terms.find((term) => term.name === name)?.level;
  return level === 'CUSTOMER' || level === 'CLASS' ? level : 'NOBODY';
}

/** Whether the class lets none of its customers have settings of their own. */
export function isLocked(terms: readonly Term[] | undefined): boolean {
  return terms?.some(({ name, value }) => name === 'locked' && value === 'true') ?? false;
}
