import { type CodeList, isCode, type LineLanguage } from '#libs/diary';
import { codeTextOf, type Formats, inWords } from '../written.js';

/** Texts as they are kept, by their keys; undefined where there is none. */
export type TextOfKey = (key: string) => string | undefined;

/** The group of texts that has the words of each list of codes. */
export const groupOfList: Readonly<Record<Exclude<CodeList, 'REASON'>, string>> = {
  ADDRESS: 'reach.address',
  ANSWER: 'diary.list.answer',
  APPROVED_ACT: 'diary.list.approvedAct',
  CASE_STATE: 'caseState',
  CHANNEL: 'message.channel',
  CHANNELS: 'diary.list.channels',
  CHARGE: 'component',
  DELINQUENCY_REASON: 'interaction.shipped.DELINQUENCY_REASON',
  DIRECTION: 'diary.list.direction',
  DOCUMENT: 'documents.kinds',
  FIELD: 'diary.list.field',
  FLAG: 'customer.flag',
  INTERACTION_METHOD: 'interaction.shipped.METHOD',
  INTERACTION_OUTCOME: 'interaction.shipped.OUTCOME',
  PAYMENT_METHOD: 'payment.method',
  POSTAL_ADDRESS: 'address.kind',
  SCOPE: 'diary.list.scope',
  STEP_OUTCOME: 'stepOutcome',
  VALIDITY: 'diary.list.validity',
};

/** A reason is chosen by a person, a flag, what the product did before, or what refuses an act. */
const groupsOfReasons = ['diary.cause', 'reasons', 'customer.flag', 'cases.heldBy', 'why', 'errors'];

/** How lines of a diary are written in a language. */
export function lineLanguageOf(language: string, textOf: TextOfKey, formats: Formats): LineLanguage {
  const { money, date, time, count: number } = formats;
  const plural = new Intl.PluralRules(language);
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const codeText = codeTextOf(textOf);
  return {
    textOf: (code) => textOf(`diary.line.${code}`),
    money,
    date,
    time,
    word: (of, code) => (of === 'REASON' ? reasonText(textOf, code) : codeText(groupOf(of), code)),
    number,
    counted: (noun, count) =>
      textOf(`diary.noun.${noun}_${plural.select(count)}`)?.replace('{{count}}', number(count)) ?? number(count),
    sum: (amounts) => list.format(amounts),
  };
}

/** Why something was done: codes in the words of the language, and what a person wrote as it is. */
export function reasonText(textOf: TextOfKey, reason: string): string {
  const codeText = (code: string) => groupsOfReasons.map((group) => textOf(`${group}.${code}`)).find((text) => text);
  if (isCode(reason)) return codeText(reason) ?? inWords(reason);
  // A code before or after words of a person, or the name of a step.
  const parts = reason.split(': ');
  return parts.map((part) => (isCode(part) ? (codeText(part) ?? part) : part)).join(': ');
}

/** A list that a newer service has is none of these, and its codes are shown in words. */
function groupOf(list: string): string {
  return Object.hasOwn(groupOfList, list) ? groupOfList[list as keyof typeof groupOfList] : list;
}
