import type { Widened } from '../en.js';
import type { chargeActs as actsEn, chargeTexts as textsEn } from '../en/charges.js';

export const chargeTexts: Widened<typeof textsEn> = {
  component: { PRINCIPAL: 'Hauptforderung', INTEREST: 'Zinsen', FEE: 'Gebühr', COST: 'Kosten' },
  charges: {
    title: 'Gebühren und Kosten',
    none: 'Auf diese Rechnung wurde nichts berechnet.',
    state: {
      OPEN: 'Offen',
      PAID: 'Bezahlt',
      WAIVED: 'Erlassen',
      VOID: 'Storniert',
      WRITTEN_OFF: 'Ausgebucht',
      SETTLED: 'Verglichen',
    },
    kind: 'Art',
    amount: 'Berechnet',
    amountIn: 'Betrag in {{currency}}',
    waived: 'Erlassen',
    paid: 'Bezahlt',
    open: 'Offen',
    added: 'Hinzugefügt',
    actor: 'Von',
    text: 'Was der Schuldner liest',
    textHint: 'Es kann in Nachrichten neben dem Betrag stehen.',
    occurrence: 'Wofür es berechnet wird',
    occurrenceHint: 'Etwa zweite-mahnung. Dafür wird auf einer Rechnung nichts zweimal berechnet.',
    waivedBecause: 'Erlassen: {{reason}}',
    isOpen: '{{amount}} sind offen.',
    tooMuch: 'Offen sind höchstens {{amount}}.',
    waiveHint: 'Alles, was offen ist, wenn es leer bleibt.',
    owed: 'Geschuldet: {{component}}',
  },
  writeOffs: {
    title: 'Ausbuchungen',
    none: 'Von dieser Rechnung wurde nichts ausgebucht.',
    method: 'Wie',
    methods: {
      DIRECT: 'Als Forderungsverlust',
      ALLOWANCE: 'Gegen die Wertberichtigung',
      SMALL_BALANCE: 'Als Kleinbetrag',
    },
    usualMethod: 'Wie hier üblich',
    amount: 'Blieb damals offen',
    writtenOff: 'Ausgebucht',
    recovered: 'Eingegangen',
    on: 'Ausgebucht am',
    actor: 'Von',
    remains: '{{amount}} sind offen.',
  },
};

export const chargeActs: Widened<typeof actsEn> = {
  addCharge: {
    title: 'Gebühr oder Kosten berechnen',
    text: 'Die Rechnung schuldet es ab jetzt, neben dem, was in Rechnung gestellt wurde.',
    button: 'Berechnen',
    done: 'Es ist berechnet.',
  },
  waiveCharge: {
    title: 'Erlassen',
    text: 'Der Schuldner schuldet es nicht mehr. Was davon bezahlt ist, bleibt bezahlt.',
    button: 'Erlassen',
    done: 'Es ist erlassen.',
  },
  writeOff: {
    title: 'Ausbuchen',
    text: 'Was offen ist, wird als Verlust aufgegeben, und niemand wird mehr darum gebeten. Geld, das dennoch kommt, gilt als Eingang auf Ausgebuchtes.',
    button: 'Ausbuchen',
    done: 'Sie ist ausgebucht.',
  },
  closeSmallBalance: {
    title: 'Kleinbetrag ausbuchen',
    text: 'Was offen ist, wird als Kleinbetrag aufgegeben, und niemand wird mehr darum gebeten.',
    button: 'Kleinbetrag ausbuchen',
    done: 'Sie ist abgeschlossen.',
  },
};
