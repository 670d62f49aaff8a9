import { Controller } from '@nestjs/common';
import { fromWireMoney } from '#libs/contracts';
import { OnEvents, type AnyEvent, type Tx } from '#libs/platform';
import { TakeAllocations, type AllocationNews } from '../use-cases/take-allocations.js';

type Allocations = 'dunlin.invoice.v1.PaymentAllocated' | 'dunlin.invoice.v1.PaymentDeallocated';

@Controller()
export class PaymentsConsumer {
  constructor(private readonly takeAllocations: TakeAllocations) {}

  @OnEvents('dunlin.invoice.v1.PaymentAllocated', 'dunlin.invoice.v1.PaymentDeallocated')
  onAllocations(events: AnyEvent<Allocations>[], tx: Tx): Promise<void> {
    return this.takeAllocations.takeAllocations(events.map(newsOf), tx);
  }
}

function newsOf({ type, sequence, payload }: AnyEvent<Allocations>): AllocationNews {
  const undone = type === 'dunlin.invoice.v1.PaymentDeallocated';
  const allocations = undone ? [] : payload.allocations;
  const allocated = allocations.flatMap(({ invoiceId, amount }) => {
    const money = fromWireMoney(amount);
    return money ? [{ invoiceId, minor: money.minor }] : [];
  });
  return { paymentId: payload.paymentId, version: sequence, allocated };
}
