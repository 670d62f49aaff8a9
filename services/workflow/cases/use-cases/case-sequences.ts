import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { SequenceVersion } from '../../sequences/domain/sequence.js';
import { Sequences } from '../../sequences/use-cases/sequences.js';
import { Causes } from '../../waking/use-cases/causes.js';
import { type Case, changeSequence, recordSteps } from '../domain/case.js';
import { hasTimeLeft, renamesFor, type StepBehind, stepsPassed, subjectsOf } from '../domain/sequence-change.js';
import { CaseEvents } from './case-events.js';
import { CaseLeads } from './case-leads.js';
import { CasePlans } from './case-plans.js';
import { SequencedCaseStore } from './moves/ports.js';
import { ActStore, CaseStore, type Member, type StepRecord } from './ports.js';

/** Puts open cases under another sequence or version in an open transaction; whoever calls settles them afterwards. */
@Injectable()
export class CaseSequences {
  constructor(
    private readonly cases: CaseStore,
    private readonly sequenced: SequencedCaseStore,
    private readonly acts: ActStore,
    private readonly sequences: Sequences,
    private readonly leads: CaseLeads,
    private readonly plans: CasePlans,
    private readonly events: CaseEvents,
  ) {}

  /**
   * What was done stays done, and each case goes on from where it stood.
   * @param before locked and open
   * @returns the cases as they are then, in the same order
   */
  async putUnder(
    tx: Tx,
    before: readonly Case[],
    version: SequenceVersion,
    reason: string,
    causes = new Causes(),
  ): Promise<Case[]> {
    if (before.length === 0) return [];
    const caseIds = before.map(({ caseId }) => caseId);
    const behind = await this.acts.listBehind(tx, caseIds);
    await this.keepApart(tx, before, version);
    const latest = new Map<string, Case>();
    for (const each of before) {
      const change = changeSequence(each, version, reason);
      this.events.publish(causes.of(tx, each.caseId), change.events);
      latest.set(each.caseId, change.case);
    }
    await this.sequenced.updateSequences(tx, [...latest.values()]);
    await this.acts.deleteCases(tx, caseIds);
    const members = await this.revive(tx, [...latest.values()], version);
    const nothing = { left: new Set<string>(), moved: new Set<string>(), causes };
    for (const led of await this.leads.follow(tx, [...latest.values()], nothing)) latest.set(led.caseId, led);
    await this.plans.replan(tx, [...latest.values()], new Set(members.map(({ subjectId }) => subjectId)));
    const passed = await this.passOver(tx, [...latest.values()], version, { members, behind, causes });
    for (const each of passed) latest.set(each.caseId, each);
    return caseIds.map((caseId) => latest.get(caseId)!);
  }

  /** What cases did under other sequences is kept apart from the steps of this one that have the same ids. */
  async keepApart(tx: Tx, before: readonly Case[], version: SequenceVersion): Promise<void> {
    const byVersion = Map.groupBy(before, ({ sequence, sequenceVersion }) => `${sequence}/${sequenceVersion}`);
    for (const cases of byVersion.values()) {
      const ran = await this.sequences.version(tx, cases[0]!.sequence, cases[0]!.sequenceVersion);
      const caseIds = cases.map(({ caseId }) => caseId);
      for (const renames of renamesFor(ran, version)) await this.sequenced.renameDone(tx, caseIds, renames);
    }
  }

  /** Collection of invoices that had run out goes on where the sequence has time left for them. @returns all open ones */
  async revive(tx: Tx, cases: readonly Case[], version: SequenceVersion): Promise<Member[]> {
    const caseIds = cases.map(({ caseId }) => caseId);
    const members = await this.cases.listOpenMembers(tx, caseIds);
    const planned = await this.sequences.planned(tx, tx.now)(version);
    const living = members.filter((member) => hasTimeLeft(planned, member, tx.now));
    if (living.length === 0) return members;
    const revivedIds = new Set(living.map(({ caseId }) => caseId));
    const wholes = cases.filter(({ caseId }) => revivedIds.has(caseId));
    await this.acts.renameEnds(tx, [
      ...living,
      ...wholes.map(({ caseId, episode }) => ({ caseId, subjectId: caseId, episode })),
    ]);
    await this.cases.unmarkExpired(tx, living);
    const livingIds = new Set(living.map(({ subjectId }) => subjectId));
    return members.map((member) => (livingIds.has(member.subjectId) ? { ...member, expired: false } : member));
  }

  /** Records the steps to come as done that stand where the subjects had come already. @returns the changed cases */
  async passOver(
    tx: Tx,
    cases: readonly Case[],
    version: SequenceVersion,
    around: {
      readonly members: readonly Member[];
      readonly behind: readonly StepBehind[];
      readonly causes?: Causes;
      /** Invoices that came with a case that was merged into the one, whose steps are among those behind. */
      readonly joinedIds?: ReadonlySet<string>;
    },
  ): Promise<Case[]> {
    const { causes = new Causes(), joinedIds } = around;
    const planned = await this.acts.listPlanned(
      tx,
      cases.map(({ caseId }) => caseId),
    );
    const members = Map.groupBy(around.members, ({ caseId }) => caseId);
    const behind = Map.groupBy(around.behind, ({ caseId }) => caseId);
    // Of one case alone, what was done in the merged one counts too.
    const behindOf = (caseId: string) => (joinedIds ? around.behind : (behind.get(caseId) ?? []));
    const changed: Case[] = [];
    for (const of of cases) {
      const { caseId } = of;
      const subjects = subjectsOf(of, version, members.get(caseId) ?? [], behindOf(caseId), joinedIds);
      const records = subjects
        .flatMap((subject) => stepsPassed(subject, planned.get(caseId) ?? []))
        .map(({ subjectId, episode, stepId, kind, fireAt }): StepRecord => {
          const because = 'stands no later than what was done before the sequence was changed';
          return { subjectId, episode, stepId, kind, outcome: 'SKIPPED', because, dueAt: fireAt };
        });
      if (records.length === 0) continue;
      const change = recordSteps(of, await this.acts.insertDone(tx, caseId, records));
      this.events.publish(causes.of(tx, caseId), change.events);
      changed.push(change.case);
    }
    return changed;
  }
}
