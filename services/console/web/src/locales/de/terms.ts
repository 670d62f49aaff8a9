import type { Texts } from '../en.js';

/** Texte der Zahlungsbedingungen: wann Rechnungen fällig sind, die ohne Fälligkeit kommen. */
export const termsTexts: Pick<Texts, 'terms'> = {
  terms: {
    title: 'Zahlungsbedingungen',
    empty: 'Noch ist nichts festgelegt: Rechnungen sind nach 30 Tagen fällig.',
    of: 'Von',
    level: 'Wessen Bedingungen',
    levels: { PRODUCT: 'üblich', ORGANISATION: 'Organisation', CLASS: 'Klasse', CUSTOMER: 'Kunde' },
    kind: 'Rechnungen',
    ofInvoice: 'Art',
    kinds: { REGULAR: 'regelmäßige', OUT_OF_TURN: 'außer der Reihe', PROLONGATION_FEE: 'Gebühr einer Verlängerung' },
    netDays: 'Tage bis zur Fälligkeit',
    netDaysHint: '0 bis 365; leer, wo die Ebene darunter es sagt.',
    days_one: '{{count}} Tag',
    days_other: '{{count}} Tage',
    monthEnd: 'Gezählt ab',
    monthEnds: { NONE: 'dem Rechnungsdatum', OF_ISSUE: 'dem Ende seines Monats' },
    calendar: 'Kalender',
    roll: 'An einem freien Tag',
    rolls: {
      FOLLOWING: 'der nächste Arbeitstag',
      MODIFIED_FOLLOWING: 'der nächste des Monats, sonst der letzte davor',
      PRECEDING: 'der letzte Arbeitstag davor',
      NONE: 'es bleibt dabei',
    },
    feePolicy: 'Verzugsgebühren',
    feePolicyHint: 'Gilt ab heute auch für offene Rechnungen.',
    noFeePolicy: 'keine',
    dueHint: 'Leer: wie die Zahlungsbedingungen des Kunden sagen.',
    below: 'wie die Ebene darunter',
    holds: 'Frist bis zur Fälligkeit: {{days}} ab {{from}}.',
    holdsBy: 'Frist bis zur Fälligkeit: {{days}} ab {{from}}; an einem freien Tag nach {{calendar}}: {{roll}}.',
    origin: {
      PRODUCT: 'niemand hat etwas anderes festgelegt',
      ORGANISATION: 'von der Organisation festgelegt',
      CLASS: 'von der Klasse {{code}} festgelegt',
      CUSTOMER: 'vom Kunden {{code}} festgelegt',
    },
    compute: 'Fälligkeit berechnen',
    computeText: 'Wann eine Rechnung fällig wäre und warum. Dadurch ändert sich nichts.',
    issued: 'Rechnungsdatum',
    due: 'Fällig am {{date}}',
    counted: 'Gezählt ab {{from}}; {{net}} vor freien Tagen.',
    byTerms: 'nach den Zahlungsbedingungen',
  },
};

export const termsActs: Pick<Texts['act'], 'setTerms' | 'removeTerms'> = {
  setTerms: {
    title: 'Zahlungsbedingungen festlegen',
    text: 'Sie gelten für Rechnungen, die von jetzt an ohne Fälligkeit angelegt werden. Fälligkeiten, die da sind, bleiben; noch nicht berechnete Verzugsgebühren folgen sofort. Was hier leer bleibt, sagt die Ebene darunter, auch wo es bisher festgelegt war.',
    button: 'Festlegen',
    done: 'Die Zahlungsbedingungen sind festgelegt.',
  },
  removeTerms: {
    title: 'Zahlungsbedingungen entfernen',
    text: 'Von da an sagt es die Ebene darunter. Fälligkeiten, die da sind, bleiben.',
    button: 'Entfernen',
    done: 'Die Zahlungsbedingungen sind entfernt.',
  },
};
