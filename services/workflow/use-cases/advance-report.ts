import { Injectable } from '@nestjs/common';
import { Database, PlatformSettings, type Tx } from '#libs/platform';
import { AdvanceStore, type Advance } from './driving.ports.js';
import { CaseReader } from './ports.js';

/** Tells what a run of the clock brought about. */
@Injectable()
export class AdvanceReport {
  constructor(
    private readonly database: Database,
    private readonly settings: PlatformSettings,
    private readonly reader: CaseReader,
    private readonly store: AdvanceStore,
  ) {}

  /** Counts facts that arrive; only a test clock is reported on, so nothing is counted where time is real. */
  async note(tx: Tx, facts: readonly string[]): Promise<void> {
    if (this.settings.clockMode === 'real' || facts.length === 0) return;
    const counts = new Map<string, number>();
    for (const fact of facts) counts.set(fact, (counts.get(fact) ?? 0) + 1);
    await this.store.countFacts(
      tx,
      [...counts].map(([fact, count]) => ({ fact, count })),
    );
  }

  /** One readable line for each kind of fact and each step with its outcome. */
  async happened({ fromAt }: Advance): Promise<string[]> {
    const [facts, steps] = await Promise.all([
      this.store.factsSince(this.database, fromAt),
      this.reader.countSteps(this.database, fromAt),
    ]);
    return [
      ...facts.map(({ fact, count }) => `${fact}: ${count}`),
      ...steps.map(({ name, count }) => `step ${name}: ${count}`),
    ];
  }
}
