import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { Sequences } from '../../sequences/use-cases/sequences.js';
import { Causes } from '../../waking/use-cases/causes.js';
import { type Case, recordSteps } from '../domain/case.js';
import { followLeader } from '../domain/case-lead.js';
import { CaseEvents } from './case-events.js';
import { ActStore, CaseStore } from './ports.js';

interface Moves {
  /** Cases that an invoice left. */
  readonly left: ReadonlySet<string>;
  /** Cases that an invoice left or joined. */
  readonly moved: ReadonlySet<string>;
  readonly causes: Causes;
}

/** Keeps by which invoice each case that acts as a whole is planned, and begins an episode when a younger one leads. */
@Injectable()
export class CaseLeads {
  constructor(
    private readonly cases: CaseStore,
    private readonly acts: ActStore,
    private readonly sequences: Sequences,
    private readonly events: CaseEvents,
  ) {}

  /** @returns the cases as they are then, those that act by invoice left out */
  async follow(tx: Tx, cases: readonly Case[], { left, moved, causes }: Moves): Promise<Case[]> {
    const open = cases.filter(({ grouping, closedAt }) => grouping === 'case' && closedAt === null);
    if (open.length === 0) return [];
    const caseIds = open.map(({ caseId }) => caseId);
    const members = Map.groupBy(await this.cases.listOpenMembers(tx, caseIds), ({ caseId }) => caseId);
    const done = await this.acts.listDoneOf(tx, caseIds);
    const followed: Case[] = [];
    const over: { subjectId: string; episode: number }[] = [];
    const begin: { subjectId: string; episode: number }[] = [];
    const withCalendar = this.sequences.planned(tx, tx.now);
    for (const before of open) {
      const { caseId } = before;
      const version = await withCalendar(await this.sequences.version(tx, before.sequence, before.sequenceVersion));
      const lead = followLeader(before, version, {
        members: members.get(caseId) ?? [],
        done: done.get(caseId) ?? [],
        now: tx.now,
        moved: moved.has(caseId),
        left: left.has(caseId),
      });
      if (lead.begin.length > 0) over.push({ subjectId: caseId, episode: before.episode });
      begin.push(...lead.begin);
      const records = lead.passed.map(({ stepId, kind, dueAt, doneAt }) => ({
        ...{ subjectId: caseId, episode: lead.case.episode, stepId, kind, dueAt, doneAt },
        outcome: 'SKIPPED',
        because: 'was done before the invoice that leads now took the lead, and spoke of it',
      }));
      const change = recordSteps(lead.case, await this.acts.insertDone(tx, caseId, records));
      this.events.publish(causes.of(tx, caseId), change.events);
      followed.push(change.case);
    }
    if (over.length > 0) await this.acts.deleteSubjects(tx, over);
    await this.cases.unmarkExpired(tx, begin);
    await this.cases.updateLeads(tx, followed);
    return followed;
  }
}
