import type { AmountFault, Separators } from '#libs/money';
import { patternOf, swappedPattern } from '../mapping/date-pattern.js';
import type { ColumnRule } from '../mapping/mapping.js';

/** Why a text is no date, and what the mapping would say for it to be one. */
export function notADate({ datePattern, swapped }: ColumnRule, text: string): string {
  const wanted = datePattern === 'iso' ? 'iso, such as 2026-01-31' : datePattern;
  const what = `It is no date as the mapping describes it (date: ${wanted}).`;
  if (swapped && swapped(text) !== null) {
    const other = swappedPattern(datePattern);
    return `${what} It is one with day and month the other way round (date: ${other}). If the file is written so, rows with days up to 12 were taken wrongly: correct the mapping and import the file again.`;
  }
  const seems = patternOf(text);
  return seems === null ? what : `${what} It would be one with date: ${seems}.`;
}

/** Refusals of amounts by the reason that a row gives. */
export function reasonOf({ fault }: AmountFault): 'NOT_A_NUMBER' | 'WRONG_PRECISION' | 'WRONG_CURRENCY' {
  if (fault === 'OTHER_CURRENCY') return 'WRONG_CURRENCY';
  return fault === 'NOT_A_NUMBER' ? 'NOT_A_NUMBER' : 'WRONG_PRECISION';
}

/** Why a text is no amount, and what the mapping would say for it to be one. */
export function notAnAmount({ fault, seems }: AmountFault, separators: Separators, currency: string | null): string {
  if (fault === 'OTHER_CURRENCY') {
    return (
      `It is written in another currency than ${currency}, which the row says. Map the currency to the column that says it, ` +
      'or correct it in the file.'
    );
  }
  const hint = seems ? ` If the file writes numbers so, set ${written(seems)} for the column in the mapping.` : '';
  if (fault === 'WRONG_PRECISION') {
    return `It has more decimals than ${currency} has. Round it in the file, or correct the currency of the row.`;
  }
  if (fault === 'LOOKS_GROUPED') {
    const trusted = written({ decimal: separators.decimal, thousands: separators.decimal === '.' ? ',' : '.' });
    return (
      `${currency} has no three decimals, so ${JSON.stringify(separators.decimal)} more likely stands between ` +
      `thousands.${hint} If it does begin the decimals, set ${trusted}.`
    );
  }
  const { decimal, thousands } = separators;
  const grouped =
    thousands === undefined ? 'nothing between thousands' : `${JSON.stringify(thousands)} between thousands`;
  return `It is no number as the mapping describes it, with ${JSON.stringify(decimal)} before the decimals and ${grouped}.${hint}`;
}

function written({ decimal, thousands }: Separators): string {
  return [`decimal: "${decimal}"`, ...(thousands === undefined ? [] : [`thousands: "${thousands}"`])].join(', ');
}

/** Why an empty cell refuses its row, and what the mapping would say for it not to. */
export function missing({ definition }: ColumnRule): string {
  const mayLack = definition.required
    ? 'give the column a default, or name several columns of which the first with a text counts'
    : 'set optional: true for the column, or give it a default';
  return `A value is required here. If such rows are none of what the file lists, leave them out (rows.leaveOut); else ${mayLack} in the mapping.`;
}

/** Why a text is no choice, and what the mapping would say for it to be one. */
export function notAChoice({ choices, definition }: ColumnRule, text: string): string {
  const example = `values: { ${JSON.stringify(text)}: ${definition.choices?.[0]} }`;
  return `It is none of ${[...choices.keys()].join(', ')}. Say in the mapping what it stands for, such as ${example} for the column.`;
}
