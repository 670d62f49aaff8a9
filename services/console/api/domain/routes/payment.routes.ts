import { exportable, personal, routesOf } from './rpc-route.js';

const payments = routesOf('payment', 'Payments');
const arrangements = routesOf('payment', 'Arrangements');
const promises = routesOf('payment', 'Promises');
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
  arrangements(
    'POST /arrangement-simulations',
    'payments.read',
    'SimulateArrangement',
    'The instalments of a plan; nothing is stored.',
  ),
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
