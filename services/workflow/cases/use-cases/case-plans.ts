import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { SequenceVersion } from '../../sequences/domain/sequence.js';
import { Sequences } from '../../sequences/use-cases/sequences.js';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { type Case, recordSteps } from '../domain/case.js';
import { collected, leadingSubject, type PlannedAct, planSubject } from '../domain/plan.js';
import { CaseEvents } from './case-events.js';
import { ActStore, CaseStore, type Member } from './ports.js';

const maxSkipped = 10_000;

/**
 * Computes when the steps of subjects are due and stores it. Here and never in a workflow: releases differ in their zone
 * database, and a replay must not.
 */
@Injectable()
export class CasePlans {
  constructor(
    private readonly cases: CaseStore,
    private readonly acts: ActStore,
    private readonly sequences: Sequences,
    private readonly wakes: WakeStore,
    private readonly events: CaseEvents,
  ) {}

  /**
   * Plans anew the steps to come: of the given invoices where a sequence goes by invoice, of the case as a whole where it
   * goes by case. Always from the facts, never from when something ran last.
   */
  async replan(tx: Tx, cases: readonly Case[], invoiceIds: ReadonlySet<string>): Promise<void> {
    const open = cases.filter(({ closedAt }) => closedAt === null);
    if (open.length === 0) return;
    const listed = await this.cases.listOpenMembers(
      tx,
      open.map(({ caseId }) => caseId),
    );
    const members = Map.groupBy(listed, ({ caseId }) => caseId);
    const plans: { caseId: string; acts: PlannedAct[] }[] = [];
    const withCalendar = this.sequences.planned(tx, tx.now);
    for (const planned of open) {
      const version = await withCalendar(await this.sequences.version(tx, planned.sequence, planned.sequenceVersion));
      const acts = this.actsOf(version, planned, members.get(planned.caseId) ?? [], invoiceIds);
      if (acts.length > 0) plans.push({ caseId: planned.caseId, acts });
    }
    if (plans.length > 0) await this.acts.replacePlans(tx, plans);
  }

  /** Skips the steps of invoices whose time has passed: an opening state is loaded so. @returns the changed cases */
  async skipMissed(tx: Tx, cases: readonly Case[], invoiceIds: ReadonlySet<string>): Promise<Case[]> {
    const changed: Case[] = [];
    for (const opening of cases) {
      const due = await this.acts.listDue(tx, opening.caseId, tx.now, maxSkipped);
      const subjects = opening.grouping === 'case' ? new Set([opening.caseId]) : invoiceIds;
      const missed = due.filter(({ kind, subjectId }) => kind !== 'expire' && subjects.has(subjectId));
      if (missed.length === 0) continue;
      const records = missed.map(({ fireAt, ...step }) => ({
        ...step,
        outcome: 'SKIPPED',
        because: 'its time had passed when the opening state was loaded',
        dueAt: fireAt,
      }));
      const change = recordSteps(opening, await this.acts.insertDone(tx, opening.caseId, records));
      this.events.publish(tx, change.events);
      changed.push(change.case);
    }
    return changed;
  }

  private actsOf(
    version: SequenceVersion,
    planned: Case,
    members: readonly Member[],
    invoiceIds: ReadonlySet<string>,
  ): PlannedAct[] {
    const spread = this.wakes.mode === 'timer';
    if (planned.grouping === 'invoice') {
      const wanted = members.filter(({ subjectId }) => invoiceIds.has(subjectId));
      return wanted.flatMap((member) => planSubject(version, member, spread));
    }
    const leader = leadingSubject(version, { subjectId: planned.caseId, episode: planned.episode }, collected(members));
    return leader ? planSubject(version, leader, spread) : [];
  }
}
