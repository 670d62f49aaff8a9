import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

const collectWithinMs = 2_000;
const latencyBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Prometheus metrics of the process. A metric is made once and found again by its name. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly collectors: (() => Promise<void> | void)[] = [];

  readonly rpcServed = this.histogram('dunlin_rpc_duration_seconds', 'Time to answer an rpc.', ['method', 'code']);
  readonly rpcAsked = this.histogram('dunlin_rpc_client_duration_seconds', 'Time until an rpc that was asked ended.', [
    'method',
    'code',
  ]);

  /** @param service becomes the label of every metric */
  constructor(service: string) {
    this.registry.setDefaultLabels({ service });
  }

  counter<Label extends string = never>(name: string, help: string, labelNames: readonly Label[] = []): Counter<Label> {
    const known = this.registry.getSingleMetric(name) as Counter<Label> | undefined;
    return known ?? new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  gauge<Label extends string = never>(name: string, help: string, labelNames: readonly Label[] = []): Gauge<Label> {
    const known = this.registry.getSingleMetric(name) as Gauge<Label> | undefined;
    return known ?? new Gauge({ name, help, labelNames, registers: [this.registry] });
  }

  histogram<Label extends string = never>(
    name: string,
    help: string,
    labelNames: readonly Label[] = [],
    buckets: readonly number[] = latencyBuckets,
  ): Histogram<Label> {
    const known = this.registry.getSingleMetric(name) as Histogram<Label> | undefined;
    return known ?? new Histogram({ name, help, labelNames, buckets: [...buckets], registers: [this.registry] });
  }

  /** Also reports memory, event loop and garbage collection of the process. */
  watchProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Runs before every scrape, to set gauges; one that fails or is slow leaves its gauges as they were. */
  beforeScrape(collector: () => Promise<void> | void): void {
    this.collectors.push(collector);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  async text(): Promise<string> {
    await Promise.all(this.collectors.map(bounded));
    return this.registry.metrics();
  }
}

async function bounded(collector: () => Promise<void> | void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, collectWithinMs);
  });
  try {
    await Promise.race([collector(), late]);
  } catch {
    // A dependency that is away must not take the other metrics along; readiness tells of it.
  } finally {
    clearTimeout(timer);
  }
}
