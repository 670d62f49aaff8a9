import { setTimeout as sleep } from 'node:timers/promises';
import { eventually, testServers } from '#libs/testing';
import { loadSettings, PlatformSettings } from '../../libs/platform/config/index.js';
import { Logger } from '../../libs/platform/observability/logger.js';
import { RedisConnection } from '../../libs/platform/redis/redis-connection.js';
import { Shutdown } from '../../libs/platform/shutdown/shutdown.js';
import { FaultProxy } from './fault-proxy.js';

describe('a Redis that vanishes without a word', () => {
  it.each([
    ['and is back elsewhere', (proxy: FaultProxy) => proxy.vanish('server')],
    [
      'for a while, in which connections lead nowhere',
      async (proxy: FaultProxy) => {
        proxy.cut('down');
        await sleep(4_000);
        // What was begun meanwhile stays dead.
        proxy.vanish('server');
        proxy.heal();
      },
    ],
  ])('%s, is connected to anew within seconds, not when the kernel gives up', async (_how, fail) => {
    const { proxy, url } = await FaultProxy.before(testServers().redisUrl);
    const env = {
      DUNLIN_SERVICE_NAME: 'communication',
      DUNLIN_ROLES: 'server',
      DUNLIN_POSTGRES_URL: 'postgresql://unused@127.0.0.1:1/unused',
      DUNLIN_REDIS_URL: url,
    };
    const shutdown = new Shutdown(1_000, new Logger({ service: 'communication', level: 'silent' }));
    const redis = new RedisConnection(loadSettings([PlatformSettings], env).get(PlatformSettings), shutdown);
    try {
      await eventually(() => redis.check());
      const failing = fail(proxy);
      await expect(redis.check()).rejects.toThrow();
      await failing;
      await eventually(() => redis.check(), 20_000);
    } finally {
      await shutdown.drain();
      await proxy.close();
    }
  });
});
