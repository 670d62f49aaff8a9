import { faultOf } from '#libs/errors';
import { isId } from '#libs/ids';
import { identifierText, visibleText } from '#libs/text';
import type { Reading } from './field-faults.js';
import { maxIds, maxLengths } from './limits.js';

/** One line of text as people see it. */
export function readLine(text: string, maxLength: number): Reading<string> {
  return readCharacters(visibleText(text), maxLength, controlCharacters);
}

/** The number, reference or other name of something, in its one spelling; whoever looks for it reads it by this too. */
export function readIdentifier(text: string, maxLength: number): Reading<string> {
  return readCharacters(identifierText(text), maxLength, controlCharacters);
}

/** As `readIdentifier`; empty text is fine too. */
export function readOptionalIdentifier(text: string, maxLength: number): Reading<string> {
  return identifierText(text) === '' ? { value: '' } : readIdentifier(text, maxLength);
}

/** Text of several lines without its outer blanks. */
export function readText(text: string, maxLength: number): Reading<string> {
  return readCharacters(text, maxLength, controlCharactersButLines);
}

/** As `readLine`; empty text is fine too. */
export function readOptionalLine(text: string, maxLength: number): Reading<string> {
  return visibleText(text) === '' ? { value: '' } : readLine(text, maxLength);
}

/** As `readText`; empty text is fine too. */
export function readOptionalText(text: string, maxLength: number): Reading<string> {
  return text.trim() === '' ? { value: '' } : readText(text, maxLength);
}

/** Why a person did something: one line of 1 to 500 characters. */
export function readReason(text: string): Reading<string> {
  return readLine(text, maxLengths.reason);
}

export function readId(text: string): Reading<string> {
  if (text === '') return { fault: faultOf('MISSING') };
  return isId(text) ? { value: text } : { fault: faultOf('NOT_AN_ID') };
}

/** Null for an empty text. */
export function readOptionalId(text: string): Reading<string | null> {
  return text === '' ? { value: null } : readId(text);
}

/** Ids in their order, each once. */
export function readIds(texts: readonly string[], max: number = maxIds): Reading<string[]> {
  const ids = [...new Set(texts)];
  if (ids.length > max) return { fault: faultOf('TOO_MANY', { max }) };
  return ids.every(isId) ? { value: ids } : { fault: faultOf('HAS_NO_ID') };
}

/** One of a closed list; null, undefined and anything else are faults that name the choices. */
export function readChoice<Choice extends string>(
  value: string | null | undefined,
  choices: readonly Choice[],
): Reading<Choice> {
  const found = choices.find((choice) => choice === value);
  return found === undefined ? { fault: faultOf('NOT_ONE_OF', { choices: choices.join(', ') }) } : { value: found };
}

export function readWholeNumber(value: number, min: number, max: number): Reading<number> {
  if (Number.isSafeInteger(value) && value >= min && value <= max) return { value };
  return { fault: faultOf('NOT_IN_RANGE', { min, max }) };
}

/** Whether the database can hold the text at all; what it cannot hold, it cannot find either. */
export function isStorable(text: string): boolean {
  return !text.includes('\u0000');
}

// PostgreSQL refuses NUL, and the other control characters break lists, files and terminals.
const controlCharacters = /[\u0000-\u001f\u007f]/;
const controlCharactersButLines = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

function readCharacters(raw: string, maxLength: number, forbidden: RegExp): Reading<string> {
  const text = raw.trim();
  if (text === '') return { fault: faultOf('MISSING') };
  if (text.length > maxLength && countCharacters(text) > maxLength) {
    return { fault: faultOf('TOO_LONG', { max: maxLength }) };
  }
  return forbidden.test(text) ? { fault: faultOf('HAS_CONTROL_CHARACTERS') } : { value: text };
}

/** Code points, as PostgreSQL counts. */
function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
