import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import type { InvoiceChangedFact, InvoiceFact } from '../../ledger/domain/facts.js';
import { InvoiceEvents } from '../../ledger/use-cases/ports.js';
import { wireSnapshot } from './invoices.wire.js';

/** The key is the customer, so that all events of a customer stay in order. */
@Injectable()
export class OutboxInvoiceEvents extends InvoiceEvents {
  override occurred(tx: Tx, fact: InvoiceFact | InvoiceChangedFact): void {
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
}
