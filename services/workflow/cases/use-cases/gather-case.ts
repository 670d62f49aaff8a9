import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { AnnouncementStore } from '../../copies/use-cases/ports.js';
import { Sequences } from '../../sequences/use-cases/sequences.js';
import { WakeStore } from '../../waking/use-cases/ports.js';
import type { CaseFacts } from '../domain/case-steps.js';
import { dueStep } from '../domain/due-step.js';
import { PlacingPolicy } from './placing-policy.js';
import { ActStore, CaseStore } from './ports.js';

/** Steps handled in one wake; the rest wake the case again at once. */
const maxDueSteps = 500;

export interface GatheredCase {
  readonly facts: CaseFacts;
  /** Newest wake that was seen; it is settled when the outcome is recorded. */
  readonly wakeSeq: string;
  readonly customerId: string;
  readonly sequence: string;
  readonly sequenceVersion: number;
  /** Run of the case; absent where an earlier release gathered the facts, which knew of one run only. */
  readonly run?: number;
}

/** Facts of a case for its workflow, and which of its wakes they answer. */
@Injectable()
export class GatherCase {
  constructor(
    private readonly cases: CaseStore,
    private readonly acts: ActStore,
    private readonly sequences: Sequences,
    private readonly wakes: WakeStore,
    private readonly announcements: AnnouncementStore,
    private readonly policy: PlacingPolicy,
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
    const memberIds = places ? members.map(({ subjectId }) => subjectId) : [];
    const sentAt = await this.announcements.findSentAt(tx, memberIds);
    const { placesUnannounced } = this.policy;
    const steps = shown.map((act) => dueStep(act, version, { caseId, members, sentAt, placesUnannounced }, tx.now));
    return {
      facts: { nowMs: tx.now.getTime(), open: true, due: steps, laterFireAtMs: later?.getTime() ?? null },
      wakeSeq,
      customerId: found.customerId,
      sequence: found.sequence,
      sequenceVersion: found.sequenceVersion,
      run: found.run,
    };
  }
}
