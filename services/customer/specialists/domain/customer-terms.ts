import { type ResolvedTerm, resolveTerms, type TermSource } from '#libs/terms';
import type { CustomerClass } from '../../classes/domain/customer-class.js';
import type { Customer } from '../../customers/domain/customer.js';

/** What a class settles for its customers, and a customer for itself where the class is not locked. */
export interface CustomerTerms {
  readonly default_sequence: string;
  /** Id of the person. */
  readonly specialist: string;
  readonly locked: boolean;
}

const names: readonly (keyof CustomerTerms)[] = ['default_sequence', 'specialist', 'locked'];

/** The terms that hold for a customer. A specialist whom the team of the class gave is a term of the class. */
export function customerTerms(
  customer: Customer,
  { name, defaultSequence, locked }: CustomerClass,
): { readonly [Name in keyof CustomerTerms]: ResolvedTerm<CustomerTerms[Name]> } {
  const { specialist } = customer;
  const isOwn = !locked && specialist?.byHand === true;
  const ofClass: TermSource<CustomerTerms> = {
    level: 'CLASS',
    name,
    terms: {
      default_sequence: defaultSequence || null,
      specialist: isOwn ? null : (specialist?.personId ?? null),
      locked,
    },
  };
  const ofCustomer: TermSource<CustomerTerms> = {
    level: 'CUSTOMER',
    name: customer.reference,
    terms: { default_sequence: customer.defaultSequence || null, specialist: isOwn ? specialist.personId : null },
  };
  return resolveTerms<CustomerTerms>(names, [ofClass, ofCustomer], locked);
}
