import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { CustomerStore } from '../../copies/use-cases/ports.js';
import { Sequences } from '../../sequences/use-cases/sequences.js';
import type { Case } from '../domain/case.js';
import { keptId } from '../domain/sequence-change.js';
import { CaseChanges } from './case-changes.js';
import { CaseSequences } from './case-sequences.js';
import { ActStore, CaseReader, CaseStore } from './ports.js';
import { type Progress, type Recorded, RecordProgress, type StepOutcome } from './record-progress.js';

/**
 * Stores what a wake did of a case that has changed its sequence meanwhile, or was merged. What was on its way then is
 * done as what had been done before: steps to come that stand no later count as done, wherever its invoices are now.
 */
@Injectable()
export class RecordLate {
  constructor(
    private readonly customers: CustomerStore,
    private readonly reader: CaseReader,
    private readonly cases: CaseStore,
    private readonly acts: ActStore,
    private readonly sequences: Sequences,
    private readonly caseSequences: CaseSequences,
    private readonly changes: CaseChanges,
    private readonly progress: RecordProgress,
  ) {}

  async recordLate(tx: Tx, progress: Progress): Promise<Recorded> {
    await this.customers.lockMany(tx, await this.reader.listCustomers(tx, [progress.caseId]));
    const [found] = await this.cases.lockMany(tx, [progress.caseId]);
    const done = progress.outcomes.filter(isDone);
    if (found && done.length > 0) await this.record(tx, found, done, progress.sequence);
    return this.progress.finish(tx, found, progress);
  }

  private async record(tx: Tx, found: Case, done: readonly StepOutcome[], sequence: string): Promise<void> {
    const into = await this.whereItGoesOn(tx, found);
    const version = await this.sequences.version(tx, into.sequence, into.sequenceVersion);
    const outcomes = done.map((step) => ({ ...step, stepId: keptId(step.stepId, sequence || into.sequence, version) }));
    await this.progress.recordOutcomes(tx, found, outcomes);
    const isMerged = into.caseId !== found.caseId;
    if (isMerged) {
      const ofInvoices = outcomes.filter(({ subjectId }) => subjectId !== found.caseId);
      await this.acts.insertDone(tx, into.caseId, ofInvoices);
    }
    const [latest] = await this.cases.lockMany(tx, [into.caseId]);
    if (latest!.closedAt !== null) return;
    const joinedIds = new Set(outcomes.flatMap(({ invoiceIds }) => invoiceIds));
    const members = await this.cases.listOpenMembers(tx, [into.caseId]);
    const passed = await this.caseSequences.passOver(tx, [latest!], version, {
      members:
        isMerged && into.grouping === 'invoice' ? members.filter(({ subjectId }) => joinedIds.has(subjectId)) : members,
      behind: outcomes.map((step) => ({ ...step, caseId: found.caseId, doneAt: tx.now })),
      ...(isMerged ? { joinedIds } : {}),
    });
    await this.changes.settle(tx, passed.length > 0 ? passed : [latest!]);
  }

  /** The case itself, or the one that its invoices are in after all mergers. Nobody merges while the customer is locked. */
  private async whereItGoesOn(tx: Tx, found: Case): Promise<Case> {
    let latest = found;
    while (latest.mergedInto !== null) latest = (await this.cases.lockMany(tx, [latest.mergedInto]))[0]!;
    return latest;
  }
}

/** What was really done counts in every later run too; what was delayed, skipped or ended belongs to the run alone. */
function isDone({ kind, outcome, delayUntil }: StepOutcome): boolean {
  return delayUntil === null && kind !== 'expire' && outcome !== 'SKIPPED' && outcome !== 'COLLAPSED';
}
