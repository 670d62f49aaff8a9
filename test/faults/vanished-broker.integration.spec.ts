import { eventually, testServers } from '#libs/testing';
import { createAskingKafka } from '../../libs/platform/messaging/broker/kafka.js';
import { quiet } from '../../libs/platform/messaging/testing/messaging-pair.js';
import { FaultProxy } from './fault-proxy.js';

describe('a broker that vanishes', () => {
  it('is noticed in time, also when the wall clock is set back meanwhile', async () => {
    const [host = '', port] = testServers().kafkaBrokers.split(':');
    let asked = 0;
    const proxy = await FaultProxy.open({ host, port: Number(port) }, () => ({
      arrived: (direction) => (asked += Number(direction === 'up')),
      closed: () => undefined,
    }));
    proxy.cut('down');
    const now = Date.now.bind(Date);
    const admin = createAskingKafka({ brokers: [`127.0.0.1:${proxy.port}`] }, 'clock', quiet).admin();
    let isGivenUp = false;
    const connecting = admin
      .connect()
      .catch(() => undefined)
      .finally(() => (isGivenUp = true));
    try {
      await eventually(() => expect(asked).toBeGreaterThan(0));
      Date.now = () => now() - 600_000;
      await eventually(() => expect(isGivenUp).toBe(true), 20_000);
    } finally {
      Date.now = now;
      await proxy.close();
      await connecting;
      await admin.disconnect();
    }
  });
});
