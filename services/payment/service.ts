import { defineService } from '#libs/platform';
import { paymentFileTables } from './files/adapters/payment-file.tables.js';
import { PaymentModule } from './payment.module.js';
import { paymentTables } from './payments/adapters/payment.tables.js';

export const service = defineService({
  name: 'payment',
  nouns: ['payments', 'arrangements', 'files'],
  module: PaymentModule,
  tables: [...paymentTables, ...paymentFileTables],
  callers: {
    communication: ['CheckMoneyInFlight'],
    console: [
      'CancelPaymentFile',
      'DropDeadLetter',
      'DropParkedEvent',
      'GetDeadLetter',
      'GetParkedEvent',
      'GetParkedKey',
      'GetPayment',
      'GetPaymentFile',
      'ListDeadLetters',
      'ListParkedKeys',
      'ListPaymentFileErrors',
      'ListPaymentFileMatches',
      'ListPaymentFiles',
      'ListPayments',
      'MarkAsPaid',
      'RecordPayment',
      'RegisterPaymentFile',
      'ReplayDeadLetter',
      'ReplayParkedKey',
      'ResumePaymentFile',
      'ReversePayment',
      'SimulateArrangement',
      'StartPaymentFile',
      'TakeTriedPaymentFile',
      'UploadPaymentFilePart',
    ],
    'dca-handoff': ['CheckMoneyInFlight'],
    workflow: ['FailPaymentFile', 'TakeNextPaymentFileChunk'],
  },
});
