import { askHealth } from '#libs/platform';
import { Line, testServers, until } from '#libs/testing';
import { host, mail, useCommunication } from '../../testing/communication.js';

useCommunication();

describe('a mail server and a Redis that are away', () => {
  it('are named by readiness, take no rpc out of service, and need no restart when they come', async () => {
    const [smtp, redis] = await Promise.all([
      Line.lay(`127.0.0.1:${mail.port}`),
      Line.lay(new URL(testServers().redisUrl).host),
    ]);
    const env = { DUNLIN_SMTP_URL: `smtp://${smtp.address}`, DUNLIN_REDIS_URL: `redis://${redis.address}` };
    const other = await host.launch(env);
    const ready = async () => {
      const response = await fetch(`http://127.0.0.1:${other.httpPort}/readyz`);
      return { status: response.status, body: (await response.json()) as { details: Record<string, object> } };
    };
    try {
      await until(async () => 'mail server' in (await ready()).body.details);
      const away = await ready();
      expect(away.status).toBe(503);
      expect(away.body.details).toMatchObject({
        'mail server': { status: 'down', place: `${smtp.address}, DUNLIN_SMTP_URL (chart value smtp.host)` },
        redis: { status: 'degraded', place: `${redis.address}, DUNLIN_REDIS_URL (chart value redis.host)` },
        database: { status: 'up' },
      });
      await until(async () => (await askHealth(`127.0.0.1:${other.grpcPort}`, 10_000)) === 'SERVING');
      smtp.mend();
      await until(async () => (await ready()).status === 200);
      expect((await ready()).body.details['redis']).toMatchObject({ status: 'degraded' });
      redis.mend();
      await until(async () => (await ready()).body.details['redis']!['status' as never] === 'up');
      smtp.cut();
      redis.cut();
      await until(async () => (await ready()).status === 503);
      expect(await askHealth(`127.0.0.1:${other.grpcPort}`, 10_000)).toBe('SERVING');
    } finally {
      await other.stop();
      smtp.close();
      redis.close();
    }
  });
});
