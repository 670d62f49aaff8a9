import type { Schemas } from '../../api/client.js';
import type { Kind, monthEnds, rolls } from '../../terms/terms-values.js';
import type { Terms } from './terms-queries.js';

export const levels = ['ORGANISATION', 'CLASS', 'CUSTOMER'] as const;

type Level = (typeof levels)[number];

/** Whose terms, of which invoices. */
export interface TermsKey {
  readonly level: Level;
  /** Of a class. */
  readonly className: string;
  /** Of a customer. */
  readonly customerId: string;
  readonly kind: Kind;
}

/** What is typed; null and empty say nothing. */
export interface TermsForm extends TermsKey {
  readonly netDays: number | null;
  readonly monthEnd: (typeof monthEnds)[number] | null;
  readonly calendar: string;
  readonly roll: (typeof rolls)[number] | null;
  readonly interestPolicy: string;
  readonly fixedSum: boolean | null;
}

export function formOf(terms: Terms | null): TermsForm {
  const { netDays = null, monthEnd = null, calendar = '', roll = null } = terms ?? {};
  const { interestPolicy = '', fixedSum = null } = terms ?? {};
  return { ...keyOf(terms), netDays, monthEnd, calendar, roll, interestPolicy, fixedSum };
}

function keyOf(terms: Terms | null): TermsKey {
  const { level, class: className = '', customerId = '', kind } = terms ?? {};
  const settable = levels.find((name) => name === level) ?? 'CLASS';
  return { level: settable, className, customerId, kind: kind ?? 'REGULAR' };
}

/** Whose, as the service takes it: what is of another level is left out. */
export function whoseOf({ level, className, customerId, kind }: TermsKey) {
  return {
    level,
    class: level === 'CLASS' ? className.trim() : '',
    customerId: level === 'CUSTOMER' ? customerId : '',
    kind,
  };
}

export function isReady(form: TermsForm): boolean {
  const whose = whoseOf(form);
  const isNamed = form.level === 'ORGANISATION' || whose.class !== '' || whose.customerId !== '';
  const { netDays, monthEnd, roll, fixedSum, calendar, interestPolicy } = form;
  const isSaid = [netDays, monthEnd, roll, fixedSum].some((value) => value !== null);
  return isNamed && (isSaid || calendar !== '' || interestPolicy.trim() !== '');
}

export function inputOf(form: TermsForm): Schemas['PaymentTermsInput'] {
  const { netDays, monthEnd, calendar, roll, interestPolicy, fixedSum } = form;
  return { ...whoseOf(form), netDays, monthEnd, calendar, roll, interestPolicy: interestPolicy.trim(), fixedSum };
}

/** Names terms among all of them. */
export function nameOfTerms({ level, class: className, customerId, kind }: Terms): string {
  return [level, className, customerId, kind].join('/');
}
