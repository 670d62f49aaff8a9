import type { FactoryProvider, Type } from '@nestjs/common';
import { Background } from './background.js';

/** Work that nobody asks for, of one use case. */
export interface Janitor<Work, Settings> {
  /** Names it in logs and metrics: `webhook janitor`. */
  readonly name: string;
  readonly work: Type<Work>;
  readonly settings: Type<Settings>;
  /** Wall-clock pause between rounds; null where there is nothing to do in this deployment. */
  readonly everyMs: (settings: Settings) => number | null;
  /** One round; true when more is waiting. */
  readonly run: (work: Work) => Promise<boolean | void>;
}

/** Provides a janitor: it runs in every process that has time for it, in several at once without harm. */
export function janitorOf<Work, Settings>(janitor: Janitor<Work, Settings>): FactoryProvider<Janitor<Work, Settings>> {
  const { name, work, settings, everyMs, run } = janitor;
  return {
    provide: Symbol(name),
    inject: [work, settings, Background],
    useFactory: (use: Work, chosen: Settings, background: Background) => {
      const pauseMs = everyMs(chosen);
      if (pauseMs !== null) {
        background.start({ name, roles: ['relay', 'worker'], everyMs: pauseMs, run: () => run(use) });
      }
      return janitor;
    },
  };
}
