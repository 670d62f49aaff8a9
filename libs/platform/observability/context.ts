import { AsyncLocalStorage } from 'node:async_hooks';
import { newId } from '#libs/ids';

/** Context of the work in progress, in every log line and every onward call. */
export interface WorkContext {
  /** Travels through every rpc, event and workflow that follows from one first cause. */
  readonly correlationId: string;
  /** W3C `traceparent` of the active span; absent where nobody traces. */
  readonly traceparent?: string;
  /** Who began it, where that is known: `user:<id>` or `system:<name>`. */
  readonly actor?: string;
  /** Proves the actor to services that are asked on the way; it is never logged. */
  readonly callerToken?: string;
  /** Wall-clock instant, epoch milliseconds, after which nobody waits for the outcome any more. */
  readonly deadline?: number;
}

/** The parts of a W3C `traceparent`, in hexadecimal digits. */
export interface TraceIds {
  readonly traceId: string;
  readonly spanId: string;
  readonly traceFlags: string;
}

const storage = new AsyncLocalStorage<WorkContext>();

export function currentWork(): WorkContext | undefined {
  return storage.getStore();
}

export function inWork<Result>(work: WorkContext, body: () => Result): Result {
  return storage.run(work, body);
}

/** The context of work that arrives: what did not come along or is invalid is as if nothing came. */
export function workOf(arrived: { correlationId?: string | undefined; traceparent?: string | undefined }): WorkContext {
  const ids = traceIdsOf(arrived.traceparent);
  return {
    correlationId: isCorrelationId(arrived.correlationId) ? arrived.correlationId : newId(),
    ...(ids ? { traceparent: traceparentOf(ids) } : {}),
  };
}

/** The W3C `traceparent` of a span. */
export function traceparentOf({ traceId, spanId, traceFlags }: TraceIds): string {
  return `00-${traceId}-${spanId}-${traceFlags}`;
}

/** @returns undefined for what W3C Trace Context calls invalid */
export function traceIdsOf(traceparent: string | undefined): TraceIds | undefined {
  const match = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-|$)/.exec(traceparent ?? '');
  const [, traceId, spanId, traceFlags] = match ?? [];
  if (!traceId || !spanId || !traceFlags || /^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  return { traceId, spanId, traceFlags };
}

/** A foreign id is logged and sent on as it is, so it must be short and plain, and no address. */
function isCorrelationId(text: string | undefined): text is string {
  return text !== undefined && /^[\w.:/=-]{1,200}$/.test(text);
}
