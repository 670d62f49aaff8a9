import { maxRunEvents, type Run } from './runs.js';

/** A run that waits to be handled together with others. */
interface Waiting {
  readonly run: Run;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Handles runs of several partitions in one transaction when they come at one time, or while an earlier one is being
 * handled: so a transaction costs the same for the few events of each partition that a steady stream brings as for one,
 * and nothing waits that is alone. Only runs of one method and topic go together, and full ones go alone.
 */
export class Gathering {
  private readonly waiting: Waiting[] = [];
  private readonly busy = new Set<string>();
  private running = 0;
  private isPlanned = false;

  /**
   * @param handle handles a run in a transaction
   * @param most so many transactions at one time
   */
  constructor(
    private readonly handle: (run: Run) => Promise<void>,
    private readonly most: number,
  ) {}

  /** @throws what handling this run throws; a failure of others that went with it is none of it */
  add(run: Run): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ run, done, failed });
      if (this.isPlanned) return;
      this.isPlanned = true;
      // What one fetch brings comes within one turn of the event loop.
      setImmediate(() => {
        this.isPlanned = false;
        this.begin();
      });
    });
  }

  private begin(): void {
    while (this.running < this.most) {
      const gathered = this.next();
      if (gathered.length === 0) return;
      void this.settle(gathered);
    }
  }

  /** The first run that may go and those that go with it. */
  private next(): Waiting[] {
    const first = this.waiting.find(({ run }) => isFull(run) || !this.busy.has(groupOf(run)));
    if (!first) return [];
    const gathered: Waiting[] = [];
    let count = 0;
    for (const each of isFull(first.run) ? [first] : this.waiting.filter((other) => goWith(first, other))) {
      count += each.run.received.length;
      if (gathered.length > 0 && count > maxRunEvents) break;
      gathered.push(each);
    }
    for (const each of gathered) this.waiting.splice(this.waiting.indexOf(each), 1);
    return gathered;
  }

  private async settle(gathered: readonly Waiting[]): Promise<void> {
    const [{ run: first }] = gathered as [Waiting];
    const group = isFull(first) ? undefined : groupOf(first);
    this.running += 1;
    if (group) this.busy.add(group);
    try {
      await this.handleAll(gathered);
    } finally {
      this.running -= 1;
      if (group) this.busy.delete(group);
      this.begin();
    }
  }

  /** Where all together fail, each is handled alone: only what is at fault by itself fails. */
  private async handleAll(gathered: readonly Waiting[]): Promise<void> {
    const [{ run: first }] = gathered as [Waiting];
    if (gathered.length > 1) {
      try {
        await this.handle({ method: first.method, received: gathered.flatMap(({ run }) => run.received) });
        for (const { done } of gathered) done();
        return;
      } catch {
        // The error of each follows.
      }
    }
    for (const { run, done, failed } of gathered) await this.handle(run).then(done, failed);
  }
}

function isFull({ received }: Run): boolean {
  return received.length >= maxRunEvents;
}

function goWith({ run: first }: Waiting, { run }: Waiting): boolean {
  return run.method === first.method && groupOf(run) === groupOf(first) && !isFull(run);
}

function groupOf({ method, received }: Run): string {
  return `${method.name}/${received[0]!.record.topic}`;
}
