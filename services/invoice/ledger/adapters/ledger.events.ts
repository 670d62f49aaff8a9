import { Injectable } from '@nestjs/common';
import { toWireMoney } from '#libs/contracts';
import type { Tx } from '#libs/platform';
import type { PaymentFact } from '../domain/facts.js';
import { AllocationEvents } from '../use-cases/ports.js';

/** The key is the customer, so that all events of a customer stay in order. */
@Injectable()
export class OutboxAllocationEvents extends AllocationEvents {
  override allocated(tx: Tx, fact: PaymentFact): void {
    const { unappliedMinor: minor, currency } = fact.payment;
    const payload = { ...partsOf(fact), unapplied: toWireMoney({ minor, currency }) };
    tx.emit({ ...headOf(fact), type: 'dunlin.invoice.v1.PaymentAllocated', payload });
  }

  override deallocated(tx: Tx, fact: PaymentFact): void {
    tx.emit({ ...headOf(fact), type: 'dunlin.invoice.v1.PaymentDeallocated', payload: partsOf(fact) });
  }
}

function headOf({ payment: { paymentId, customerId, version }, reason }: PaymentFact) {
  return { key: customerId, subject: paymentId, sequence: version, reason };
}

function partsOf({ payment: { paymentId, customerId, currency }, parts }: PaymentFact) {
  const allocations = parts.map(({ invoiceId, minor }) => ({ invoiceId, amount: toWireMoney({ minor, currency }) }));
  return { paymentId, customerId, allocations };
}
