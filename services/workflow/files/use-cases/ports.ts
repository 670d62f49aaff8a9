import type { Tx } from '#libs/transactions';
import type { FileOwner } from '../take-file.contract.js';

/** An uploaded file that is to be taken from an instant on. */
export interface ArrivingFile {
  readonly fileId: string;
  readonly service: FileOwner;
  readonly arriveAt: Date;
}

export abstract class FileStore {
  abstract insertMany(tx: Tx, files: readonly ArrivingFile[]): Promise<void>;
  /** Files of a service are taken one after another: locks and marks the next one due when none is running. */
  abstract startNext(tx: Tx, service: FileOwner): Promise<string | null>;
  /** @returns false when the file had ended before */
  abstract finish(tx: Tx, fileId: string): Promise<boolean>;
}
