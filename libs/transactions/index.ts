export type { PageRequest } from './paging.js';
export {
  Database,
  Runner,
  SystemRunner,
  type Caller,
  type CallerOnward,
  type CausingEvent,
  type OutgoingEvent,
  type Queryable,
  type Tx,
} from './runner.js';
