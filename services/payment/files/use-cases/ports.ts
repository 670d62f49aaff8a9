import type { FileSource, OpenedFile, ReadPosition } from '#libs/files';
import { IntakeEvents, IntakeStore } from '#libs/intake';
import type { FileFault } from '#libs/intake/domain';
import type { PageRequest, Tx } from '#libs/transactions';
import type { ReportedMoney } from '../../payments/domain/payment.js';
import type { Columns, ContentLine } from '../domain/file-line.js';
import type { PaymentFile } from '../domain/payment-file.js';
import type { Match } from '../domain/trial.js';

export abstract class PaymentFileStore extends IntakeStore<PaymentFile> {
  /** Counts contents of the lines being taken and returns how often each was in the lines taken before. */
  abstract countContents(tx: Tx, fileId: string, contentIds: readonly string[]): Promise<Map<string, number>>;
  /** Gives the content of one file to another, which has none yet. */
  abstract moveContent(tx: Tx, fromFileId: string, toFileId: string): Promise<void>;
}

/** Sort key of the matches of one file. */
export type MatchKey = readonly [row: number];

/** What trials would record. */
export abstract class PaymentFileMatchStore {
  abstract insertMany(tx: Tx, matches: readonly Match[]): Promise<void>;
  /** The matches of a file with these source ids, by source id. */
  abstract findBySourceIds(tx: Tx, fileId: string, sourceIds: readonly string[]): Promise<Map<string, ReportedMoney>>;
  /** What the matches of a file so far would pay of these invoices, in minor units; none where it is nothing. */
  abstract paidOf(tx: Tx, fileId: string, invoiceIds: readonly string[]): Promise<Map<string, bigint>>;
  /** Of one file, in order of its lines. */
  abstract list(fileId: string, page: PageRequest<MatchKey>): Promise<Match[]>;
}

export abstract class PaymentFileEvents extends IntakeEvents<PaymentFile> {}

/** Lines in order, and where the next ones start. */
export interface ReadLines {
  /** Readable lines. */
  readonly lines: readonly ContentLine[];
  /** Why the other lines are not readable. */
  readonly faults: readonly FileFault[];
  /** Readable and unreadable lines together, without those that the mapping leaves out. */
  readonly lineCount: number;
  /** Names of the columns, for faults that are found later. */
  readonly columns: Columns;
  readonly position: ReadPosition;
  /** Whether the file ends here. */
  readonly done: boolean;
}

/** Understands payment files by their mapping. */
export abstract class PaymentFileReader {
  /** @throws MAPPING_INVALID with every fault and its line */
  abstract assertMapping(mapping: string): void;
  /** Looks at all bytes once: their digest, and where the lines start or why the file cannot be read at all. */
  abstract open(mapping: string, content: FileSource): Promise<OpenedFile>;
  /** @throws FILE_UNREADABLE when what follows is no such file */
  abstract read(mapping: string, content: FileSource, position: ReadPosition, maxLines: number): Promise<ReadLines>;
}
