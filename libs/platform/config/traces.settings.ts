import { z } from 'zod';
import { partsOf, setting } from './setting.js';

/** Where spans go, in the meaning that OpenTelemetry gives to the variables it names for this. */
export const tracesShape = {
  tracesEndpoint: setting(
    'DUNLIN_TRACES_ENDPOINT',
    z.url({ protocol: /^https?$/ }).optional(),
    'OpenTelemetry collector that takes spans by OTLP over HTTP, such as http://collector:4318; /v1/traces is added, as to OTEL_EXPORTER_OTLP_ENDPOINT. Without it nothing is traced.',
    undefined,
    { chart: 'tracing.endpoint' },
  ),
  tracesSampleRatio: setting(
    'DUNLIN_TRACES_SAMPLE_RATIO',
    z.coerce.number().min(0).max(1),
    'Share of the traces begun here that is taken, from 0 to 1, as OTEL_TRACES_SAMPLER_ARG of parentbased_traceidratio; a trace begun elsewhere is taken when its caller takes it.',
    1,
    { chart: 'tracing.sampleRatio' },
  ),
  tracesResourceAttributes: setting(
    'DUNLIN_TRACES_RESOURCE_ATTRIBUTES',
    z.string().transform(toAttributes),
    'Further attributes of every span, key=value, separated by commas, as OTEL_RESOURCE_ATTRIBUTES; commas and percent signs in a value are percent-encoded.',
    '',
    { chart: 'tracing.resourceAttributes' },
  ),
};

function toAttributes(text: string, context: z.RefinementCtx): Record<string, string> {
  const entries = partsOf(text, ',').map((pair) => {
    const [, key, value] = /^([^=\s]+)\s*=\s*(.*)$/.exec(pair) ?? [];
    return [key, decoded(value)] as const;
  });
  if (entries.every((entry): entry is [string, string] => entry[0] !== undefined && entry[1] !== undefined)) {
    return Object.fromEntries(entries);
  }
  context.addIssue({ code: 'custom', message: 'is no list of key=value' });
  return z.NEVER;
}

function decoded(value: string | undefined): string | undefined {
  try {
    return value === undefined ? undefined : decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
