export { inBatches } from './batches.js';
export { CrashPoints } from './crash-points.js';
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
  type SharedCall,
  type SharedMutation,
  SystemRunner,
  type Tx,
} from './runner.js';
