import type { Queryable } from '#libs/transactions';
import { type DuePhase, duePhases } from '../domain/due-phase.js';
import type { Advance, AdvanceStore, DueReader, Pauses, ServiceOperations } from './ports.js';
import { isUnavailable, ProgressWatch, Quiescence, type Reports } from './quiescence.js';

const filePauseMs = 5;
const retryPauseMs = 100;
const idlePauseMs = 20;
/** A file that takes longer is watched for progress by what the services report. */
const longFileMs = 1_000;

/** Everything before the acts of a step: what the day brings must have arrived before a case acts on it. */
const arrivalPhases = duePhases.filter((phase) => phase !== 'ACTS');

/** Phase of an advance that begins where another was cancelled. */
export const resuming = 'RESUMING';

/** Another process continues the advance, or a person has cancelled it. */
export class TakenOverError extends Error {}

/** Where the time of an advance went in one process. */
export interface TimeSpent {
  readonly instants: number;
  readonly reportsAsked: number;
  readonly milliseconds: Readonly<Record<string, number>>;
}

/** The collaborators of a stepper. */
export interface StepperParts {
  /** Names this process's turn at the run. */
  readonly owner: string;
  readonly database: Queryable;
  readonly store: AdvanceStore;
  readonly operations: ServiceOperations;
  readonly reader: DueReader;
  readonly pauses: Pauses;
  /** Called often; throws when this process must stop. */
  readonly beat: () => void;
}

/**
 * Steps the test clock from due instant to due instant. At each: the clock is set in every service, the sweeps run,
 * the input files that arrive are taken, then the payment files; when all is quiet the cases that are due act; when
 * all is quiet again the step is over. Progress is a row, so that another process continues exactly where one was killed:
 * what it had not run is still reported as due.
 */
export class ClockStepper {
  private readonly watch: ProgressWatch;
  private readonly quiescence: Quiescence;
  private readonly spentMs = new Map<string, number>();

  constructor(
    public progress: Advance,
    private readonly parts: StepperParts,
  ) {
    this.watch = new ProgressWatch(parts.beat);
    this.quiescence = new Quiescence(parts.operations, () => this.countInProgress(), this.watch, parts.pauses);
  }

  async toTarget(): Promise<void> {
    // A process that died may have set the clock in some of the services only.
    if (this.progress.instantCount > 0 || this.progress.phase === resuming) await this.setClock();
    let reports = await this.quiescence.reached('start');
    for (;;) {
      const next = earliestDue(reports);
      const { targetAt, nowAt } = this.progress;
      if (!next || next > targetAt) break;
      const again = this.progress.instantCount > 0 && next <= nowAt;
      await this.moveTo(next > nowAt ? next : nowAt);
      const { done, after } = await this.step(reports);
      reports = after;
      if (done === 0 && again) await this.wait(reports);
    }
    if (this.progress.nowAt >= this.progress.targetAt && this.progress.instantCount > 0) return;
    await this.moveTo(this.progress.targetAt);
    await this.quiescence.reached('target');
  }

  /** @returns false when another process has taken the run over */
  end(state: Advance['state'], outstanding: readonly string[], happened: readonly string[]): Promise<boolean> {
    this.progress = { ...this.progress, state, phase: state, outstanding, happened };
    return this.parts.store.update(this.parts.database, this.progress, this.parts.owner);
  }

  /** Where the time of this run went in this process. */
  spent(): TimeSpent {
    const milliseconds = Object.fromEntries([...this.spentMs].map(([part, ms]) => [part, Math.round(ms)]));
    return { instants: this.progress.instantCount, reportsAsked: this.quiescence.asked, milliseconds };
  }

  /** Everything that is due at the instant the clock stands at. */
  private async step(reports: Reports): Promise<{ done: number; after: Reports }> {
    let done = 0;
    let latest = reports;
    const arriving = arrivalPhases.filter((phase) => this.dueIn(phase, latest).length > 0);
    for (const phase of arriving) done += await this.timed(phase, () => this.runPhase(phase, reports));
    if (arriving.length > 0) {
      latest = await this.timed('quiet after arrivals', () => this.quiescence.reached(arriving.join()));
    }
    if (this.dueIn('ACTS', latest).length > 0) {
      await this.save({ phase: 'ACTS' });
      done += await this.timed('ACTS', () => this.runPhase('ACTS', latest));
      latest = await this.timed('quiet after acts', () => this.quiescence.reached('ACTS'));
    }
    return { done, after: latest };
  }

  private async runPhase(phase: DuePhase, reports: Reports): Promise<number> {
    let done = 0;
    for (const service of this.dueIn(phase, reports)) {
      for (let call = 0, more = true; more; call += 1) {
        const requestId = `${this.progress.advanceId}/${this.progress.instantCount}/${phase}/${service}/${call}`;
        const ran = await this.persist(() => this.parts.operations.runDue(service, phase, requestId));
        done += ran.done;
        ({ more } = ran);
      }
    }
    if (phase === 'INPUT' || phase === 'PAYMENTS') await this.filesTaken();
    return done;
  }

  /** Payments are matched with invoices that an input file of the same day may bring, so files are taken to the end. */
  private async filesTaken(): Promise<void> {
    for (let lookedAt = performance.now(); ;) {
      const { imports, 'payment files': paymentFiles } = await this.parts.reader.countInProgress(this.parts.database);
      if (imports + paymentFiles === 0) return;
      if (performance.now() - lookedAt > longFileMs) {
        await this.quiescence.look();
        lookedAt = performance.now();
      }
      await this.parts.pauses.pause(filePauseMs);
    }
  }

  private async countInProgress(): Promise<number> {
    const counts = await this.parts.reader.countInProgress(this.parts.database);
    return Object.values(counts).reduce((sum, count) => sum + count, 0);
  }

  private async moveTo(instant: Date): Promise<void> {
    await this.save({ nowAt: instant, instantCount: this.progress.instantCount + 1, phase: 'ARRIVALS' });
    await this.timed('set clock', () => this.setClock());
  }

  private async setClock(): Promise<void> {
    const { advanceId, instantCount, nowAt } = this.progress;
    const requestId = `${advanceId}/${instantCount}/clock`;
    await Promise.all(
      this.parts.operations.services.map((service) =>
        this.persist(() => this.parts.operations.setClock(service, nowAt, requestId)),
      ),
    );
  }

  private dueIn(phase: DuePhase, reports: Reports): string[] {
    const { nowAt } = this.progress;
    return [...reports]
      .filter(([, { due }]) => due.some((item) => item.phase === phase && item.at <= nowAt))
      .map(([service]) => service);
  }

  /** Something is reported as due and does nothing: it gets time, but not without end. */
  private async wait(reports: Reports): Promise<void> {
    const due = duePhases.flatMap((phase) =>
      this.dueIn(phase, reports).map((service) => `${service}: ${phase} is due`),
    );
    this.watch.note(JSON.stringify(due), () => due);
    await this.parts.pauses.pause(idlePauseMs);
  }

  /** A service that is away is waited for. */
  private async persist<Result>(call: () => Promise<Result>): Promise<Result> {
    for (;;) {
      try {
        return await call();
      } catch (error) {
        if (!isUnavailable(error)) throw error;
        this.watch.note('away', () => [(error as Error).message]);
        await this.parts.pauses.pause(retryPauseMs);
      }
    }
  }

  private async timed<Result>(part: string, body: () => Promise<Result>): Promise<Result> {
    const started = performance.now();
    const result = await body();
    this.spentMs.set(part, (this.spentMs.get(part) ?? 0) + performance.now() - started);
    return result;
  }

  private async save(changes: Partial<Advance>): Promise<void> {
    this.progress = { ...this.progress, ...changes };
    const { store, database, owner } = this.parts;
    const ours = await store.update(database, this.progress, owner);
    if (!ours) throw new TakenOverError();
  }
}

function earliestDue(reports: Reports): Date | null {
  let earliest: Date | null = null;
  for (const { due } of reports.values()) {
    for (const { at } of due) if (!earliest || at < earliest) earliest = at;
  }
  return earliest;
}
