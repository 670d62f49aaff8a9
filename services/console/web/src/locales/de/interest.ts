import type { Texts } from '../en.js';

/** Texte der Verzugszinsen und der Sätze, nach denen sie berechnet werden. */
export const interestTexts: Pick<Texts, 'interest' | 'referenceRates'> = {
  interest: {
    title: 'Zinsen',
    none: 'Diese Rechnung trägt keine Zinsen: Sie ist nicht überfällig, oder ihre Zahlungsbedingungen geben keine.',
    policy: 'Regel',
    policyHint:
      'Für überfällige Rechnungen: none, eu-b2b, uk-b2b, de-consumer, de-b2b, rate:8.5 oder above:DE_BASE:4. Leer, wo die Ebene darunter es sagt.',
    fixedSum: 'Pauschale des Gesetzes',
    fixedSums: { YES: 'wird berechnet', NO: 'wird nicht berechnet' },
    charged: 'einmal berechnet',
    notCharged: 'nicht berechnet',
    stands: 'Die Zinsen stehen still',
    stops: {
      RATE_UNKNOWN:
        'Der Referenzzins der Tage danach ist noch nicht bekannt. Sobald ihn jemand einträgt, wird alles nachgeholt.',
      DEBTOR_UNKNOWN: 'Ihre Regel fragt, ob der Kunde eine Person oder ein Unternehmen ist, und das ist nicht bekannt.',
      DEBTOR_OTHER: 'Ihre Regel gilt nicht für einen solchen Schuldner. Ändern Sie die Zahlungsbedingungen.',
      CURRENCY_OTHER: 'Ihre Regel gilt für eine andere Währung. Ändern Sie die Zahlungsbedingungen.',
    },
    until: 'Berechnet bis',
    posted: 'Gebucht',
    exact: 'Genau',
    residual: 'Noch nicht gebucht',
    periods: 'Wie die Zinsen zustande kommen',
    from: 'Von',
    to: 'Bis',
    rate: 'Prozent im Jahr',
    days: 'Tage',
    amount: 'Zinsen',
  },
  referenceRates: {
    empty: 'Keine Referenzzinsen sind bekannt.',
    series: 'Reihe',
    seriesHint: 'ECB_MRO, BOE_BANK_RATE, DE_BASE oder eine eigene.',
    from: 'Gilt ab',
    percent: 'Prozent im Jahr, etwa 2,15',
    source: 'Veröffentlicht in',
    sourceHint: 'Wo andere ihn wiederfinden.',
    counts: 'Zählt',
    yes: 'Ja',
    corrected: 'Seither berichtigt',
    product: 'kommt mit Dunlin',
  },
};

export const interestActs: Pick<Texts['act'], 'postInterest' | 'addReferenceRate'> = {
  postInterest: {
    title: 'Zinsen buchen',
    text: 'Zinsen bis heute werden ab jetzt geschuldet. Von selbst werden sie gebucht, wenn ein Monat beginnt und bevor Geld die Hauptforderung begleicht.',
    button: 'Zinsen bis heute buchen',
    done: 'Die Zinsen sind gebucht.',
  },
  addReferenceRate: {
    title: 'Referenzzins eintragen',
    text: 'Zinsen, die darauf warteten, laufen weiter. Ein Satz eines Tages, der schon einen hat, berichtigt ihn, und was nach dem alten gebucht wurde, wird mit berichtigt.',
    button: 'Eintragen',
    done: 'Der Zinssatz ist eingetragen.',
  },
};
