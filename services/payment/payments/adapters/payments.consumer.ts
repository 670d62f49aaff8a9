import { Controller } from '@nestjs/common';
import { enumName, fromWireMoney, type invoiceV1 } from '#libs/contracts';
import { type AnyEvent, OnEvents } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import type { AllocatedPart, Component } from '../domain/payment.js';
import { type AllocationUpdate, RecordAllocations } from '../use-cases/record-allocations.js';

type Allocations = 'dunlin.invoice.v1.PaymentAllocated' | 'dunlin.invoice.v1.PaymentDeallocated';

@Controller()
export class PaymentsConsumer {
  constructor(private readonly recordAllocations: RecordAllocations) {}

  @OnEvents('dunlin.invoice.v1.PaymentAllocated', 'dunlin.invoice.v1.PaymentDeallocated')
  onAllocations(events: AnyEvent<Allocations>[], tx: Tx): Promise<void> {
    return this.recordAllocations.recordAllocations(events.map(fromWireAllocation), tx);
  }
}

function fromWireAllocation({ type, sequence, payload }: AnyEvent<Allocations>): AllocationUpdate {
  const undone = type === 'dunlin.invoice.v1.PaymentDeallocated';
  const allocations = undone ? [] : payload.allocations;
  const allocated = allocations.flatMap(({ invoiceId, amount, components }) => {
    const money = fromWireMoney(amount);
    return money ? [{ invoiceId, minor: money.minor, components: fromWireComponents(components) }] : [];
  });
  const isFirst = undone || payload.eventNumber <= 1;
  return { paymentId: payload.paymentId, version: sequence, allocated, isFirst };
}

function fromWireComponents(components: readonly invoiceV1.ComponentAmount[]): AllocatedPart['components'] {
  return components.flatMap(({ component, amount }) => {
    const name = enumName<Component>(component, 'COMPONENT_');
    const money = fromWireMoney(amount);
    return name && money ? [{ component: name, minor: money.minor }] : [];
  });
}
