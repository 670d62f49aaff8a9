import { Controller } from '@nestjs/common';
import { fromTimestamp } from '#libs/contracts';
import { type AnyEvent, OnEvents, type Tx } from '#libs/platform';
import { TakeFiles } from '../use-cases/take-files.js';

@Controller()
export class FilesConsumer {
  constructor(private readonly files: TakeFiles) {}

  @OnEvents('dunlin.invoice.v1.ImportRegistered')
  async onImports(events: AnyEvent<'dunlin.invoice.v1.ImportRegistered'>[], tx: Tx): Promise<void> {
    const files = events.map((event) => ({
      arrivalId: event.payload.importId,
      kind: 'IMPORT' as const,
      arriveAt: fromTimestamp(event.payload.arrivalTime),
      event,
    }));
    await this.files.register(tx, files);
  }

  @OnEvents('dunlin.payment.v1.PaymentFileRegistered')
  async onPaymentFiles(events: AnyEvent<'dunlin.payment.v1.PaymentFileRegistered'>[], tx: Tx): Promise<void> {
    const files = events.map((event) => ({
      arrivalId: event.payload.fileId,
      kind: 'PAYMENT_FILE' as const,
      arriveAt: fromTimestamp(event.payload.arrivalTime),
      event,
    }));
    await this.files.register(tx, files);
  }
}
