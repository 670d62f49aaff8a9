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
      'GetApproval',
      'GetDeadLetter',
      'GetParkedEvent',
      'GetParkedKey',
      'GetPayment',
      'GetPaymentFile',
      'GrantApproval',
      'ListApprovals',
      'ListDeadLetters',
      'ListParkedKeys',
      'ListPaymentFileErrors',
      'ListPaymentFileMatches',
      'ListPaymentFiles',
      'ListPayments',
      'MarkAsPaid',
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
    workflow: ['FailPaymentFile', 'TakeNextPaymentFileChunk'],
  },
});
