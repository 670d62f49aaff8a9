import { Injectable } from '@nestjs/common';
import { compareText } from '#libs/text';
import { Database } from '#libs/transactions';
import type { Case } from '../../cases/domain/case.js';
import type { MemberFacts } from '../../cases/domain/due-step.js';
import { leadingSubject } from '../../cases/domain/plan.js';
import { HoldStore } from '../../cases/use-cases/holds/ports.js';
import { PlacingPolicy } from '../../cases/use-cases/placing-policy.js';
import { CaseReader } from '../../cases/use-cases/ports.js';
import type { InvoiceRow } from '../../copies/domain/invoice.js';
import { CustomerStore, InvoiceStore, PlacementStore } from '../../copies/use-cases/ports.js';
import { type EnrolmentRule, enrolmentRuleOf } from '../../sequences/domain/enrolment-rule.js';
import type { JoinPreview } from '../../sequences/domain/join-preview.js';
import type { Sequence, SequenceVersion } from '../../sequences/domain/sequence.js';
import { Sequences } from '../../sequences/use-cases/sequences.js';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { decideEnrolment } from '../domain/enrolment.js';
import { JoinTally } from '../domain/join-tally.js';

const pageSize = 1_000;
/** Some seconds of reading, and a bound of what is remembered. */
const maxLooked = 200_000;

/** What is counted of the invoices seen so far. */
interface Counting {
  readonly withCalendar: (version: SequenceVersion) => Promise<SequenceVersion>;
  readonly version: SequenceVersion;
  readonly tally: JoinTally;
  readonly caseKeys: Set<string>;
  /** Of each case that would act as a whole, the invoice by which it is planned. */
  readonly leaders: Map<string, MemberFacts>;
  invoiceCount: number;
  runningCount: number;
}

/** Says what would follow at once if a sequence were applied: which steps the open invoices in no case begin with. */
@Injectable()
export class PreviewJoining {
  constructor(
    private readonly database: Database,
    private readonly sequences: Sequences,
    private readonly invoices: InvoiceStore,
    private readonly customers: CustomerStore,
    private readonly placements: PlacementStore,
    private readonly holds: HoldStore,
    private readonly cases: CaseReader,
    private readonly wakes: WakeStore,
    private readonly policy: PlacingPolicy,
  ) {}

  async previewJoining(sequence: Sequence, skipMissed: boolean, now: Date): Promise<JoinPreview> {
    const withCalendar = this.sequences.planned(this.database, now);
    const version = await withCalendar({ sequence, version: 0 });
    const others = await this.sequences.activeRules(this.database);
    const rules = [...others.filter((rule) => rule.sequence !== sequence.name), enrolmentRuleOf(version)].sort(byName);
    const { placesUnannounced } = this.policy;
    const spread = this.wakes.mode === 'timer';
    const tally = new JoinTally(version, { now, spread, skipMissed, placesUnannounced });
    const counting: Counting = {
      ...{ withCalendar, version, tally, caseKeys: new Set(), leaders: new Map() },
      ...{ invoiceCount: 0, runningCount: 0 },
    };
    let afterId: string | null = null;
    for (let looked = 0; looked < maxLooked; looked += pageSize) {
      const rows: InvoiceRow[] = await this.invoices.listUnassigned(this.database, afterId, pageSize);
      await this.count(counting, await this.joining(rows, rules, sequence.name, now), now);
      afterId = rows.length < pageSize ? null : rows.at(-1)!.invoiceId;
      if (afterId === null) break;
    }
    for (const leader of counting.leaders.values()) tally.add(version, leader);
    const { invoiceCount, runningCount, caseKeys } = counting;
    const { stoppedCount, endedCount, steps } = tally;
    const caseCount = caseKeys.size;
    return { invoiceCount, caseCount, runningCount, stoppedCount, endedCount, steps, partial: afterId !== null };
  }

  private async joining(
    rows: readonly InvoiceRow[],
    rules: readonly EnrolmentRule[],
    sequence: string,
    now: Date,
  ): Promise<InvoiceRow[]> {
    const customers = await this.customers.findMany(this.database, customerIdsOf(rows));
    return rows.filter((row) => {
      if (row.enrolledEpisode >= row.episode) return false;
      const customerClass = customers.get(row.customerId)?.customerClass ?? null;
      return decideEnrolment(row, customerClass, rules, now).join?.sequence === sequence;
    });
  }

  private async count(counting: Counting, rows: readonly InvoiceRow[], now: Date): Promise<void> {
    if (rows.length === 0) return;
    const { version, tally, caseKeys, leaders } = counting;
    const running = new Map(
      (await this.cases.listOpen(this.database, version.sequence.name, customerIdsOf(rows))).map((open) => [
        keyOf(open),
        open,
      ]),
    );
    const isStopped = await this.stops(rows, now);
    counting.invoiceCount += rows.length;
    for (const row of rows) {
      const key = keyOf({ ...row, currency: row.amount.currency });
      const member = memberOf(row, isStopped(row), now);
      const open = running.get(key);
      if (open?.grouping === 'case') {
        counting.runningCount += 1;
      } else if (open) {
        // It follows the version of its case.
        const ran = await this.sequences.version(this.database, open.sequence, open.sequenceVersion);
        tally.add(await counting.withCalendar(ran), member);
      } else {
        caseKeys.add(key);
        if (version.sequence.grouping === 'invoice') tally.add(version, member);
        else leaders.set(key, leading(version, key, leaders.get(key), member));
      }
    }
  }

  private async stops(rows: readonly InvoiceRow[], now: Date): Promise<(row: InvoiceRow) => boolean> {
    const invoiceIds = rows.map(({ invoiceId }) => invoiceId);
    const placed = new Set(await this.placements.findPlaced(this.database, invoiceIds));
    const holds = await this.holds.listInForce(this.database, customerIdsOf(rows), now);
    const held = new Set(holds.map(({ subjectId }) => subjectId));
    return ({ customerId, invoiceId, disputed }) =>
      disputed || placed.has(invoiceId) || held.has(customerId) || held.has(invoiceId);
  }
}

/** A case stops only where all its invoices do. */
function leading(
  version: SequenceVersion,
  subjectId: string,
  known: MemberFacts | undefined,
  member: MemberFacts,
): MemberFacts {
  const members = known ? [known, member] : [member];
  const stopped = members.every((each) => each.stopped);
  return { ...leadingSubject(version, { subjectId, episode: 1 }, members)!, stopped, expired: false };
}

function memberOf(row: InvoiceRow, stopped: boolean, enrolledAt: Date): MemberFacts {
  const { invoiceId: subjectId, episode, issuedOn, dueOn, zone } = row;
  return { subjectId, episode, issuedOn, dueOn, zone, enrolledAt, owedAgainAt: null, stopped, expired: false };
}

function customerIdsOf(rows: readonly InvoiceRow[]): string[] {
  return [...new Set(rows.map(({ customerId }) => customerId))];
}

function keyOf({ customerId, creditorId, currency }: Pick<Case, 'customerId' | 'creditorId' | 'currency'>): string {
  return `${customerId}/${currency}/${creditorId}`;
}

function byName(a: EnrolmentRule, b: EnrolmentRule): number {
  return compareText(a.sequence, b.sequence);
}
