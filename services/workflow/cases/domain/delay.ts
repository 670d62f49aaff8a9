import { invoiceReasons } from '#libs/fence';

const minDelayMs = 1_000;
const firstPauseMs = 60_000;
const maxPauseMs = 3_600_000;

/** Whether an act was put off by what holds of its invoices, which ends by an event; the law and the hours end by time. */
export function isBlocked(because: string): boolean {
  return blocking.has(because.split(';', 1)[0]!);
}

/**
 * When an act that was put off is tried again. What blocks it may last for days, so each try in a row comes later, up to
 * an hour; the event that ends it pulls the act forward.
 * @param blockedBefore how often in a row it was blocked before
 */
export function nextTry(now: Date, until: Date, because: string, blockedBefore: number): Date {
  const pauseMs = isBlocked(because) ? Math.min(firstPauseMs * 2 ** blockedBefore, maxPauseMs) : minDelayMs;
  // An instant in the past would make the case ask again without end.
  return new Date(Math.max(until.getTime(), now.getTime() + pauseMs));
}

const blocking: ReadonlySet<string> = new Set(invoiceReasons);
