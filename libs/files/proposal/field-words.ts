import { visibleText } from '#libs/text';

/** Fields of invoices and customers that a header names, with the words for them, the surest first. */
export const fieldWords: Readonly<Record<string, readonly string[]>> = {
  'customer.reference': listed(`
    customer id, customer number, customer no, customer code, customer reference, customer ref, customer account,
    client id, client number, client code, debtor number, debtor id, debtor no, kundennummer, kunden nr, kundennr,
    kunden id, debitorennummer, debitoren nr, debitornummer, personenkonto, numero client, n client, code client,
    ref client, compte client, numero de cliente, codigo de cliente, codigo cliente, id cliente, numero cliente,
    codice cliente, klantnummer, klantcode, debiteurnummer, codigo do cliente, numer klienta, kundnummer,
    kundenummer, kundnr, account number, account no, account code, account id, debitor, debtor, debiteur, konto,
    account
  `),
  'customer.name': listed(`
    customer name, client name, debtor name, company name, contact name, kundenname, kunde name, nom du client, nom
    client, raison sociale, nombre del cliente, nombre cliente, razon social, ragione sociale, nome cliente,
    klantnaam, bedrijfsnaam, nome do cliente, nazwa klienta, kontrahent, kundnamn, kundenavn, bill to, customer,
    client, kunde, cliente, klant, kund, company, firma, name 1, name, nom, nombre, nome, naam, nazwa, namn, navn,
    contact, partner
  `),
  'customer.email': listed(`
    email, e mail, email address, e mail address, customer email, contact email, mail, e mail adresse, emailadresse,
    mailadresse, courriel, adresse e mail, correo electronico, correo, posta elettronica, e mailadres, emailadres, e
    post, epost, adres e mail
  `),
  'customer.phone': listed(`
    phone, phone number, telephone, telephone number, customer phone, mobile, mobile number, mobile no, telefon,
    telefonnummer, telefonnr, tel, tel nr, mobil, handy, telefono, telefoon, telefone, telefoonnummer, portable,
    movil, cellulare, komorka
  `),
  'invoice.number': listed(`
    invoice number, invoice no, invoice nr, invoice num, invoice id, invoice ref, invoice reference,
    rechnungsnummer, rechnungs nr, rechnungsnr, rechnung nr, rg nr, re nr, rechnungs no, numero de facture, numero
    facture, n facture, no facture, n de facture, numero de factura, n factura, no factura, numero factura, numero
    fattura, n fattura, factuurnummer, factuurnr, factuur nr, numero da fatura, n da fatura, numer faktury, nr
    faktury, fakturanummer, fakturanr, faktura nr, document number, document no, doc no, document nr, belegnummer,
    beleg nr, belegnr, numero documento, invoice, rechnung, beleg, facture, factura, fattura, factuur, fatura,
    faktura, number, num, nummer, numero, numer, no, nr
  `),
  'invoice.issueDate': listed(`
    invoice date, date of invoice, issue date, date of issue, date issued, issued, issued on, bill date, document
    date, rechnungsdatum, belegdatum, ausstellungsdatum, rg datum, date de facture, date facture, date de
    facturation, date d emission, fecha de factura, fecha factura, fecha de emision, fecha emision, data fattura,
    data documento, data emissione, factuurdatum, data da fatura, data de emissao, data emissao, data wystawienia,
    fakturadatum, fakturadato, transaction date, posting date, buchungsdatum, date, datum, fecha, data, dato,
    created
  `),
  'invoice.dueDate': listed(`
    due date, date due, payment due date, payment due, net due date, due on, due by, pay by, due, falligkeitsdatum,
    falligkeit, faelligkeit, faelligkeitsdatum, fallig am, faellig am, fallig, faellig, nettofalligkeit, zahlbar
    bis, zahlungsziel, date d echeance, date echeance, echeance, fecha de vencimiento, fecha vencimiento,
    vencimiento, data di scadenza, data scadenza, scadenza, vervaldatum, vervaldag, data de vencimento, vencimento,
    termin platnosci, forfallodatum, forfaldsdato, forfallsdato, forfallodag
  `),
  'invoice.amount': listed(`
    invoice amount, invoice total, total amount, amount total, gross amount, grand total, gross total, total incl
    tax, total inc tax, rechnungsbetrag, bruttobetrag, gesamtbetrag, betrag brutto, sollbetrag, montant ttc, total
    ttc, montant total, importe total, total factura, importo totale, totale fattura, totaalbedrag, factuurbedrag,
    valor total, kwota brutto, totalbelopp, fakturabelopp, totalbelob, amount, total, betrag, brutto, summe,
    montant, importe, importo, totale, bedrag, valor, kwota, belopp, belob, gross, value
  `),
  'invoice.openAmount': listed(`
    open amount, open balance, amount open, outstanding amount, amount outstanding, outstanding balance,
    outstanding, balance due, amount due, amount remaining, remaining amount, remaining balance, unpaid amount,
    offener betrag, betrag offen, offener saldo, restbetrag, op betrag, offen, reste a payer, montant du, solde du,
    saldo pendiente, importe pendiente, pendiente, importo residuo, residuo, da pagare, openstaand bedrag,
    openstaand saldo, openstaand, valor em aberto, em aberto, do zaplaty, pozostalo, restbelopp, restbelob,
    utestaende, balance, saldo, solde, unpaid, remaining, open
  `),
  'invoice.currency': listed(`
    currency, currency code, invoice currency, document currency, curr, ccy, wahrung, waehrung, wkz, devise,
    monnaie, moneda, divisa, valuta, moeda, waluta
  `),
};

/** Words of a list with commas. */
export function listed(words: string): string[] {
  return words.trim().split(/,\s+/);
}

/** Headers of the column that tells invoices from other documents. */
export const typeWords = [
  'type',
  'transaction type',
  'document type',
  'doc type',
  'belegart',
  'art',
  'typ',
  'tipo',
  'soort',
];

/** What such a column says of an invoice. */
export const invoiceWords = [
  ...['invoice', 'sales invoice', 'customer invoice', 'tax invoice', 'inv', 'rechnung', 'ausgangsrechnung', 'facture'],
  ...['factura', 'fattura', 'factuur', 'fatura', 'faktura'],
];

/** How the first text of a row of sums begins; names may begin so too. */
export const sumWords = ['total', 'subtotal', 'grand total', 'summe', 'gesamt', 'zwischensumme', 'sous total', 'suma'];

/** A header in the spelling of the words above: lower case, without accents and signs. */
export function wordsOf(header: string): string {
  const plain = visibleText(header).toLowerCase().replaceAll('ß', 'ss').replaceAll('ø', 'o').replaceAll('ł', 'l');
  return plain
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
