import { exportable, personal, routesOf } from './rpc-route.js';

const payments = routesOf('payment', 'Payments');
const methods = routesOf('payment', 'Payment methods');
const attempts = routesOf('payment', 'Payment attempts');
const arrangements = routesOf('payment', 'Arrangements');
const promises = routesOf('payment', 'Promises');
const reconciliations = routesOf('payment', 'Reconciliations');
const settlements = routesOf('payment', 'Settlements');
const files = routesOf('payment', 'Payment files');

export const paymentRoutes = [
  payments('GET /payments', 'payments.read', 'ListPayments', 'Payments.', exportable),
  payments('POST /payments', 'payments.record', 'RecordPayment', 'Record a payment.'),
  payments('GET /payments/{paymentId}', 'payments.read', 'GetPayment', 'One payment.', personal),
  payments('POST /payments/{paymentId}/reverse', 'payments.reverse', 'ReversePayment', 'Reverse a payment.'),
  payments(
    'POST /invoices/{invoiceId}/mark-as-paid',
    'payments.record',
    'MarkAsPaid',
    'Record that an invoice was paid.',
  ),
  methods('GET /payment-methods', 'payments.read', 'ListMethods', 'Payment methods of a customer.'),
  methods(
    'POST /payment-methods',
    'methods.write',
    'StartMethodSetup',
    'Open the page of the provider on which a debtor gives a payment method.',
  ),
  methods('GET /payment-methods/{methodId}', 'payments.read', 'GetMethod', 'One payment method.', personal),
  methods(
    'POST /payment-methods/{methodId}/disable',
    'methods.write',
    'DisableMethod',
    'Stop charges of a payment method.',
  ),
  methods(
    'POST /payment-methods/{methodId}/enable',
    'methods.write',
    'EnableMethod',
    'Allow charges of a payment method again.',
  ),
  methods(
    'POST /payment-methods/{methodId}/revoke',
    'methods.write',
    'RevokeMethod',
    'Record that the debtor took the permission back.',
  ),
  methods(
    'POST /payment-methods/{methodId}/autopay',
    'methods.write',
    'SetAutopay',
    'Let a payment method be charged by itself, or end that.',
  ),
  methods('POST /payment-methods/{methodId}/charge', 'methods.charge', 'ChargeMethod', 'Charge a payment method.'),
  attempts('GET /payment-attempts', 'payments.read', 'ListAttempts', 'Attempts to charge.', exportable),
  attempts('GET /payment-attempts/{attemptId}', 'payments.read', 'GetAttempt', 'One attempt to charge.', personal),
  reconciliations(
    'GET /reconciliations',
    'reconciliations.read',
    'ListReconciliations',
    'Comparisons with the reports of payment providers.',
  ),
  reconciliations(
    'POST /reconciliations',
    'reconciliations.run',
    'RunReconciliation',
    'Compare a day with the report of the payment provider.',
    { withinMs: 60_000 },
  ),
  reconciliations(
    'GET /reconciliations/{reconciliationId}',
    'reconciliations.read',
    'GetReconciliation',
    'One comparison.',
  ),
  reconciliations(
    'GET /reconciliations/{reconciliationId}/differences',
    'reconciliations.read',
    'ListReconciliationDifferences',
    'What a comparison found to differ.',
  ),
  arrangements(
    'POST /arrangement-simulations',
    'payments.read',
    'SimulateArrangement',
    'The instalments of a plan; nothing is stored.',
  ),
  arrangements('GET /arrangements', 'payments.read', 'ListArrangements', 'Plans in instalments.', exportable),
  arrangements('POST /arrangements', 'arrangements.write', 'ConfirmArrangement', 'Make a plan that was previewed.'),
  arrangements(
    'POST /arrangement-previews',
    'arrangements.write',
    'PreviewArrangement',
    'The plan as it would be, with the hash that it is made by; nothing is stored.',
  ),
  arrangements('GET /arrangements/{arrangementId}', 'payments.read', 'GetArrangement', 'One plan.', personal),
  arrangements(
    'POST /arrangements/{arrangementId}/pause',
    'arrangements.write',
    'PauseArrangement',
    'Stop a plan for a while.',
  ),
  arrangements(
    'POST /arrangements/{arrangementId}/resume',
    'arrangements.write',
    'ResumeArrangement',
    'Go on with a plan.',
  ),
  arrangements(
    'POST /arrangements/{arrangementId}/skip',
    'arrangements.write',
    'SkipInstalment',
    'Put the next instalment off to the end of a plan.',
  ),
  arrangements(
    'POST /arrangements/{arrangementId}/change',
    'arrangements.write',
    'ChangeArrangement',
    'Change how a plan is collected, or move its next instalment.',
  ),
  arrangements('POST /arrangements/{arrangementId}/cancel', 'arrangements.write', 'CancelArrangement', 'End a plan.'),
  promises('GET /promises', 'payments.read', 'ListPromises', 'Promises to pay.', exportable),
  promises('POST /promises', 'promises.write', 'CreatePromise', 'Record a promise to pay.'),
  promises(
    'POST /promise-previews',
    'promises.write',
    'PreviewPromise',
    'The promise as it would be; nothing is stored.',
  ),
  promises('GET /promises/{promiseId}', 'payments.read', 'GetPromise', 'One promise.', personal),
  promises('POST /promises/{promiseId}/cancel', 'promises.write', 'CancelPromise', 'Cancel a promise.'),
  settlements('GET /settlements', 'payments.read', 'ListSettlements', 'Settlements.', exportable),
  settlements(
    'POST /settlements',
    'settlements.write',
    'OfferSettlement',
    'Offer a discount against payment by a day; beyond the limit it waits for another person.',
  ),
  settlements(
    'POST /settlement-quotes',
    'settlements.write',
    'QuoteSettlement',
    'The settlement as it would be; nothing is stored.',
  ),
  settlements('GET /settlements/{settlementId}', 'payments.read', 'GetSettlement', 'One settlement.', personal),
  settlements(
    'POST /settlements/{settlementId}/accept',
    'settlements.write',
    'AcceptSettlement',
    'Record that the debtor accepts.',
  ),
  settlements(
    'POST /settlements/{settlementId}/withdraw',
    'settlements.write',
    'WithdrawSettlement',
    'Withdraw an offer.',
  ),
  files('GET /payment-files', 'imports.read', 'ListPaymentFiles', 'Files of payments.'),
  files('POST /payment-files', 'imports.write', 'RegisterPaymentFile', 'Announce a file.'),
  files('GET /payment-files/{fileId}', 'imports.read', 'GetPaymentFile', 'One file.'),
  files(
    'PUT /payment-files/{fileId}/parts/{partNumber}',
    'imports.write',
    'UploadPaymentFilePart',
    'Upload a part of the file.',
    {
      rawBody: 'content',
    },
  ),
  files(
    'POST /payment-files/{fileId}/start',
    'imports.write',
    'StartPaymentFile',
    'Start a file whose parts are all there.',
  ),
  files(
    'POST /payment-files/{fileId}/take',
    'imports.write',
    'TakeTriedPaymentFile',
    'Take the content of a dry run for real.',
  ),
  files('POST /payment-files/{fileId}/cancel', 'imports.write', 'CancelPaymentFile', 'End a file for good.'),
  files('POST /payment-files/{fileId}/resume', 'imports.write', 'ResumePaymentFile', 'Resume a failed file.'),
  files(
    'GET /payment-files/{fileId}/errors',
    'imports.read',
    'ListPaymentFileErrors',
    'Lines that were not taken.',
    exportable,
  ),
  files(
    'GET /payment-files/{fileId}/matches',
    'imports.read',
    'ListPaymentFileMatches',
    'Payments that a dry run would record.',
    exportable,
  ),
];
