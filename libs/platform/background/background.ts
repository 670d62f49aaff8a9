import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { PlatformSettings, type Role } from '../config/index.js';
import { Logger } from '../observability/logger.js';
import { Metrics } from '../observability/metrics.js';
import { Duties } from '../process/duties.js';
import { Shutdown } from '../shutdown/shutdown.js';

/** Work that a process does again and again for as long as it lives. */
export interface BackgroundLoop {
  /** Names it in logs and metrics: `message janitor`. */
  readonly name: string;
  /** The loop runs in processes that have one of these roles. */
  readonly roles: readonly Role[];
  /** Wall-clock pause after a round, and before the first. */
  readonly everyMs: number;
  /** One round; true when more is waiting, which starts the next round at once. */
  readonly run: () => Promise<boolean | void>;
}

export interface StartedLoop {
  /** Ends the present pause, or lets another round follow the present one at once. */
  nudge(): void;
}

/** A failing round is tried again after a pause that doubles up to this. */
const maxPauseMs = 60_000;

/**
 * The background loops of a process. A round that fails is logged and tried again after a growing pause, so a loop
 * never ends before the process does; the gauge of its last success shows a loop that makes no progress.
 */
@Injectable()
export class Background {
  private readonly lastSuccess = new Map<string, number>();

  constructor(
    private readonly settings: PlatformSettings,
    private readonly logger: Logger,
    private readonly duties: Duties,
    private readonly shutdown: Shutdown,
    metrics: Metrics,
  ) {
    const age = metrics.gauge(
      'dunlin_background_success_age_seconds',
      'Seconds since the last successful round of a background loop, or since its start.',
      ['loop'],
    );
    metrics.beforeScrape(() => {
      for (const [loop, at] of this.lastSuccess) age.set({ loop }, (performance.now() - at) / 1_000);
    });
  }

  /** Starts the loop once the database has the schema of this release; it ends with the process. */
  start(loop: BackgroundLoop): StartedLoop {
    if (!loop.roles.some((role) => this.settings.roles.includes(role))) return { nudge: () => undefined };
    const rest = new Rest();
    this.duties.add(() => {
      const stopping = new AbortController();
      const ended = this.runUntil(stopping.signal, loop, rest);
      this.shutdown.register('finish', loop.name, async () => {
        stopping.abort();
        rest.end();
        await ended;
      });
    });
    return { nudge: () => rest.end() };
  }

  private async runUntil(stopping: AbortSignal, loop: BackgroundLoop, rest: Rest): Promise<void> {
    this.lastSuccess.set(loop.name, performance.now());
    let failures = 0;
    let pauseMs = loop.everyMs;
    while (!stopping.aborted) {
      await rest.for(pauseMs);
      if (stopping.aborted) return;
      try {
        const more = await loop.run();
        failures = 0;
        pauseMs = more === true ? 0 : loop.everyMs;
        this.lastSuccess.set(loop.name, performance.now());
      } catch (error) {
        failures += 1;
        pauseMs = Math.max(loop.everyMs, Math.min(loop.everyMs * 2 ** failures, maxPauseMs));
        this.logger.triedAgain(`A round of the ${loop.name} failed; it is tried again.`, error);
      }
    }
  }
}

/** A pause that can be ended early; ending it while nobody rests skips the next pause. */
class Rest {
  private ended = false;
  private resting = new AbortController();

  end(): void {
    this.ended = true;
    this.resting.abort();
  }

  async for(ms: number): Promise<void> {
    if (!this.ended && ms > 0) {
      this.resting = new AbortController();
      await pause(ms, undefined, { signal: this.resting.signal, ref: false }).catch(() => undefined);
    }
    this.ended = false;
  }
}
