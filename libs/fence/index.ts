export type {
  ContactChannel,
  ContactPoint,
  CustomerFacts,
  CustomerFlag,
  FenceFacts,
  HoldFacts,
  InvoiceFacts,
  InvoiceLifecycle,
} from './facts.js';
export { Owners, type ActCaller } from './owners.js';
export { partition, reasonAgainst, type Act, type ActRules, type LeftOut, type Partition } from './partition.js';
export { invoiceReasons, mainReasonOf, type FenceReason, type InvoiceReason } from './reasons.js';
