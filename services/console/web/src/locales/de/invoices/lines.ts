import type { Widened } from '../../en.js';
import type { lineActs as actsEn, lineTexts as textsEn } from '../../en/invoices/lines.js';

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
  numberSeries: {
    taken: 'Diesen Nummernkreis gibt es schon; ändern Sie ihn in der Liste.',
    unnumbered: 'Entwurf ohne Nummer',
    empty: 'Es gibt keinen Nummernkreis: Rechnungen bekommen ihre Nummern von Hand.',
    code: 'Kürzel',
    codeHint: 'Der wie ein Gläubiger heißt, etwa main, nummeriert dessen Entwürfe, wo niemand einen anderen wählt.',
    prefix: 'Beginnt mit',
    digits: 'Stellen mindestens',
    next: 'Nächste Nummer',
    nextNumber: 'Nächste Nummer',
    nextHint: 'Niedriger als bisher nur mit anderem Anfang, damit keine Nummer zweimal vergeben wird.',
    gaps: 'Lücken',
    none: 'Keine',
    some: 'Möglich',
    gapless: 'Ohne Lücken',
    gaplessHint: 'Scheitert ein Ausstellen, kommt die Nummer wieder. Rechnungen werden dafür nacheinander ausgestellt.',
    choose: 'Nummernkreis',
    chooseHint: 'Sie nimmt die nächste Nummer, wenn sie ausgestellt wird.',
    ofCreditor: 'Der des Gläubigers',
    numberHint: 'Leer für die nächste eines Nummernkreises.',
  },
};

export const lineActs: Widened<typeof actsEn> = {
  createNumberSeries: {
    title: 'Neuer Nummernkreis',
    text: 'Entwürfe ohne Nummer können ihre Nummern daraus nehmen.',
    button: 'Anlegen',
    done: 'Der Nummernkreis ist da.',
  },
  changeNumberSeries: {
    title: 'Nummernkreis ändern',
    text: 'Er gilt für alles, was ab jetzt ausgestellt wird.',
    button: 'Ändern',
    done: 'Der Nummernkreis ist geändert.',
  },
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
