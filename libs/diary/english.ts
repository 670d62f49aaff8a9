import { isCurrency, moneyText } from '#libs/money';
import type { DiaryLine } from './line.js';
import { lineTexts, nounTexts } from './line-texts.js';
import { type LineLanguage, renderLine, textOfRuns } from './rendering.js';

/** Words of codes that do not read well as they are. */
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ADDRESS: { EMAIL: 'E-mail address', SMS: 'Phone number', CALL: 'Phone number', LETTER: 'Phone number' },
  APPROVED_ACT: { OFFER_SETTLEMENT: 'Settlement', WAIVE_CHARGE: 'Waiver', WRITE_OFF: 'Write-off' },
  CHANNEL: { EMAIL: 'E-mail', SMS: 'Text message' },
  CHANNELS: { EMAIL: 'E-mails', SMS: 'Text messages', CALL: 'Calls', LETTER: 'Letters' },
  CHARGE: { COST: 'Costs' },
  POSTAL_ADDRESS: { BILLING: 'Billing address', SHIPPING: 'Shipping address' },
};

/** English as programs, the command line and files of lists have it, the same on every machine. */
const english: LineLanguage = {
  textOf: (code) => textIn(lineTexts, code),
  money: ({ currencyCode: currency, minorUnits }) =>
    isCurrency(currency) ? moneyText({ minor: BigInt(minorUnits), currency }) : `${minorUnits} ${currency}`,
  date: (day) => day,
  time: (instant) => `${instant.slice(0, 16).replace('T', ' ')} UTC`,
  // What a person added to a code stays as it is.
  word: (list, code) => textIn(words[list] ?? {}, code) ?? (code.includes(': ') ? code : inWords(code)),
  number: String,
  counted: (noun, count) =>
    (textIn(nounTexts, `${noun}_${count === 1 ? 'one' : 'other'}`) ?? '').replace('{{count}}', String(count)),
  sum: (amounts) => amounts.join(' and '),
};

/** The sentence of a line in English; empty for a code that is not known. */
export function englishLine(line: DiaryLine): string {
  return textOfRuns(renderLine(line, english));
}

/** `OUTCOME_UNKNOWN` and `due_date` as words. */
function inWords(code: string): string {
  const words = code.replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function textIn(texts: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(texts, key) ? texts[key] : undefined;
}
