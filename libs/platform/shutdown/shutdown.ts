import { Injectable } from '@nestjs/common';
import type { Logger } from '../observability/logger.js';

/**
 * The order in which a process ends. `refuse` announces that no new work is accepted, `finish` completes the work in
 * hand, `close` gives back connections, which the work needed until then.
 */
const stages = ['refuse', 'finish', 'close'] as const;
export type ShutdownStage = (typeof stages)[number];

/** Closing gets this much even when the work has used up all of the time. */
const minCloseMs = 1_000;

interface Step {
  readonly stage: ShutdownStage;
  readonly name: string;
  readonly stop: (remainingMs: number) => Promise<void> | void;
}

/** Ends a process within a bound: stage after stage, the steps of a stage side by side. */
@Injectable()
export class Shutdown {
  private readonly steps: Step[] = [];
  private running: Promise<boolean> | undefined;

  constructor(
    private readonly timeoutMs: number,
    private readonly logger: Logger,
  ) {}

  get begun(): boolean {
    return this.running !== undefined;
  }

  /** @param stop is given the time it may take; what takes longer is left behind */
  register(stage: ShutdownStage, name: string, stop: Step['stop']): void {
    this.steps.push({ stage, name, stop });
  }

  /** @returns whether everything ended in time; a second call joins the first */
  drain(): Promise<boolean> {
    this.running ??= this.run();
    return this.running;
  }

  private async run(): Promise<boolean> {
    const started = performance.now();
    let clean = true;
    for (const stage of stages) {
      const leftMs = this.timeoutMs - (performance.now() - started);
      const boundMs = stage === 'close' ? Math.max(leftMs, minCloseMs) : Math.max(leftMs, 0);
      const steps = this.steps.filter((step) => step.stage === stage);
      const ended = await Promise.all(steps.map((step) => this.stop(step, boundMs)));
      clean = clean && ended.every(Boolean);
    }
    this.logger.info(clean ? 'Everything has ended.' : 'Not everything ended in time.', {
      milliseconds: Math.round(performance.now() - started),
    });
    return clean;
  }

  private async stop({ name, stop }: Step, boundMs: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), boundMs);
    });
    try {
      const ended = await Promise.race([Promise.resolve(stop(boundMs)).then(() => true), late]);
      if (!ended)
        this.logger.warn(`The ${name} did not end in time and is left behind.`, { milliseconds: Math.round(boundMs) });
      return ended;
    } catch (error) {
      this.logger.error(`The ${name} did not end well.`, error instanceof Error ? error : { error });
      return false;
    } finally {
      clearTimeout(timer);
    }
  }
}
