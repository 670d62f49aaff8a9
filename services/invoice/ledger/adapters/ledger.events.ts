import { Injectable } from '@nestjs/common';
import { toWireMoney } from '#libs/contracts';
import type { Tx } from '#libs/transactions';
import { sumOf } from '../domain/components.js';
import type { AllocationEvent, SettledPart } from '../domain/events.js';
import { AllocationEvents } from '../use-cases/ports.js';
import { toWireComponents } from './components.wire.js';

/** An event of so many allocations is well below what a broker takes. */
const allocationsPerEvent = 5_000;

/** The key is the customer, so that all events of a customer arrive in order. */
@Injectable()
export class OutboxAllocationEvents extends AllocationEvents {
  override allocated(tx: Tx, event: AllocationEvent): void {
    const { unappliedMinor, currency } = event.payment;
    for (const payload of toWireEvents(event)) {
      const minor = payload.eventNumber === payload.eventCount ? unappliedMinor : 0n;
      const unapplied = toWireMoney({ minor, currency });
      tx.emit({ ...headOf(event), type: 'dunlin.invoice.v1.PaymentAllocated', payload: { ...payload, unapplied } });
    }
  }

  override deallocated(tx: Tx, event: AllocationEvent): void {
    for (const payload of toWireEvents(event)) {
      tx.emit({ ...headOf(event), type: 'dunlin.invoice.v1.PaymentDeallocated', payload });
    }
  }
}

function headOf({ payment: { paymentId, customerId, version }, reason }: AllocationEvent) {
  return { key: customerId, subject: paymentId, sequence: version, reason };
}

/** What one payment settles may be more than fits into one event. */
function toWireEvents({ payment: { paymentId, customerId, currency }, parts }: AllocationEvent) {
  const eventCount = Math.max(Math.ceil(parts.length / allocationsPerEvent), 1);
  const toWirePart = ({ invoiceId, settled, recoveredMinor }: SettledPart) => ({
    invoiceId,
    amount: toWireMoney({ minor: sumOf(settled) + recoveredMinor, currency }),
    components: toWireComponents(settled, currency),
  });
  return Array.from({ length: eventCount }, (_, index) => ({
    paymentId,
    customerId,
    allocations: parts.slice(index * allocationsPerEvent, (index + 1) * allocationsPerEvent).map(toWirePart),
    eventNumber: index + 1,
    eventCount,
  }));
}
