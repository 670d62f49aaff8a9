import { Injectable } from '@nestjs/common';
import { toWireMoney } from '#libs/contracts';
import type { Tx } from '#libs/transactions';
import type { AnyInvoiceEvent } from '../../ledger/domain/events.js';
import { InvoiceEvents } from '../../ledger/use-cases/ports.js';
import { toWireSnapshot } from './invoices.wire.js';

/** The key is the customer, so that all events of a customer arrive in order. */
@Injectable()
export class OutboxInvoiceEvents extends InvoiceEvents {
  override occurred(tx: Tx, event: AnyInvoiceEvent): void {
    const { invoice, reason } = event;
    const { currency } = invoice;
    const head = { key: invoice.customerId, subject: invoice.invoiceId, sequence: invoice.version, reason };
    const snapshot = toWireSnapshot(invoice, tx.now);
    if (event.type === 'InvoiceChanged') {
      const payload = { snapshot, changedFields: [...event.changedFields] };
      tx.emit({ ...head, type: 'dunlin.invoice.v1.InvoiceChanged', payload });
    } else if (event.type === 'DisputeRaised') {
      const { disputeId, disputedMinor } = event.dispute;
      const amount = disputedMinor === null ? null : toWireMoney({ minor: disputedMinor, currency });
      tx.emit({ ...head, type: 'dunlin.invoice.v1.DisputeRaised', payload: { snapshot, disputeId, amount } });
    } else if (event.type === 'DisputeClosed') {
      const { disputeId, state, creditedMinor } = event.dispute;
      const credited = creditedMinor === 0n ? null : toWireMoney({ minor: creditedMinor, currency });
      const payload = { snapshot, disputeId, state: `STATE_${state}` as const, credited };
      tx.emit({ ...head, type: 'dunlin.invoice.v1.DisputeClosed', payload });
    } else if (event.type === 'InvoiceWrittenOff') {
      const payload = { snapshot, writtenOff: toWireMoney({ minor: event.minor, currency }) };
      tx.emit({ ...head, type: 'dunlin.invoice.v1.InvoiceWrittenOff', payload });
    } else if (event.type === 'InvoiceSettled') {
      const payload = { snapshot, discount: toWireMoney({ minor: event.minor, currency }) };
      tx.emit({ ...head, type: 'dunlin.invoice.v1.InvoiceSettled', payload });
    } else if (event.type === 'InvoiceRecoveryChanged') {
      const payload = { snapshot, amount: toWireMoney({ minor: event.minor, currency }), takenBack: event.takenBack };
      tx.emit({ ...head, type: 'dunlin.invoice.v1.InvoiceRecoveryChanged', payload });
    } else {
      tx.emit({ ...head, type: `dunlin.invoice.v1.${event.type}`, payload: { snapshot } });
    }
  }
}
