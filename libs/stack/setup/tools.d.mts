export interface CachePaths {
  temporal: string;
  versitygw: string;
  clamd: string;
  kafka: string;
  redis: string;
  go: string;
  java: string;
  helm: string;
  promtool: string;
  hadolint: string;
  kubernetesSchemas: string;
  imageTools: string;
  clusterTools: string;
  kubernetes: string;
  chartLinters: string;
}

export const helmPackage: string;

export function wheelPin(root: string, name: string): string;
export function cachePaths(root: string): CachePaths;
export function findTemporal(root: string): string | undefined;
export function findRedis(root: string): string | undefined;
export function findJava(root: string): string | undefined;
export function findJavaIn(folder: string): string | undefined;
export function findGo(root: string): string | undefined;
export function findGoIn(folder: string): string | undefined;
export function findHelm(root: string): string | undefined;
export function findKubectl(root: string): string | undefined;
export function findPromtool(root: string): string | undefined;
export function findHadolint(root: string): string | undefined;
export function findChartLinters(root: string): string | undefined;
export function findKubernetesSchemas(root: string): string | undefined;
export function kafkaReady(root: string): boolean;
