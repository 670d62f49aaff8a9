import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { newId } from '#libs/ids';

/** What every log line and every call onward carries of the work at hand. */
export interface WorkContext {
  /** Travels through every rpc, event and workflow that follows from one first cause. */
  readonly correlationId: string;
  /** W3C trace context: 32 hexadecimal digits. */
  readonly traceId: string;
  /** W3C trace context: 16 hexadecimal digits, of the work in this process. */
  readonly spanId: string;
  /** W3C trace flags, two hexadecimal digits. */
  readonly traceFlags: string;
  /** Who began it, where that is known: `user:<id>` or `system:<name>`. */
  readonly actor?: string;
  /** Wall-clock instant, epoch milliseconds, after which nobody waits for the outcome any more. */
  readonly deadline?: number;
}

const storage = new AsyncLocalStorage<WorkContext>();

export function currentWork(): WorkContext | undefined {
  return storage.getStore();
}

export function inWork<Result>(work: WorkContext, body: () => Result): Result {
  return storage.run(work, body);
}

/** The context of work that arrives; what did not come along is made here. */
export function workOf(arrived: { correlationId?: string | undefined; traceparent?: string | undefined }): WorkContext {
  const trace = parseTraceparent(arrived.traceparent);
  return {
    correlationId: isCorrelationId(arrived.correlationId) ? arrived.correlationId : newId(),
    traceId: trace?.traceId ?? randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    traceFlags: trace?.traceFlags ?? '00',
  };
}

/** The W3C `traceparent` header of a call that this work makes. */
export function traceparentOf({ traceId, spanId, traceFlags }: WorkContext): string {
  return `00-${traceId}-${spanId}-${traceFlags}`;
}

/** @returns undefined for what W3C Trace Context calls invalid, which is then as if nothing came. */
export function parseTraceparent(text: string | undefined): Pick<WorkContext, 'traceId' | 'traceFlags'> | undefined {
  const match = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-|$)/.exec(text ?? '');
  const [, traceId, parentId, traceFlags] = match ?? [];
  if (!traceId || !parentId || !traceFlags || /^0+$/.test(traceId) || /^0+$/.test(parentId)) return undefined;
  return { traceId, traceFlags };
}

/** A foreign id is logged and sent on as it is, so it must be short and plain. */
function isCorrelationId(text: string | undefined): text is string {
  return text !== undefined && /^[\w.:@/+=-]{1,200}$/.test(text);
}
