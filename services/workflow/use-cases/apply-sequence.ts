import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { Database, Runner, type Caller } from '#libs/platform';
import { decideEnrolment, enrolmentRuleOf, type EnrolmentRule } from '../domain/enrolment.js';
import type { Sequence } from '../domain/sequence.js';
import { WakeStore } from './driving.ports.js';
import { WorkflowFacts } from './facts.port.js';
import { CustomerStore, InvoiceStore, SequenceReader, SequenceStore, type StoredSequence } from './ports.js';
import { Sequences } from './sequences.js';

export interface AppliedSequence {
  readonly stored: StoredSequence;
  readonly unchanged: boolean;
  /** After a dry run: open invoices that would join at once. */
  readonly enrolCount: number;
}

const pageSize = 1_000;

/** Stores a sequence as an immutable version and lets what is open already join it. */
@Injectable()
export class ApplySequence {
  constructor(
    private readonly runner: Runner,
    private readonly database: Database,
    private readonly reader: SequenceReader,
    private readonly store: SequenceStore,
    private readonly sequences: Sequences,
    private readonly invoices: InvoiceStore,
    private readonly customers: CustomerStore,
    private readonly wakes: WakeStore,
    private readonly facts: WorkflowFacts,
  ) {}

  /**
   * @param skipMissed passes over the steps that are behind for invoices which join by this call
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
      this.facts.sequenceApplied(tx, sequence.name, version);
      const workflowId = `backfill-sequence/${sequence.name}/${version}`;
      await this.wakes.add(tx, [{ workflowId, workflowType: 'backfillSequence', input: { skipMissed } }]);
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
    return { stored, unchanged, enrolCount: await this.countJoining(sequence, createdAt) };
  }

  private async countJoining(sequence: Sequence, now: Date): Promise<number> {
    const others = await this.sequences.activeRules(this.database);
    const own = enrolmentRuleOf({ sequence, version: 0 });
    const rules = [...others.filter((rule) => rule.sequence !== sequence.name), own].sort(byName);
    let count = 0;
    for (let afterId: string | null = null; ;) {
      const rows = await this.invoices.readUnassigned(this.database, afterId, pageSize);
      const customers = await this.customers.find(this.database, [
        ...new Set(rows.map(({ customerId }) => customerId)),
      ]);
      for (const row of rows) {
        if (row.enrolledEpisode >= row.episode) continue;
        const customerClass = customers.get(row.customerId)?.customerClass ?? null;
        const { join } = decideEnrolment(row, customerClass, rules, now);
        if (join?.sequence === sequence.name) count += 1;
      }
      if (rows.length < pageSize) return count;
      afterId = rows.at(-1)!.invoiceId;
    }
  }
}

function byName(a: EnrolmentRule, b: EnrolmentRule): number {
  return a.sequence < b.sequence ? -1 : 1;
}
