import type { Widened } from '../en.js';
import type { methodActs as enActs, methodTexts as enTexts } from '../en/methods.js';

export const methodTexts: Widened<typeof enTexts> = {
  methods: {
    title: 'Zahlungsmittel',
    none: 'Der Kunde hat kein Zahlungsmittel hinterlegt.',
    pending: 'Wartet auf den Schuldner',
    state: {
      PENDING: 'Wartet auf den Schuldner',
      ACTIVE: 'Aktiv',
      DISABLED_UNTIL: 'Gesperrt',
      DISABLED: 'Gesperrt',
      REVOKED: 'Widerrufen',
      EXPIRED: 'Abgelaufen',
      FAILED: 'Nicht hinterlegt',
    },
    kind: { CARD: 'Karte', BANK_ACCOUNT: 'Bankkonto' },
    until: 'bis {{date}}',
    expires: 'gültig bis {{month}}',
    disabledUntil: 'Darf wieder belastet werden am',
    disabledUntilHint: 'Bleibt es leer, gilt die Sperre, bis jemand sie aufhebt.',
    autopay: 'Wird automatisch belastet',
    pageTitle: 'Die Seite ist offen',
    pageText:
      'Senden Sie diese Adresse nur dem Schuldner. Wer sie öffnet, hinterlegt für diesen Kunden eine Karte oder ein Konto.',
    page: 'Adresse der Seite',
    copy: 'Adresse kopieren',
    method: 'Zahlungsmittel',
    noActive: 'Der Kunde hat kein Zahlungsmittel, das belastet werden darf.',
    invoice: 'Rechnung',
    noInvoice: 'Keine gewählt',
    amountIn: 'Betrag in {{currency}}',
    remains: '{{amount}} ist noch offen.',
    tooMuch: 'Mehr als {{amount}} ist nicht offen.',
  },
  attempts: {
    title: 'Belastungen von Zahlungsmitteln',
    none: 'Kein Zahlungsmittel wurde belastet.',
    state: {
      INITIATED: 'Wird ausgeführt',
      PENDING: 'Bei der Bank',
      SETTLED: 'Eingegangen',
      FAILED_SOFT: 'Abgelehnt',
      FAILED_HARD: 'Endgültig abgelehnt',
      REQUIRES_ACTION: 'Der Schuldner muss bestätigen',
      UNKNOWN: 'Ausgang unbekannt',
      CANCELLED: 'Nicht belastet',
      REVERSED: 'Zurückgenommen',
    },
    charged: 'Belastet',
    amount: 'Betrag',
    method: 'Zahlungsmittel',
    result: 'Warum',
    class: {
      SOFT: 'Ein weiterer Versuch kann gelingen.',
      HARD: 'Dieses Zahlungsmittel darf nie wieder belastet werden.',
      NEEDS_ACTION: 'Der Schuldner muss zuerst etwas tun.',
      EXPIRED_METHOD: 'Das Zahlungsmittel ist abgelaufen.',
    },
    advice: 'Hinweis {{code}}',
    confirm: 'Hier bestätigt der Schuldner',
    why: {
      OWNERS_UNAVAILABLE: 'Ein Teil von Dunlin war nicht zu erreichen; nichts wurde belastet.',
      INTERRUPTED: 'Unterbrochen, bevor der Zahlungsdienst gefragt wurde.',
      AMOUNT_ABOVE_REMAINING: 'Mehr als von den Rechnungen offen ist, kann nicht belastet werden.',
      OTHER_CURRENCY: 'Eine Rechnung hat eine andere Währung.',
      METHOD_NOT_ACTIVE: 'Das Zahlungsmittel ist nicht mehr aktiv.',
      NO_ANSWER: 'Der Zahlungsdienst hat nicht geantwortet; es wird geklärt, bis dahin wird nicht erneut belastet.',
      TIMEOUT:
        'Der Zahlungsdienst hat nicht rechtzeitig geantwortet; es wird geklärt, bis dahin wird nicht erneut belastet.',
      UNREADABLE_ANSWER:
        'Die Antwort des Zahlungsdienstes war nicht zu lesen; es wird geklärt, bis dahin wird nicht erneut belastet.',
      PROVIDER_FAULT: 'Der Zahlungsdienst meldete einen Fehler; es wird geklärt, bis dahin wird nicht erneut belastet.',
      KEY_CONFLICT: 'Der Zahlungsdienst kennt die Anfrage mit anderem Inhalt; es wird geklärt.',
    },
  },
};

export const methodActs: Widened<typeof enActs> = {
  startMethodSetup: {
    title: 'Um ein Zahlungsmittel bitten',
    text: 'Öffnet eine Seite des Zahlungsdienstes, auf der der Schuldner eine Karte oder ein Konto hinterlegt. Hier tippt sie niemand ein.',
    button: 'Seite öffnen',
    done: 'Die Seite ist offen.',
  },
  disableMethod: {
    title: 'Zahlungsmittel sperren',
    text: 'Es wird nicht belastet, bis der Tag kommt oder jemand die Sperre aufhebt.',
    button: 'Sperren',
    done: 'Es ist gesperrt.',
  },
  enableMethod: {
    title: 'Zahlungsmittel entsperren',
    text: 'Es darf wieder belastet werden.',
    button: 'Entsperren',
    done: 'Es ist entsperrt.',
  },
  autopayOn: {
    title: 'Automatisch belasten',
    text: 'Belastende Schritte von Abläufen nutzen dieses Zahlungsmittel und kein anderes des Kunden. Geben Sie an, wie der Kunde zugestimmt hat.',
    button: 'Automatisch belasten',
    done: 'Es wird von jetzt an automatisch belastet.',
  },
  autopayOff: {
    title: 'Automatische Belastung beenden',
    text: 'Kein Schritt belastet es mehr von selbst. Ein Ratenplan, der es nutzt, läuft weiter.',
    button: 'Beenden',
    done: 'Es wird nicht mehr automatisch belastet.',
  },
  revokeMethod: {
    title: 'Zahlungsmittel widerrufen',
    text: 'Der Schuldner hat die Erlaubnis zurückgenommen. Es kann nie wieder belastet werden.',
    button: 'Widerrufen',
    done: 'Es ist widerrufen.',
  },
  chargeMethod: {
    title: 'Zahlung einziehen',
    text: 'Belastet eine Karte oder ein Konto, das der Schuldner dafür freigegeben hat. Eine Sperre oder ein Einwand hält es auf.',
    button: 'Einziehen',
    done: 'Es ist belastet.',
  },
};
