import { Injectable } from '@nestjs/common';
import { newId } from '#libs/ids';
import type { Tx } from '#libs/platform';
import type { InvoiceRow } from '../../copies/domain/invoice.js';
import { Sequences } from '../../sequences/use-cases/sequences.js';
import { Causes } from '../../waking/use-cases/causes.js';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { wakeOf } from '../collect-case.contract.js';
import { type Case, isClosed, type Members, settledState } from '../domain/case.js';
import { CaseEvents } from './case-events.js';
import { CasePlans } from './case-plans.js';
import { ActStore, type CaseKey, CaseStore, type Leaving, type NewCase } from './ports.js';

/** An invoice that joins the open case of a sequence, or goes back to the case it was in. */
export interface Joiner {
  readonly invoice: InvoiceRow;
  readonly sequence: string;
  readonly version: number;
  readonly because: string;
  /** Case to re-open when no successor is open; null for none. */
  readonly formerCaseId: string | null;
}

export interface MembershipChanges {
  readonly joining?: readonly Joiner[];
  readonly leaving?: readonly (Leaving & { readonly caseId: string })[];
  /** Invoices whose dates changed, with their cases. */
  readonly replanning?: readonly { readonly invoiceId: string; readonly caseId: string }[];
  /** Invoices whose stops may have changed, with their cases. */
  readonly touched?: readonly { readonly invoiceId: string; readonly caseId: string }[];
  /** Steps of joining invoices that are behind are passed over. */
  readonly skipMissed?: boolean;
}

const noMembers: Members = { open: 0, openPlaced: 0, openExpired: 0, paid: 0 };

/** Every change to what cases are made of goes through here, set-based, and leaves plans, states and wakes true. */
@Injectable()
export class CaseChanges {
  constructor(
    private readonly cases: CaseStore,
    private readonly acts: ActStore,
    private readonly plans: CasePlans,
    private readonly sequences: Sequences,
    private readonly wakes: WakeStore,
    private readonly events: CaseEvents,
  ) {}

  /** @param causes of the changes by invoice; the cases' own follow from these */
  async apply(tx: Tx, changes: MembershipChanges, causes = new Causes()): Promise<void> {
    const { joining = [], leaving = [], replanning = [], touched = [], skipMissed = false } = changes;
    const known = [...leaving, ...replanning, ...touched];
    for (const { invoiceId, caseId } of known) causes.passOn(invoiceId, caseId);
    const caseIds = known.map(({ caseId }) => caseId);
    const book = new Map((await this.lock(tx, caseIds)).map((found) => [found.caseId, found]));
    await this.leave(tx, book, causes, leaving);
    const joined = await this.join(tx, book, causes, joining);
    const planned = new Set([
      ...joining.map(({ invoice }) => invoice.invoiceId),
      ...replanning.map(({ invoiceId }) => invoiceId),
    ]);
    const grouped = [...book.values()].filter(({ grouping }) => grouping === 'case');
    const toPlan = new Set([...joined, ...replanning.map(({ caseId }) => book.get(caseId)!), ...grouped]);
    await this.plans.replan(tx, [...toPlan], planned);
    if (skipMissed) await this.plans.skipMissed(tx, joined, planned);
    await this.settle(tx, [...book.values()], { causes });
  }

  /**
   * Brings stops, states and wakes of locked cases in line with their members, and saves the cases.
   * @param why reason of state changes, and what they follow from by case
   */
  async settle(
    tx: Tx,
    cases: readonly Case[],
    { reason = '', causes = new Causes() }: { reason?: string; causes?: Causes } = {},
  ): Promise<void> {
    if (cases.length === 0) return;
    const caseIds = cases.map(({ caseId }) => caseId);
    await this.cases.refreshStops(tx, caseIds);
    const members = await this.cases.members(tx, caseIds);
    const ended = cases.filter((settled) =>
      this.settleState(causes.of(tx, settled.caseId), settled, members.get(settled.caseId) ?? noMembers, reason),
    );
    await this.end(tx, ended, causes);
    await this.cases.save(tx, cases);
    await this.wakeForEarlierPlans(tx, caseIds, causes);
  }

  /** Wakes cases whose next step became earlier than what their workflow waits for; a test clock wakes what is due. */
  async wakeForEarlierPlans(tx: Tx, caseIds: readonly string[], causes: Causes): Promise<void> {
    if (this.wakes.mode === 'clock') return;
    const earlier = await this.cases.moveTimersForward(tx, caseIds);
    await this.wakes.add(
      tx,
      earlier.map((caseId) => ({ ...wakeOf(caseId, this.wakes.mode), cause: causes.of(tx, caseId) })),
    );
  }

  /** A case that has ended plans nothing; its workflow, where one was started, is told to end. */
  async end(tx: Tx, ended: readonly Case[], causes = new Causes()): Promise<void> {
    if (ended.length === 0) return;
    await this.acts.removeCases(
      tx,
      ended.map(({ caseId }) => caseId),
    );
    const started = ended.filter((each) => each.started);
    await this.wakes.add(
      tx,
      started.map(({ caseId }) => ({ ...wakeOf(caseId, this.wakes.mode), cause: causes.of(tx, caseId) })),
    );
  }

  private async lock(tx: Tx, caseIds: readonly string[]): Promise<Case[]> {
    return caseIds.length === 0 ? [] : this.cases.lock(tx, [...new Set(caseIds)]);
  }

  private async leave(
    tx: Tx,
    book: ReadonlyMap<string, Case>,
    causes: Causes,
    leaving: NonNullable<MembershipChanges['leaving']>,
  ): Promise<void> {
    if (leaving.length === 0) return;
    await this.cases.removeInvoices(tx, leaving);
    await this.acts.removeSubjects(
      tx,
      leaving.map(({ invoiceId, episode }) => ({ subjectId: invoiceId, episode })),
    );
    for (const { caseId, invoiceId, episode, reason } of leaving) {
      this.events.invoiceLeft(causes.of(tx, invoiceId), book.get(caseId)!, { invoiceId, episode }, reason);
    }
  }

  /** @returns the cases that were joined, which the book then holds too */
  private async join(tx: Tx, book: Map<string, Case>, causes: Causes, joining: readonly Joiner[]): Promise<Case[]> {
    if (joining.length === 0) return [];
    const joined = new Map<string, Case>();
    // The first that joins a case opens it.
    const openers = new Map(joining.toReversed().map((joiner) => [keyOf(keyFor(joiner)), joiner.invoice.invoiceId]));
    const opening = (opened: Case): Tx => causes.of(tx, openers.get(keyOf(opened))!);
    for (const joiner of joining) {
      if (joiner.formerCaseId === null || joined.has(keyOf(keyFor(joiner)))) continue;
      const reopened = await this.cases.reopen(tx, joiner.formerCaseId);
      if (!reopened) continue;
      joined.set(keyOf(reopened), reopened);
      this.events.opened(opening(reopened), reopened, 'REOPENED');
    }
    const wanted = await this.wantedCases(tx, joining, joined);
    const wantedIds = new Set(wanted.map(({ caseId }) => caseId));
    for (const found of await this.cases.openOrFind(tx, wanted)) {
      const held = book.get(found.caseId) ?? found;
      joined.set(keyOf(held), held);
      if (wantedIds.has(held.caseId)) this.events.opened(opening(held), held, '');
    }
    for (const each of joined.values()) book.set(each.caseId, each);
    const rows = joining.map((joiner) => ({ joiner, joined: joined.get(keyOf(keyFor(joiner)))! }));
    await this.cases.addInvoices(
      tx,
      rows.map(({ joiner: { invoice, because }, joined: { caseId } }) => ({
        caseId,
        invoiceId: invoice.invoiceId,
        episode: invoice.episode,
        because,
      })),
    );
    for (const { joiner, joined: into } of rows) {
      const { invoice, because } = joiner;
      causes.passOn(invoice.invoiceId, into.caseId);
      this.events.invoiceEnrolled(causes.of(tx, invoice.invoiceId), into, invoice, because);
    }
    return [...joined.values()];
  }

  private async wantedCases(tx: Tx, joining: readonly Joiner[], joined: ReadonlyMap<string, Case>): Promise<NewCase[]> {
    const wanted = new Map<string, NewCase>();
    for (const joiner of joining) {
      const key = keyFor(joiner);
      if (joined.has(keyOf(key)) || wanted.has(keyOf(key))) continue;
      const { sequence } = await this.sequences.version(tx, joiner.sequence, joiner.version);
      wanted.set(keyOf(key), { ...key, caseId: newId(), sequenceVersion: joiner.version, grouping: sequence.grouping });
    }
    return [...wanted.values()];
  }

  /** @returns whether the case has ended by it */
  private settleState(tx: Tx, settled: Case, members: Members, reason: string): boolean {
    const next = settledState(settled.state, members);
    if (next === settled.state) return false;
    settled.state = next;
    if (!isClosed(next)) {
      this.events.changed(tx, settled, reason);
      return false;
    }
    settled.closedAt = tx.now;
    this.events.closed(tx, settled, reason || next);
    return true;
  }
}

function keyFor({ invoice, sequence }: Joiner): CaseKey {
  const { customerId, creditorId, remaining } = invoice;
  return { customerId, creditorId, currency: remaining.currency, sequence };
}

function keyOf({ customerId, currency, creditorId, sequence }: CaseKey): string {
  return [customerId, currency, creditorId, sequence].join('/');
}
