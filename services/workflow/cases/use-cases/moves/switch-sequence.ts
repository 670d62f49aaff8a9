import { Injectable } from '@nestjs/common';
import { invalidFields } from '#libs/errors';
import type { Tx } from '#libs/transactions';
import { InvoiceStore } from '../../../copies/use-cases/ports.js';
import type { SequenceVersion } from '../../../sequences/domain/sequence.js';
import { Sequences } from '../../../sequences/use-cases/sequences.js';
import { type Case, type CaseEvent, enrolInvoice, mergeCase, merged, releaseInvoice } from '../../domain/case.js';
import { assertAllowed } from '../../domain/case-acts.js';
import { errors } from '../../domain/errors.js';
import { type Hold, isInForce } from '../../domain/hold.js';
import { runsAlready } from '../../domain/sequence-change.js';
import { CaseChanges } from '../case-changes.js';
import { actFactsOf, type CaseDetails, CaseDetailsReader } from '../case-details.js';
import { CaseEvents } from '../case-events.js';
import { CaseSequences } from '../case-sequences.js';
import { CaseHolds } from '../holds/case-holds.js';
import { HoldStore } from '../holds/ports.js';
import { ActStore, CaseReader, CaseStore, type Member } from '../ports.js';
import { SequencedCaseStore } from './ports.js';

/** A case after the change, and the one that its invoices have joined, if any. */
export interface SequenceChange {
  readonly changed: CaseDetails;
  readonly joined: CaseDetails | null;
}

/** Puts cases under the active version of a sequence in an open transaction, or merges them into those that run it. */
@Injectable()
export class SwitchSequence {
  constructor(
    private readonly sequences: Sequences,
    private readonly invoices: InvoiceStore,
    private readonly reader: CaseReader,
    private readonly details: CaseDetailsReader,
    private readonly cases: CaseStore,
    private readonly sequenced: SequencedCaseStore,
    private readonly acts: ActStore,
    private readonly caseSequences: CaseSequences,
    private readonly changes: CaseChanges,
    private readonly holdStore: HoldStore,
    private readonly holds: CaseHolds,
    private readonly events: CaseEvents,
  ) {}

  /** @throws CASE_NOT_FOUND, CASE_STATE_FORBIDS, CASE_INVALID, SEQUENCE_NOT_FOUND */
  async switchSequence(tx: Tx, caseId: string, sequence: string, reason: string): Promise<SequenceChange> {
    const found = await this.details.lock(tx, caseId);
    assertAllowed('CHANGE_SEQUENCE', actFactsOf(found));
    const before = found.row.case;
    const version = await this.sequences.active(tx, sequence);
    if (runsAlready(before, version)) {
      const description = 'is what the case runs already, in its active version';
      throw invalidFields(errors.CASE_INVALID, [{ field: 'sequence', description }]);
    }
    const joined = (await this.switchMany(tx, [before], version, reason)).get(caseId);
    return {
      changed: await this.details.find(tx, caseId, tx.now),
      joined: joined === undefined ? null : await this.details.find(tx, joined, tx.now),
    };
  }

  /**
   * Of cases that one key stands for, the first runs the sequence then, unless another does already, and the others join.
   * @param before locked cases that allow it, in order of id, none of which runs the version already
   * @returns the case that each of those has joined that were merged
   */
  async switchMany(
    tx: Tx,
    before: readonly Case[],
    version: SequenceVersion,
    reason: string,
  ): Promise<ReadonlyMap<string, string>> {
    const { name } = version.sequence;
    const customerIds = [...new Set(before.map(({ customerId }) => customerId))];
    const running = new Set((await this.reader.listOpen(tx, name, customerIds)).map(keyOf));
    const merging: Case[] = [];
    const changing: Case[] = [];
    for (const each of before) {
      const joins = each.sequence !== name && running.has(keyOf(each));
      (joins ? merging : changing).push(each);
      running.add(keyOf(each));
    }
    await this.change(tx, changing, version, reason);
    const joined = new Map<string, string>();
    for (const { caseId } of merging) {
      // What was merged before it may have changed the other cases of the customer.
      const [latest] = await this.cases.lockMany(tx, [caseId]);
      const into = await this.runningBeside(tx, latest!, name);
      await this.merge(tx, latest!, into, version, reason);
      joined.set(caseId, into.caseId);
    }
    return joined;
  }

  private async runningBeside(tx: Tx, before: Case, sequence: string): Promise<Case> {
    const open = await this.reader.listOpen(tx, sequence, [before.customerId]);
    const found = open.find((other) => keyOf(other) === keyOf(before));
    return (await this.cases.lockMany(tx, [found!.caseId]))[0]!;
  }

  private async change(tx: Tx, before: readonly Case[], version: SequenceVersion, reason: string): Promise<void> {
    if (before.length === 0) return;
    const after = await this.caseSequences.putUnder(tx, before, version, reason);
    const others = before.filter(({ sequence }) => sequence !== version.sequence.name);
    const listed = await this.cases.listOpenMembers(
      tx,
      others.map(({ caseId }) => caseId),
    );
    const members = Map.groupBy(listed, ({ caseId }) => caseId);
    await this.changes.settle(
      tx,
      after.map((each) => this.enrolled(tx, each, members.get(each.caseId) ?? [], reason)),
    );
  }

  /** Who copies which sequence collects an invoice learns of the other one. */
  private enrolled(tx: Tx, into: Case, members: readonly Member[], reason: string): Case {
    let latest = into;
    for (const { subjectId: invoiceId, episode } of members) {
      const change = enrolInvoice(latest, { invoiceId, episode }, reason);
      this.events.publish(tx, change.events);
      latest = change.case;
    }
    return latest;
  }

  private async merge(tx: Tx, before: Case, into: Case, version: SequenceVersion, reason: string): Promise<void> {
    if (into.sequenceVersion !== version.version) {
      await this.changes.settle(tx, await this.caseSequences.putUnder(tx, [into], version, reason));
    }
    const leaving = await this.caseSequences.revive(tx, [before], version);
    const behind = await this.acts.listBehind(tx, [before.caseId, into.caseId]);
    await this.caseSequences.keepApart(tx, [before], version);
    await this.acts.copyAllDone(tx, before.caseId, into.caseId);
    await this.close(tx, before, into, leaving);
    const pauses = (await this.holdStore.lockPausing(tx, [before.caseId])).filter((hold) => isInForce(hold, tx.now));
    const ids = leaving.map(({ subjectId }) => subjectId);
    const owedAgainAt = new Map(leaving.map((member) => [member.subjectId, member.owedAgainAt]));
    const rows = await this.invoices.lockMany(tx, ids);
    await this.changes.change(tx, {
      joining: ids.map((invoiceId) => ({
        invoice: rows.get(invoiceId)!,
        sequence: version.sequence.name,
        version: version.version,
        because: reason,
        former: before,
        owedAgainAt: owedAgainAt.get(invoiceId) ?? null,
      })),
    });
    const joinedIds = new Set(ids);
    await this.keepPaused(tx, pauses, into.caseId, ids);
    const [joined] = await this.cases.lockMany(tx, [into.caseId]);
    const all = await this.cases.listOpenMembers(tx, [into.caseId]);
    const members = joined!.grouping === 'case' ? all : all.filter(({ subjectId }) => joinedIds.has(subjectId));
    await this.changes.settle(
      tx,
      await this.caseSequences.passOver(tx, [joined!], version, { members, behind, joinedIds }),
    );
  }

  /** What paused the old case pauses its invoices in the other, and resuming that one lifts it. */
  private async keepPaused(
    tx: Tx,
    pauses: readonly Hold[],
    caseId: string,
    invoiceIds: readonly string[],
  ): Promise<void> {
    const kept = pauses.flatMap(({ scope, subjectId, customerId, reason, untilAt, placedAt }) => {
      const common = { scope: 'INVOICE', customerId, caseId, reason, untilAt, placedAt } as const;
      return (scope === 'CASE' ? invoiceIds : [subjectId]).map((invoiceId) => ({ ...common, subjectId: invoiceId }));
    });
    await this.holds.placeMany(tx, kept);
    if (pauses.length > 0) await this.holds.lift(tx, pauses, merged);
  }

  private async close(tx: Tx, before: Case, into: Case, leaving: readonly Member[]): Promise<void> {
    const exits = leaving.map(({ subjectId: invoiceId, episode }) => ({ invoiceId, episode, reason: merged }));
    await this.cases.markExits(tx, exits);
    const events: CaseEvent[] = [];
    let latest = before;
    for (const exit of exits) {
      const released = releaseInvoice(latest, exit, merged);
      events.push(...released.events);
      latest = released.case;
    }
    const closed = mergeCase(latest, into.caseId, tx.now);
    this.events.publish(tx, [...events, ...closed.events]);
    await this.changes.end(tx, [closed.case]);
    await this.cases.updateMany(tx, [closed.case]);
    await this.sequenced.updateMerged(tx, closed.case);
  }
}

/** Cases of one key run a sequence together. */
function keyOf({ customerId, currency, creditorId }: Case): string {
  return [customerId, currency, creditorId].join('/');
}
