import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
import { repositoryRoot } from '../../libs/stack/paths.js';
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

/** Objects that a chart renders, with the fields that the tests read. */
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

/** Result of kube-score for an object. */
interface ScoredObject {
  object_name: string;
  checks: { check: { id: string }; grade: number; skipped: boolean; comments: { summary: string }[] | null }[];
}

/** kube-score's grades are 1 critical, 5 warning, 7 and 10 good. */
const criticalGrade = 1;

export interface RenderOptions {
  kubernetes?: string;
  /** As `helm --set` takes them. */
  set?: string[];
  /** As `helm --set-json` takes them. */
  setJson?: string[];
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

/** Error text of helm for refused values. @throws Error when helm accepts them */
export function refusal(values: ValueSet | undefined, ...set: string[]): string {
  const { status, stderr } = template(values, { set });
  if (status === 0) throw new Error(`helm took ${set.join(' ') || 'the values'}.`);
  return stderr;
}

/** What an installation says at its end; no cluster is asked. @throws Error when helm refuses the values */
export function notes(values: ValueSet, ...set: string[]): string {
  const args = ['install', 'dunlin', chartFolder, '--dry-run=client', '--values', valuesFile(values)];
  const { status, stdout, stderr } = helm(...args, ...set.flatMap((assignment) => ['--set', assignment]));
  if (status !== 0) throw new Error(`helm install ended with ${status}:\n${stderr}`);
  return stdout.slice(stdout.lastIndexOf('NOTES:'));
}

export function helm(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(chartTools().helm, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

/**
 * What kube-score says against objects. Left out is what is decided otherwise here, in a test of our own or in values.
 */
export function policyFindings(objects: readonly KubernetesObject[]): string[] {
  const ignored = [
    // Tags are of one build each, and digests win.
    'container-image-pull-policy',
  ].flatMap((test) => ['--ignore-test', test]);
  // A CPU limit slows a pod down while the node has time to spare.
  const args = ['score', '--output-format', 'json', '--ignore-container-cpu-limit', ...ignored, '-'];
  const input = objects.map((object) => `---\n${stringify(object)}`).join('');
  const { stdout, stderr } = spawnSync(chartTools().kubeScore, args, { encoding: 'utf8', input });
  if (stdout === '') throw new Error(`kube-score says nothing but: ${stderr}`);
  return (JSON.parse(stdout) as ScoredObject[]).flatMap(({ object_name: name, checks }) =>
    checks
      .filter(({ skipped, grade }) => !skipped && grade <= criticalGrade)
      .flatMap(({ check, comments }) => (comments ?? []).map(({ summary }) => `${name}: ${check.id}: ${summary}`)),
  );
}

export const valuesFile = (values: ValueSet): string => path.join(chartFolder, `ci/${values}-values.yaml`);

function template(values: ValueSet | undefined, options: RenderOptions) {
  const { kubernetes, set = [], setJson = [], chart = chartFolder } = options;
  const args = ['template', 'dunlin', chart, '--namespace', 'receivables'];
  args.push('--kube-version', kubernetes ?? kubernetesVersions.at(-1)!);
  if (values) args.push('--values', valuesFile(values));
  args.push(...setJson.flatMap((assignment) => ['--set-json', assignment]));
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
