import { Injectable } from '@nestjs/common';
import { toTimestampOrNull, toWireMoney } from '#libs/contracts';
import type { Tx } from '#libs/platform';
import type { Fact, PaymentFact } from '../domain/facts.js';
import type { Import } from '../domain/import.js';
import { InvoiceEvents } from '../use-cases/ports.js';
import { wireImport, wireSnapshot } from './invoice.wire.js';

/** Puts facts into the words of the wire; the key is the customer, so that all of a customer stay in order. */
@Injectable()
export class WireInvoiceEvents extends InvoiceEvents {
  override publish(tx: Tx, facts: readonly Fact[]): void {
    for (const fact of facts) {
      if ('payment' in fact) publishPayment(tx, fact);
      else publishInvoice(tx, fact);
    }
  }

  override importRegistered(tx: Tx, { importId, arrivalAt, version }: Import): void {
    tx.emit({
      type: 'dunlin.invoice.v1.ImportRegistered',
      key: importId,
      subject: importId,
      sequence: version,
      payload: { importId, arrivalTime: toTimestampOrNull(arrivalAt) },
    });
  }

  override importEnded(tx: Tx, of: Import): void {
    const { importId, version, state } = of;
    tx.emit({
      type: 'dunlin.invoice.v1.ImportCompleted',
      key: importId,
      subject: importId,
      sequence: version,
      // A file is named by people, and what is said of one that cannot be read quotes it.
      payload: { import: { ...wireImport(of), fileName: '', refusal: '' } },
      reason: state,
    });
  }
}

function publishInvoice(tx: Tx, fact: Exclude<Fact, PaymentFact>): void {
  const { invoice, reason } = fact;
  const head = { key: invoice.customerId, subject: invoice.invoiceId, sequence: invoice.version, reason };
  const snapshot = wireSnapshot(invoice, tx.now);
  if (fact.type === 'InvoiceChanged') {
    const payload = { snapshot, changedFields: [...fact.changedFields] };
    tx.emit({ ...head, type: 'dunlin.invoice.v1.InvoiceChanged', payload });
  } else {
    tx.emit({ ...head, type: `dunlin.invoice.v1.${fact.type}`, payload: { snapshot } });
  }
}

function publishPayment(tx: Tx, { type, payment, parts, reason }: PaymentFact): void {
  const { paymentId, customerId, currency, version, unappliedMinor } = payment;
  const head = { key: customerId, subject: paymentId, sequence: version, reason };
  const allocations = parts.map(({ invoiceId, minor }) => ({ invoiceId, amount: toWireMoney({ minor, currency }) }));
  if (type === 'PaymentDeallocated') {
    tx.emit({ ...head, type: 'dunlin.invoice.v1.PaymentDeallocated', payload: { paymentId, customerId, allocations } });
  } else {
    const unapplied = toWireMoney({ minor: unappliedMinor, currency });
    const payload = { paymentId, customerId, allocations, unapplied };
    tx.emit({ ...head, type: 'dunlin.invoice.v1.PaymentAllocated', payload });
  }
}
