import { Injectable } from '@nestjs/common';
import { Database } from '#libs/platform';
import type { Advance } from './driving.ports.js';
import { CaseReader } from './ports.js';
import type { Reports } from './quiet.js';

/** Tells what a run of the clock brought about: steps by outcome, and how the totals of every service grew. */
@Injectable()
export class AdvanceReport {
  constructor(
    private readonly database: Database,
    private readonly reader: CaseReader,
  ) {}

  baseline(first: Reports): Record<string, number> {
    return flatten(first);
  }

  /** @param reports null when not every service could be asked */
  async happened(advance: Advance, reports: Reports | null): Promise<string[]> {
    const steps = await this.reader.countSteps(this.database, advance.fromAt);
    const lines = steps.map(({ name, count }) => `steps ${name}: ${count}`);
    if (!reports) return lines;
    const grown = Object.entries(flatten(reports))
      .map(([name, count]) => [name, count - (advance.baseline[name] ?? 0)] as const)
      .filter(([, count]) => count > 0);
    return [...lines, ...grown.map(([name, count]) => `${name}: ${count}`)];
  }
}

function flatten(reports: Reports): Record<string, number> {
  const entries = [...reports].flatMap(([service, { totals }]) =>
    Object.entries(totals).map(([name, count]) => [`${service} ${name}`, count] as const),
  );
  return Object.fromEntries(entries);
}
