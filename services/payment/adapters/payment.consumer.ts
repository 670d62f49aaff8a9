import { Controller } from '@nestjs/common';
import { fromWireMoney } from '#libs/contracts';
import { OnEvents, type AnyEvent, type Tx } from '#libs/platform';
import { TakeAllocations, type AllocationNews } from '../use-cases/take-allocations.js';

type Allocations = 'dunlin.invoice.v1.PaymentAllocated' | 'dunlin.invoice.v1.PaymentDeallocated';

@Controller()
export class PaymentConsumer {
  constructor(private readonly takeAllocations: TakeAllocations) {}

  @OnEvents('dunlin.invoice.v1.PaymentAllocated', 'dunlin.invoice.v1.PaymentDeallocated')
  onAllocations(events: AnyEvent<Allocations>[], tx: Tx): Promise<void> {
    return this.takeAllocations.take(events.map(newsOf), tx);
  }
}

function newsOf({ type, payload }: AnyEvent<Allocations>): AllocationNews {
  const { paymentId } = payload;
  if (type === 'dunlin.invoice.v1.PaymentDeallocated') return { paymentId, deallocated: true };
  const allocated = payload.allocations.flatMap(({ invoiceId, amount }) => {
    const money = fromWireMoney(amount);
    return money ? [{ invoiceId, minor: money.minor }] : [];
  });
  return { paymentId, allocated };
}
