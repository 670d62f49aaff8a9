import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { repositoryRoot } from '../local/stack/paths.js';
import { chartTools } from './tools.js';

export const chartFolder = path.join(repositoryRoot, 'charts/dunlin');

/** The sets of values that are rendered and checked; `ci/<name>-values.yaml` of the chart. */
export const valueSets = ['minimal', 'default', 'full', 'external-tls', 'keda', 'argo'] as const;
export type ValueSet = (typeof valueSets)[number];

/** The least and newest Kubernetes, and two between. */
export const kubernetesVersions = ['1.29.0', '1.32.0', '1.34.0', '1.37.0'] as const;

export interface Container {
  name: string;
  image: string;
  args: string[];
  env?: { name: string; value?: string; valueFrom?: { secretKeyRef: { name: string; key: string } } }[];
  envFrom?: { configMapRef: { name: string } }[];
  securityContext: Record<string, unknown>;
  volumeMounts: { name: string; mountPath: string }[];
  [field: string]: unknown;
}

export interface PodSpec {
  serviceAccountName: string;
  automountServiceAccountToken: boolean;
  securityContext: Record<string, unknown>;
  terminationGracePeriodSeconds?: number;
  containers: Container[];
  initContainers?: Container[];
  volumes: { name: string; [source: string]: unknown }[];
  [field: string]: unknown;
}

/** What a chart renders, as far as the tests look at it. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- every kind has its own
  spec?: any;
  data?: Record<string, string>;
  stringData?: Record<string, string>;
}

export interface RenderOptions {
  kubernetes?: string;
  /** As `helm --set` takes them. */
  set?: string[];
  /** Chart that is rendered; the product's unless given. */
  chart?: string;
}

/** @throws Error with what helm said when it refuses */
export function render(values: ValueSet | undefined, options: RenderOptions = {}): KubernetesObject[] {
  const { status, stdout, stderr } = template(values, options);
  if (status !== 0) throw new Error(`helm template ended with ${status}:\n${stderr}`);
  return parseAllDocuments(stdout)
    .map((document) => document.toJS() as KubernetesObject | null)
    .filter((object) => object !== null);
}

/** What helm says when it refuses values. @throws Error when it takes them */
export function refusal(values: ValueSet | undefined, ...set: string[]): string {
  const { status, stderr } = template(values, { set });
  if (status === 0) throw new Error(`helm took ${set.join(' ') || 'the values'}.`);
  return stderr;
}

export function helm(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(chartTools().helm, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

export const valuesFile = (values: ValueSet): string => path.join(chartFolder, `ci/${values}-values.yaml`);

function template(values: ValueSet | undefined, { kubernetes, set = [], chart = chartFolder }: RenderOptions) {
  const args = ['template', 'dunlin', chart, '--namespace', 'receivables'];
  args.push('--kube-version', kubernetes ?? kubernetesVersions.at(-1)!);
  if (values) args.push('--values', valuesFile(values));
  return helm(...args, ...set.flatMap((assignment) => ['--set', assignment]));
}

/** The pod that an object makes, if it makes any. */
export function podOf({ kind, spec }: KubernetesObject): PodSpec | undefined {
  if (kind === 'Pod') return spec as PodSpec;
  return kind === 'Deployment' || kind === 'Job' ? (spec.template.spec as PodSpec) : undefined;
}

/** The environment that a container gets; a secret arrives as `secret` under its variable. */
export function environmentOf(container: Container, objects: readonly KubernetesObject[]): Record<string, string> {
  const maps = (container.envFrom ?? []).map(({ configMapRef: { name } }) => {
    const map = objects.find((object) => object.kind === 'ConfigMap' && object.metadata.name === name);
    return map?.data ?? {};
  });
  const own = (container.env ?? []).map(({ name, value, valueFrom }) => [name, valueFrom ? 'secret' : value!]);
  return Object.assign({}, ...maps, Object.fromEntries(own)) as Record<string, string>;
}
