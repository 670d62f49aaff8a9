import type { Texts } from '../en.js';

export const agencyFilesDe: Texts['agencyFiles'] = {
  title: 'Ausgetauschte Dateien',
  ofPlacement: 'Dateien zu dieser Abgabe',
  empty: 'Es gibt keine solche Datei.',
  noneYet: 'Noch keine Datei hat sie übermittelt.',
  direction: 'Richtung',
  anyDirection: 'Beide Richtungen',
  directions: { SENT: 'Gesendet', RECEIVED: 'Empfangen' },
  kind: 'Art',
  kinds: { PLACEMENT: 'Abgabe', RECALL: 'Rückruf', ACKNOWLEDGEMENT: 'Rückmeldung' },
  fileState: 'Status',
  anyState: 'Jeder Status',
  states: {
    TO_WRITE: 'Zu schreiben',
    WRITTEN: 'Geschrieben',
    CONFIRMED: 'Bestätigt',
    WAITING: 'Wartet',
    TAKEN: 'Übernommen',
    PARTLY_REFUSED: 'Teilweise abgelehnt',
    REFUSED: 'Abgelehnt',
  },
  name: 'Datei',
  wholeName: 'ganzer Name',
  from: 'Von',
  until: 'Bis',
  time: 'Erstellt oder gelesen',
  written: 'In den Ordner geschrieben',
  confirmed: 'Rückmeldung gelesen',
  lines: 'Zeilen',
  refused: 'Abgelehnt',
  size: 'Größe',
  bytes_one: '{{count}} Byte',
  bytes_other: '{{count}} Bytes',
  sha256: 'SHA-256',
  download: 'Herunterladen',
  notSaved: 'Die Datei wurde nicht gespeichert',
  notKept: 'Die abgelehnten Zeilen sind nicht mehr aufbewahrt.',
  morePlacements: 'und weitere',
  why: {
    WRONG_COLUMNS:
      'Die Spalten sind nicht placement_id, line, invoice_number, result, reason. Bitten Sie das Inkassobüro um die Datei in dieser Form.',
    WRONG_CONTROL:
      'Der Kontrollsatz zählt andere Zeilen, als die Datei hat; deshalb wurde keine übernommen. Bitten Sie das Inkassobüro, die ganze Datei noch einmal zu senden.',
    BAD_PLACEMENT_ID:
      'Die Abgabe ist nicht mit ihrer Kennung genannt. Bitten Sie das Inkassobüro, placement_id so zurückzugeben, wie sie gesendet wurde.',
    BAD_LINE_NUMBER:
      'Die Zeilennummer ist keine ganze Zahl ab 1. Bitten Sie das Inkassobüro, line so zurückzugeben, wie sie gesendet wurde.',
    BAD_RESULT:
      'Das Ergebnis ist keines von ACCEPTED, REJECTED und RECALLED. Bitten Sie das Inkassobüro, die Zeile mit einem davon noch einmal zu senden.',
    UNKNOWN_PLACEMENT:
      'Dieses Inkassobüro hat keine solche Abgabe. Fragen Sie das Inkassobüro, was es meint, und sehen Sie nach, ob die Datei von einem anderen Büro ist.',
    UNKNOWN_LINE:
      'Die Abgabe hat keine solche Zeile. Bitten Sie das Inkassobüro, line so zurückzugeben, wie sie gesendet wurde.',
    OTHER_INVOICE:
      'Auf dieser Zeile der Abgabe steht eine andere Rechnung. Bitten Sie das Inkassobüro, die Zeile mit ihrer eigenen Nummer noch einmal zu senden.',
    NOT_SENT: 'Diese Zeile der Abgabe wurde dem Inkassobüro nie gesendet. Fragen Sie das Inkassobüro, was es meint.',
    ALREADY_ACKNOWLEDGED:
      'Das Inkassobüro hat von dieser Zeile zuvor das Gegenteil gesagt, und das Erste gilt. Fragen Sie das Inkassobüro, was zutrifft; um die Forderung zurückzunehmen, rufen Sie sie zurück.',
    RECALL_NOT_REQUESTED:
      'Das Inkassobüro gibt eine Forderung zurück, die nicht zurückgerufen wurde. Rufen Sie sie zurück, wenn sie wiederkommen soll, und bitten Sie das Inkassobüro, das zu bestätigen.',
    UNREADABLE_FILE: 'Die Datei ist kein lesbarer CSV-Text. Bitten Sie das Inkassobüro, sie noch einmal zu senden.',
    STILL_WRITTEN:
      'Die Datei wird vielleicht noch geschrieben. Sie wird gelesen, sobald sie mit einem Kontrollsatz endet oder eine Weile unverändert bleibt; wartet sie lange, fragen Sie das Inkassobüro, ob sie vollständig ist.',
    DELIVERY_UNRECORDED:
      'Das Inkassobüro hat geantwortet, bevor vermerkt war, dass es die Datei hat. Das wird binnen Sekunden nachgeholt, und dann wird diese Datei gelesen.',
    NOT_READ:
      'Die Datei war nicht zu öffnen, oder was sie sagt, war nicht zu vermerken. Es wird wieder versucht; wartet sie lange, sagen Sie es dem Betrieb: im Protokoll steht mehr.',
    NOT_WRITTEN:
      'Die Datei war nicht in den Ordner des Inkassobüros zu schreiben. Sie ist gespeichert, und es wird wieder versucht; wartet sie lange, sagen Sie es dem Betrieb: im Protokoll steht mehr.',
  },
};
