import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { Prolongation } from '../domain/prolongation.js';
import { ProlongationEvents } from '../use-cases/ports.js';
import { toWireProlongation } from './prolongations.wire.js';

/** The key is the customer, so that all events of a customer arrive in order. */
@Injectable()
export class OutboxProlongationEvents extends ProlongationEvents {
  override prolonged(tx: Tx, prolongation: Prolongation): void {
    const { customerId: key, prolongationId: subject, reason } = prolongation;
    const payload = { prolongation: toWireProlongation(prolongation) };
    tx.emit({ key, subject, sequence: 1n, type: 'dunlin.invoice.v1.InvoiceProlonged', payload, reason });
  }

  override cancelled(tx: Tx, prolongation: Prolongation): void {
    const { customerId: key, prolongationId: subject, cancelReason: reason } = prolongation;
    const payload = { prolongation: toWireProlongation(prolongation) };
    tx.emit({ key, subject, sequence: 2n, type: 'dunlin.invoice.v1.ProlongationCancelled', payload, reason });
  }
}
