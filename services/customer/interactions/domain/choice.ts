import { faultOf } from '#libs/errors';
import { FieldFaults, maxLengths, readChoice, type Reading, readLine, readOptionalLine } from '#libs/fields';
import { errors } from './errors.js';

/** What a value of an interaction says. */
export type ChoiceList = 'METHOD' | 'OUTCOME' | 'DELINQUENCY_REASON';
const lists: readonly ChoiceList[] = ['METHOD', 'OUTCOME', 'DELINQUENCY_REASON'];

/** A value that interactions may have. */
export interface Choice {
  readonly list: ChoiceList;
  /** UPPER_SNAKE. */
  readonly code: string;
  readonly title: string;
  /** Whether new interactions may have it. */
  readonly active: boolean;
}

/** People choose from a list, so it stays one that can be read. */
export const maxChoicesOfList = 200;

/** @throws INTERACTION_INVALID */
export function readWantedChoice(
  wantedList: ChoiceList | null,
  wantedCode: string,
  wantedTitle: string,
): Pick<Choice, 'list' | 'code' | 'title'> {
  const faults = new FieldFaults();
  const list = faults.take('list', readChoice(wantedList, lists)) ?? 'METHOD';
  const code = faults.take('code', readCode(wantedCode)) ?? '';
  const title = faults.take('title', readOptionalLine(wantedTitle, maxLengths.name)) ?? '';
  faults.throwIfAny(errors.INTERACTION_INVALID);
  return { list, code, title };
}

/** One of the values of a list that may be chosen. */
export function readChosen(code: string, list: ChoiceList, choices: readonly Choice[]): Reading<string> {
  if (code === '') return { fault: faultOf('MISSING') };
  const active = choices.filter((choice) => choice.list === list && choice.active);
  if (active.some((choice) => choice.code === code)) return { value: code };
  return { fault: faultOf('NOT_ONE_OF', { choices: active.map((choice) => choice.code).join(', ') }) };
}

function readCode(text: string): Reading<string> {
  const reading = readLine(text, 64);
  if ('fault' in reading || /^[A-Z][A-Z0-9_]*$/.test(reading.value)) return reading;
  return { fault: faultOf('NOT_A_CODE') };
}
