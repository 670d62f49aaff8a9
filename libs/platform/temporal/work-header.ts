/** The Temporal header that carries the work in progress from client to workflow to activity. Safe in a workflow. */
export const workHeader = 'dunlin-work';

/** Content of the header; ids only, since histories keep headers. */
export interface HeaderWork {
  readonly correlationId: string;
  readonly traceparent?: string;
  readonly actor?: string;
}

/** Cause and time of a wake, from which the worker makes a span. */
export interface Wake {
  /** The span to be, whose ids the workflow chose. */
  readonly traceparent: string;
  /** The span that woke it; absent when a timer did. */
  readonly parent?: string;
  /** The wakes before it that it is not a part of. */
  readonly links: readonly string[];
  readonly startedAtMs: number;
}

/** How wakes leave the workflow's sandbox: a sink of the SDK, which replays do not reach. */
export type WakeSinks = { readonly dunlin: { woken(wake: Wake): void } };
