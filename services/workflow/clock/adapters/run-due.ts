import { Injectable } from '@nestjs/common';
import { type DuePhaseName, type DueRun, DueWork, sumOfRuns } from '#libs/platform';
import { earliest } from '#libs/time';
import { type Caller, Database, Runner, type Tx } from '#libs/transactions';
import * as keepArrangement from '../../arrangements/keep-arrangement.contract.js';
import { ArrangementStore } from '../../arrangements/use-cases/ports.js';
import { ExtendCalendars } from '../../calendars/use-cases/extend-calendars.js';
import * as collectCase from '../../cases/collect-case.contract.js';
import { StartFlags } from '../../cases/use-cases/flags/start-flags.js';
import { EndHolds } from '../../cases/use-cases/holds/end-holds.js';
import { ActStore, CaseStore, type DueCasesPage, type DueStepKey } from '../../cases/use-cases/ports.js';
import { PlacementStore } from '../../copies/use-cases/ports.js';
import { SweepEnrolment } from '../../enrolment/use-cases/sweep-enrolment.js';
import { StartNextFile } from '../../files/use-cases/start-next-file.js';
import * as placeWithAgency from '../../placements/place-with-agency.contract.js';
import { PromiseStore } from '../../promises/use-cases/ports.js';
import * as watchPromise from '../../promises/watch-promise.contract.js';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { DueReader } from '../use-cases/ports.js';

const batchSize = 1_000;

/** With timers, a case looks after itself; only one that is this late has lost its workflow and is woken from here. */
const lostAfterMs = 120_000;
/** A case that its workflow looked at since the step was due is at it; should the workflow be lost, it is woken then. */
const gatheredForMs = 3_600_000;
/** So many wakes on their way keep Temporal busy for minutes. */
const maxWakes = 10_000;
/** Well within the deadline of the rpc. */
const maxRunMs = 15_000;

/**
 * What the clock makes due in this service: sweeps, calendars that know a year less, files that arrive, steps of cases,
 * recalls that run out, promises to pay whose last day is over, plans in instalments.
 */
@Injectable()
export class RunDue extends DueWork {
  /** Where the last page of due steps ended, so that the next call does not walk over them again. */
  private after: DueStepKey | null = null;

  constructor(
    private readonly runner: Runner,
    private readonly database: Database,
    private readonly reader: DueReader,
    private readonly cases: CaseStore,
    private readonly acts: ActStore,
    private readonly placements: PlacementStore,
    private readonly promises: PromiseStore,
    private readonly arrangements: ArrangementStore,
    private readonly wakes: WakeStore,
    private readonly holds: EndHolds,
    private readonly flags: StartFlags,
    private readonly calendars: ExtendCalendars,
    private readonly sweep: SweepEnrolment,
    private readonly files: StartNextFile,
  ) {
    super();
  }

  override async outstanding(): Promise<Record<string, number>> {
    return { ...(await this.reader.countInProgress(this.database)) };
  }

  override async totals(): Promise<Record<string, number>> {
    return { 'wakes added': await this.reader.countWakesAdded(this.database) };
  }

  override async due(): Promise<{ phase: DuePhaseName; at: Date }[]> {
    const next = await this.reader.nextInstants(this.database);
    const acts = earliest([next.fireAt, next.recallEnd, next.promiseEnd, next.arrangementAct]);
    const graceMs = this.wakes.mode === 'timer' ? lostAfterMs : 0;
    const phases: { phase: DuePhaseName; at: Date | null }[] = [
      { phase: 'SWEEP', at: earliest([next.enrolAt, next.holdEnd, next.flagStart, next.calendarEnd]) },
      { phase: 'INPUT', at: next.importArrival },
      { phase: 'PAYMENTS', at: next.paymentFileArrival },
      { phase: 'ACTS', at: acts && new Date(acts.getTime() + graceMs) },
    ];
    return phases.flatMap(({ phase, at }) => (at ? [{ phase, at }] : []));
  }

  // The request id is taken by the rpc around this; a repeat after a crash finds less to do.
  override async runDue(phase: DuePhaseName, caller: Caller): Promise<DueRun> {
    if (phase === 'SWEEP') return this.runSweeps(caller);
    if (phase === 'ACTS') return this.wakeDue(caller);
    const started = await this.runner.transact(caller, (tx) =>
      this.files.startNextFile(tx, phase === 'INPUT' ? 'invoice' : 'payment'),
    );
    return { done: started ? 1 : 0, more: false };
  }

  private async runSweeps(caller: Caller): Promise<DueRun> {
    const begun = await this.runner.transact(caller, (tx) => this.flags.startFlags(tx));
    const ended = await this.runner.transact(caller, (tx) => this.holds.endHolds(tx));
    const extended = await this.calendars.extendCalendars(caller);
    const looked = await this.sweep.sweepEnrolment(caller);
    return sumOfRuns([begun, ended, extended, looked]);
  }

  private async wakeDue(caller: Caller): Promise<DueRun> {
    const recalls = await this.runner.transact(caller, (tx) => this.wakeEndedRecalls(tx));
    const promises = await this.runner.transact(caller, (tx) => this.wakeEndedPromises(tx));
    const arrangements = await this.runner.transact(caller, (tx) => this.wakeDueArrangements(tx));
    const { done: woken, more } = sumOfRuns([recalls, promises, arrangements]);
    let done = woken;
    for (const started = performance.now(); performance.now() - started < maxRunMs;) {
      if (!(await this.hasRoom())) return { done, more };
      const page = await this.runner.transact(caller, (tx) => this.wakeDueCases(tx, this.after));
      done += page.caseIds.length;
      this.after = page.last;
      if (page.last === null) return { done, more };
    }
    return { done, more: true };
  }

  /** What waits already is not done sooner by more of it. Under a test clock everything that is due must be woken. */
  private async hasRoom(): Promise<boolean> {
    if (this.wakes.mode === 'clock') return true;
    return (await this.wakes.count(this.database, maxWakes)) < maxWakes;
  }

  private async wakeDueCases(tx: Tx, after: DueStepKey | null): Promise<DueCasesPage> {
    const { mode } = this.wakes;
    const before = (ms: number) => new Date(tx.now.getTime() - ms);
    const question =
      mode === 'timer'
        ? { dueBy: before(lostAfterMs), gatheredSince: before(gatheredForMs), after }
        : { dueBy: tx.now, gatheredSince: null, after };
    const page = await this.acts.listDueCases(tx, question, batchSize);
    await this.wakes.insertMany(
      tx,
      page.caseIds.map((caseId) => collectCase.wakeOf(caseId, mode)),
    );
    await this.cases.markStarted(tx, page.caseIds);
    return page;
  }

  private async wakeEndedRecalls(tx: Tx): Promise<DueRun> {
    const { mode } = this.wakes;
    const placementIds = await this.placements.listRecallsEnded(tx, placeWithAgency.idPrefix, batchSize);
    await this.wakes.insertMany(
      tx,
      placementIds.map((placementId) => placeWithAgency.wakeOf(placementId, mode)),
    );
    return { done: placementIds.length, more: placementIds.length === batchSize };
  }

  /** With timers, a promise looks after itself, unless its workflow was lost. */
  private async wakeEndedPromises(tx: Tx): Promise<DueRun> {
    const { mode } = this.wakes;
    const dueBy = new Date(tx.now.getTime() - (mode === 'timer' ? lostAfterMs : 0));
    const promiseIds = await this.promises.listEnded(tx, dueBy, watchPromise.idPrefix, batchSize);
    await this.wakes.insertMany(
      tx,
      promiseIds.map((promiseId) => watchPromise.wakeOf(promiseId, mode)),
    );
    return { done: promiseIds.length, more: promiseIds.length === batchSize };
  }

  private async wakeDueArrangements(tx: Tx): Promise<DueRun> {
    const { mode } = this.wakes;
    const dueBy = new Date(tx.now.getTime() - (mode === 'timer' ? lostAfterMs : 0));
    const ids = await this.arrangements.listDue(tx, dueBy, keepArrangement.idPrefix, batchSize);
    await this.wakes.insertMany(
      tx,
      ids.map((id) => keepArrangement.wakeOf(id, mode)),
    );
    return { done: ids.length, more: ids.length === batchSize };
  }
}
