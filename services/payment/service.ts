import { defineService } from '#libs/platform';
import { arrangementTables } from './arrangements/adapters/arrangement.tables.js';
import { attemptTables } from './attempts/adapters/attempt.tables.js';
import { paymentFileTables } from './files/adapters/payment-file.tables.js';
import { methodTables } from './methods/adapters/method.tables.js';
import { PaymentModule } from './payment.module.js';
import { PaymentSettings } from './payment.settings.js';
import { paymentTables } from './payments/adapters/payment.tables.js';
import { promiseTables } from './promises/adapters/promise.tables.js';
import { webhookTables } from './webhooks/adapters/webhook.tables.js';

export const service = defineService({
  name: 'payment',
  nouns: ['payments', 'provider', 'methods', 'attempts', 'webhooks', 'files', 'promises', 'arrangements'],
  module: PaymentModule,
  tables: [
    ...paymentTables,
    ...methodTables,
    ...attemptTables,
    ...webhookTables,
    ...paymentFileTables,
    ...promiseTables,
    ...arrangementTables,
  ],
  settings: PaymentSettings,
  readsOwnBodies: true,
  callers: {
    communication: ['CheckMoneyInFlight'],
    console: [
      'CancelPaymentFile',
      'CancelPromise',
      'ChargeMethod',
      'CreatePromise',
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
      'GetPromise',
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
      'RevokeMethod',
      'SimulateArrangement',
      'StartMethodSetup',
      'StartPaymentFile',
      'TakeTriedPaymentFile',
      'UploadPaymentFilePart',
      'WithdrawApproval',
    ],
    'dca-handoff': ['CheckMoneyInFlight'],
    invoice: ['CheckMoneyInFlight'],
    workflow: ['FailPaymentFile', 'GetArrangement', 'JudgePromise', 'KeepArrangement', 'TakeNextPaymentFileChunk'],
  },
});
