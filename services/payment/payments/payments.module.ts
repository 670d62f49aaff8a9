import { Module } from '@nestjs/common';
import { RpcInvoiceGateway } from './adapters/invoice.gateway.js';
import { InvoicesConsumer } from './adapters/invoices.consumer.js';
import { OrganisationToday } from './adapters/organisation-today.js';
import { PostgresPaymentStore } from './adapters/payment.store.js';
import { PaymentsApi } from './adapters/payments.api.js';
import { PaymentsConsumer } from './adapters/payments.consumer.js';
import { OutboxPaymentEvents } from './adapters/payments.events.js';
import { InvoicesSeen } from './use-cases/invoices-seen.js';
import { MarkAsPaid } from './use-cases/mark-as-paid.js';
import { MoneyMoved } from './use-cases/money-moved.js';
import { InvoiceGateway, PaymentEvents, PaymentStore, Today } from './use-cases/ports.js';
import { RecordAllocations } from './use-cases/record-allocations.js';
import { RecordPayment } from './use-cases/record-payment.js';
import { ReversePayment } from './use-cases/reverse-payment.js';
import { SettleAttempt } from './use-cases/settle-attempt.js';
import { TakeBackPayment } from './use-cases/take-back-payment.js';

@Module({
  controllers: [PaymentsApi, PaymentsConsumer, InvoicesConsumer],
  providers: [
    { provide: PaymentStore, useClass: PostgresPaymentStore },
    { provide: PaymentEvents, useClass: OutboxPaymentEvents },
    { provide: InvoiceGateway, useClass: RpcInvoiceGateway },
    { provide: Today, useClass: OrganisationToday },
    InvoicesSeen,
    MoneyMoved,
    RecordPayment,
    MarkAsPaid,
    ReversePayment,
    RecordAllocations,
    SettleAttempt,
    TakeBackPayment,
  ],
  exports: [
    InvoicesSeen,
    MoneyMoved,
    PaymentStore,
    PaymentEvents,
    InvoiceGateway,
    Today,
    SettleAttempt,
    TakeBackPayment,
  ],
})
export class PaymentsModule {}
