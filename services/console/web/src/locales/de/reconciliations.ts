import type { Texts } from '../en.js';

/** Texte der Abgleiche mit den Berichten der Zahlungsanbieter. */
export const reconciliationTexts: Pick<Texts, 'reconciliations'> = {
  reconciliations: {
    empty: 'Noch wurde kein Tag abgeglichen.',
    onlyUnmatched: 'Nur Tage mit Abweichungen',
    day: 'Tag',
    dayHint: 'In UTC, wie der Anbieter seine Tage zählt.',
    provider: 'Anbieter',
    state: { WAITING: 'Wartet auf den Bericht', DONE: 'Abgeglichen' },
    matched: 'Gleich',
    moved: 'Nachgeführt',
    unmatched: 'Abweichungen',
    compared: 'Abgeglichen um',
    by: 'Von',
    waits: 'Der Bericht des Tages ist noch nicht vollständig.',
    none: 'Nichts weicht ab.',
    differences: 'Abweichungen vom {{day}}',
    what: 'Was abweicht',
    kind: {
      AT_PROVIDER_ONLY: 'Nur beim Anbieter',
      HERE_ONLY: 'Dem Anbieter unbekannt',
      AMOUNT_DIFFERS: 'Anderer Betrag',
      STATE_DIFFERS: 'Anderer Ausgang',
    },
    atProvider: 'Beim Anbieter',
    providerAmount: 'Betrag dort',
    here: 'Hier',
    attemptAmount: 'Betrag hier',
    failed: 'Abgelehnt',
    charge: 'Belastung beim Anbieter',
    attempt: 'Nummer der Belastung hier',
  },
};

export const reconciliationActs: Pick<Texts['act'], 'runReconciliation'> = {
  runReconciliation: {
    title: 'Tag abgleichen',
    text: 'Was der Anbieter von dem Tag berichtet, wird mit den Belastungen hier verglichen. Eine Belastung, von der der Anbieter mehr weiß, wird nachgeführt; belastet wird nichts.',
    button: 'Abgleichen',
    done: 'Der Tag ist abgeglichen.',
  },
};
