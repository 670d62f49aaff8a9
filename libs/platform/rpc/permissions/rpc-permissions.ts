import { commonPermissions } from './common.js';
import { communicationPermissions } from './communication.js';
import { consolePermissions } from './console.js';
import { customerPermissions } from './customer.js';
import { dcaHandoffPermissions } from './dca-handoff.js';
import { invoicePermissions } from './invoice.js';
import { paymentPermissions } from './payment.js';
import { workflowPermissions } from './workflow.js';

/**
 * What somebody who calls by a token must be permitted, by service and rpc. The routes of console need the same, and
 * console says which roles permit what.
 */
export const rpcPermissions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  common: commonPermissions,
  communication: communicationPermissions,
  console: consolePermissions,
  customer: customerPermissions,
  'dca-handoff': dcaHandoffPermissions,
  invoice: invoicePermissions,
  payment: paymentPermissions,
  workflow: workflowPermissions,
};
