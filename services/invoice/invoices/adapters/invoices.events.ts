import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { InvoiceChangedEvent, InvoiceEvent } from '../../ledger/domain/events.js';
import { InvoiceEvents } from '../../ledger/use-cases/ports.js';
import { toWireSnapshot } from './invoices.wire.js';

/** The key is the customer, so that all events of a customer arrive in order. */
@Injectable()
export class OutboxInvoiceEvents extends InvoiceEvents {
  override occurred(tx: Tx, event: InvoiceEvent | InvoiceChangedEvent): void {
    const { invoice, reason } = event;
    const head = { key: invoice.customerId, subject: invoice.invoiceId, sequence: invoice.version, reason };
    const snapshot = toWireSnapshot(invoice, tx.now);
    if (event.type === 'InvoiceChanged') {
      const payload = { snapshot, changedFields: [...event.changedFields] };
      tx.emit({ ...head, type: 'dunlin.invoice.v1.InvoiceChanged', payload });
    } else {
      tx.emit({ ...head, type: `dunlin.invoice.v1.${event.type}`, payload: { snapshot } });
    }
  }
}
