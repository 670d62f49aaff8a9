import { Injectable } from '@nestjs/common';
import { type DuePhaseName, DueWork } from '#libs/platform';
import { type Caller, Database, Runner, type Tx } from '#libs/transactions';
import * as collectCase from '../../cases/collect-case.contract.js';
import { EndHolds } from '../../cases/use-cases/holds/end-holds.js';
import { ActStore, CaseStore } from '../../cases/use-cases/ports.js';
import { PlacementStore } from '../../copies/use-cases/ports.js';
import { SweepEnrolment } from '../../enrolment/use-cases/sweep-enrolment.js';
import { StartNextFile } from '../../files/use-cases/start-next-file.js';
import * as placeWithAgency from '../../placements/place-with-agency.contract.js';
import { WakeStore } from '../../waking/use-cases/ports.js';
import { DueReader } from '../use-cases/ports.js';

const batchSize = 1_000;

/** With timers, a case looks after itself; only one that is this late has lost its workflow and is woken from here. */
const lostAfterMs = 120_000;

/** What the clock makes due in this service: sweeps, files that arrive, steps of cases, recalls that run out. */
@Injectable()
export class RunDue extends DueWork {
  constructor(
    private readonly runner: Runner,
    private readonly database: Database,
    private readonly reader: DueReader,
    private readonly cases: CaseStore,
    private readonly acts: ActStore,
    private readonly placements: PlacementStore,
    private readonly wakes: WakeStore,
    private readonly holds: EndHolds,
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
    const acts = earlier(next.fireAt, next.recallEnd);
    const graceMs = this.wakes.mode === 'timer' ? lostAfterMs : 0;
    const phases: { phase: DuePhaseName; at: Date | null }[] = [
      { phase: 'SWEEP', at: earlier(next.enrolAt, next.holdEnd) },
      { phase: 'INPUT', at: next.importArrival },
      { phase: 'PAYMENTS', at: next.paymentFileArrival },
      { phase: 'ACTS', at: acts && new Date(acts.getTime() + graceMs) },
    ];
    return phases.flatMap(({ phase, at }) => (at ? [{ phase, at }] : []));
  }

  override runDue(phase: DuePhaseName, caller: Caller): Promise<{ done: number; more: boolean }> {
    // The request id is taken by the rpc around this; a repeat after a crash finds less to do.
    return this.runner.transact(caller, (tx) => this.run(tx, phase));
  }

  private async run(tx: Tx, phase: DuePhaseName): Promise<{ done: number; more: boolean }> {
    if (phase === 'SWEEP') return this.runSweeps(tx);
    if (phase === 'ACTS') return this.wakeDue(tx);
    const started = await this.files.startNextFile(tx, phase === 'INPUT' ? 'invoice' : 'payment');
    return { done: started ? 1 : 0, more: false };
  }

  private async runSweeps(tx: Tx): Promise<{ done: number; more: boolean }> {
    const ended = await this.holds.endHolds(tx);
    const looked = await this.sweep.sweepEnrolment(tx);
    return { done: ended.done + looked.done, more: ended.more || looked.more };
  }

  private async wakeDue(tx: Tx): Promise<{ done: number; more: boolean }> {
    const { mode } = this.wakes;
    const dueBy = mode === 'timer' ? new Date(tx.now.getTime() - lostAfterMs) : tx.now;
    const caseIds = await this.acts.listDueCaseIds(tx, dueBy, batchSize);
    const placementIds = await this.placements.listRecallsEnded(tx, placeWithAgency.idPrefix, batchSize);
    await this.wakes.insertMany(tx, [
      ...caseIds.map((caseId) => collectCase.wakeOf(caseId, mode)),
      ...placementIds.map((placementId) => placeWithAgency.wakeOf(placementId, mode)),
    ]);
    await this.cases.markStarted(tx, caseIds);
    return {
      done: caseIds.length + placementIds.length,
      more: caseIds.length === batchSize || placementIds.length === batchSize,
    };
  }
}

function earlier(left: Date | null, right: Date | null): Date | null {
  if (!left || !right) return left ?? right;
  return left < right ? left : right;
}
