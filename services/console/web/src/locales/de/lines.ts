import type { Widened } from '../en.js';
import type { lineActs as actsEn, lineTexts as textsEn } from '../en/lines.js';

export const lineTexts: Widened<typeof textsEn> = {
  lines: {
    title: 'Positionen',
    text: 'Wofür',
    quantity: 'Menge',
    unitPrice: 'Preis',
    unitPriceIn: 'Preis in {{currency}}, ohne Steuer',
    taxRate: 'Steuer in %',
    rate: '{{rate}} %',
    net: 'Netto',
    tax: 'Steuer',
    taxAt: 'Steuer zu {{rate}} %',
    netAt: 'Netto zu {{rate}} %',
    line: 'Position {{number}}',
    add: 'Position hinzufügen',
    remove: 'Position {{number}} entfernen',
    removeLine: 'Entfernen',
    number: 'Rechnungsnummer',
    currency: 'Währung',
    notRead: 'Keine Zahl wie 1,5 mit höchstens {{decimals}} Nachkommastellen',
  },
};

export const lineActs: Widened<typeof actsEn> = {
  createInvoice: {
    title: 'Rechnung anlegen',
    text: 'Sie ist ein Entwurf, den niemand schuldet, bis sie ausgestellt wird.',
    button: 'Anlegen',
    done: 'Der Entwurf ist angelegt.',
  },
  changeDraft: {
    title: 'Entwurf ändern',
    text: 'Niemand schuldet ihn, bis er ausgestellt wird.',
    button: 'Ändern',
    done: 'Der Entwurf ist geändert.',
  },
  discardDraft: {
    title: 'Entwurf verwerfen',
    text: 'Er ist für immer weg, und seine Nummer ist wieder frei.',
    button: 'Verwerfen',
    done: 'Der Entwurf ist verworfen.',
  },
};
