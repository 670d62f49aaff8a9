import type { Widened } from '../en.js';
import type { settlementActs as actsEn, settlementTexts as textsEn } from '../en/settlements.js';

export const settlementTexts: Widened<typeof textsEn> = {
  settlements: {
    title: 'Vergleiche',
    none: 'Ein Vergleich wurde nie angeboten.',
    of: 'Vergleich über {{amount}}',
    state: 'Stand',
    states: {
      OFFERED: 'Angeboten',
      ACCEPTED: 'Angenommen',
      FULFILLED: 'Erfüllt',
      BREACHED: 'Gebrochen',
      EXPIRED: 'Abgelaufen',
      WITHDRAWN: 'Zurückgezogen',
    },
    until: 'Bis',
    amount: 'Zu zahlen',
    discount: 'Erlassen',
    paid: 'Bezahlt',
    offeredBy: 'Angeboten von',
    invoices: 'Rechnungen',
    invoicesHint: 'Was von ihnen offen bleibt, wird erlassen, sobald der Betrag bezahlt ist.',
    untilDate: 'Letzter Tag',
    untilHint: 'Für Annahme und Zahlung.',
    quote: '{{open}} sind offen; {{discount}} werden erlassen.',
    consent: 'Wie der Schuldner zugestimmt hat',
    consentHint: 'Es wird mit dem Vergleich aufbewahrt.',
  },
};

export const settlementActs: Widened<typeof actsEn> = {
  offerSettlement: {
    title: 'Vergleich anbieten',
    text: 'Der Schuldner zahlt einen Betrag bis zu einem Tag, und der Rest wird erlassen. Bis er annimmt, werden die Rechnungen eingezogen wie zuvor.',
    button: 'Anbieten',
    done: 'Der Vergleich ist angeboten.',
  },
  acceptSettlement: {
    title: 'Annahme vermerken',
    text: 'Zu den Rechnungen wird nichts gesendet, bis der Betrag bezahlt oder der letzte Tag vorbei ist. Zusagen zu ihnen enden.',
    button: 'Angenommen',
    done: 'Der Vergleich ist angenommen.',
  },
  withdrawSettlement: {
    title: 'Angebot zurückziehen',
    text: 'Der Schuldner kann es nicht mehr annehmen.',
    button: 'Zurückziehen',
    done: 'Das Angebot ist zurückgezogen.',
  },
};
