import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const collectWithinMs = 2_000;
const latencyBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Prometheus metrics of the process. A metric is made once and found again by its name. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly collectors: (() => Promise<void> | void)[] = [];
  private readonly others: (() => Promise<string>)[] = [];

  readonly rpcServed = this.histogram('dunlin_rpc_duration_seconds', 'Time to serve an rpc.', ['method', 'code']);
  readonly rpcAsked = this.histogram('dunlin_rpc_client_duration_seconds', 'Time until an rpc that was asked ended.', [
    'method',
    'code',
  ]);
  readonly transactions = this.histogram(
    'dunlin_transaction_duration_seconds',
    'Time from the begin of a transaction to its end.',
    ['outcome'],
  );
  readonly eventsEmitted = this.counter('dunlin_events_emitted_total', 'Events of this service that were committed.', [
    'event',
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

  /** Metrics that a part of the process keeps itself, in the text form of Prometheus, under names of its own. */
  alsoTell(other: () => Promise<string>): void {
    this.others.push(other);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  async text(): Promise<string> {
    const [others] = await Promise.all([
      Promise.all(this.others.map((other) => bounded(other))),
      Promise.all(this.collectors.map(bounded)),
    ]);
    return [await this.registry.metrics(), ...others].join('');
  }
}

/** @returns the samples of the collector; none when it fails or is late */
async function bounded<Told>(collector: () => Promise<Told> | Told): Promise<Told | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), collectWithinMs);
  });
  try {
    return await Promise.race([collector(), late]);
  } catch {
    // A dependency that cannot be reached must not take the other metrics along; readiness reports it.
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
