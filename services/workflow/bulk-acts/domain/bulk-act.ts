import { createHash } from 'node:crypto';
import { refusedTransition } from '#libs/errors';
import type { ActParameters } from './act-parameters.js';
import { errors } from './errors.js';

export type Subject = 'CASE' | 'INVOICE' | 'CUSTOMER';

/** What can be done with many items at once, and what the items are. A new act is a line here and a handler. */
export const subjects = {
  PAUSE: 'CASE',
  RESUME: 'CASE',
  CANCEL: 'CASE',
  CHANGE_SEQUENCE: 'CASE',
  SEND_TO_COLLECTIONS: 'CASE',
  RECALL: 'CASE',
  COLLECTION_ON: 'INVOICE',
  COLLECTION_OFF: 'INVOICE',
  ASSIGN_SPECIALIST: 'CUSTOMER',
  CREATE_TASK: 'CUSTOMER',
  ADD_NOTE: 'CUSTOMER',
} as const satisfies Readonly<Record<string, Subject>>;
export type ActName = keyof typeof subjects;

export const actNames = Object.keys(subjects) as ActName[];

export const actStates = ['PREVIEWED', 'RUNNING', 'CANCELLING', 'DONE', 'CANCELLED'] as const;
export type ActState = (typeof actStates)[number];

/** ACTING: another service was asked, and what it says was not kept yet. */
export const itemStates = ['PENDING', 'ACTING', 'DONE', 'REFUSED', 'FAILED', 'CANCELLED'] as const;
export type ItemState = (typeof itemStates)[number];

/** Why an item is refused. */
export interface Refusal {
  /** UPPER_SNAKE. */
  readonly reason: string;
  readonly text: string;
}

/** By item; null where the act is allowed. */
export type Judgements = ReadonlyMap<string, Refusal | null>;

/** Items that a preview refuses for one reason. */
export interface RefusedItems extends Refusal {
  readonly itemCount: number;
  /** Some of them. */
  readonly itemIds: readonly string[];
}

/** How many items have which outcome; the others wait. */
export interface ItemCounts {
  readonly doneCount: number;
  readonly refusedCount: number;
  readonly failedCount: number;
  readonly cancelledCount: number;
}

/** One act on many items. */
export interface BulkAct extends ItemCounts {
  readonly bulkActId: string;
  readonly act: ActName;
  readonly parameters: ActParameters;
  readonly state: ActState;
  /** Names act, parameters and ids as they were previewed. */
  readonly hash: string;
  readonly itemCount: number;
  /** How many the preview allowed. */
  readonly allowedCount: number;
  /** Why the preview refused the others, the most frequent reason first. */
  readonly refusals: readonly RefusedItems[];
  readonly previewedBy: string;
  /** In whose name everything is done; empty before the start. */
  readonly startedBy: string;
  /** Correlation id of the start, which all that follows carries; empty before. */
  readonly correlationId: string;
  /** Grows with every event about it. */
  readonly version: bigint;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
}

/** So long the list of a preview stays frozen. */
const frozenForMs = 3_600_000;
const maxExamples = 5;

/** An act as it was judged. */
export function previewAct(
  wanted: Pick<BulkAct, 'bulkActId' | 'act' | 'parameters' | 'previewedBy'>,
  judged: Judgements,
  now: Date,
): BulkAct {
  const refusals = refusalsOf(judged);
  const refusedCount = refusals.reduce((sum, { itemCount }) => sum + itemCount, 0);
  return {
    ...wanted,
    ...{ state: 'PREVIEWED', hash: hashOf(wanted, [...judged.keys()]), itemCount: judged.size },
    ...{ allowedCount: judged.size - refusedCount, refusals, refusedCount },
    ...{ doneCount: 0, failedCount: 0, cancelledCount: 0, startedBy: '', correlationId: '', version: 0n },
    ...{ createdAt: now, expiresAt: new Date(now.getTime() + frozenForMs), startedAt: null, endedAt: null },
  };
}

/** SHA-256 in hexadecimal of an act, its parameters and its items in order of id. */
function hashOf({ act, parameters }: Pick<BulkAct, 'act' | 'parameters'>, itemIds: readonly string[]): string {
  const given = Object.entries(parameters).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([act, given, itemIds.toSorted()]))
    .digest('hex');
}

function refusalsOf(judged: Judgements): RefusedItems[] {
  const refused = [...judged].flatMap(([itemId, refusal]) => (refusal ? [{ itemId, ...refusal }] : []));
  const byReason = [...Map.groupBy(refused, ({ reason }) => reason).values()];
  return byReason
    .map((items) => ({
      ...{ reason: items[0]!.reason, text: items[0]!.text, itemCount: items.length },
      itemIds: items.slice(0, maxExamples).map(({ itemId }) => itemId),
    }))
    .sort((one, other) => other.itemCount - one.itemCount);
}

/** @throws BULK_ACT_STATE_FORBIDS unless the one who previewed it starts it, as previewed and in time */
export function startAct(
  act: BulkAct,
  { actor, correlationId, hash, now }: { actor: string; correlationId: string; hash: string; now: Date },
): BulkAct {
  requireState(act, 'start', 'PREVIEWED');
  if (actor !== act.previewedBy) throw errors.BULK_ACT_STATE_FORBIDS('Only who previewed an act may start it.');
  if (hash !== act.hash) {
    const sentence =
      'The hash names another act, other parameters or other items than were previewed. Preview it again.';
    throw errors.BULK_ACT_STATE_FORBIDS(sentence);
  }
  if (now >= act.expiresAt) {
    throw errors.BULK_ACT_STATE_FORBIDS('The preview has expired, and much may have changed since. Preview it again.');
  }
  return { ...act, state: 'RUNNING', startedBy: actor, correlationId, startedAt: now, version: act.version + 1n };
}

/**
 * What it has not come to yet is cancelled; it ends once nothing is asked of other services any more.
 * @param waitingCount items that were not begun with; all others without an outcome were
 * @throws BULK_ACT_STATE_FORBIDS
 */
export function cancelAct(act: BulkAct, waitingCount: number, now: Date): BulkAct {
  requireState(act, 'cancel', 'PREVIEWED', 'RUNNING');
  const cancelled: BulkAct = { ...act, state: 'CANCELLING', cancelledCount: act.cancelledCount + waitingCount };
  return pendingCountOf(cancelled) === 0 ? endAct(cancelled, now) : cancelled;
}

/** Only what failed is tried again; where nothing did, the act stays as it is. @throws BULK_ACT_STATE_FORBIDS */
export function retryAct(act: BulkAct): BulkAct {
  requireState(act, 'retry', 'DONE', 'CANCELLED');
  if (act.failedCount === 0) return act;
  return { ...act, state: 'RUNNING', failedCount: 0, endedAt: null, version: act.version + 1n };
}

/** Its items all have an outcome. */
export function endAct(act: BulkAct, now: Date): BulkAct {
  const state = act.cancelledCount > 0 ? 'CANCELLED' : 'DONE';
  return { ...act, state, endedAt: now, version: act.version + 1n };
}

/** Whether items may be acted on. Of one that is being cancelled, only what was begun ends. */
export function isUnderWay({ state }: Pick<BulkAct, 'state'>): boolean {
  return state === 'RUNNING' || state === 'CANCELLING';
}

/** How many items have no outcome yet. */
export function pendingCountOf(act: BulkAct): number {
  return act.itemCount - act.doneCount - act.refusedCount - act.failedCount - act.cancelledCount;
}

const commands: Readonly<Record<ActState, readonly string[]>> = {
  PREVIEWED: ['start', 'cancel'],
  RUNNING: ['cancel'],
  CANCELLING: [],
  DONE: ['retry'],
  CANCELLED: ['retry'],
};

function requireState({ state }: BulkAct, command: string, ...allowed: readonly ActState[]): void {
  if (allowed.includes(state)) return;
  throw refusedTransition(errors.BULK_ACT_STATE_FORBIDS, 'The act', command, state, commands[state]);
}
