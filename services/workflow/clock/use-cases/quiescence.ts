import { DomainError } from '#libs/errors';
import type { Pauses, ReportQuestion, ServiceOperations, ServiceReport } from './ports.js';

export type Reports = ReadonlyMap<string, ServiceReport>;

/** Nothing moved for this long although something is outstanding. */
const stuckAfterMs = 5 * 60_000;
const firstPauseMs = 10;
const maxPauseMs = 40;
const awayPauseMs = 200;
const maxLookMs = 1_000;
/** How much earlier the next look is after one that found rest at once. */
const earlier = 0.8;

/** Ends an advance that makes no progress, with the list of what is left. */
export class StuckError extends Error {
  override readonly name = 'StuckError';

  constructor(readonly outstanding: readonly string[]) {
    super(`No progress for ${stuckAfterMs / 60_000} minutes. Left: ${outstanding.join('; ')}.`);
  }
}

/** Notices when nothing moves any more. In real time, because it bounds waiting and decides no business. */
export class ProgressWatch {
  private seen = '';
  private changedAt = performance.now();

  constructor(
    private readonly beat: () => void,
    private readonly limitMs = stuckAfterMs,
  ) {}

  /** @throws StuckError; what the beat throws when the run was taken from this process */
  note(state: string, outstanding: () => readonly string[]): void {
    this.beat();
    const now = performance.now();
    if (state !== this.seen) {
      this.seen = state;
      this.changedAt = now;
    } else if (now - this.changedAt > this.limitMs) {
      throw new StuckError(outstanding());
    }
  }
}

/**
 * Waits until the whole system is quiet: two rounds in a row in which no service has anything outstanding, with equal
 * totals. The first proves that every event emitted so far has reached the broker, and tells where the topics end then.
 * The second proves that every one up to there was handled. Each service reads its lag, its totals, what is outstanding
 * and what is due in this order, so what handling an event set going is in its report: outstanding, or done and counted
 * by the totals. Equal totals hence say that nothing was set going between the rounds, and what is due is known after
 * all of it.
 *
 * Asking costs the time that the work needs itself, so the first look of a kind comes about when the last ones found
 * rest: earlier each time while it finds it at once, later when it had to wait. That only says when to look; whether it
 * is quiet is always said by the services.
 */
export class Quiescence {
  private readonly firstLookMs = new Map<string, number>();
  private waits = 0;
  /** Reports asked for so far. */
  asked = 0;

  /**
   * @param inProgress how much this service knows to be in progress without asking anybody
   * @param pauses waits in real time
   */
  constructor(
    private readonly operations: ServiceOperations,
    private readonly inProgress: () => Promise<number>,
    private readonly watch: ProgressWatch,
    private readonly pauses: Pauses,
  ) {}

  /** @param after what was set going before; the same things take about the same time */
  async reached(after: string): Promise<Reports> {
    const started = performance.now();
    const waitsBefore = this.waits;
    const lookMs = this.firstLookMs.get(after) ?? 0;
    await this.pauses.pause(lookMs);
    const { services } = this.operations;
    for (;;) {
      await this.nothingInProgress();
      const published = await this.cleared(services, { withEnds: true });
      const publishedMs = performance.now() - started;
      const ends = [...published.values()].flatMap((report) => report.ends);
      const handled = await this.round(services, { ends });
      const lagging = services.filter((service) => isBusy(handled.get(service)!));
      if (lagging.length > 0) {
        await this.cleared(lagging, { ends });
        continue;
      }
      if (!services.every((service) => sameTotals(published.get(service)!, handled.get(service)!))) continue;
      const foundAtOnce = this.waits === waitsBefore;
      this.firstLookMs.set(after, foundAtOnce ? lookMs * earlier : Math.min((lookMs + publishedMs) / 2, maxLookMs));
      return handled;
    }
  }

  /** Notes whether anything moves, without waiting for it. */
  async look(): Promise<void> {
    const reports = await this.round(this.operations.services, {});
    this.watch.note(stateOf(reports), () => outstandingOf(reports));
  }

  /** Most work in progress was started from here, so this service knows of it first. */
  private async nothingInProgress(): Promise<void> {
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, maxPauseMs)) {
      const count = await this.inProgress();
      if (count === 0) return;
      if (pauseMs === maxPauseMs) await this.lookNowAndThen();
      this.waits += 1;
      await this.pauses.pause(pauseMs);
    }
  }

  private lookedAt = 0;

  private async lookNowAndThen(): Promise<void> {
    if (performance.now() - this.lookedAt < 1_000) return;
    this.lookedAt = performance.now();
    await this.look();
  }

  /** Asks those that have something outstanding until they have not; the others are not asked again. */
  private async cleared(services: readonly string[], question: ReportQuestion): Promise<Reports> {
    const reports = new Map<string, ServiceReport>();
    let waiting = services;
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, maxPauseMs)) {
      for (const [service, report] of await this.round(waiting, question)) reports.set(service, report);
      waiting = waiting.filter((service) => isBusy(reports.get(service)!));
      this.watch.note(stateOf(reports), () => outstandingOf(reports));
      if (waiting.length === 0) return reports;
      this.waits += 1;
      await this.pauses.pause(waiting.some((service) => isAway(reports.get(service)!)) ? awayPauseMs : pauseMs);
    }
  }

  private async round(services: readonly string[], question: ReportQuestion): Promise<Reports> {
    this.asked += services.length;
    const reports = await Promise.all(services.map((service) => this.report(service, question)));
    return new Map(services.map((service, index) => [service, reports[index]!]));
  }

  private async report(service: string, question: ReportQuestion): Promise<ServiceReport> {
    try {
      return await this.operations.report(service, question);
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      return { outstanding: { [away]: 1 }, totals: {}, parked: {}, due: [], ends: [] };
    }
  }
}

/** One readable line for each thing outstanding. */
export function outstandingOf(reports: Reports): string[] {
  return [...reports].flatMap(([service, { outstanding }]) =>
    Object.entries(outstanding)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => (name === away ? `${service} cannot be reached` : `${service}: ${count} ${name}`)),
  );
}

export function isUnavailable(error: unknown): boolean {
  return error instanceof DomainError && (error.kind === 'unavailable' || error.kind === 'aborted');
}

const away = 'away';

function isAway({ outstanding }: ServiceReport): boolean {
  return away in outstanding;
}

function isBusy({ outstanding }: ServiceReport): boolean {
  return Object.values(outstanding).some((count) => count > 0);
}

function sameTotals(left: ServiceReport, right: ServiceReport): boolean {
  const names = new Set([...Object.keys(left.totals), ...Object.keys(right.totals)]);
  return [...names].every((name) => (left.totals[name] ?? 0) === (right.totals[name] ?? 0));
}

function stateOf(reports: Reports): string {
  return JSON.stringify([...reports].map(([service, { outstanding, totals }]) => [service, outstanding, totals]));
}
