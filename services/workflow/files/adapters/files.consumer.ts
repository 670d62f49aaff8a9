import { Controller } from '@nestjs/common';
import { fromTimestamp } from '#libs/contracts';
import { type AnyEvent, OnEvents } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import { RegisterFiles } from '../use-cases/register-files.js';

@Controller()
export class FilesConsumer {
  constructor(private readonly files: RegisterFiles) {}

  @OnEvents('dunlin.invoice.v1.ImportRegistered')
  async onImports(events: AnyEvent<'dunlin.invoice.v1.ImportRegistered'>[], tx: Tx): Promise<void> {
    const files = events.map((event) => ({
      fileId: event.payload.importId,
      service: 'invoice' as const,
      arriveAt: fromTimestamp(event.payload.arrivalTime),
      event,
    }));
    await this.files.registerFiles(tx, files);
  }

  @OnEvents('dunlin.payment.v1.PaymentFileRegistered')
  async onPaymentFiles(events: AnyEvent<'dunlin.payment.v1.PaymentFileRegistered'>[], tx: Tx): Promise<void> {
    const files = events.map((event) => ({
      fileId: event.payload.fileId,
      service: 'payment' as const,
      arriveAt: fromTimestamp(event.payload.arrivalTime),
      event,
    }));
    await this.files.registerFiles(tx, files);
  }
}
