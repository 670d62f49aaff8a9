import type { PageRequest, Tx } from '#libs/transactions';
import type { DiaryEntry } from '../domain/diary.js';
import type { DiaryEventType } from '../domain/diary-events.js';

/** A diary entry as it is listed. */
export interface ListedDiaryEntry extends DiaryEntry {
  /** Order of arrival, which breaks ties of business time. */
  readonly arrival: bigint;
}

/** Empty and null filter nothing. */
export interface DiaryFilter {
  readonly customerId: string;
  /** Included. */
  readonly from: Date | null;
  /** Excluded. */
  readonly until: Date | null;
  readonly events: readonly DiaryEventType[];
  readonly actors: readonly string[];
  readonly invoiceId: string;
}

export type DiaryKey = readonly [occurredAt: Date, arrival: bigint];

/** Written once per event, in the order in which events arrive. */
export abstract class DiaryStore {
  /** Adds entries in the given order; one whose event is in the diary already is left out. */
  abstract insertMany(tx: Tx, entries: readonly DiaryEntry[]): Promise<void>;

  /** The newest first. */
  abstract list(filter: DiaryFilter, page: PageRequest<DiaryKey>): Promise<ListedDiaryEntry[]>;
}
