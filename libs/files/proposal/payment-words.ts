import { fieldWords, listed } from './field-words.js';

/** Fields of payment files that a header names, with the words for them, the surest first. */
export const paymentWords: Readonly<Record<string, readonly string[]>> = {
  'invoice.number': [
    ...fieldWords['invoice.number']!.filter((word) => !['number', 'num', 'nummer', 'no', 'nr'].includes(word)),
    ...listed(`
      remittance information, remittance info, remittance, payment reference, verwendungszweck, reference, ref,
      number, nummer
    `),
  ],
  'payment.amount': listed(`
    payment amount, amount paid, paid amount, amount received, received amount, received, credit amount, credit,
    gutschrift, haben, zahlungsbetrag, gezahlt, zahlbetrag, montant paye, credit eur, importe pagado, abono,
    importo pagato, accredito, betaald bedrag, bij, amount, betrag, montant, importe, importo, bedrag, valor, kwota,
    belopp, belob, umsatz, value, paid, total, invoice amount
  `),
  'payment.currency': fieldWords['invoice.currency']!,
  'payment.valueDate': listed(`
    value date, valuta date, date of payment, payment date, paid on, paid at, date paid, settled date, settlement date,
    settled, valutadatum, wertstellung, wertstellungsdatum, zahlungsdatum, date de valeur, date valeur, date de paiement,
    fecha valor, fecha de pago, data valuta, data pagamento, valutadatum, betaaldatum, booking date, buchungstag,
    buchungsdatum, transaction date, date, datum, fecha, data, dato
  `),
  'payment.reference': listed(`
    description, details, narrative, text, message, memo, note, payer, payer text, buchungstext, libelle, concepto,
    causale, omschrijving
  `),
  'payment.sourceId': listed(`
    bank reference, bank ref, transaction id, transaction reference, transaction number, payment id, end to end id,
    end to end reference, referenznummer, kundenreferenz, transaktions id, umsatz id, reference bancaire
  `),
};
