import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { Resolver } from 'node:dns/promises';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { ManagedProcess } from '../../libs/stack/managed-process.js';
import { run, step } from '../../libs/stack/setup/common.mjs';
import { pauseArchive } from './pause.js';
import {
  bridge,
  containerd,
  controlPlane,
  filesIn,
  nodeAddress,
  nodeName,
  pauseImage,
  settingsOf,
} from './settings.js';
import type { ClusterTools } from './tools.js';

const readyWithinMs = 120_000;
const stopWithinMs = 10_000;
const maxOutputBytes = 64 * 1024 * 1024;

/** A Kubernetes of one node, whose parts are processes of this machine. */
export class Cluster {
  readonly kubeconfig: string;
  private readonly parts: ManagedProcess[] = [];

  /** @param dir private to the cluster: data, settings and logs */
  constructor(
    private readonly dir: string,
    private readonly tools: ClusterTools,
    private readonly log: (line: string) => void,
  ) {
    this.kubeconfig = filesIn(dir).kubeconfig;
  }

  /** Makes the bridge of the pods; servers that pods reach may listen on the node's address from then on. */
  async prepare(): Promise<void> {
    for (const [file, text] of Object.entries(settingsOf(this.dir))) {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, text, { mode: 0o600 });
    }
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    fs.writeFileSync(filesIn(this.dir).accountKey, privateKey.export({ type: 'pkcs8', format: 'pem' }), {
      mode: 0o600,
    });
    await run('ip', ['link', 'add', bridge, 'type', 'bridge']);
    await run('ip', ['address', 'add', `${nodeAddress}/16`, 'dev', bridge]);
    await run('ip', ['link', 'set', bridge, 'up']);
    fs.writeFileSync('/proc/sys/net/ipv4/ip_forward', '1');
  }

  /** Returns when the node takes pods. */
  async start(): Promise<void> {
    await step('start etcd, containerd and the control plane', () => this.startControlPlane(), this.log);
    await step('start the node', () => this.startNode(), this.log);
  }

  /** @returns what kubectl printed, without its warnings. @throws Error with what it said when it fails */
  async kubectl(...args: string[]): Promise<string> {
    const all = ['--kubeconfig', this.kubeconfig, ...args];
    const { stdout } = await promisify(execFile)(this.tools.kubectl, all, { maxBuffer: maxOutputBytes });
    return stdout;
  }

  /** @returns what helm printed */
  helm(...args: string[]): Promise<string> {
    const env = { ...process.env, HELM_CACHE_HOME: path.join(this.dir, 'helm'), KUBECONFIG: this.kubeconfig };
    return run(this.tools.helm, args, { env });
  }

  /** Gives the node an image out of an OCI layout, under its name. */
  async load(reference: string, layout: string): Promise<void> {
    nameImage(layout, reference);
    const archive = `${layout}.tar`;
    await run('tar', ['-C', layout, '-cf', archive, '.']);
    await this.import(archive);
    fs.rmSync(archive);
    const known = await this.ctr('images', 'list', '--quiet');
    if (!known.split('\n').includes(reference))
      throw new Error(`The node has no ${reference} after its import, but ${known}.`);
  }

  async stop(): Promise<void> {
    for (const part of this.parts.toReversed()) await part.stop();
  }

  private async startControlPlane(): Promise<void> {
    const data = path.join(this.dir, 'etcd');
    await Promise.all([
      this.run('etcd', 'etcd', ['--data-dir', data, '--unsafe-no-fsync'], () =>
        isHealthy('http://127.0.0.1:2379/health'),
      ),
      this.run('containerd', 'containerd', ['--config', filesIn(this.dir).containerd], async () => {
        await this.ctr('version');
      }),
    ]);
    const pause = path.join(this.dir, 'pause.tar');
    await pauseArchive(path.join(this.tools.kubernetes, 'pause'), pauseImage, pause);
    await this.import(pause);
    const parts = controlPlane(this.dir);
    await this.built('kube-apiserver', parts['kube-apiserver']!, () => this.ready('/readyz'));
    for (const name of ['kube-controller-manager', 'kube-scheduler'])
      await this.built(name, parts[name]!, () => this.ready('/readyz'));
  }

  private async startNode(): Promise<void> {
    const { kubeconfig, kubelet, proxy, names } = filesIn(this.dir);
    const node = [`--kubeconfig=${kubeconfig}`, `--config=${kubelet}`];
    node.push(`--hostname-override=${nodeName}`, `--node-ip=${nodeAddress}`);
    await Promise.all([
      this.built('kubelet', node, () => this.nodeIsReady()),
      this.built('kube-proxy', [`--config=${proxy}`], () => isHealthy('http://127.0.0.1:10256/livez')),
      this.built('coredns', ['-conf', names], resolvesNames),
    ]);
  }

  private built(name: string, args: string[], probe: () => Promise<void>): Promise<void> {
    return this.run(name, path.join(this.tools.kubernetes, name), args, probe);
  }

  private async run(name: string, command: string, args: string[], probe: () => Promise<void>): Promise<void> {
    const part = new ManagedProcess({
      name,
      logFile: path.join(this.dir, 'logs', `${name}.log`),
      plan: async () => ({ command, args }),
      probe,
      readyWithinMs,
      stopWithinMs,
      onChange: () => undefined,
    });
    this.parts.push(part);
    await part.start();
  }

  private async ready(path: string): Promise<void> {
    await this.kubectl('get', '--raw', path);
  }

  private async nodeIsReady(): Promise<void> {
    await this.kubectl('wait', '--for=condition=Ready', `node/${nodeName}`, '--timeout=2s');
  }

  private import(archive: string): Promise<string> {
    return this.ctr('images', 'import', archive);
  }

  private ctr(...args: string[]): Promise<string> {
    return run('ctr', ['--address', containerd, '--namespace', 'k8s.io', ...args]);
  }
}

/** Writes the whole name where containerd looks for it; builders write only the tag. */
function nameImage(layout: string, reference: string): void {
  const file = path.join(layout, 'index.json');
  const index = JSON.parse(fs.readFileSync(file, 'utf8')) as { manifests: { annotations?: Record<string, string> }[] };
  for (const manifest of index.manifests) manifest.annotations = { 'io.containerd.image.name': reference };
  fs.writeFileSync(file, JSON.stringify(index));
}

async function resolvesNames(): Promise<void> {
  const resolver = new Resolver({ timeout: 2_000, tries: 1 });
  resolver.setServers([nodeAddress]);
  await resolver.resolve4('kubernetes.default.svc.cluster.local');
}

async function isHealthy(url: string): Promise<void> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  if (!response.ok) throw new Error(`${url} returned ${response.status}`);
}
