import { type ResolvedTerm, resolveTerms, type TermSource } from '#libs/terms';
import type { RollRule } from '#libs/time';
import { noInterest } from '../../interest/domain/policies.js';
import type { InvoiceKind } from '../../ledger/domain/invoice.js';

/** From when net days are counted: the day of issue, or the last day of its month. */
export const monthEnds = ['NONE', 'OF_ISSUE'] as const;
export type MonthEnd = (typeof monthEnds)[number];

export const rollRules = ['NONE', 'FOLLOWING', 'MODIFIED_FOLLOWING', 'PRECEDING'] as const satisfies RollRule[];

/** By which an invoice is due. */
export interface DueTerms {
  /** 0 to 365. */
  readonly netDays: number;
  readonly monthEnd: MonthEnd;
  /** Code of the calendar, empty for none. */
  readonly calendar: string;
  /** What becomes of a due date that is not worked by the calendar; NONE asks no calendar. */
  readonly roll: RollRule;
}

/** By which an invoice is due, and what it costs to be late. */
export interface InvoiceTerms extends DueTerms {
  /** By which overdue invoices bear interest; `none` for none. */
  readonly interestPolicy: string;
  /** Whether the fixed sum of a law is charged with it. */
  readonly fixedSum: boolean;
}

export const maxNetDays = 365;

export const termNames = [
  'netDays',
  'monthEnd',
  'calendar',
  'roll',
  'interestPolicy',
  'fixedSum',
] as const satisfies (keyof InvoiceTerms)[];

/** Levels that people set. */
export const settableLevels = ['ORGANISATION', 'CLASS', 'CUSTOMER'] as const;
export type SettableLevel = (typeof settableLevels)[number];
export type Level = 'PRODUCT' | SettableLevel;

/** Whose terms, of which invoices. */
export interface TermsKey {
  readonly level: SettableLevel;
  /** Name of the class or id of the customer; empty for the organisation. */
  readonly subject: string;
  readonly kind: InvoiceKind;
}

/** What a level says; null says nothing, so that the level below is heard. */
export type SaidTerms = { readonly [Name in keyof InvoiceTerms]: InvoiceTerms[Name] | null };

/** Terms as they are stored. Removed ones stay, without values, so that their version goes on. */
export interface Terms extends TermsKey, SaidTerms {
  readonly version: bigint;
  readonly setBy: string;
  readonly setAt: Date;
}

export type ResolvedTerms = { readonly [Name in keyof InvoiceTerms]: ResolvedTerm<InvoiceTerms[Name], Level> };

/** What holds where nobody says anything. */
export const productTerms: InvoiceTerms = {
  ...{ netDays: 30, monthEnd: 'NONE', calendar: '', roll: 'FOLLOWING' },
  ...{ interestPolicy: noInterest, fixedSum: false },
};

export const saysNothing: SaidTerms = {
  ...{ netDays: null, monthEnd: null, calendar: null, roll: null },
  ...{ interestPolicy: null, fixedSum: null },
};

export function isRemoved(terms: SaidTerms): boolean {
  return termNames.every((name) => terms[name] === null);
}

/** What is resolved: the organisation for a null class, the class for a null customer. */
export interface TermsSubject {
  readonly className: string | null;
  readonly customer: { readonly customerId: string; readonly reference: string } | null;
}

/**
 * The terms that hold for invoices of a kind: what the customer says, else its class, the organisation, the product.
 * @param stored all that may be heard, in any order
 */
export function resolveDueTerms(
  { className, customer }: TermsSubject,
  kind: InvoiceKind,
  stored: readonly (TermsKey & SaidTerms)[],
  locked: boolean,
): ResolvedTerms {
  const said = (level: SettableLevel, subject: string): SaidTerms =>
    stored.find((terms) => terms.level === level && terms.subject === subject && terms.kind === kind) ?? saysNothing;
  const sources: TermSource<InvoiceTerms, Level>[] = [
    { level: 'PRODUCT', name: 'default', terms: productTerms },
    { level: 'ORGANISATION', name: '', terms: said('ORGANISATION', '') },
  ];
  if (className !== null) sources.push({ level: 'CLASS', name: className, terms: said('CLASS', className) });
  if (customer) {
    const { customerId, reference } = customer;
    sources.push({ level: 'CUSTOMER', name: reference, terms: said('CUSTOMER', customerId) });
  }
  return resolveTerms<InvoiceTerms, Level>(termNames, sources, locked);
}

/** The values alone; each has one, since the product says all of them. */
export function valuesOf(resolved: ResolvedTerms): InvoiceTerms {
  const { netDays, monthEnd, calendar, roll, interestPolicy, fixedSum } = resolved;
  return {
    ...{ netDays: netDays.value!, monthEnd: monthEnd.value!, calendar: calendar.value!, roll: roll.value! },
    ...{ interestPolicy: interestPolicy.value!, fixedSum: fixedSum.value! },
  };
}
