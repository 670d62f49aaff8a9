import { Injectable } from '@nestjs/common';
import { createClient } from 'redis';
import { PlatformSettings } from '../config/index.js';
import { Shutdown } from '../shutdown/shutdown.js';

type Client = ReturnType<typeof createClient>;

const responseTimeoutMs = 500;
/** A connection that is silent for so long leads nowhere; the kernel would find out after a quarter of an hour. */
const maxSilenceMs = 3_000;
/** So long may a new one take until it is ready, its pauses between tries left out. */
const maxOpeningMs = 10_000;

/** Redis, which holds only data that may be lost: callers continue without it. */
@Injectable()
export class RedisConnection {
  private client: Client | undefined;
  private fault: unknown = new Error('It has not responded yet.');
  /** When the first of the calls that nothing was heard of was made. */
  private silentSince: number | undefined;
  private openingSince = 0;

  constructor(
    private readonly settings: PlatformSettings,
    shutdown: Shutdown,
  ) {
    shutdown.register('close', 'redis connection', () => this.client?.destroy());
  }

  /** @returns undefined when Redis cannot be reached, is slow, or is not configured */
  async attempt<Result>(use: (client: Client) => Promise<Result>): Promise<Result | undefined> {
    const client = this.connected();
    if (!client?.isReady) {
      if (client && performance.now() - this.openingSince > maxOpeningMs) this.giveUp(client);
      return undefined;
    }
    const askedAt = performance.now();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => {
        this.noteSilence(client, askedAt);
        resolve(undefined);
      }, responseTimeoutMs);
    });
    const heard = use(client).finally(() => (this.silentSince = undefined));
    try {
      return await Promise.race([heard, late]);
    } catch (error) {
      this.fault = error;
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  /** A cached text, or undefined when there is none or Redis cannot be reached. */
  async tryGet(key: string): Promise<string | undefined> {
    return (await this.attempt((client) => client.get(key))) ?? undefined;
  }

  /** Caches a text for a time; whether it was kept is nobody's business. */
  async trySet(key: string, value: string, lifetimeMs: number): Promise<void> {
    await this.attempt((client) => client.set(key, value, { expiration: { type: 'PX', value: lifetimeMs } }));
  }

  /** @throws the last error when it does not respond; callers continue without it */
  async check(): Promise<void> {
    if ((await this.attempt((client) => client.ping())) === undefined) throw this.fault;
  }

  private noteSilence(client: Client, askedAt: number): void {
    this.silentSince ??= askedAt;
    if (performance.now() - this.silentSince > maxSilenceMs) this.giveUp(client);
  }

  /** The next attempt connects anew. */
  private giveUp(client: Client): void {
    if (client !== this.client) return;
    this.client = undefined;
    this.silentSince = undefined;
    this.fault = new Error('It does not respond, so it is connected to anew.');
    client.destroy();
  }

  /** Connects on first use and reconnects automatically for as long as the process lives. */
  private connected(): Client | undefined {
    if (this.client || !this.settings.redisUrl) return this.client;
    this.client = createClient({
      url: this.settings.redisUrl,
      disableOfflineQueue: true,
      socket: {
        connectTimeout: 2_000,
        reconnectStrategy: (retries) => Math.min(100 * 2 ** Math.min(retries, 6), 5_000),
      },
    });
    this.openingSince = performance.now();
    this.client.on('error', (error: unknown) => (this.fault = error));
    this.client.on('reconnecting', () => (this.openingSince = performance.now()));
    this.client.connect().catch((error: unknown) => (this.fault = error));
    return this.client;
  }
}
