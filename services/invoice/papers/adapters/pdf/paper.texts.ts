import type { ChargedComponent } from '../../../ledger/domain/components.js';
import type { AnyInvoiceKind } from '../../../ledger/domain/invoice.js';
import type { Context } from '../../../ledger/domain/journal/journal.js';
import type { PaperLanguage } from '../../use-cases/ports.js';

/** What papers say beside names, amounts and dates. */
export interface PaperTexts {
  readonly page: (page: number, of: number) => string;
  readonly reference: string;
  readonly payment: string;
  readonly invoice: Readonly<Record<AnyInvoiceKind, string>>;
  readonly number: string;
  readonly issueDate: string;
  readonly dueDate: string;
  readonly position: { readonly text: string; readonly quantity: string; readonly price: string; readonly net: string };
  readonly net: string;
  readonly tax: (rate: string) => string;
  readonly gross: string;
  readonly adjusted: string;
  readonly charged: Readonly<Record<ChargedComponent, string>>;
  readonly creditNotes: string;
  readonly paid: string;
  readonly remaining: string;
  readonly payBy: (amount: string, date: string, number: string) => string;
  readonly payNow: (amount: string, date: string, number: string) => string;
  readonly settled: string;
  readonly void: string;
  readonly statement: string;
  readonly period: (from: string | null, to: string) => string;
  readonly opening: string;
  readonly closing: string;
  readonly line: { readonly date: string; readonly text: string; readonly charge: string; readonly credit: string };
  readonly balance: string;
  readonly contexts: Readonly<Record<Context, string>>;
  readonly open: string;
  readonly amount: string;
  readonly unused: string;
  readonly ages: readonly string[];
  readonly total: string;
}

const en: PaperTexts = {
  page: (page, of) => `Page ${page} of ${of}`,
  reference: 'Customer',
  payment: 'How to pay',
  invoice: { REGULAR: 'Invoice', OUT_OF_TURN: 'Invoice', PROLONGATION_FEE: 'Invoice of a prolongation fee' },
  number: 'Number',
  issueDate: 'Issued',
  dueDate: 'Due',
  position: { text: 'Description', quantity: 'Quantity', price: 'Price', net: 'Net' },
  net: 'Net',
  tax: (rate) => `Tax ${rate}`,
  gross: 'Total',
  adjusted: 'Adjustment',
  charged: { INTEREST: 'Interest', FEE: 'Late fees', COST: 'Costs' },
  creditNotes: 'Credit notes',
  paid: 'Paid',
  remaining: 'To pay',
  payBy: (amount, date, number) => `Please pay ${amount} by ${date} and name ${number}.`,
  payNow: (amount, date, number) => `${amount} was due on ${date}. Please pay it at once and name ${number}.`,
  settled: 'Nothing is to be paid.',
  void: 'This invoice is void.',
  statement: 'Statement of account',
  period: (from, to) => (from === null ? `Up to ${to}` : `${from} to ${to}`),
  opening: 'Brought forward',
  closing: 'Balance',
  line: { date: 'Date', text: 'What', charge: 'Charged', credit: 'Credited' },
  balance: 'Balance',
  contexts: {
    INVOICE_ISSUED: 'Invoice',
    INVOICE_REOPENED: 'Invoice owed again',
    INVOICE_VOIDED: 'Invoice void',
    AMOUNT_CHANGED: 'Amount changed',
    PAYMENT_SETTLED: 'Payment',
    PAYMENT_REVERSED: 'Payment taken back',
    ALLOCATION: 'Payment',
    ALLOCATION_UNDONE: 'Payment taken back',
    CREDIT_KEPT: 'Credit',
    CREDIT_NOTE: 'Credit note',
    CREDIT_RETURNED: 'Credit note taken back',
    CHARGE_ADDED: 'Late fee or costs',
    CHARGE_WAIVED: 'Fee waived',
    CHARGES_VOIDED: 'Fees void',
    INTEREST_POSTED: 'Interest',
    WRITTEN_OFF: 'Written off',
    SETTLEMENT_DISCOUNT: 'Given up by a settlement',
    SETTLEMENT_REVERSED: 'Owed again after a settlement',
    RECOVERED: 'Payment',
    OPENING: 'Paid before',
  },
  open: 'Open today',
  amount: 'Amount',
  unused: 'Credit that is not used',
  ages: ['Not due', '1 to 30 days', '31 to 60 days', '61 to 90 days', 'Over 90 days'],
  total: 'Total',
};

const de: PaperTexts = {
  page: (page, of) => `Seite ${page} von ${of}`,
  reference: 'Kunde',
  payment: 'Zahlungsweg',
  invoice: { REGULAR: 'Rechnung', OUT_OF_TURN: 'Rechnung', PROLONGATION_FEE: 'Rechnung über eine Stundungsgebühr' },
  number: 'Nummer',
  issueDate: 'Datum',
  dueDate: 'Fällig',
  position: { text: 'Beschreibung', quantity: 'Menge', price: 'Preis', net: 'Netto' },
  net: 'Netto',
  tax: (rate) => `Umsatzsteuer ${rate}`,
  gross: 'Gesamt',
  adjusted: 'Anpassung',
  charged: { INTEREST: 'Zinsen', FEE: 'Mahngebühren', COST: 'Kosten' },
  creditNotes: 'Gutschriften',
  paid: 'Bezahlt',
  remaining: 'Zu zahlen',
  payBy: (amount, date, number) => `Bitte zahlen Sie ${amount} bis ${date} und geben Sie ${number} an.`,
  payNow: (amount, date, number) =>
    `${amount} war am ${date} fällig. Bitte zahlen Sie den Betrag sofort und geben Sie ${number} an.`,
  settled: 'Es ist nichts zu zahlen.',
  void: 'Diese Rechnung ist ungültig.',
  statement: 'Kontoauszug',
  period: (from, to) => (from === null ? `Bis ${to}` : `${from} bis ${to}`),
  opening: 'Übertrag',
  closing: 'Saldo',
  line: { date: 'Datum', text: 'Vorgang', charge: 'Belastet', credit: 'Gutgeschrieben' },
  balance: 'Saldo',
  contexts: {
    INVOICE_ISSUED: 'Rechnung',
    INVOICE_REOPENED: 'Rechnung wieder offen',
    INVOICE_VOIDED: 'Rechnung ungültig',
    AMOUNT_CHANGED: 'Betrag geändert',
    PAYMENT_SETTLED: 'Zahlung',
    PAYMENT_REVERSED: 'Rückbuchung',
    ALLOCATION: 'Zahlung',
    ALLOCATION_UNDONE: 'Rückbuchung',
    CREDIT_KEPT: 'Guthaben',
    CREDIT_NOTE: 'Gutschrift',
    CREDIT_RETURNED: 'Gutschrift zurückgenommen',
    CHARGE_ADDED: 'Mahngebühr oder Kosten',
    CHARGE_WAIVED: 'Gebühr erlassen',
    CHARGES_VOIDED: 'Gebühren ungültig',
    INTEREST_POSTED: 'Zinsen',
    WRITTEN_OFF: 'Ausgebucht',
    SETTLEMENT_DISCOUNT: 'Durch einen Vergleich erlassen',
    SETTLEMENT_REVERSED: 'Nach einem Vergleich wieder geschuldet',
    RECOVERED: 'Zahlung',
    OPENING: 'Bereits bezahlt',
  },
  open: 'Heute offen',
  amount: 'Betrag',
  unused: 'Nicht verwendetes Guthaben',
  ages: ['Nicht fällig', '1 bis 30 Tage', '31 bis 60 Tage', '61 bis 90 Tage', 'Über 90 Tage'],
  total: 'Summe',
};

export const paperTexts: Readonly<Record<PaperLanguage, PaperTexts>> = { en, de };
