import type { Tx } from '#libs/transactions';
import type { FileOwner, TakeFileInput } from '../take-file.contract.js';

/** An uploaded file that is to be taken from an instant on. */
export interface ArrivingFile {
  readonly fileId: string;
  readonly service: FileOwner;
  /** Sequence of the event that announced it. */
  readonly announcement: bigint;
  readonly arriveAt: Date;
}

export abstract class FileStore {
  /** Adds files that wait; one that had ended and is announced again waits again. */
  abstract insertMany(tx: Tx, files: readonly ArrivingFile[]): Promise<void>;
  /** Files of a service are taken one after another: locks and marks the next one due when none is running. */
  abstract startNext(tx: Tx, service: FileOwner): Promise<TakeFileInput | null>;
  /**
   * Ends a file; one that was announced again meanwhile waits again.
   * @returns false when it did not run
   */
  abstract finish(tx: Tx, file: TakeFileInput): Promise<boolean>;
}
