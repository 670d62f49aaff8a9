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

/** Puts one case under the active version of a sequence in an open transaction, or merges it into one that runs it. */
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
    if (before.sequence === sequence && before.sequenceVersion === version.version) {
      const description = 'is what the case runs already, in its active version';
      throw invalidFields(errors.CASE_INVALID, [{ field: 'sequence', description }]);
    }
    const running = before.sequence === sequence ? null : await this.runningBeside(tx, before, sequence);
    if (running) await this.merge(tx, before, running, version, reason);
    else await this.change(tx, before, version, reason);
    return {
      changed: await this.details.find(tx, caseId, tx.now),
      joined: running && (await this.details.find(tx, running.caseId, tx.now)),
    };
  }

  private async runningBeside(tx: Tx, before: Case, sequence: string): Promise<Case | null> {
    const open = await this.reader.listOpen(tx, sequence, [before.customerId]);
    const found = open.find(
      ({ currency, creditorId }) => currency === before.currency && creditorId === before.creditorId,
    );
    return found ? (await this.cases.lockMany(tx, [found.caseId]))[0]! : null;
  }

  private async change(tx: Tx, before: Case, version: SequenceVersion, reason: string): Promise<void> {
    const [after] = await this.caseSequences.putUnder(tx, [before], version, reason);
    const isOther = before.sequence !== version.sequence.name;
    const members = isOther ? await this.cases.listOpenMembers(tx, [before.caseId]) : [];
    await this.changes.settle(tx, [this.enrolled(tx, after!, members, reason)]);
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
    const pauses = (await this.holdStore.lockPausing(tx, before.caseId)).filter((hold) => isInForce(hold, tx.now));
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
