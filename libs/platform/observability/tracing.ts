import {
  type Attributes,
  type Context,
  ROOT_CONTEXT,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Tracer,
} from '@opentelemetry/api';
import { currentWork, inWork, type TraceIds, traceIdsOf, traceparentOf } from './context.js';

/**
 * What a span says of itself: ids, names of contracts, counts and codes. Never what a debtor can be known or reached
 * by, no text that a person wrote, and no statement with its parameters.
 */
export interface SpanStart {
  /** Of few different values, such as `signal collectCase`. */
  readonly name: string;
  /** What the span is to the one that it follows from; work within this process unless given. */
  readonly kind?: keyof typeof kinds;
  readonly attributes?: Attributes;
  /** `traceparent`s of other spans that it follows from too, or of those in which it waited. */
  readonly links?: readonly string[];
  /** Epoch milliseconds; now unless given. */
  readonly startedAtMs?: number;
  /** `traceparent` of the span itself, where its ids were chosen before; such a span is always taken. */
  readonly itself?: string;
}

/** A span that was begun. */
export interface OpenSpan {
  /** For what follows from it; undefined where nobody traces. */
  readonly traceparent: string | undefined;
  set(attributes: Attributes): void;
  /** @param type a code or the name of a class, never a message */
  fail(type: string): void;
  end(): void;
}

const kinds = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
};

let tracer: Tracer | undefined;
let chosen: TraceIds | undefined;

/** Ids for the span that is being begun, where they were chosen before. */
export function chosenIds(): TraceIds | undefined {
  return chosen;
}

/** Sets who takes the spans of this process; nobody at first. */
export function traceBy(next: Tracer | undefined): void {
  tracer = next;
}

/**
 * Runs a part of the work in progress as a span of its own, which is the active one within the body. Without work in
 * progress, or where nobody traces, it only runs the body. An error ends the span as failed.
 */
export async function inSpan<Result>(start: SpanStart, body: (span: OpenSpan) => Promise<Result>): Promise<Result> {
  const work = currentWork();
  if (!tracer || !work) return body(untraced);
  const span = startSpan(start, work.traceparent);
  try {
    return await inWork(span.traceparent ? { ...work, traceparent: span.traceparent } : work, () => body(span));
  } catch (error) {
    span.fail(errorTypeOf(error));
    throw error;
  } finally {
    span.end();
  }
}

/** Begins a span that its caller ends. @param parent `traceparent` that it follows from; begins a trace without one */
export function startSpan(start: SpanStart, parent?: string): OpenSpan {
  if (!tracer) return { ...untraced, traceparent: parent };
  const { name, kind = 'internal', attributes, links = [], startedAtMs: startTime, itself } = start;
  const options = { kind: kinds[kind], attributes, links: links.flatMap(linkTo), startTime };
  chosen = traceIdsOf(itself);
  const span = tracer.startSpan(name, options, contextOf(parent));
  chosen = undefined;
  return {
    traceparent: traceparentFrom(span.spanContext()),
    set: (more) => void span.setAttributes(more),
    fail: (type) => void span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute('error.type', type),
    end: () => span.end(),
  };
}

/** Whether two `traceparent`s are of one trace. */
export function isSameTrace(one: string | undefined, other: string | undefined): boolean {
  const traceId = traceIdsOf(one)?.traceId;
  return traceId !== undefined && traceId === traceIdsOf(other)?.traceId;
}

const nothing = (): void => undefined;
const untraced: OpenSpan = { traceparent: undefined, set: nothing, fail: nothing, end: nothing };

function contextOf(traceparent: string | undefined): Context {
  const parent = spanContextOf(traceparent);
  return parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
}

function linkTo(traceparent: string): { context: SpanContext }[] {
  const context = spanContextOf(traceparent);
  return context ? [{ context }] : [];
}

function spanContextOf(traceparent: string | undefined): SpanContext | undefined {
  const ids = traceIdsOf(traceparent);
  return ids && { ...ids, traceFlags: Number.parseInt(ids.traceFlags, 16) & TraceFlags.SAMPLED, isRemote: true };
}

function traceparentFrom({ traceId, spanId, traceFlags }: SpanContext): string {
  return traceparentOf({ traceId, spanId, traceFlags: traceFlags.toString(16).padStart(2, '0') });
}

/** A code where the error has one, as those of ours, of Temporal, PostgreSQL and Node have. */
function errorTypeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code, type } = error as { code?: unknown; type?: unknown };
  return [code, type].find((part) => typeof part === 'string') ?? error.name;
}
