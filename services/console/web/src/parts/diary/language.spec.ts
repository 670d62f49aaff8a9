import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeLists, lineTexts, type LineValue, namesIn, renderLine, textOfRuns } from '#libs/diary';
import { de } from '../../locales/de.js';
import { en } from '../../locales/en.js';
import { formatsOf } from '../written.js';
import { groupOfList, lineLanguageOf, reasonText, type TextOfKey } from './language.js';

const root = join(import.meta.dirname, '../../../../../..');

function keptIn(texts: object): TextOfKey {
  return (key) => {
    const found = key.split('.').reduce<unknown>((at, name) => {
      const isOwn = typeof at === 'object' && at !== null && Object.hasOwn(at, name);
      return isOwn ? (at as Record<string, unknown>)[name] : undefined;
    }, texts);
    return typeof found === 'string' ? found : undefined;
  };
}

const languages = {
  English: {
    texts: en,
    kept: keptIn(en),
    language: lineLanguageOf('en', keptIn(en), formatsOf('en', 'Europe/Berlin')),
  },
  German: { texts: de, kept: keptIn(de), language: lineLanguageOf('de', keptIn(de), formatsOf('de', 'Europe/Berlin')) },
};

/** Codes of an enum of the contracts, without the one for not set. */
function enumOf(file: string, name: string): string[] {
  const proto = readFileSync(join(root, 'protos/dunlin', `${file}.proto`), 'utf8');
  const [, body = ''] = new RegExp(`enum ${name} \\{([^}]*)\\}`).exec(proto) ?? [];
  const names = [...body.matchAll(/^\s*([A-Z][A-Z0-9_]*) = /gm)].map(([, value]) => value!);
  const prefix = names[0]!.replace(/UNSPECIFIED$/, '');
  return names.slice(1).map((value) => value.slice(prefix.length));
}

const known: readonly (readonly [keyof typeof groupOfList, string, string])[] = [
  ['CASE_STATE', 'workflow/v1/case', 'State'],
  ['CHANNEL', 'customer/v1/customer', 'Channel'],
  ['CHANNELS', 'customer/v1/customer', 'Channel'],
  ['CHARGE', 'invoice/v1/charge', 'Kind'],
  ['DIRECTION', 'customer/v1/interaction', 'Direction'],
  ['DOCUMENT', 'customer/v1/document', 'Kind'],
  ['FLAG', 'customer/v1/customer', 'Flag'],
  ['PAYMENT_METHOD', 'payment/v1/payment', 'Method'],
  ['SCOPE', 'workflow/v1/hold', 'Scope'],
  ['VALIDITY', 'customer/v1/customer', 'Validity'],
];

describe.each(Object.entries(languages))('%s', (_language, { texts, kept, language }) => {
  it('has a text for every line of a diary, and no others', () => {
    expect(Object.keys(texts.diary.line).sort()).toEqual(Object.keys(lineTexts).sort());
  });

  it.each(Object.entries(lineTexts))('tells %s with the values that the line has', (code, english) => {
    const own = texts.diary.line[code as keyof typeof lineTexts];
    const nameOf = (inside: string) => inside.split(', ')[0]!;
    const names = [...new Set(namesIn(english).map(nameOf))].sort();
    expect([...new Set(namesIn(own).map(nameOf))].sort()).toEqual(names);
    const value: LineValue = { text: 'so' };
    const values = Object.fromEntries(names.map((name) => [name, value]));
    for (const line of [
      { code, values },
      { code, values: {} },
    ]) {
      expect(textOfRuns(renderLine(line, language))).toMatch(/^[^[\]{}|]+$/);
    }
  });

  it.each(known)('has words for every code of %s', (list, file, name) => {
    const codes = enumOf(file, name);
    expect(codes.length).toBeGreaterThan(1);
    expect(codes.filter((code) => kept(`${groupOfList[list]}.${code}`) === undefined)).toEqual([]);
  });

  it('counts everything that lines count', () => {
    const counted = Object.values(lineTexts).flatMap((line) => [...line.matchAll(/\{\{\w+, (\w+)\}\}/g)]);
    const nouns = new Set(counted.map(([, noun]) => noun!).filter((noun) => noun !== 'lower' && noun !== 'listed'));
    for (const noun of nouns) {
      expect(language.counted(noun, 1)).toMatch(/^1 \p{L}+$/u);
      expect(language.counted(noun, 2)).not.toBe(language.counted(noun, 1).replace('1', '2'));
    }
  });

  it('knows a group of words for every list', () => {
    expect(codeLists.filter((list) => list !== 'REASON' && !Object.hasOwn(groupOfList, list))).toEqual([]);
  });
});

const money = (minorUnits: string) => ({ money: { currencyCode: 'EUR', minorUnits } });
const codesOf = (list: string, ...items: string[]) => ({ codes: { list, items } });

describe('a diary in German', () => {
  const read = (code: string, values: Record<string, LineValue>) =>
    textOfRuns(renderLine({ code, values }, languages.German.language)).replaceAll('\u00a0', ' ');

  it('writes amounts, days, instants and codes as Germans do', () => {
    const flag = { flag: codesOf('FLAG', 'BANKRUPT'), until: { date: '2013-04-30' } };
    const invoice = { number: { invoiceNumber: 'A-1' }, amount: money('1234500'), dueDate: { date: '2013-03-01' } };
    const hold = {
      scope: codesOf('SCOPE', 'CASE'),
      until: { time: '2013-04-01T08:00:00.000Z' },
      why: codesOf('REASON', 'NEGOTIATING'),
    };
    expect([
      read('FLAG_RAISED_CONTACT_STOPS', flag),
      read('INVOICE_ISSUED', invoice),
      read('HOLD_PLACED', hold),
      read('PAYMENT_SETTLED', { amount: money('500'), method: codesOf('PAYMENT_METHOD', 'BANK_TRANSFER') }),
      read('PLACEMENT_REFUSED', { agency: { text: 'northgate' }, why: codesOf('REASON', 'PAID') }),
      read('OPTED_OUT', { channel: codesOf('CHANNELS', 'EMAIL') }),
    ]).toEqual([
      'Merkmal gesetzt: Bankrott bis 30.04.2013; jeder Kontakt ist gestoppt',
      'Rechnung A-1 ausgestellt: 12.345,00 €, fällig 01.03.2013',
      'Sperre (Fall) bis 01.04.2013, 10:00: Gespräche über die Zahlung',
      'Zahlung eingegangen: 5,00 € (Überweisung)',
      'Abgabe an northgate abgelehnt: Die Rechnung ist bezahlt.',
      'Lehnt E-Mails ab',
    ]);
  });

  it('leaves what people wrote as it is', () => {
    expect(read('NOTE_ADDED', { text: { text: 'Calls back on Friday' } })).toBe('Notiz: Calls back on Friday');
  });
});

describe('a reason', () => {
  const german = (reason: string) => reasonText(languages.German.kept, reason);

  it('is told by its code, also beside words of a person or the name of a step', () => {
    expect(german('DUE_DATE_PASSED')).toBe('Die Fälligkeit ist vorbei');
    expect(german('HARDSHIP: until August')).toBe('Notlage: until August');
    expect(german('reminder-3: RECIPIENT_REFUSED')).toBe(
      'reminder-3: Der Mailserver des Kunden hat die Adresse abgelehnt.',
    );
  });

  it('is left where a person wrote it, and in words where nobody has written a text for its code yet', () => {
    expect(german('Without VAT: see VAT')).toBe('Without VAT: see VAT');
    expect(german('SOLD_MEANWHILE')).toBe('Sold meanwhile');
  });
});
