import { defineService } from '#libs/platform';
import { attemptTables } from './attempts/adapters/attempt.tables.js';
import { paymentFileTables } from './files/adapters/payment-file.tables.js';
import { methodTables } from './methods/adapters/method.tables.js';
import { PaymentModule } from './payment.module.js';
import { PaymentSettings } from './payment.settings.js';
import { paymentTables } from './payments/adapters/payment.tables.js';
import { webhookTables } from './webhooks/adapters/webhook.tables.js';

export const service = defineService({
  name: 'payment',
  nouns: ['payments', 'arrangements', 'provider', 'methods', 'attempts', 'webhooks', 'files'],
  module: PaymentModule,
  tables: [...paymentTables, ...methodTables, ...attemptTables, ...webhookTables, ...paymentFileTables],
  settings: PaymentSettings,
  readsOwnBodies: true,
  callers: {
    communication: ['CheckMoneyInFlight'],
    console: [
      'CancelPaymentFile',
      'ChargeMethod',
      'DisableMethod',
      'DropDeadLetter',
      'DropParkedEvent',
      'EnableMethod',
      'GetApproval',
      'GetAttempt',
      'GetDeadLetter',
      'GetMethod',
      'GetParkedEvent',
      'GetParkedKey',
      'GetPayment',
      'GetPaymentFile',
      'GrantApproval',
      'ListApprovals',
      'ListAttempts',
      'ListDeadLetters',
      'ListMethods',
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
      'RevokeMethod',
      'SimulateArrangement',
      'StartMethodSetup',
      'StartPaymentFile',
      'TakeTriedPaymentFile',
      'UploadPaymentFilePart',
      'WithdrawApproval',
    ],
    'dca-handoff': ['CheckMoneyInFlight'],
    workflow: ['FailPaymentFile', 'TakeNextPaymentFileChunk'],
  },
});
