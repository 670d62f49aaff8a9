export type CustomerKind = 'PERSON' | 'BUSINESS';

/** What is known of a debtor apart from its contacts. */
export interface Details {
  readonly name: string;
  readonly kind: CustomerKind;
  readonly customerClass: string;
  readonly zone: string;
  /** Zones besides the primary one in which the debtor may be. */
  readonly otherZones: readonly string[];
  readonly locale: string;
  /** What contact law takes the debts for; empty follows the kind. */
  readonly debtType: '' | 'CONSUMER' | 'BUSINESS';
  /** Of contact law, ISO 3166; empty for the organisation's. */
  readonly jurisdiction: string;
  /** Of the organisation towards this customer; empty for its own. */
  readonly role: '' | 'CREDITOR' | 'COLLECTOR';
  /** Sequence in place of that of the class, empty for none. */
  readonly defaultSequence: string;
}

/** Nothing but what follows from the kind, the class and the organisation. */
export const noOverrides = { debtType: '', jurisdiction: '', role: '', defaultSequence: '' } as const;

/** The primary zone first. A contact is lawful only at an hour that is allowed in all of them (12 CFR 1006.6(b)). */
export function candidateZones({ zone, otherZones }: Pick<Details, 'zone' | 'otherZones'>): string[] {
  return [zone, ...otherZones];
}

/** Only the details that differ from what is known. */
export function changedDetails(present: Details, given: Partial<Details>): Partial<Details> {
  const zone = given.zone ?? present.zone;
  const otherZones = (given.otherZones ?? present.otherZones).filter((other) => other !== zone);
  const wanted: Details = {
    name: given.name ?? present.name,
    kind: given.kind ?? present.kind,
    customerClass: given.customerClass ?? present.customerClass,
    zone,
    otherZones,
    locale: given.locale ?? present.locale,
    debtType: given.debtType ?? present.debtType,
    jurisdiction: given.jurisdiction ?? present.jurisdiction,
    role: given.role ?? present.role,
    defaultSequence: given.defaultSequence ?? present.defaultSequence,
  };
  const differing = (Object.keys(wanted) as (keyof Details)[]).filter((field) => !equal(wanted[field], present[field]));
  return Object.fromEntries(differing.map((field) => [field, wanted[field]]));
}

function equal(left: string | readonly string[], right: string | readonly string[]): boolean {
  if (typeof left === 'string' || typeof right === 'string') return left === right;
  return left.length === right.length && left.every((value, index) => value === right[index]);
}
