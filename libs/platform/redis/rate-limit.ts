import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { RedisConnection } from './redis-connection.js';

/**
 * A token bucket kept by Redis, on Redis's own clock: the bucket is one instant, at which the next token is free. It
 * returns how many milliseconds to wait for the token that was taken, or -1 when that would be too long.
 */
const takeScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local interval, burst, most = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local free = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), now - interval * (burst - 1))
local wait = math.max(free - now, 0)
if wait > most then return -1 end
redis.call('SET', KEYS[1], tostring(free + interval), 'PX', math.ceil(free + interval - now + interval * burst + 1000))
return math.ceil(wait)`;

/** The part of a rate that a process allows itself while Redis cannot be reached, since others may send too. */
const shareWithoutRedis = 0.25;

/** Limits how often something is done over all processes; while Redis cannot be reached, at a fixed local rate. */
@Injectable()
export class RateLimit {
  private readonly freeAt = new Map<string, number>();

  constructor(private readonly redis: RedisConnection) {}

  /**
   * Waits for a token.
   * @param name what is limited, such as `mail`
   * @param perSecond over all processes; a tenth of a second's worth may be taken at once
   * @param maxWaitMs longest wait
   * @returns false when no token is free within that time; none was taken then
   */
  async take(name: string, perSecond: number, maxWaitMs = 60_000): Promise<boolean> {
    const intervalMs = 1_000 / perSecond;
    const burst = Math.max(1, Math.floor(perSecond / 10));
    const response = await this.redis.attempt((client) =>
      client.eval(takeScript, { keys: [`rate:${name}`], arguments: [intervalMs, burst, maxWaitMs].map(String) }),
    );
    const waitMs =
      typeof response === 'number' ? response : this.takeLocally(name, intervalMs / shareWithoutRedis, maxWaitMs);
    if (waitMs < 0) return false;
    if (waitMs > 0) await sleep(waitMs);
    return true;
  }

  private takeLocally(name: string, intervalMs: number, maxWaitMs: number): number {
    const now = performance.now();
    const free = Math.max(this.freeAt.get(name) ?? 0, now);
    if (free - now > maxWaitMs) return -1;
    this.freeAt.set(name, free + intervalMs);
    return free - now;
  }
}
