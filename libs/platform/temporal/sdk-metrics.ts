import { type AddressInfo, createServer } from 'node:net';
import type { MetricsExporterConfig } from '@temporalio/worker';

/** The metrics of the SDK that show the health of the connection; all of them would be a hundred series a pod. */
export const sdkMetrics = [
  'temporal_workflow_task_schedule_to_start_latency_seconds',
  'temporal_workflow_task_execution_latency_seconds',
  'temporal_workflow_task_execution_failed_total',
  'temporal_activity_schedule_to_start_latency_seconds',
  'temporal_activity_execution_latency_seconds',
  'temporal_activity_execution_failed_total',
  'temporal_worker_task_slots_available',
] as const;

/** Local address at which the core of the SDK serves its metrics to this process alone. */
export class SdkMetrics {
  private constructor(private readonly address: string) {}

  static async onFreePort(): Promise<SdkMetrics> {
    return new SdkMetrics(`127.0.0.1:${await freePort()}`);
  }

  get exporter(): MetricsExporterConfig {
    const form = { countersTotalSuffix: true, unitSuffix: true, useSecondsForDurations: true };
    return { attachServiceName: false, prometheus: { bindAddress: this.address, ...form } };
  }

  /** In the text form of Prometheus. */
  async text(): Promise<string> {
    const response = await fetch(`http://${this.address}/metrics`);
    return only(sdkMetrics, await response.text());
  }
}

/** The lines of these metrics, with what is said of them. */
function only(names: readonly string[], text: string): string {
  const wanted = new Set(names.flatMap((name) => [name, `${name}_bucket`, `${name}_sum`, `${name}_count`]));
  const nameOf = /^(?:# (?:HELP|TYPE) )?([a-zA-Z0-9_:]+)/;
  return text
    .split('\n')
    .filter((line) => wanted.has(nameOf.exec(line)?.[1] ?? ''))
    .map((line) => `${line}\n`)
    .join('');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
