import type { HandlerMethod } from './handlers.js';
import type { Received } from './stuck-events.store.js';

/** Events that one call of a handler gets. */
export interface Run {
  readonly method: HandlerMethod;
  readonly received: readonly Received[];
}

/**
 * Divides the events of a partition into runs that, made one after the other, keep the order of every key. An event
 * joins the open run of its method unless a later run holds its key already, so that two methods whose events
 * alternate still get batches; order across keys is nothing a handler may rely on.
 */
export function planRuns(received: readonly Received[], methodOf: (type: string) => HandlerMethod | undefined): Run[] {
  const runs: { method: HandlerMethod; received: Received[] }[] = [];
  const lastOfMethod = new Map<HandlerMethod, number>();
  const lastOfKey = new Map<string, number>();
  for (const item of received) {
    const method = methodOf(item.event.type)!;
    const open = lastOfMethod.get(method) ?? -1;
    const earliest = lastOfKey.get(item.event.key) ?? 0;
    let index = open;
    if (open < earliest || open < 0 || runs[open]!.received.length >= maxRunEvents) {
      index = runs.push({ method, received: [] }) - 1;
      lastOfMethod.set(method, index);
    }
    runs[index]!.received.push(item);
    lastOfKey.set(item.event.key, index);
  }
  return runs;
}

/** Events that are handled in one transaction at most. */
export const maxRunEvents = 500;
