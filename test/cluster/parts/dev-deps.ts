import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { clusterTools } from '../../../deploy/cluster/tools.js';
import { repositoryRoot } from '../../../libs/stack/paths.js';
import { Release } from '../release/release.js';
import { imageOf, prepared } from '../site.js';
import { devServers, wholeName } from '../stand-ins.js';
import type { Trial } from '../trial.js';

const namespace = 'development';
const chart = 'dunlin-dev-deps';

/** The chart for trying it out: its servers, and Dunlin with the sample by the very commands that its notes tell. */
export async function devDeps(trial: Trial): Promise<void> {
  const { site } = trial;
  const release = new Release(site, namespace, trial.dir);
  await trial.step('give the node images of the servers', async () => {
    for (const [name, { image }] of Object.entries(devServers()))
      await site.cluster.load(wholeName(image), prepared(trial.dir).image(name));
  });
  await site.makeNamespace(namespace);
  await release.remember();
  const helm = (...args: string[]) => site.cluster.helm('--namespace', namespace, ...args);
  await trial.step(`helm install --wait ${chart}`, () =>
    helm('install', chart, path.join(repositoryRoot, 'charts', chart), '--wait', '--timeout', '5m'),
  );
  const commands = told(await helm('get', 'notes', chart));
  await trial.step('Dunlin and the sample, by the commands of the notes', () => obey(trial, commands));
  await compare(trial, release);
  await trial.step('helm uninstall', async () => {
    for (const name of ['dunlin', chart]) await helm('uninstall', name, '--wait', '--timeout', '5m');
  });
  await trial.recordLeft(release);
}

/** The indented lines of notes, for an image of the node's own. */
const told = (notes: string): string =>
  notes
    .split('\n')
    .filter((line) => line.startsWith('  '))
    .join('\n')
    .replace('<repository>', imageOf('current').split(':')[0]!)
    .replace('<tag>', imageOf('current').split(':')[1]!);

/** Runs commands from the root of the checkout. @throws Error when one of them fails */
async function obey({ site, say }: Trial, commands: string): Promise<void> {
  const { helm, kubectl } = clusterTools();
  const folders = [path.dirname(helm), path.dirname(kubectl), process.env['PATH']];
  const env = { ...process.env, PATH: folders.join(path.delimiter), KUBECONFIG: site.cluster.kubeconfig };
  // What is in the background is a forwarded port, which ends with the commands.
  const script = `set -eo pipefail\ntrap 'kill $(jobs -p)' EXIT\n${commands}`;
  const child = spawn('bash', ['-c', script], { cwd: repositoryRoot, env, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => say(String(text).trimEnd()));
  const [exit] = (await once(child, 'close')) as [number | null];
  if (exit !== 0) throw new Error(`One of these commands ended with ${exit}:\n${commands}`);
}

/** The sample was collected: every customer of it is there, and the mail server has what was sent. */
async function compare(trial: Trial, release: Release): Promise<void> {
  const dunlin = release.connect();
  try {
    const { invoiceCount, customerCount } = await dunlin.invoice.getInvoiceSummary({}, dunlin.caller);
    const { rows } = await dunlin.communication.getMessageSummary({}, dunlin.caller);
    const sent = rows.filter(({ state }) => state === 'STATE_SENT').reduce((sum, row) => sum + Number(row.count), 0);
    // The page of the server that stands in listens on its own loopback address alone.
    const ask = `fetch('http://127.0.0.1:8025/api/count').then((it) => it.json()).then(({ count }) => console.log(count))`;
    const mails = Number(await release.kubectl('exec', 'deployment/mail', '--', 'node', '-e', ask));
    const problems = sent > 0 && sent === mails ? [] : [`${sent} messages are called sent`];
    if (customerCount !== '100') problems.push('the sample has 100 customers');
    trial.record(`${namespace}: the sample`, { invoiceCount, customerCount, mails }, problems);
  } finally {
    dunlin.close();
  }
}
