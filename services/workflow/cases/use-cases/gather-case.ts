import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { dateAt } from '../../sequences/domain/instants.js';
import { type CatchUp, expireStepId, type SequenceVersion } from '../../sequences/domain/sequence.js';
import { Sequences } from '../../sequences/use-cases/sequences.js';
import { WakeStore } from '../../waking/use-cases/ports.js';
import type { CaseFacts, DueStep } from '../domain/case-steps.js';
import { isAnchorBehind, isListed, leadingSubject } from '../domain/plan.js';
import { ActStore, CaseStore, type DueAct, type Member } from './ports.js';

/** Steps handled in one wake; the rest wake the case again at once. */
const maxDueSteps = 500;

export interface GatheredCase {
  readonly facts: CaseFacts;
  /** Newest wake that was seen; it is settled when the outcome is recorded. */
  readonly wakeSeq: string;
  readonly customerId: string;
  readonly sequence: string;
  readonly sequenceVersion: number;
}

/** Facts of a case for its workflow, and which of its wakes they answer. */
@Injectable()
export class GatherCase {
  constructor(
    private readonly cases: CaseStore,
    private readonly acts: ActStore,
    private readonly sequences: Sequences,
    private readonly wakes: WakeStore,
  ) {}

  async gatherCase(tx: Tx, caseId: string, workflowId: string): Promise<GatheredCase> {
    const wakeSeq = await this.wakes.newest(tx, workflowId);
    const [found] = await this.cases.lockMany(tx, [caseId]);
    if (found && this.wakes.mode === 'timer') await this.cases.markGathered(tx, caseId);
    if (!found || found.closedAt !== null) {
      const facts: CaseFacts = { nowMs: tx.now.getTime(), open: false, due: [], laterFireAtMs: null };
      return { facts, wakeSeq, customerId: found?.customerId ?? '', sequence: '', sequenceVersion: 0 };
    }
    const due = await this.acts.listDue(tx, caseId, tx.now, maxDueSteps + 1);
    const shown = due.slice(0, maxDueSteps);
    const later = due.length > maxDueSteps ? tx.now : await this.acts.nextFireAt(tx, caseId, tx.now);
    const version = await this.sequences.version(tx, found.sequence, found.sequenceVersion);
    const members = shown.length > 0 ? await this.cases.listOpenMembers(tx, [caseId]) : [];
    const places = shown.some(({ kind }) => kind === 'place');
    const sentAt = places ? await this.acts.lastSentAt(tx, caseId) : new Map<string, Date>();
    const steps = shown.map((act) => dueStep(act, version, { caseId, members, sentAt }, tx.now));
    return {
      facts: { nowMs: tx.now.getTime(), open: true, due: steps, laterFireAtMs: later?.getTime() ?? null },
      wakeSeq,
      customerId: found.customerId,
      sequence: found.sequence,
      sequenceVersion: found.sequenceVersion,
    };
  }
}

interface Surroundings {
  readonly caseId: string;
  /** The open invoices of the case. */
  readonly members: readonly Member[];
  /** By subject, when a message was last sent. */
  readonly sentAt: ReadonlyMap<string, Date>;
}

function dueStep(act: DueAct, version: SequenceVersion, around: Surroundings, now: Date): DueStep {
  const { subjectId, episode, stepId, stepIndex, kind, fireAt, stopped } = act;
  const { afterDays, catchUp } = stepFacts(version, stepId);
  const ofCase = subjectId === around.caseId;
  const own = ofCase ? around.members : around.members.filter((member) => member.subjectId === subjectId);
  const subject = leadingSubject(version, { subjectId, episode }, own);
  const sentAt = around.sentAt.get(subjectId);
  const listed = own.filter((member) => !member.stopped && isListed(afterDays, member.dueOn, dateAt(now, member.zone)));
  const side = afterDays < 0 ? 'before' : 'after';
  const anchor = anchorNames[version.sequence.anchor];
  return {
    subjectId,
    episode,
    stepId,
    stepIndex,
    kind,
    catchUp,
    fireAtMs: fireAt.getTime(),
    stopped,
    passed: afterDays < 0 && subject !== null && isAnchorBehind(version, subject, now),
    unannounced: sentAt === undefined || subject === null || dateAt(sentAt, subject.zone) <= subject.dueOn,
    invoiceIds: ofCase ? listed.map((member) => member.subjectId) : [subjectId],
    plan: `due ${fireAt.toISOString()}, ${Math.abs(afterDays)} days ${side} ${anchor}`,
  };
}

const anchorNames = { due_date: 'the due date', issue_date: 'the issue date', enrolled: 'enrolment' } as const;

function stepFacts({ sequence }: SequenceVersion, stepId: string): { afterDays: number; catchUp: CatchUp } {
  if (stepId === expireStepId) return { afterDays: sequence.expireAfterDays ?? 0, catchUp: 'SEND' };
  const step = sequence.steps.find(({ id }) => id === stepId);
  return { afterDays: step?.afterDays ?? 0, catchUp: step?.catchUp ?? 'COLLAPSE_TO_LATEST' };
}
