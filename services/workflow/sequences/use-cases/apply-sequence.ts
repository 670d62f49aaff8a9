import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { type Caller, Database, Runner } from '#libs/transactions';
import type { Sequence } from '../domain/sequence.js';
import { OpenInvoices } from './open-invoices.js';
import { SequenceReader, SequenceStore, type StoredSequence } from './ports.js';
import { SequenceEvents } from './sequence-events.js';

export interface ApplySequenceInput {
  readonly document: string;
  /** Only validates and counts. */
  readonly dryRun: boolean;
  /** Skips the steps whose time has passed for invoices that join by this call. */
  readonly skipMissed: boolean;
}

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

  /** @throws SEQUENCE_INVALID */
  async applySequence(caller: Caller, { document, dryRun, skipMissed }: ApplySequenceInput): Promise<AppliedSequence> {
    const sequence = this.reader.read(document);
    return dryRun ? this.tryOut(sequence, document) : this.apply(caller, sequence, document, skipMissed);
  }

  private apply(caller: Caller, sequence: Sequence, document: string, skipMissed: boolean): Promise<AppliedSequence> {
    return this.runner.run(caller, async (tx) => {
      await this.store.lock(tx, sequence.name);
      const newest = await this.store.find(tx, sequence.name);
      if (newest && isApplied(newest, sequence)) return { stored: newest, unchanged: true, enrolCount: 0 };
      const version = (newest?.version ?? 0) + 1;
      const stored: StoredSequence = { sequence, version, document, active: true, createdAt: tx.now };
      await this.store.insert(tx, stored);
      this.events.applied(tx, sequence.name, version);
      await this.openInvoices.enrol(tx, sequence.name, version, skipMissed);
      return { stored, unchanged: false, enrolCount: 0 };
    });
  }

  private async tryOut(sequence: Sequence, document: string): Promise<AppliedSequence> {
    const newest = await this.store.find(this.database, sequence.name);
    const createdAt = await this.database.now();
    return {
      stored: { sequence, version: 0, document, active: false, createdAt },
      unchanged: newest !== null && isApplied(newest, sequence),
      enrolCount: await this.openInvoices.countJoining(sequence, createdAt),
    };
  }
}

function isApplied(newest: StoredSequence, sequence: Sequence): boolean {
  return newest.active && isDeepStrictEqual(newest.sequence, sequence);
}
