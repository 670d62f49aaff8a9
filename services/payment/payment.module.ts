import { Module } from '@nestjs/common';
import { DueWork } from '#libs/platform';
import { RpcInvoiceGateway } from './adapters/invoice.gateway.js';
import { OrganisationToday } from './adapters/organisation-today.js';
import { MappedPaymentFileReader } from './adapters/payment-file.reader.js';
import { PostgresPaymentFileStore } from './adapters/payment-file.store.js';
import { PaymentApi } from './adapters/payment.api.js';
import { PaymentConsumer } from './adapters/payment.consumer.js';
import { PaymentDueWork } from './adapters/payment.due-work.js';
import { PublishedPaymentFacts } from './adapters/payment.events.js';
import { PostgresPaymentStore } from './adapters/payment.store.js';
import { MarkAsPaid } from './use-cases/mark-as-paid.js';
import {
  InvoiceGateway,
  PaymentFacts,
  PaymentFileReader,
  PaymentFileStore,
  PaymentStore,
  Today,
} from './use-cases/ports.js';
import { PreparePaymentFile } from './use-cases/prepare-payment-file.js';
import { RecordPayment } from './use-cases/record-payment.js';
import { ReversePayment } from './use-cases/reverse-payment.js';
import { TakeAllocations } from './use-cases/take-allocations.js';
import { TakeNextPaymentLines } from './use-cases/take-next-payment-lines.js';

@Module({
  controllers: [PaymentApi, PaymentConsumer],
  providers: [
    { provide: PaymentStore, useClass: PostgresPaymentStore },
    { provide: PaymentFileStore, useClass: PostgresPaymentFileStore },
    { provide: PaymentFileReader, useClass: MappedPaymentFileReader },
    { provide: PaymentFacts, useClass: PublishedPaymentFacts },
    { provide: InvoiceGateway, useClass: RpcInvoiceGateway },
    { provide: Today, useClass: OrganisationToday },
    { provide: DueWork, useClass: PaymentDueWork },
    RecordPayment,
    MarkAsPaid,
    ReversePayment,
    TakeAllocations,
    PreparePaymentFile,
    TakeNextPaymentLines,
  ],
})
export class PaymentModule {}
