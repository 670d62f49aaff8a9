import type { Widened } from '../en.js';
import type { disputeActs as actsEn, disputeTexts as textsEn } from '../en/disputes.js';

export const disputeTexts: Widened<typeof textsEn> = {
  disputes: {
    title: 'Einwände',
    none: 'Von dieser Rechnung wurde noch nichts bestritten.',
    state: {
      OPEN: 'Offen',
      RESOLVED_FOR_CREDITOR: 'Doch geschuldet',
      RESOLVED_FOR_DEBTOR: 'Gutgeschrieben',
      RESOLVED_IN_PART: 'Teilweise gutgeschrieben',
      WITHDRAWN: 'Zurückgenommen',
    },
    overdue: 'Nicht rechtzeitig entschieden',
    disputed: 'Bestritten',
    collectable: 'Wird jetzt eingezogen',
    creditNotes: 'Gutgeschrieben',
    whole: 'Die ganze Rechnung',
    amountIn: 'Was bestritten wird, in {{currency}}',
    amountHint: 'Die ganze Rechnung, mit dem, was auf sie berechnet wurde, wenn es leer bleibt.',
    documents: 'Was es belegt',
    documentsHint: 'Dokumente des Kunden; laden Sie sie vorher beim Kunden hoch.',
    deadline: 'Zu entscheiden bis',
    deadlineHint: 'Nach der üblichen Zahl von Tagen, wenn es leer bleibt.',
    verdict: 'Wer recht hat',
    verdicts: {
      RESOLVED_FOR_CREDITOR: 'Wir: es wird geschuldet',
      RESOLVED_FOR_DEBTOR: 'Der Schuldner: alles Bestrittene wird gutgeschrieben',
      RESOLVED_IN_PART: 'Beide zum Teil: etwas davon wird gutgeschrieben',
    },
    voids: 'Die Rechnung ist dann storniert und bleibt es. Was auf sie gezahlt wurde, ist Guthaben des Kunden.',
    creditIn: 'Was gutgeschrieben wird, in {{currency}}',
    isDisputed: '{{amount}} sind bestritten.',
    raised: 'Erhoben',
    raisedBy: 'Von',
    resolution: 'Entschieden: {{reason}}',
  },
};

export const disputeActs: Widened<typeof actsEn> = {
  raiseDispute: {
    title: 'Einwand erheben',
    text: 'Was bestritten ist, wird nicht eingezogen, bis der Einwand beendet ist. Der Rest schon.',
    button: 'Einwand erheben',
    done: 'Der Einwand ist erhoben.',
  },
  closeDispute: {
    title: 'Einwand schließen',
    text: 'Er endet für uns: was bestritten war, wird wieder geschuldet und eingezogen.',
    button: 'Einwand schließen',
    done: 'Der Einwand ist geschlossen.',
  },
  resolveDispute: {
    title: 'Über den Einwand entscheiden',
    text: 'Was der Schuldner nicht schuldet, wird sofort gutgeschrieben; der Rest wird wieder eingezogen.',
    button: 'Entscheiden',
    done: 'Über den Einwand ist entschieden.',
  },
  withdrawDispute: {
    title: 'Einwand zurücknehmen',
    text: 'Der Schuldner bestreitet es nicht mehr; es wird wieder geschuldet und eingezogen.',
    button: 'Zurücknehmen',
    done: 'Der Einwand ist zurückgenommen.',
  },
};
