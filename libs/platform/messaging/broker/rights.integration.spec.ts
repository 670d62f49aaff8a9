import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { Controller } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  type Admin,
  Kafka,
  logLevel,
  ResourcePatternTypes,
} from 'kafkajs';
import { aCaller, createServiceDatabase, eventually, type ServiceDatabase } from '#libs/testing';
import type { LaunchPlan } from '../../../stack/managed-process.js';
import { repositoryRoot } from '../../../stack/paths.js';
import { allotPorts } from '../../../stack/ports.js';
import { kafka } from '../../../stack/servers/kafka.js';
import { PlatformSettings } from '../../config/index.js';
import { Logger } from '../../observability/logger.js';
import { asMessagingLogger } from '../../observability/messaging-logger.js';
import { createTopics } from '../../process/provision.js';
import { OnEvents } from '../consume/on-events.js';
import { Messaging } from '../messaging.js';
import type { MessagingSettings } from './access.js';

const issued = 'dunlin.invoice.v1.InvoiceIssued';
const topic = 'acl.invoice.events.v1';
const group = 'acl.invoice';

@Controller()
class Listener {
  static heard = 0;

  @OnEvents(issued)
  async onIssued(events: readonly unknown[]): Promise<void> {
    Listener.heard += events.length;
  }
}

describe('a broker that guards its topics', () => {
  let broker: GuardedBroker;
  let db: ServiceDatabase;
  let messaging: Messaging;
  let app: INestApplication;
  const told: string[] = [];
  const logger = new Logger({
    service: 'invoice',
    level: 'info',
    destination: { write: (line) => void told.push(line) },
  });

  beforeAll(async () => {
    const migrations = path.join(import.meta.dirname, '../../../testing/fixtures/empty-migrations');
    [broker, db] = await Promise.all([
      GuardedBroker.start(),
      createServiceDatabase({ service: 'invoice', migrations }),
    ]);
    messaging = clerk();
    const module = await Test.createTestingModule({ controllers: [Listener] }).compile();
    app = module.createNestApplication({ logger: false });
    app.connectMicroservice({ strategy: messaging.strategy() });
    await app.startAllMicroservices();
    messaging.start();
  });
  afterAll(async () => {
    await messaging.stop(2_000);
    await app.close();
    await db.close();
    await broker.stop();
  });

  function clerk(): Messaging {
    const settings: MessagingSettings = {
      brokers: [broker.guarded],
      security: {
        kafkaTls: false,
        kafkaSaslMechanism: 'plain',
        kafkaSaslUsername: 'clerk',
        kafkaSaslPassword: 'secret',
      } as PlatformSettings,
      prefix: 'acl.',
      format: 'protobuf',
      partitions: 3,
      concurrency: 3,
      replicationFactor: 1,
    };
    return new Messaging({
      settings,
      service: 'invoice',
      roles: { consumer: true, relay: true },
      database: db.database,
      transactions: db.runner,
      logger: asMessagingLogger(logger),
    });
  }
  const topicsCommand = (env: Record<string, string>) =>
    createTopics({ DUNLIN_KAFKA_BROKERS: broker.open, DUNLIN_KAFKA_TOPIC_PREFIX: 'acl.', ...env }, logger);

  it('is said to lack the topics, or to hide them, and to refuse to make them', async () => {
    const said = `The broker shows no topics ${topic} to this user. The broker refuses to make them (TOPIC_AUTHORIZATION_FAILED`;
    await messaging.checkBroker();
    await expect(messaging.checkRelay()).rejects.toThrow(said);
    await eventually(() => expect(() => messaging.checkConsumer()).toThrow(said));
    await expect(messaging.checkRelay()).rejects.toThrow(
      'Make them and grant Describe on them, or grant Create, with 3 partitions and 1 replicas each.',
    );
  });

  it('is said to lack replicas that are asked for, and partitions without a failure', async () => {
    await expect(topicsCommand({ DUNLIN_KAFKA_REPLICATION_FACTOR: '3' })).rejects.toThrow(
      /INVALID_REPLICATION_FACTOR.*Set DUNLIN_KAFKA_REPLICATION_FACTOR \(chart value kafka.replicationFactor\)/,
    );
    await topicsCommand({ DUNLIN_KAFKA_PARTITIONS: '2', DUNLIN_KAFKA_REPLICATION_FACTOR: '1' });
    told.length = 0;
    await topicsCommand({ DUNLIN_KAFKA_PARTITIONS: '3' });
    expect(told.join('')).toContain(
      `${topic} has 2 partitions, and 3 are asked for: at most 2 processes consume it. Set DUNLIN_KAFKA_PARTITIONS (chart value kafka.partitions) to 2, or add partitions`,
    );
  });

  it('is said which right is missing, one after the other, until all are there and work continues automatically', async () => {
    await broker.grant(AclResourceTypes.TOPIC, topic, AclOperationTypes.DESCRIBE);
    const inGroup = `User clerk finds no coordinator of the consumer group ${group}. Grant Read on this group, unless`;
    await eventually(() => expect(() => messaging.checkConsumer()).toThrow(inGroup));
    await db.runner.transact(aCaller(), async (tx) => {
      const payload = { snapshot: { zone: 'UTC' } };
      tx.emit({ type: issued, key: 'k', subject: 's', sequence: 1, payload, reason: 'SPEC' });
    });
    const toWrite = `User clerk may not publish idempotently (CLUSTER_AUTHORIZATION_FAILED). Grant Write on ${topic};`;
    await eventually(() => expect(messaging.checkRelay()).rejects.toThrow(toWrite));
    await broker.grant(AclResourceTypes.TOPIC, topic, AclOperationTypes.WRITE);
    await eventually(() => expect(messaging.checkRelay()).resolves.toBeUndefined());
    await broker.grant(AclResourceTypes.GROUP, group, AclOperationTypes.READ);
    const toRead = `User clerk may not read ${topic} (TOPIC_AUTHORIZATION_FAILED). Grant Read and Describe on these topics.`;
    await eventually(() => expect(() => messaging.checkConsumer()).toThrow(toRead));
    await broker.grant(AclResourceTypes.TOPIC, topic, AclOperationTypes.READ);
    await eventually(() => expect(Listener.heard).toBe(1));
    expect(() => messaging.checkConsumer()).not.toThrow();
  });

  it('is said to be away while it is, and is found again', async () => {
    await broker.kill();
    const away = `The broker at ${broker.guarded} cannot be reached: `;
    await eventually(() => expect(messaging.checkBroker()).rejects.toThrow(away));
    await broker.run();
    await eventually(() => messaging.checkBroker());
    // What is tried again and again is logged once a minute, each in its own words.
    const warnings = told
      .map((line) => JSON.parse(line) as { level: string; msg: string })
      .filter(({ level }) => level === 'warn');
    expect(new Set(warnings.map(({ msg }) => msg)).size).toBe(warnings.length);
  });
});

/** A broker with one listener that everybody may use for everything, and one that wants a sign-in and rights. */
class GuardedBroker {
  private constructor(
    readonly open: string,
    readonly guarded: string,
    private readonly dir: string,
    private readonly plan: LaunchPlan,
    private readonly admin: Admin,
  ) {}

  private process: ChildProcess | undefined;

  static async start(): Promise<GuardedBroker> {
    const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'dunlin-guarded-'));
    const names = ['kafka', 'kafka-controller', 'kafka-guarded'];
    const ports = await allotPorts(dir, {}, names, {});
    const port = (name: string): number => ports[name]!;
    const [open, guarded] = [`127.0.0.1:${port('kafka')}`, `127.0.0.1:${port('kafka-guarded')}`];
    const plan = await kafka.plan({
      root: repositoryRoot,
      dir,
      host: '127.0.0.1',
      log: () => undefined,
      port,
      durable: false,
      secret: () => '',
      folder: (_name, choose) => choose(),
    });
    const login = 'org.apache.kafka.common.security.plain.PlainLoginModule required';
    const more = {
      listeners: `PLAINTEXT://${open},SASL_PLAINTEXT://${guarded},CONTROLLER://127.0.0.1:${port('kafka-controller')}`,
      'advertised.listeners': `PLAINTEXT://${open},SASL_PLAINTEXT://${guarded}`,
      'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SASL_PLAINTEXT:SASL_PLAINTEXT',
      'sasl.enabled.mechanisms': 'PLAIN',
      'listener.name.sasl_plaintext.plain.sasl.jaas.config': `${login} user_clerk="secret";`,
      'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
      'super.users': 'User:ANONYMOUS',
    };
    const lines = Object.entries(more).map(([key, value]) => `${key}=${value}\n`);
    fs.appendFileSync(plan.args.at(-1)!, lines.join(''));
    const admin = new Kafka({ brokers: [open], logLevel: logLevel.NOTHING }).admin();
    const broker = new GuardedBroker(open, guarded, dir, plan, admin);
    await broker.run();
    await admin.connect();
    return broker;
  }

  async run(): Promise<void> {
    const { command, args } = this.plan;
    this.process = spawn(command, args, { stdio: 'ignore' });
    await eventually(() => kafka.probe(this.open), 90_000);
  }

  async kill(): Promise<void> {
    if (this.process!.signalCode) return;
    const ended = once(this.process!, 'exit');
    this.process!.kill('SIGKILL');
    await ended;
  }

  async grant(resourceType: AclResourceTypes, resourceName: string, operation: AclOperationTypes): Promise<void> {
    const about = { principal: 'User:clerk', host: '*', permissionType: AclPermissionTypes.ALLOW };
    const acl = { resourceType, resourceName, operation, resourcePatternType: ResourcePatternTypes.LITERAL, ...about };
    await this.admin.createAcls({ acl: [acl] });
  }

  async stop(): Promise<void> {
    await this.admin.disconnect();
    await this.kill();
    fs.rmSync(this.dir, { recursive: true, force: true });
  }
}
