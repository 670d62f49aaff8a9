import { exportable, personal, routesOf } from './rpc-route.js';

const prolongations = routesOf('invoice', 'Prolongations');

export const prolongationRoutes = [
  prolongations(
    'GET /invoices/{invoiceId}/prolongation',
    'invoices.read',
    'QuoteProlongation',
    'What more time for an invoice costs, when it would be due, and why it is refused.',
    personal,
  ),
  prolongations(
    'POST /invoices/{invoiceId}/prolong',
    'prolongations.write',
    'ProlongInvoice',
    'Give an invoice more time, as it was quoted.',
  ),
  prolongations(
    'GET /prolongations',
    'invoices.read',
    'ListProlongations',
    'Invoices that were given more time.',
    exportable,
  ),
  prolongations(
    'GET /prolongations/{prolongationId}',
    'invoices.read',
    'GetProlongation',
    'One prolongation.',
    personal,
  ),
  prolongations(
    'POST /prolongations/{prolongationId}/cancel',
    'prolongations.cancel',
    'CancelProlongation',
    'Take back the last prolongation of an invoice.',
  ),
  prolongations(
    'GET /prolongation-policies',
    'terms.read',
    'ListProlongationPolicies',
    'What is said of how invoices may be prolonged.',
  ),
  prolongations(
    'PUT /prolongation-policies',
    'terms.write',
    'SetProlongationPolicy',
    'Set how invoices may be prolonged, for the organisation or a class.',
  ),
  prolongations(
    'POST /prolongation-policies/remove',
    'terms.write',
    'RemoveProlongationPolicy',
    'Remove what a level says of how invoices may be prolonged.',
  ),
];
