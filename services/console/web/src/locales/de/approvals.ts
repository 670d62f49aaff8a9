import type { Widened } from '../en.js';
import type { approvalActs as actsEn, approvalTexts as textsEn } from '../en/approvals.js';

export const approvalTexts: Widened<typeof textsEn> = {
  approvals: {
    title: 'Freigaben',
    text: 'Handlungen über der Grenze einer Person. Eine andere Person gibt sie frei oder lehnt sie ab.',
    one: 'Freigabe',
    all: 'Alle Freigaben',
    whose: 'Erbeten von',
    whoseOf: { all: 'Allen', mine: 'Mir', others: 'Anderen' },
    state: 'Zustand',
    anyState: 'Jeder Zustand',
    states: {
      REQUESTED: 'Wartet auf Entscheidung',
      DONE: 'Freigegeben und ausgeführt',
      REFUSED: 'Abgelehnt',
      WITHDRAWN: 'Zurückgezogen',
      EXPIRED: 'Abgelaufen',
      STALE: 'Überholt: die Tatsachen haben sich geändert',
    },
    act: 'Handlung',
    acts: { WAIVE_CHARGE: 'Gebühr oder Kosten erlassen' },
    amount: 'Betrag',
    customer: 'Kunde',
    invoice: 'Rechnung',
    requester: 'Erbeten von',
    roles: 'Mit den Rollen',
    reason: 'Warum',
    requested: 'Erbeten am',
    expires: 'Läuft ab',
    limit: 'Grenze dieser Person',
    doneBefore: 'Von ihr in den 24 Stunden davor getan',
    decider: 'Entschieden von',
    decided: 'Entschieden am',
    decisionReason: 'Warum so entschieden wurde',
    facts: 'Worauf sie beruht',
    factsText: 'Ist davon bei der Freigabe etwas anders, geschieht nichts, und die Bitte ist überholt.',
    factNames: {
      CHARGE: 'Gebühr oder Kosten',
      CHARGED: 'Berechnet',
      OPEN: 'Offen',
      WAIVED_BEFORE: 'Zuvor erlassen',
    },
    own: 'Sie haben selbst darum gebeten; eine andere Person entscheidet.',
    notPermitted: 'Wer entscheidet, muss es selbst tun dürfen, und das dürfen Sie nicht.',
    none: 'Nichts, was passt, wartet auf eine zweite Person.',
    needed: 'Braucht eine zweite Person',
    neededText:
      'Es übersteigt Ihre Grenze von {{limit}} je Kunde in 24 Stunden. Es geschieht, sobald eine andere Person es freigibt, bis {{until}}.',
    neededShort: 'Es wartet auf eine zweite Person.',
    open: 'Zur Bitte',
    staleDone: 'Die Tatsachen haben sich geändert: es ist nichts geschehen. Es kann neu erbeten werden.',
    expiredDone: 'Sie war abgelaufen: es ist nichts geschehen.',
    added: 'Was Sie hinzufügen',
    addedHint: 'Es bleibt bei der Entscheidung stehen und kann leer sein.',
  },
};

export const approvalActs: Widened<typeof actsEn> = {
  grantApproval: {
    title: 'Freigeben',
    text: 'Es wird sofort ausgeführt, in Ihrem Namen neben dem der Person, die darum gebeten hat.',
    button: 'Freigeben',
    done: 'Es ist freigegeben und ausgeführt.',
  },
  refuseApproval: {
    title: 'Ablehnen',
    text: 'Es wird nicht ausgeführt. Die Person, die darum gebeten hat, liest warum.',
    button: 'Ablehnen',
    done: 'Es ist abgelehnt.',
  },
  withdrawApproval: {
    title: 'Zurückziehen',
    text: 'Es wird nicht ausgeführt und kann neu erbeten werden.',
    button: 'Zurückziehen',
    done: 'Es ist zurückgezogen.',
  },
};
