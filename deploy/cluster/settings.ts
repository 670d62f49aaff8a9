import path from 'node:path';
import { stringify } from 'yaml';

/** The node's own address, on the bridge of the pods; servers outside the cluster are reached there too. */
export const nodeAddress = '10.244.0.1';
export const nodeName = 'node';
const podNetwork = '10.244.0.0/16';
const serviceNetwork = '10.96.0.0/16';
export const bridge = 'dunlin0';
export const containerd = '/run/containerd/containerd.sock';
export const pauseImage = 'dunlin.local/pause:1';
const token = 'admin';

/** Where the files below lie in the cluster's folder. */
export const filesIn = (dir: string) => ({
  kubeconfig: path.join(dir, 'kubeconfig'),
  tokens: path.join(dir, 'tokens.csv'),
  accountKey: path.join(dir, 'accounts.key'),
  containerd: path.join(dir, 'containerd.toml'),
  network: path.join(dir, 'network/10-bridge.conflist'),
  kubelet: path.join(dir, 'kubelet.yaml'),
  proxy: path.join(dir, 'proxy.yaml'),
  names: path.join(dir, 'Corefile'),
});

/** The settings of all parts, by file. */
export function settingsOf(dir: string): Record<string, string> {
  const files = filesIn(dir);
  return {
    [files.kubeconfig]: stringify(kubeconfig),
    [files.tokens]: `${token},admin,admin,"system:masters"\n`,
    [files.containerd]: containerdSettings(dir),
    [files.network]: JSON.stringify(network),
    [files.kubelet]: stringify(kubelet),
    [files.proxy]: stringify(proxy(files.kubeconfig)),
    [files.names]: names(files.kubeconfig),
  };
}

const kubeconfig = {
  apiVersion: 'v1',
  kind: 'Config',
  'current-context': 'cluster',
  clusters: [{ name: 'cluster', cluster: { server: 'https://127.0.0.1:6443', 'insecure-skip-tls-verify': true } }],
  users: [{ name: 'admin', user: { token } }],
  contexts: [{ name: 'cluster', context: { cluster: 'cluster', user: 'admin' } }],
};

// Lowering the score by which the kernel ends processes may not be permitted, hence its restriction.
const containerdSettings = (dir: string): string => `version = 2
root = "${path.join(dir, 'containerd')}"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "${pauseImage}"
  restrict_oom_score_adj = true
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
      SystemdCgroup = false
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "${path.join(dir, 'network')}"
`;

const network = {
  cniVersion: '1.0.0',
  name: 'pods',
  plugins: [
    {
      type: 'bridge',
      bridge,
      isGateway: true,
      hairpinMode: true,
      ipam: { type: 'host-local', ranges: [[{ subnet: podNetwork }]], routes: [{ dst: '0.0.0.0/0' }] },
    },
  ],
};

const kubelet = {
  apiVersion: 'kubelet.config.k8s.io/v1beta1',
  kind: 'KubeletConfiguration',
  cgroupDriver: 'cgroupfs',
  failCgroupV1: false,
  failSwapOn: false,
  enforceNodeAllocatable: [],
  makeIPTablesUtilChains: false,
  containerRuntimeEndpoint: `unix://${containerd}`,
  clusterDNS: [nodeAddress],
  clusterDomain: 'cluster.local',
  resolvConf: '',
  authentication: { anonymous: { enabled: true }, webhook: { enabled: false } },
  authorization: { mode: 'AlwaysAllow' },
  // The disk is the machine's own: that it fills is no reason to take images and pods away.
  imageGCHighThresholdPercent: 100,
  evictionHard: { 'memory.available': '0%', 'nodefs.available': '0%', 'imagefs.available': '0%' },
};

const proxy = (kubeconfigFile: string) => ({
  apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
  kind: 'KubeProxyConfiguration',
  mode: 'nftables',
  clientConnection: { kubeconfig: kubeconfigFile },
  clusterCIDR: podNetwork,
  hostnameOverride: nodeName,
  // The kernel's own bounds stay, which are not this network's alone.
  conntrack: { maxPerCore: 0, min: 0, tcpEstablishedTimeout: '0s', tcpCloseWaitTimeout: '0s' },
});

const names = (kubeconfigFile: string): string => `cluster.local in-addr.arpa {
  bind ${nodeAddress}
  kubernetes {
    kubeconfig ${kubeconfigFile}
    ttl 1
  }
  errors
}
`;

/** Arguments of the control plane's programs. */
export function controlPlane(dir: string): Record<string, string[]> {
  const { kubeconfig: file, tokens, accountKey } = filesIn(dir);
  return {
    'kube-apiserver': [
      '--etcd-servers=http://127.0.0.1:2379',
      '--authorization-mode=RBAC',
      `--token-auth-file=${tokens}`,
      `--service-account-key-file=${accountKey}`,
      `--service-account-signing-key-file=${accountKey}`,
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-cluster-ip-range=${serviceNetwork}`,
      '--kubelet-preferred-address-types=InternalIP',
      `--advertise-address=${nodeAddress}`,
      `--cert-dir=${path.join(dir, 'certificates')}`,
    ],
    'kube-controller-manager': [
      `--kubeconfig=${file}`,
      `--service-account-private-key-file=${accountKey}`,
      '--leader-elect=false',
    ],
    'kube-scheduler': [`--kubeconfig=${file}`, '--leader-elect=false'],
  };
}
