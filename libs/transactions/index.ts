export { inBatches } from './batches.js';
export type { PageRequest } from './paging.js';
export {
  type ByReference,
  type Caller,
  type CallerOnward,
  type CausingEvent,
  Database,
  type OutgoingEvent,
  type Queryable,
  Runner,
  SystemRunner,
  type Tx,
} from './runner.js';
