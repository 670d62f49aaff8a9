import type { Tx } from '#libs/transactions';
import type { Change } from '../domain/change.js';

export abstract class ChangeStore {
  /** Adds changes so that none becomes visible after a later one. */
  abstract insertMany(tx: Tx, changes: readonly Omit<Change, 'sequence'>[]): Promise<void>;

  /** Those after a sequence, in their order. */
  abstract listAfter(sequence: bigint, limit: number): Promise<Change[]>;

  /** The lowest and highest sequence that are kept; null where nothing ever happened. */
  abstract ends(): Promise<{ first: bigint; last: bigint } | null>;

  /** The last change stays, so that it is known where changes end. */
  abstract deleteOld(): Promise<void>;
}

export interface ChangeReader {
  /** Where it stands, before anything is told: a reader that breaks off at once goes on from there. */
  begin(sequence: bigint): void;

  /** Called with changes in their order; with null once where what came meanwhile is not told. */
  changes(changes: readonly Change[] | null): void;
}

/** Tells of changes as they come, through whichever process they were noted. */
export abstract class ChangeFeed {
  /** The last sequence there is; 0 before anything happened. */
  abstract place(): Promise<bigint>;

  /**
   * Begins after the last change, or where a reader was.
   * @param seen the last sequence that the reader saw; null for none
   * @param gone when nobody reads any more, also while what was missed is told
   * @returns ends it
   */
  abstract follow(seen: bigint | null, reader: ChangeReader, gone: AbortSignal): Promise<() => void>;
}
