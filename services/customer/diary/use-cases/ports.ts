import type { Tx } from '#libs/platform';
import type { PageRequest } from '../../customers/use-cases/ports.js';
import type { DiaryEntry } from '../domain/diary.js';
import type { DiaryEvent } from '../domain/diary-facts.js';

/** A diary entry as it is listed. */
export interface ListedDiaryEntry extends DiaryEntry {
  /** Order of arrival, which breaks ties of business time. */
  readonly arrival: bigint;
}

/** Empty and null filter nothing. */
export interface DiaryFilter {
  readonly customerId: string;
  /** First instant, included. */
  readonly from: Date | null;
  /** First instant that is too late. */
  readonly until: Date | null;
  readonly events: readonly DiaryEvent[];
  readonly actors: readonly string[];
  readonly invoiceId: string;
}

export type DiaryKey = readonly [occurredAt: Date, arrival: bigint];

/** The diary: written once per event, in the order in which events arrive. */
export abstract class DiaryStore {
  /** Adds entries in the given order; one whose event is in the diary already is left out. */
  abstract insertMany(tx: Tx, entries: readonly DiaryEntry[]): Promise<void>;

  /** The newest first; one row more than the limit when there are more. */
  abstract list(filter: DiaryFilter, page: PageRequest<DiaryKey>): Promise<ListedDiaryEntry[]>;
}
