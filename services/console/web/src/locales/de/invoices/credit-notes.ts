import type { Widened } from '../../en.js';
import type { creditNoteActs as actsEn, creditNoteTexts as textsEn } from '../../en/invoices/credit-notes.js';

export const creditNoteTexts: Widened<typeof textsEn> = {
  creditNotes: {
    title: 'Gutschriften',
    none: 'Von dieser Rechnung wurde nichts gutgeschrieben.',
    number: 'Nummer',
    ownNumber: 'Nummer der Gutschrift',
    amount: 'Gutgeschrieben',
    tax: 'davon Steuer',
    created: 'Geschrieben',
    actor: 'Von',
    fromDispute: 'Ein Einwand endete damit.',
    amountHint:
      'Alles, was von der Rechnung noch zu zahlen ist, wenn hier nichts steht. Was davon bezahlt war, wird Guthaben.',
  },
};

export const creditNoteActs: Widened<typeof actsEn> = {
  createCreditNote: {
    title: 'Gutschrift schreiben',
    text: 'Der Schuldner schuldet die Rechnung oder einen Teil nicht mehr. Eine Gutschrift lässt sich nicht zurücknehmen.',
    button: 'Gutschreiben',
    done: 'Es ist gutgeschrieben.',
  },
};
