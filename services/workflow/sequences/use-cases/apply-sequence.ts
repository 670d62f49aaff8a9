import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { type Caller, Database, Runner } from '#libs/platform';
import { OpenInvoices } from './open-invoices.js';
import { SequenceReader, SequenceStore, type StoredSequence } from './ports.js';
import { SequenceEvents } from './sequence-events.js';

export interface AppliedSequence {
  readonly stored: StoredSequence;
  readonly unchanged: boolean;
  /** After a dry run: open invoices that would join at once. */
  readonly enrolCount: number;
}

/** Stores a sequence as an immutable version and lets what is open already join it. */
@Injectable()
export class ApplySequence {
  constructor(
    private readonly runner: Runner,
    private readonly database: Database,
    private readonly reader: SequenceReader,
    private readonly store: SequenceStore,
    private readonly openInvoices: OpenInvoices,
    private readonly events: SequenceEvents,
  ) {}

  /**
   * @param skipMissed skips the steps whose time has passed for invoices which join by this call
   * Errors: SEQUENCE_INVALID
   */
  apply(caller: Caller, document: string, skipMissed: boolean): Promise<AppliedSequence> {
    const sequence = this.reader.read(document);
    return this.runner.run(caller, async (tx) => {
      await this.store.lock(tx, sequence.name);
      const newest = await this.store.find(tx, sequence.name);
      if (newest?.active && isDeepStrictEqual(newest.sequence, sequence)) {
        return { stored: newest, unchanged: true, enrolCount: 0 };
      }
      const version = (newest?.version ?? 0) + 1;
      const stored: StoredSequence = { sequence, version, document, active: true, createdAt: tx.now };
      await this.store.insert(tx, stored);
      this.events.applied(tx, sequence.name, version);
      await this.openInvoices.enrol(tx, sequence.name, version, skipMissed);
      return { stored, unchanged: false, enrolCount: 0 };
    });
  }

  /** Only validates and counts what would join at once. Errors: SEQUENCE_INVALID */
  async dryRun(document: string): Promise<AppliedSequence> {
    const sequence = this.reader.read(document);
    const newest = await this.store.find(this.database, sequence.name);
    const unchanged = newest?.active === true && isDeepStrictEqual(newest.sequence, sequence);
    const createdAt = await this.database.now();
    const stored: StoredSequence = { sequence, version: 0, document, active: false, createdAt };
    return { stored, unchanged, enrolCount: await this.openInvoices.countJoining(sequence, createdAt) };
  }
}
