import { Injectable } from '@nestjs/common';

const windowMs = 60_000;
/** Mailbox providers click for all of their users from a few addresses. */
const maxPerAddress = 600;
const maxPerToken = 10;
/** So that nobody fills the memory with addresses; the windows begin anew then. */
const maxKeys = 50_000;
const doneMs = 10_000;
/** Of the pool that sending needs. */
const maxAtOnce = 2;
const maxWaiting = 100;

/** Keeps the public endpoint from taking what sending needs: counts calls, remembers what is done, and lets few in. */
@Injectable()
export class UnsubscribeGuard {
  private windowStart = 0;
  private readonly calls = new Map<string, number>();
  private readonly done = new Map<string, { readonly locale: string; readonly until: number }>();
  private inside = 0;
  private readonly waiting: (() => void)[] = [];

  /** Whether a call may be served; each that asks is counted. */
  admits(address: string, token: string): boolean {
    const now = performance.now();
    if (now - this.windowStart >= windowMs || this.calls.size > maxKeys) {
      this.windowStart = now;
      this.calls.clear();
    }
    const ofAddress = this.count(`address ${address}`);
    const ofToken = this.count(`token ${token.slice(0, 100)}`);
    return ofAddress <= maxPerAddress && ofToken <= maxPerToken && this.waiting.length < maxWaiting;
  }

  /** The locale of the message whose refusal was stored a moment ago. */
  localeOfDone(token: string): string | undefined {
    const found = this.done.get(token);
    return found && found.until > performance.now() ? found.locale : undefined;
  }

  noteDone(token: string, locale: string): void {
    if (this.done.size > maxKeys) this.done.clear();
    this.done.set(token, { locale, until: performance.now() + doneMs });
  }

  /** Runs few at a time. */
  async during<Result>(body: () => Promise<Result>): Promise<Result> {
    if (this.inside < maxAtOnce) this.inside += 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await body();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.inside -= 1;
    }
  }

  private count(key: string): number {
    const count = (this.calls.get(key) ?? 0) + 1;
    this.calls.set(key, count);
    return count;
  }
}
