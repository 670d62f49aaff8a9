import type { Problem, Schemas } from '../api/client.js';
import type { PermissionName } from '../api/me.js';

export type BulkAct = Schemas['BulkAct'];
export type BulkActName = NonNullable<BulkAct['act']>;
export type BulkActState = NonNullable<BulkAct['state']>;
export type Subject = NonNullable<BulkAct['subject']>;
export type Outcome = NonNullable<Schemas['BulkActItem']['outcome']>;

/** Lists whose rows many acts are for. */
export type ListOfMany = 'cases' | 'invoices';

interface Kind {
  readonly subject: Subject;
  /** What the person needs besides, as for one item. */
  readonly needs: PermissionName;
}

/** What can be done with many at once, the most frequent first. */
export const bulkActs: Readonly<Record<BulkActName, Kind>> = {
  PAUSE: { subject: 'CASE', needs: 'cases.pause' },
  RESUME: { subject: 'CASE', needs: 'cases.pause' },
  CHANGE_SEQUENCE: { subject: 'CASE', needs: 'cases.sequence' },
  SEND_TO_COLLECTIONS: { subject: 'CASE', needs: 'placements.send' },
  RECALL: { subject: 'CASE', needs: 'placements.recall' },
  CANCEL: { subject: 'CASE', needs: 'cases.cancel' },
  COLLECTION_OFF: { subject: 'INVOICE', needs: 'invoices.collect' },
  COLLECTION_ON: { subject: 'INVOICE', needs: 'invoices.collect' },
  CREATE_TASK: { subject: 'CUSTOMER', needs: 'tasks.write' },
  ADD_NOTE: { subject: 'CUSTOMER', needs: 'notes.write' },
  ASSIGN_SPECIALIST: { subject: 'CUSTOMER', needs: 'specialists.assign' },
};

export const bulkActStates: readonly BulkActState[] = ['PREVIEWED', 'RUNNING', 'CANCELLING', 'DONE', 'CANCELLED'];
export const outcomes: readonly Outcome[] = ['PENDING', 'DONE', 'REFUSED', 'FAILED', 'CANCELLED'];

const subjectsOf: Readonly<Record<ListOfMany, readonly Subject[]>> = {
  cases: ['CASE', 'CUSTOMER'],
  invoices: ['INVOICE', 'CUSTOMER'],
};

/** What a person may do with many rows of a list. */
export function bulkActsOf(list: ListOfMany, permissions: readonly string[]): BulkActName[] {
  if (!permissions.includes('bulk-acts.run')) return [];
  return (Object.keys(bulkActs) as BulkActName[]).filter(
    (act) => subjectsOf[list].includes(bulkActs[act].subject) && permissions.includes(bulkActs[act].needs),
  );
}

/** Whether a person may start, cancel or retry an act. */
export function mayRun(act: BulkActName | null, permissions: readonly string[]): boolean {
  return act !== null && permissions.includes('bulk-acts.run') && permissions.includes(bulkActs[act]?.needs ?? '');
}

export function isUnderWay(state: BulkActState | null): boolean {
  return state === 'RUNNING' || state === 'CANCELLING';
}

/** What people can do when a preview or a start is refused. */
export type Advice = 'TOO_BROAD' | 'NOTHING' | 'OUTDATED';

/** Refusals that have nothing to do with a field of the form; undefined for any other. */
export function adviceOf(error: Error | null): Advice | undefined {
  const { problem } = (error ?? {}) as { readonly problem?: Problem };
  if (!problem) return undefined;
  const { reason, violations = [] } = problem;
  if (reason === 'TOO_BROAD') return 'TOO_BROAD';
  if (reason === 'BULK_ACT_STATE_FORBIDS' || reason === 'BULK_ACT_NOT_FOUND') return 'OUTDATED';
  const ofList = violations.find(({ field }) => /^(cases|invoices)(\.|$)|^ids$/.test(field));
  if (!ofList) return undefined;
  return ofList.reason === 'FITS_NOTHING' ? 'NOTHING' : 'TOO_BROAD';
}
