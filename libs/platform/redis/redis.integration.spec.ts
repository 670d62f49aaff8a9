import { newId } from '#libs/ids';
import { testServers, until } from '#libs/testing';
import { loadSettings, PlatformSettings } from '../config/index.js';
import { Logger } from '../observability/logger.js';
import { Shutdown } from '../shutdown/shutdown.js';
import { RateLimit } from './rate-limit.js';
import { RedisConnection } from './redis-connection.js';

const opened: Shutdown[] = [];

function open(redisUrl?: string) {
  const env = {
    DUNLIN_SERVICE_NAME: 'communication',
    DUNLIN_ROLES: 'server',
    DUNLIN_POSTGRES_URL: 'postgresql://unused@127.0.0.1:1/unused',
    ...(redisUrl ? { DUNLIN_REDIS_URL: redisUrl } : {}),
  };
  const logger = new Logger({ service: 'communication', level: 'silent' });
  const shutdown = new Shutdown(1_000, logger);
  opened.push(shutdown);
  return new RedisConnection(loadSettings([PlatformSettings], env).get(PlatformSettings), shutdown);
}

async function connected(): Promise<RedisConnection> {
  const redis = open(testServers().redisUrl);
  const key = newId();
  for (let i = 0; i < 50; i += 1) {
    await redis.trySet(key, 'here', 10_000);
    if ((await redis.tryGet(key)) === 'here') return redis;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('Redis did not respond.');
}

async function taken(limits: RateLimit[], name: string, perSecond: number, count: number): Promise<number> {
  const started = performance.now();
  await Promise.all(Array.from({ length: count }, (_, index) => limits[index % limits.length]!.take(name, perSecond)));
  return performance.now() - started;
}

afterAll(async () => {
  await Promise.all(opened.map((shutdown) => shutdown.drain()));
});

describe('Redis', () => {
  it('keeps a rate over all processes', async () => {
    const limits = [new RateLimit(await connected()), new RateLimit(await connected())];
    const ms = await taken(limits, newId(), 50, 30);
    // 5 at once, 25 more at 20 ms each.
    expect(ms).toBeGreaterThan(450);
    expect(ms).toBeLessThan(5_000);
  });

  it('takes no token that would come too late', async () => {
    const limit = new RateLimit(await connected());
    const name = newId();
    expect(await limit.take(name, 0.001, 100)).toBe(true);
    await until(async () => !(await limit.take(name, 0.001, 100)));
  });

  it('is done without, at a fixed local rate', async () => {
    for (const redis of [open(), open('redis://127.0.0.1:1')]) {
      expect(await redis.tryGet('key')).toBeUndefined();
      await redis.trySet('key', 'value', 1_000);
      const limit = new RateLimit(redis);
      const ms = await taken([limit], 'mail', 100, 6);
      expect(ms).toBeGreaterThan(180);
      expect(ms).toBeLessThan(5_000);
      expect(await limit.take('slow', 0.1, 50)).toBe(true);
      expect(await limit.take('slow', 0.1, 50)).toBe(false);
    }
  });
});
