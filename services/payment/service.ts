import { defineService } from '#libs/platform';
import { paymentFileTables } from './files/adapters/payment-file.tables.js';
import { PaymentModule } from './payment.module.js';
import { PaymentSettings } from './payment.settings.js';
import { paymentTables } from './payments/adapters/payment.tables.js';
import { promiseTables } from './promises/adapters/promise.tables.js';

export const service = defineService({
  name: 'payment',
  nouns: ['payments', 'arrangements', 'files', 'promises'],
  module: PaymentModule,
  tables: [...paymentTables, ...paymentFileTables, ...promiseTables],
  settings: PaymentSettings,
  callers: {
    communication: ['CheckMoneyInFlight'],
    console: [
      'CancelPaymentFile',
      'CancelPromise',
      'CreatePromise',
      'DropDeadLetter',
      'DropParkedEvent',
      'GetApproval',
      'GetDeadLetter',
      'GetParkedEvent',
      'GetParkedKey',
      'GetPayment',
      'GetPaymentFile',
      'GetPromise',
      'GrantApproval',
      'ListApprovals',
      'ListDeadLetters',
      'ListParkedKeys',
      'ListPaymentFileErrors',
      'ListPaymentFileMatches',
      'ListPaymentFiles',
      'ListPayments',
      'ListPromises',
      'MarkAsPaid',
      'PreviewPromise',
      'RecordPayment',
      'RefuseApproval',
      'RegisterPaymentFile',
      'ReplayDeadLetter',
      'ReplayParkedKey',
      'ResumePaymentFile',
      'ReversePayment',
      'SimulateArrangement',
      'StartPaymentFile',
      'TakeTriedPaymentFile',
      'UploadPaymentFilePart',
      'WithdrawApproval',
    ],
    'dca-handoff': ['CheckMoneyInFlight'],
    invoice: ['CheckMoneyInFlight'],
    workflow: ['FailPaymentFile', 'JudgePromise', 'TakeNextPaymentFileChunk'],
  },
});
