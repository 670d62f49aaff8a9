import { diag, type DiagLogFunction, DiagLogLevel } from '@opentelemetry/api';
import type { Sampler, TracerProvider } from '@opentelemetry/sdk-trace';
import { releaseVersion } from '#libs/contracts';
import { newId } from '#libs/ids';
import type { PlatformSettings } from '../config/index.js';
import type { Logger } from './logger.js';
import { chosenIds, traceBy } from './tracing.js';

/** Of the settings of a process. */
type TraceSettings = Pick<
  PlatformSettings,
  'serviceName' | 'tracesEndpoint' | 'tracesSampleRatio' | 'tracesResourceAttributes'
>;

const exportWithinMs = 3_000;
/** Finished spans that wait to be sent; what comes beyond is dropped, and work never waits for a collector. */
const maxWaitingSpans = 8_192;
const exportEveryMs = 1_000;

/**
 * Sends the spans of this process to the collector of its settings, in batches.
 * @returns a function that stops the export: it sends the waiting spans and accepts no further ones
 */
export async function exportSpans(settings: TraceSettings, logger: Logger): Promise<() => Promise<void>> {
  if (!settings.tracesEndpoint) return async () => undefined;
  diag.setLogger(tellOf(logger), { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
  const provider = await makeProvider(settings, settings.tracesEndpoint);
  traceBy(provider.getTracer('dunlin'));
  return async () => {
    traceBy(undefined);
    await provider.shutdown();
  };
}

/** The SDK is loaded here, so that a process which traces nothing does without its memory. */
async function makeProvider(settings: TraceSettings, endpoint: string): Promise<TracerProvider> {
  const [sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-proto'),
    import('@opentelemetry/resources'),
  ]);
  const random = new sdk.RandomIdGenerator();
  const byRatio = new sdk.TraceIdRatioBasedSampler(settings.tracesSampleRatio);
  const root: Sampler = {
    shouldSample: (context, traceId) =>
      chosenIds() ? { decision: sdk.SamplingDecision.RECORD_AND_SAMPLED } : byRatio.shouldSample(context, traceId),
    toString: () => byRatio.toString(),
  };
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/$/, '')}/v1/traces`,
    timeoutMillis: exportWithinMs,
  });
  return new sdk.TracerProvider({
    resource: resourceFromAttributes({
      'service.namespace': 'dunlin',
      'service.name': settings.serviceName,
      'service.version': releaseVersion(),
      'service.instance.id': newId(),
      ...settings.tracesResourceAttributes,
    }),
    sampler: new sdk.ParentBasedSampler({ root }),
    idGenerator: {
      generateTraceId: () => chosenIds()?.traceId ?? random.generateTraceId(),
      generateSpanId: () => chosenIds()?.spanId ?? random.generateSpanId(),
    },
    spanProcessors: [
      new sdk.BatchSpanProcessor({
        exporter,
        maxQueueSize: maxWaitingSpans,
        scheduledDelayMillis: exportEveryMs,
        exportTimeoutMillis: exportWithinMs,
      }),
    ],
  });
}

/** Diagnostics of the SDK; only the loss of spans matters. */
function tellOf(logger: Logger): Record<'error' | 'warn' | 'info' | 'debug' | 'verbose', DiagLogFunction> {
  const tell = (reason: string): void =>
    logger.oncePerMinute('warn', 'spans', 'Spans are lost; the work itself continues.', { reason });
  const debug = (reason: string): void => logger.debug(reason);
  return { error: tell, warn: tell, info: debug, debug, verbose: debug };
}
