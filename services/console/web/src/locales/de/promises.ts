import type { Widened } from '../en.js';
import type { promiseActs as actsEn, promiseTexts as textsEn } from '../en/promises.js';

export const promiseTexts: Widened<typeof textsEn> = {
  promises: {
    title: 'Zusagen zu zahlen',
    all: 'Zusagen',
    none: 'Noch nie wurde etwas zugesagt.',
    noneOfAll: 'Eine solche Zusage gibt es nicht.',
    state: 'Status',
    anyState: 'Alle',
    states: { ACTIVE: 'Offen', KEPT: 'Gehalten', BROKEN: 'Gebrochen', CANCELLED: 'Aufgehoben' },
    due: 'Bis',
    dueFrom: 'Fällig ab',
    dueUntil: 'Fällig bis',
    countsUntil: 'Zählt bis {{day}}',
    customer: 'Kunde',
    amount: 'Zugesagt',
    paid: 'Rechtzeitig gezahlt',
    madeBy: 'Aufgenommen von',
    invoices: 'Rechnungen',
    invoicesHint: 'Bis dahin wird zu ihnen nichts verschickt. Der Betrag entfällt zuerst auf die früher fällige.',
    amountIn: 'Betrag in {{currency}}',
    amountHint: 'Alles, was von den Rechnungen offen ist, wenn es leer bleibt.',
    dueDate: 'Der Kunde zahlt bis',
    method: 'Wie',
    anyMethod: 'Beliebig',
    noMethod: 'Hat der Kunde nicht gesagt',
    notes: 'Notizen',
    notesHint: 'Was der Kunde gesagt hat.',
    preview:
      '{{amount}} von {{all}}. Geld mit Wertstellung bis {{last}} zählt, und bis {{end}} wird zu den Rechnungen nichts verschickt.',
  },
};

export const promiseActs: Widened<typeof actsEn> = {
  makePromise: {
    title: 'Zahlung zusagen',
    text: 'Der Einzug der Rechnungen wartet auf den zugesagten Tag und geht weiter, wenn die Zusage gehalten oder gebrochen ist.',
    button: 'Zahlung zusagen',
    done: 'Die Zusage ist aufgenommen.',
  },
  cancelPromise: {
    title: 'Zusage aufheben',
    text: 'Sie zählt nicht mehr, und der Einzug ihrer Rechnungen geht weiter.',
    button: 'Zusage aufheben',
    done: 'Die Zusage ist aufgehoben.',
  },
};
