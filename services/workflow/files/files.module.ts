import { Module } from '@nestjs/common';
import { WakingModule } from '../waking/waking.module.js';
import { InvoiceActivities } from './activities/invoice.activities.js';
import { PaymentActivities } from './activities/payment.activities.js';
import { PostgresArrivalStore } from './adapters/arrival.store.js';
import { FilesConsumer } from './adapters/files.consumer.js';
import { ArrivalStore } from './use-cases/ports.js';
import { TakeFiles } from './use-cases/take-files.js';

@Module({
  imports: [WakingModule],
  controllers: [FilesConsumer],
  providers: [
    { provide: ArrivalStore, useClass: PostgresArrivalStore },
    InvoiceActivities,
    PaymentActivities,
    TakeFiles,
  ],
  exports: [TakeFiles],
})
export class FilesModule {}
