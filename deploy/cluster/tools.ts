import { repositoryRoot as root } from '../../libs/stack/paths.js';
import { cacheEntry } from '../../libs/stack/setup/common.mjs';
import { lackingPackages, unpackDebian } from '../../libs/stack/setup/debian.js';
import { buildWithGo, type GoProgram } from '../../libs/stack/setup/go.js';
import { cachePaths, findHelm, findKubectl } from '../../libs/stack/setup/tools.mjs';
import { fetchClients } from '../chart/tools.js';

const version = '1.34.4';
const packages = ['etcd-server', 'containerd', 'runc', 'containernetworking-plugins', 'nftables'];

const kubernetes = (name: string): GoProgram => ({
  name,
  module: 'deploy/cluster/tools/kubernetes',
  source: `k8s.io/kubernetes/cmd/${name}`,
  values: {
    'k8s.io/component-base/version.gitVersion': `v${version}`,
    'k8s.io/component-base/version.gitMajor': version.split('.')[0]!,
    'k8s.io/component-base/version.gitMinor': version.split('.')[1]!,
  },
});

const programs: readonly GoProgram[] = [
  ...['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'kubelet', 'kube-proxy'].map(kubernetes),
  { name: 'coredns', module: 'deploy/cluster/tools/coredns', source: 'github.com/coredns/coredns' },
  { name: 'pause', module: 'deploy/cluster/tools/pause', source: '.' },
];

/** Programs of a cluster of one node. */
export interface ClusterTools {
  helm: string;
  kubectl: string;
  /** Folder with the programs that are built. */
  kubernetes: string;
  /** Folder with etcd, containerd, its network plugins and nft, which lies over what is installed. */
  packages: string;
}

/** Builds and fetches into the cache what it does not have yet. */
export async function prepareClusterTools(log: (line: string) => void): Promise<void> {
  const { kubernetes: folder, clusterTools } = cachePaths(root);
  if (!findHelm(root) || !findKubectl(root)) await fetchClients(log);
  const fill = async (into: string): Promise<void> => unpackDebian(await lackingPackages(packages), into);
  await cacheEntry(clusterTools, `fetch ${packages.join(', ')}`, fill, log);
  const label = `build Kubernetes ${version} (once, a quarter of an hour)`;
  await buildWithGo({ root, folder, label, programs, marker: `k8s.io/kubernetes@v${version}`, log });
}

/** @throws Error when something was not prepared */
export function clusterTools(): ClusterTools {
  const { kubernetes: folder, clusterTools: unpacked } = cachePaths(root);
  const [helm, kubectl] = [findHelm(root), findKubectl(root)];
  if (!helm || !kubectl) throw new Error('Helm or kubectl is neither on PATH nor in the cache.');
  return { helm, kubectl, kubernetes: folder, packages: unpacked };
}
