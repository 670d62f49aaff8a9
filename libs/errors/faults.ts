/**
 * What may be wrong with a field, by its code: the end of a sentence that begins with the field, in which braces hold the
 * names of facts. People read it in their language by the code.
 */
export const faultTexts = {
  ABOVE_MAX: 'is more than {{max}}',
  AFTER_MAX: 'is after {{max}}',
  BEFORE_FIRST_DAY: 'is before the first day, {{first}}',
  BEFORE_ISSUE_DATE: 'is before the issue date',
  BEFORE_MIN: 'is before {{min}}',
  BELOW_MIN: 'is less than {{min}}',
  DAY_IS_OVER: 'is over, as today is {{today}}; lower the flag to end it',
  EMPTY: 'is empty',
  FITS_NOTHING: 'fits no {{noun}}',
  FITS_TOO_MANY: 'fits more than {{max}} {{noun}}s: say more',
  FLAG_IS_IN_FORCE: 'is later than today while the flag is in force; lower it to end it',
  GIVEN_TWICE: 'is given twice',
  HAS_CONTROL_CHARACTERS: 'contains control characters',
  HAS_NO_ID: 'contains a value that is not an id',
  IN_FUTURE: 'lies in the future: business time is {{today}}',
  LATER_THAN_NOW: 'is later than now',
  MAX_BEFORE_MIN: 'comes before min',
  MISSING: 'is missing',
  NOT_AFTER_NOW: 'is not after the business time now',
  NOT_AN_AMOUNT: 'is no amount in minor units such as EUR:1234',
  NOT_AN_EMAIL_ADDRESS: 'is not an e-mail address',
  NOT_AN_ID: 'is not an id',
  NOT_AN_INSTANT: 'is no instant such as 2026-03-01T09:00:00Z',
  NOT_A_CODE: 'must be UPPER_SNAKE, such as LEFT_MESSAGE',
  NOT_A_COUNTRY: 'is no country of two letters, such as DE',
  NOT_A_CURRENCY: 'is no ISO 4217 code',
  NOT_A_DATE: 'is no date such as 2026-03-01',
  NOT_A_JURISDICTION: 'is no jurisdiction of ISO 3166, such as US or US-MA',
  NOT_A_LOCALE: 'is not a BCP 47 tag such as en or de-AT',
  NOT_A_NAME: 'must be small letters, digits and _, begin with a letter and have at most 40 characters',
  NOT_A_NUMBER: 'is no number such as 12.5',
  NOT_A_PHONE_NUMBER: 'is not a phone number that can be dialled; write it with its country code',
  NOT_A_TIME_ZONE: 'is not an IANA time zone of a place: {{hint}}',
  NOT_A_WHOLE_NUMBER: 'is no whole number such as 42',
  NOT_IN_CENTURIES: 'is not between 1900 and 2999',
  NOT_IN_RANGE: 'must be a whole number from {{min}} to {{max}}',
  NOT_KEBAB_CASE: 'must be kebab-case such as {{example}}',
  NOT_ONE_OF: 'must be one of {{choices}}',
  NOT_POSITIVE: 'must be more than zero',
  NO_SUCH_DAY: '{{day}} is not a calendar date',
  RETIRED: 'is retired',
  TOO_LARGE: 'must be at most {{max}} minor units',
  TOO_LONG: 'has more than {{max}} characters',
  TOO_LONG_WITH_CODE: 'has more than {{max}} characters together with its code',
  TOO_MANY: 'has more than {{max}} values',
  TOO_MANY_DECIMALS: 'has more than {{max}} decimals',
  TOO_MANY_DIGITS: 'has more than {{max}} digits',
  TOO_MANY_LINES: 'has more than {{max}} lines',
  UNKNOWN_FIELD: 'is no field of the schema',
  UNKNOWN_REASON: 'has the code {{code}}; the codes are {{codes}}',
  WRONG_CURRENCY: 'must be in {{currency}}',
} as const;

type FaultReason = keyof typeof faultTexts;

/** What is wrong with a field. */
export interface Fault {
  readonly reason: FaultReason;
  /** What the sentence is made of, by names. */
  readonly facts: Readonly<Record<string, string>>;
  /** The end of a sentence in English. */
  readonly text: string;
}

type NamesIn<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;
type FactsOf<Reason extends FaultReason> = Readonly<
  Record<NamesIn<(typeof faultTexts)[Reason]>, string | number | bigint>
>;

/** The fault with this code, told with the facts that its sentence names. */
export function faultOf<Reason extends FaultReason>(
  reason: Reason,
  ...[given]: NamesIn<(typeof faultTexts)[Reason]> extends never ? [] : [facts: FactsOf<Reason>]
): Fault {
  const facts = Object.fromEntries(Object.entries(given ?? {}).map(([name, value]) => [name, String(value)]));
  const text = faultTexts[reason].replaceAll(/\{\{(\w+)\}\}/g, (_all, name: string) => facts[name] ?? '');
  return { reason, facts, text };
}

/** The end of a sentence in English. */
export function textOfFault(fault: Fault | string): string {
  return typeof fault === 'string' ? fault : fault.text;
}
