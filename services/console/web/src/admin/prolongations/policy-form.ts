import type { Schemas } from '../../api/client.js';

export type Policy = Schemas['ProlongationPolicy'];

export const levels = ['ORGANISATION', 'CLASS'] as const;
export const bases = ['NONE', 'FLAT', 'PERCENT'] as const;

/** What is typed; null and empty say nothing. Rates are in percent, amounts as somebody types them. */
export interface PolicyForm {
  readonly level: (typeof levels)[number];
  readonly className: string;
  readonly days: string;
  readonly maxCount: number | null;
  readonly maxTotalDays: number | null;
  readonly basis: (typeof bases)[number] | null;
  readonly currency: string;
  readonly amount: string;
  readonly share: number | null;
  readonly min: string;
  readonly max: string;
  readonly taxRate: number | null;
  readonly feeNetDays: number | null;
  readonly earliestDays: number | null;
  readonly latestDays: number | null;
  readonly numberSeries: string;
}

/** Reads an amount in the currency of the form; null for none. */
export type ReadMoney = (typed: string) => Schemas['Money'] | null;
/** Writes it as somebody would type it. */
export type WriteMoney = (amount: Schemas['Money'] | null | undefined) => string;

export function formOf(policy: Policy | null, write: WriteMoney): PolicyForm {
  const { level, class: className = '', days = [], fee, taxRateBasisPoints = null, numberSeries = '' } = policy ?? {};
  const { amount, min, max, ratePpm = 0 } = fee ?? {};
  return {
    level: levels.find((name) => name === level) ?? 'CLASS',
    className,
    days: days.join(', '),
    maxCount: policy?.maxCount ?? null,
    maxTotalDays: policy?.maxTotalDays ?? null,
    basis: fee?.basis ?? null,
    currency: (amount ?? min ?? max)?.currencyCode ?? '',
    amount: write(amount),
    share: ratePpm === 0 ? null : ratePpm / 10_000,
    min: write(min),
    max: write(max),
    taxRate: taxRateBasisPoints === null ? null : taxRateBasisPoints / 100,
    feeNetDays: policy?.feeNetDays ?? null,
    earliestDays: policy?.earliestDays ?? null,
    latestDays: policy?.latestDays ?? null,
    numberSeries,
  };
}

/** Whose, as the service takes it. */
export function whoseOf({ level, className }: Pick<PolicyForm, 'level' | 'className'>) {
  return { level, class: level === 'CLASS' ? className.trim() : '' };
}

/** The days that are typed; null where they are none. */
export function daysOf(typed: string): number[] | null {
  const parts = typed.split(/[,;\s]+/).filter(Boolean);
  return parts.every((part) => /^\d{1,3}$/.test(part)) ? parts.map(Number) : null;
}

/** Whether it says anything, of somebody, that can be read. */
export function isReady(form: PolicyForm, read: ReadMoney): boolean {
  const days = daysOf(form.days);
  const numbers = [form.maxCount, form.maxTotalDays, form.taxRate, form.feeNetDays, form.earliestDays, form.latestDays];
  const saysAnything = form.days.trim() !== '' || form.basis !== null || form.numberSeries.trim() !== '';
  const isNamed = form.level === 'ORGANISATION' || form.className.trim() !== '';
  const isFee = form.basis === 'FLAT' ? read(form.amount) !== null : form.basis !== 'PERCENT' || form.share !== null;
  return isNamed && days !== null && isFee && (saysAnything || numbers.some((number) => number !== null));
}

export function inputOf(form: PolicyForm, read: ReadMoney): Schemas['ProlongationPolicyInput'] {
  const { maxCount, maxTotalDays, taxRate, feeNetDays, earliestDays, latestDays, numberSeries } = form;
  return {
    ...whoseOf(form),
    days: daysOf(form.days) ?? [],
    ...{ maxCount, maxTotalDays, feeNetDays, earliestDays, latestDays },
    taxRateBasisPoints: taxRate === null ? null : Math.round(taxRate * 100),
    ...feeOf(form, read),
    numberSeries: numberSeries.trim(),
  };
}

/** Left out where nothing is said of it. */
function feeOf({ basis, amount, share, min, max }: PolicyForm, read: ReadMoney) {
  if (basis === null) return {};
  if (basis === 'NONE') return { fee: { basis } };
  if (basis === 'FLAT') return { fee: { basis, amount: read(amount) } };
  return { fee: { basis, ratePpm: Math.round((share ?? 0) * 10_000), min: read(min), max: read(max) } };
}

/** Names a policy among all of them. */
export function nameOfPolicy({ level, class: className }: Policy): string {
  return [level, className].join('/');
}
