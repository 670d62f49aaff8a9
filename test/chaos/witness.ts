import { setTimeout as sleep } from 'node:timers/promises';
import { serviceNames, type Stack } from '#libs/stack';

const watched = {
  redeliveries: /^dunlin_events_total\{outcome="duplicates"/,
  leaseTakeovers: /^dunlin_events_total\{outcome="takenOver"/,
} as const;
type Watched = keyof typeof watched;

/** Reads counters of all services while they are killed and restarted; each process counts from zero. */
export class Witness {
  private readonly last = new Map<string, number>();
  private readonly sums: Record<Watched, number> = { redeliveries: 0, leaseTakeovers: 0 };
  private running = true;
  private readonly loop: Promise<void>;

  constructor(private readonly stack: Stack) {
    this.loop = this.watch();
  }

  async stop(): Promise<Record<Watched, number>> {
    await this.read();
    this.running = false;
    await this.loop;
    return this.sums;
  }

  private async watch(): Promise<void> {
    while (this.running) {
      await this.read();
      await sleep(250);
    }
  }

  async read(): Promise<void> {
    await Promise.all(
      serviceNames.map(async (name) => {
        const { pid, httpUrl } = this.stack.service(name);
        const text = await fetch(`${httpUrl}/metrics`, { signal: AbortSignal.timeout(500) })
          .then((response) => response.text())
          .catch(() => '');
        for (const [counter, pattern] of Object.entries(watched) as [Watched, RegExp][]) {
          const lines = text.split('\n').filter((line) => pattern.test(line));
          if (lines.length === 0) continue;
          const value = lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
          const key = `${counter} ${pid}`;
          this.sums[counter] += value - Math.min(value, this.last.get(key) ?? 0);
          this.last.set(key, value);
        }
      }),
    );
  }
}
