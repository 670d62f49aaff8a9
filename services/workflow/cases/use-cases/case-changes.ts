import { Injectable } from '@nestjs/common';
import { newId } from '#libs/ids';
import type { Tx } from '#libs/transactions';
import type { InvoiceRow } from '../../copies/domain/invoice.js';
import { Sequences } from '../../sequences/use-cases/sequences.js';
import { Causes } from '../../waking/use-cases/causes.js';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { wakeOf } from '../collect-case.contract.js';
import {
  type Case,
  type CaseChange,
  type CaseKey,
  type CaseTally,
  enrolInvoice,
  openCase,
  releaseInvoice,
  reopenCase,
  settle,
} from '../domain/case.js';
import { CaseEvents } from './case-events.js';
import { CaseLeads } from './case-leads.js';
import { CasePlans } from './case-plans.js';
import { CaseSequences } from './case-sequences.js';
import { ActStore, type CaseExit, CaseStore } from './ports.js';

/** An invoice that joins the open case of a sequence, or goes back to the case it was in. */
export interface Joiner {
  readonly invoice: InvoiceRow;
  readonly sequence: string;
  readonly version: number;
  readonly because: string;
  /** Case to re-open when no successor is open; null for none. */
  readonly former: Case | null;
  /** When it was owed again: nothing is done about it before the morning after. Null when it was owed all along. */
  readonly owedAgainAt: Date | null;
}

export interface Leaver extends CaseExit {
  readonly caseId: string;
}

interface MembershipChanges {
  readonly joining?: readonly Joiner[];
  readonly leaving?: readonly Leaver[];
  /** Invoices whose dates changed, with their cases. */
  readonly replanning?: readonly { readonly invoiceId: string; readonly caseId: string }[];
  /** Invoices whose stops may have changed, with their cases. */
  readonly touched?: readonly { readonly invoiceId: string; readonly caseId: string }[];
  /** Steps of joining invoices whose time has passed are skipped. */
  readonly skipMissed?: boolean;
}

const emptyTally: CaseTally = { open: 0, openExpired: 0, paid: 0, writtenOff: 0, belowThreshold: 0 };

/** The cases that one transaction changes, by id, each as it is after its latest change. */
type LatestCases = Map<string, Case>;

/** Every change of which invoices a case has goes through here, set-based, and leaves plans, states and wakes right. */
@Injectable()
export class CaseChanges {
  constructor(
    private readonly cases: CaseStore,
    private readonly acts: ActStore,
    private readonly leads: CaseLeads,
    private readonly plans: CasePlans,
    private readonly caseSequences: CaseSequences,
    private readonly sequences: Sequences,
    private readonly wakes: WakeStore,
    private readonly events: CaseEvents,
  ) {}

  /** @param causes of the changes by invoice; the cases' own follow from these */
  async change(tx: Tx, changes: MembershipChanges, causes = new Causes()): Promise<void> {
    const { joining = [], leaving = [], replanning = [], touched = [], skipMissed = false } = changes;
    const known = [...leaving, ...replanning, ...touched];
    for (const { invoiceId, caseId } of known) causes.passOn(invoiceId, caseId);
    const latest = await this.lock(
      tx,
      known.map(({ caseId }) => caseId),
    );
    await this.leave(tx, latest, causes, leaving);
    await this.acts.pullForward(tx, [...latest.keys()]);
    const joinedIds = await this.join(tx, latest, causes, joining);
    const planned = new Set([
      ...joining.map(({ invoice }) => invoice.invoiceId),
      ...replanning.map(({ invoiceId }) => invoiceId),
    ]);
    const left = new Set(leaving.map(({ caseId }) => caseId));
    const moved = new Set([...left, ...joinedIds]);
    const dated = new Set(replanning.map(({ caseId }) => caseId));
    const concerned = [...latest.values()].filter(({ caseId }) => moved.has(caseId) || dated.has(caseId));
    for (const followed of await this.leads.follow(tx, concerned, { left, moved, causes })) {
      latest.set(followed.caseId, followed);
    }
    const grouped = [...latest.values()].filter(({ grouping }) => grouping === 'case');
    const toPlan = new Set([...joinedIds, ...dated, ...grouped.map(({ caseId }) => caseId)]);
    await this.plans.replan(
      tx,
      [...toPlan].map((caseId) => latest.get(caseId)!),
      planned,
    );
    if (skipMissed) {
      const joined = joinedIds.map((caseId) => latest.get(caseId)!);
      for (const skipped of await this.plans.skipMissed(tx, joined, planned)) latest.set(skipped.caseId, skipped);
    }
    await this.settle(tx, [...latest.values()], { causes });
  }

  /**
   * Brings stops, states and wakes of locked cases in line with their invoices, and stores the cases.
   * @param options reason of state changes, and their causes by case
   */
  async settle(
    tx: Tx,
    cases: readonly Case[],
    { reason = '', causes = new Causes() }: { reason?: string; causes?: Causes } = {},
  ): Promise<void> {
    if (cases.length === 0) return;
    const caseIds = cases.map(({ caseId }) => caseId);
    await this.cases.refreshStops(tx, caseIds);
    const tallies = await this.cases.tallyMany(tx, caseIds);
    const settled = cases.map((before) => {
      const change = settle(before, tallies.get(before.caseId) ?? emptyTally, tx.now, reason);
      this.events.publish(causes.of(tx, before.caseId), change.events);
      return change.case;
    });
    await this.cases.updateMany(tx, settled);
    const ended = settled.filter(({ closedAt }, index) => closedAt !== null && cases[index]!.closedAt === null);
    await this.end(tx, ended, causes);
    await this.wakeForEarlierPlans(tx, caseIds, causes);
  }

  /** A case that has ended plans nothing; its workflow, if one was started, is woken to end. */
  async end(tx: Tx, ended: readonly Case[], causes = new Causes()): Promise<void> {
    if (ended.length === 0) return;
    await this.acts.deleteCases(
      tx,
      ended.map(({ caseId }) => caseId),
    );
    const started = ended.filter((each) => each.started);
    await this.wakes.insertMany(
      tx,
      started.map(({ caseId }) => ({ ...wakeOf(caseId, this.wakes.mode), cause: causes.of(tx, caseId) })),
    );
  }

  /** Wakes cases whose next step became earlier than what their workflow waits for; a test clock wakes what is due. */
  async wakeForEarlierPlans(tx: Tx, caseIds: readonly string[], causes: Causes): Promise<void> {
    if (this.wakes.mode === 'clock') return;
    const earlier = await this.cases.moveTimersForward(tx, caseIds);
    await this.wakes.insertMany(
      tx,
      earlier.map((caseId) => ({ ...wakeOf(caseId, this.wakes.mode), cause: causes.of(tx, caseId) })),
    );
  }

  private async lock(tx: Tx, caseIds: readonly string[]): Promise<LatestCases> {
    const locked = caseIds.length === 0 ? [] : await this.cases.lockMany(tx, [...new Set(caseIds)]);
    return new Map(locked.map((found) => [found.caseId, found]));
  }

  private async leave(tx: Tx, latest: LatestCases, causes: Causes, leaving: readonly Leaver[]): Promise<void> {
    if (leaving.length === 0) return;
    await this.cases.markExits(tx, leaving);
    await this.acts.deleteSubjects(
      tx,
      leaving.map(({ invoiceId, episode }) => ({ subjectId: invoiceId, episode })),
    );
    for (const leaver of leaving) {
      const change = releaseInvoice(latest.get(leaver.caseId)!, leaver, leaver.reason);
      latest.set(leaver.caseId, change.case);
      this.events.publish(causes.of(tx, leaver.invoiceId), change.events);
    }
  }

  /** @returns ids of the cases that were joined, which are among the latest then */
  private async join(tx: Tx, latest: LatestCases, causes: Causes, joining: readonly Joiner[]): Promise<string[]> {
    if (joining.length === 0) return [];
    const joined = await this.openCases(tx, latest, causes, joining);
    await this.renew(tx, latest, causes, joining, joined);
    const rows = joining.map((joiner) => ({ ...joiner, caseId: joined.get(keyOf(keyFor(joiner)))! }));
    await this.cases.insertEntries(
      tx,
      rows.map(({ invoice: { invoiceId, episode }, caseId, because, owedAgainAt }) => {
        return { invoiceId, episode, caseId, because, owedAgainAt };
      }),
    );
    const moves = rows.flatMap(({ invoice: { invoiceId, episode, enrolledEpisode }, former, caseId }) =>
      former === null || former.caseId === caseId || enrolledEpisode < episode
        ? []
        : [{ invoiceId, episode, fromCaseId: former.caseId, toCaseId: caseId }],
    );
    await this.acts.copyDone(tx, moves);
    for (const { invoice, because, caseId } of rows) {
      const change = enrolInvoice(latest.get(caseId)!, invoice, because);
      latest.set(caseId, change.case);
      causes.passOn(invoice.invoiceId, caseId);
      this.events.publish(causes.of(tx, invoice.invoiceId), change.events);
    }
    return [...new Set(joined.values())];
  }

  /** Finds, opens or re-opens the case of every joiner. @returns their ids by key */
  private async openCases(
    tx: Tx,
    latest: LatestCases,
    causes: Causes,
    joining: readonly Joiner[],
  ): Promise<Map<string, string>> {
    const joined = new Map<string, string>();
    // The first that joins a case opens it.
    const openers = new Map(joining.toReversed().map((joiner) => [keyOf(keyFor(joiner)), joiner.invoice.invoiceId]));
    const openerOf = (opened: Case): Tx => causes.of(tx, openers.get(keyOf(opened))!);
    const anew = new Set(
      joining.filter(({ invoice }) => invoice.enrolledEpisode < invoice.episode).map((joiner) => keyOf(keyFor(joiner))),
    );
    for (const { former, ...joiner } of joining) {
      if (former === null || former.closedAt === null || joined.has(keyOf(keyFor(joiner)))) continue;
      const change = reopenCase(former, anew.has(keyOf(keyFor(joiner))));
      if (!(await this.cases.reopen(tx, change.case))) continue;
      joined.set(keyOf(change.case), change.case.caseId);
      latest.set(change.case.caseId, change.case);
      this.events.publish(openerOf(change.case), change.events);
    }
    const openings = await this.openingsFor(tx, joining, joined);
    const opened = await this.cases.insertOrLock(
      tx,
      openings.map((change) => change.case),
    );
    for (const found of opened) {
      joined.set(keyOf(found), found.caseId);
      if (!latest.has(found.caseId)) latest.set(found.caseId, found);
      const opening = openings.find((change) => change.case.caseId === found.caseId);
      if (opening) this.events.publish(openerOf(found), opening.events);
    }
    return joined;
  }

  /** An invoice joins under the version that is active now: a case that runs an older one is moved to it. */
  private async renew(
    tx: Tx,
    latest: LatestCases,
    causes: Causes,
    joining: readonly Joiner[],
    joined: ReadonlyMap<string, string>,
  ): Promise<void> {
    const caseOf = (joiner: Joiner): Case => latest.get(joined.get(keyOf(keyFor(joiner)))!)!;
    const older = joining.filter((joiner) => joiner.former === null && caseOf(joiner).sequenceVersion < joiner.version);
    const byVersion = Map.groupBy(older, ({ sequence, version }) => `${sequence}/${version}`);
    for (const joiners of byVersion.values()) {
      const version = await this.sequences.version(tx, joiners[0]!.sequence, joiners[0]!.version);
      const outdated = new Map(joiners.map((joiner) => [caseOf(joiner).caseId, caseOf(joiner)]));
      for (const joiner of joiners) causes.passOn(joiner.invoice.invoiceId, caseOf(joiner).caseId);
      const renewed = await this.caseSequences.putUnder(tx, [...outdated.values()], version, 'INVOICE_JOINED', causes);
      for (const each of renewed) latest.set(each.caseId, each);
    }
  }

  private async openingsFor(
    tx: Tx,
    joining: readonly Joiner[],
    joined: ReadonlyMap<string, string>,
  ): Promise<CaseChange[]> {
    const openings = new Map<string, CaseChange>();
    for (const joiner of joining) {
      const key = keyFor(joiner);
      if (joined.has(keyOf(key)) || openings.has(keyOf(key))) continue;
      const { sequence } = await this.sequences.version(tx, joiner.sequence, joiner.version);
      const { grouping } = sequence;
      openings.set(
        keyOf(key),
        openCase({ ...key, caseId: newId(), sequenceVersion: joiner.version, grouping }, tx.now),
      );
    }
    return [...openings.values()];
  }
}

function keyFor({ invoice, sequence }: Pick<Joiner, 'invoice' | 'sequence'>): CaseKey {
  const { customerId, creditorId, remaining } = invoice;
  return { customerId, creditorId, currency: remaining.currency, sequence };
}

function keyOf({ customerId, currency, creditorId, sequence }: CaseKey): string {
  return [customerId, currency, creditorId, sequence].join('/');
}
