import { createConnection } from 'node:net';
import { Kafka, type KafkaConfig, logLevel } from 'kafkajs';
import { newId } from '#libs/ids';
import { eventually, testServers } from '#libs/testing';
import { createAskingKafka, createProducer } from '../../libs/platform/messaging/broker/kafka.js';
import { quiet } from '../../libs/platform/messaging/testing/messaging-pair.js';
import { FaultProxy } from './fault-proxy.js';

function brokerAddress(): { host: string; port: number } {
  const [host = '', port] = testServers().kafkaBrokers.split(':');
  return { host, port: Number(port) };
}

describe('a broker that vanishes', () => {
  it('is asked again on a new connection, so that what waits is published', async () => {
    const { host, port } = brokerAddress();
    const proxy = await FaultProxy.open({ host, port });
    // The broker tells its own address, by which clients would go past the proxy.
    const socketFactory: KafkaConfig['socketFactory'] = ({ onConnect }) =>
      createConnection({ port: proxy.port }, onConnect);
    const client = { clientId: 'vanished', brokers: [`${host}:${port}`], logLevel: logLevel.NOTHING };
    const kafka = new Kafka({ ...client, socketFactory, requestTimeout: 1_000 });
    const topic = `vanished-${newId()}`;
    const admin = kafka.admin();
    const producer = createProducer(kafka);
    try {
      await admin.connect();
      await admin.createTopics({ topics: [{ topic }], waitForLeaders: true });
      await producer.connect();
      await producer.send({ topic, acks: -1, messages: [{ value: 'before' }] });
      await admin.disconnect();
      proxy.vanish('server');
      await producer.send({ topic, acks: -1, messages: [{ value: 'after' }] });
      await admin.connect();
      const [{ high } = { high: '' }] = await admin.fetchTopicOffsets(topic);
      expect(high).toBe('2');
    } finally {
      await Promise.all([producer.disconnect(), admin.disconnect()]);
      await proxy.close();
    }
  });

  it('is noticed in time, also when the wall clock is set back meanwhile', async () => {
    let asked = 0;
    const proxy = await FaultProxy.open(brokerAddress(), () => ({
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
