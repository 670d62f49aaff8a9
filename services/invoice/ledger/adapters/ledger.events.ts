import { Injectable } from '@nestjs/common';
import { toWireMoney } from '#libs/contracts';
import type { Tx } from '#libs/transactions';
import type { AllocationEvent } from '../domain/events.js';
import { AllocationEvents } from '../use-cases/ports.js';

/** The key is the customer, so that all events of a customer arrive in order. */
@Injectable()
export class OutboxAllocationEvents extends AllocationEvents {
  override allocated(tx: Tx, event: AllocationEvent): void {
    const { unappliedMinor: minor, currency } = event.payment;
    const payload = { ...toWireParts(event), unapplied: toWireMoney({ minor, currency }) };
    tx.emit({ ...headOf(event), type: 'dunlin.invoice.v1.PaymentAllocated', payload });
  }

  override deallocated(tx: Tx, event: AllocationEvent): void {
    tx.emit({ ...headOf(event), type: 'dunlin.invoice.v1.PaymentDeallocated', payload: toWireParts(event) });
  }
}

function headOf({ payment: { paymentId, customerId, version }, reason }: AllocationEvent) {
  return { key: customerId, subject: paymentId, sequence: version, reason };
}

function toWireParts({ payment: { paymentId, customerId, currency }, parts }: AllocationEvent) {
  const allocations = parts.map(({ invoiceId, minor }) => ({ invoiceId, amount: toWireMoney({ minor, currency }) }));
  return { paymentId, customerId, allocations };
}
