import type { Schemas } from '../../api/client.js';
import { writeBound } from '../../invoices/list/invoice-filter.js';
import { readAmounts, writeAmount } from './currency-amounts.js';
import type { FeePolicy } from './fee-queries.js';

type Money = Schemas['Money'];
type Rules = Schemas['FeeRules'];
type RulesInput = Schemas['FeeRulesInput'];
type Occurrence = Rules['occurrences'][number];

export const feeKinds = ['FLAT', 'PERCENTAGE', 'TIERED'] as const;
export type FeeKind = (typeof feeKinds)[number];

/** A fee as it is typed; amounts in the currency of the form and the language of the person. */
export interface FeeRow {
  readonly days: number | null;
  readonly kind: FeeKind;
  readonly flat: string;
  readonly percent: string;
  readonly min: string;
  readonly max: string;
  /** A line for each tier: from what remains on, and the fee, apart by a colon. */
  readonly tiers: string;
}

export interface FeeForm {
  readonly code: string;
  readonly title: string;
  readonly text: string;
  /** Amounts of other currencies stay as they are. */
  readonly currency: string;
  readonly rows: readonly FeeRow[];
  readonly cap: string;
  readonly smallest: string;
  readonly chargesFrom: string;
}

export const emptyRow: FeeRow = { days: null, kind: 'FLAT', flat: '', percent: '', min: '', max: '', tiers: '' };

const maxRows = 24;

export function formOf(policy: FeePolicy | null, language: string): FeeForm {
  const { code = '', title = '', rules } = policy ?? {};
  const currency = rules ? (currencyOf(rules) ?? 'EUR') : 'EUR';
  const typed = (amounts: readonly Money[]) => writeAmount(amounts, currency, language);
  return {
    ...{ code, title, currency, text: rules?.text ?? '' },
    rows: rules ? rules.occurrences.map((fee) => rowOf(fee, currency, language, typed)) : [emptyRow],
    cap: typed(rules?.caps ?? []),
    smallest: typed(rules?.smallestPrincipals ?? []),
    chargesFrom: rules?.chargesFrom ?? '',
  };
}

function rowOf(
  { days, flat, percentage, tiers }: Occurrence,
  currency: string,
  language: string,
  typed: (amounts: readonly Money[]) => string,
): FeeRow {
  const ofCurrency = tiers.filter(({ from }) => from?.currencyCode === currency);
  const written = (amount: Money | null | undefined) => writeBound(amount?.minorUnits ?? '', currency, language);
  return {
    days,
    kind: percentage ? 'PERCENTAGE' : tiers.length > 0 ? 'TIERED' : 'FLAT',
    flat: typed(flat),
    percent: percentage?.percent ?? '',
    min: typed(percentage?.min ?? []),
    max: typed(percentage?.max ?? []),
    tiers: ofCurrency.map(({ from, amount }) => `${written(from)}: ${written(amount)}`).join('\n'),
  };
}

/** That of the first amount that the rules name; undefined where they name none. */
function currencyOf({ occurrences, caps, smallestPrincipals }: Rules): string | undefined {
  const inFees = occurrences.flatMap(({ flat, percentage, tiers }) => [
    ...flat,
    ...(percentage ? [...percentage.min, ...percentage.max] : []),
    ...tiers.flatMap(({ from }) => from ?? []),
  ]);
  return [...inFees, ...caps, ...smallestPrincipals][0]?.currencyCode;
}

/**
 * What is typed, as the service takes it; null while something cannot be read.
 * @param before whose amounts in other currencies stay
 */
export function rulesOf(form: FeeForm, before: Rules | null, language: string): RulesInput | null {
  const { currency, rows, cap, smallest, chargesFrom, text } = form;
  let isRead = true;
  const withOthers = (typed: string, amounts?: readonly Money[]): Money[] => {
    const found = readAmounts(typed, currency, language, amounts);
    if (!found) isRead = false;
    return found ?? [];
  };
  const tiersOf = (typed: string) => {
    const lines = typed.split('\n').filter((line) => line.trim() !== '');
    return lines.flatMap((line) => {
      const [from = '', amount = '', ...more] = line.split(':');
      const [[start], [fee]] = [withOthers(from), withOthers(amount)];
      if (!start || !fee || more.length > 0) isRead = false;
      return start && fee ? [{ from: start, amount: fee }] : [];
    });
  };
  const occurrences = rows.map((row, index) => {
    const known = before?.occurrences[index];
    const days = row.days ?? 0;
    if (row.kind === 'FLAT') return { days, flat: withOthers(row.flat, known?.flat) };
    if (row.kind === 'PERCENTAGE') {
      const [min, max] = [withOthers(row.min, known?.percentage?.min), withOthers(row.max, known?.percentage?.max)];
      return { days, percentage: { percent: row.percent.trim().replace(',', '.'), min, max } };
    }
    const others = (known?.tiers ?? []).flatMap(({ from, amount }) =>
      from && amount && from.currencyCode !== currency ? [{ from, amount }] : [],
    );
    return { days, tiers: [...others, ...tiersOf(row.tiers)] };
  });
  const rules: RulesInput = {
    occurrences,
    caps: withOthers(cap, before?.caps),
    smallestPrincipals: withOthers(smallest, before?.smallestPrincipals),
    ...(chargesFrom === '' ? {} : { chargesFrom }),
    text: text.trim(),
  };
  const areFilled = rows.every((row) => row.days !== null && row[fieldOf[row.kind]].trim() !== '');
  return isRead && areFilled && rows.length > 0 && rows.length <= maxRows ? rules : null;
}

const fieldOf = { FLAT: 'flat', PERCENTAGE: 'percent', TIERED: 'tiers' } as const;
