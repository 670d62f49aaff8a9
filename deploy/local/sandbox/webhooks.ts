import { signWebhook } from '#libs/webhooks';
import type { SandboxConfig } from './config.js';

export interface SandboxEvent {
  readonly id: string;
  readonly type: string;
  readonly created_at: string;
  readonly data: object;
}

/** What is done to deliveries until they are released or told otherwise. */
export type DeliveryMode = 'deliver' | 'hold' | 'lose';

const retryMs = [200, 1_000, 5_000, 15_000, 60_000, 300_000];

/** Sends signed webhooks, again and again until one is answered by 2xx or the retries are used up. */
export class Webhooks {
  mode: DeliveryMode = 'deliver';
  /** Held back, the oldest first. */
  readonly held: SandboxEvent[] = [];
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(protected readonly config: Pick<SandboxConfig, 'webhookSecret' | 'webhookUrl'>) {}

  send(event: SandboxEvent, { afterMs = 0, times = 1 } = {}): void {
    if (this.mode === 'lose') return;
    if (this.mode === 'hold') return void this.held.push(event);
    for (let copy = 0; copy < times; copy += 1) this.later(afterMs, () => this.attempt(event, 0));
  }

  /** Delivers what was held back, the newest first where that is asked for. */
  release(order: 'kept' | 'reversed'): number {
    this.mode = 'deliver';
    const events = this.held.splice(0);
    if (order === 'reversed') events.reverse();
    events.forEach((event, index) => this.later(index * 50, () => this.attempt(event, 0)));
    return events.length;
  }

  /** Returns once the endpoint answered, or did not. */
  async deliver(event: SandboxEvent): Promise<boolean> {
    const body = Buffer.from(JSON.stringify(event));
    const { id, timestamp, signature } = signWebhook(this.config.webhookSecret, event.id, new Date(), body);
    try {
      const { ok } = await fetch(this.config.webhookUrl, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'webhook-id': id,
          'webhook-timestamp': timestamp,
          'webhook-signature': signature,
        },
        body,
        signal: AbortSignal.timeout(15_000),
      });
      return ok;
    } catch {
      return false;
    }
  }

  stop(): void {
    for (const timer of this.timers) clearTimeout(timer);
  }

  /** Runs something after a while, unless the sandbox ends before. */
  later(afterMs: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      run();
    }, afterMs);
    this.timers.add(timer);
  }

  private attempt(event: SandboxEvent, tried: number): void {
    void this.deliver(event).then((arrived) => {
      const next = retryMs[tried];
      if (!arrived && next !== undefined) this.later(next, () => this.attempt(event, tried + 1));
    });
  }
}
