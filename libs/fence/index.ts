export {
  type ContactChannel,
  type ContactPoint,
  type CustomerFacts,
  type CustomerFlag,
  customerFlags,
  type FenceFacts,
  type FlagEnds,
  type HoldFacts,
  type InvoiceFacts,
  type InvoiceLifecycle,
  type MoneyFacts,
  type UnknownFlag,
} from './facts.js';
export { type Act, type ActRules, type LeftOut, type Partition, partition, reasonAgainst } from './invoice-checks.js';
export { type ActCaller, type AskOptions, Owners } from './owners.js';
export { type FenceReason, type InvoiceReason, invoiceReasons, mainReasonOf } from './reasons.js';
