import { DomainError } from '#libs/errors';

/**
 * How a failure of a handler's transaction is met.
 * - `away`: the database cannot be reached. Nothing can be recorded, so nothing advances until it is back.
 * - `held`: another transaction has the same events in hand. They are handled when it ends, by it or again.
 * - `starved`: the database lacks room, memory or a right. That concerns every event and is no fault of this one.
 * - `transient`: a lock, a race or a dependency; the same events may well succeed after a while.
 * - `permanent`: the events or the code; trying again does not help.
 */
export type FailureKind = 'away' | 'held' | 'starved' | 'transient' | 'permanent';

/** Another transaction has the same events in hand, maybe that of a process whose node vanished. */
export class TwinAtWork extends Error {
  constructor(cause: unknown) {
    super('Another transaction has the same events in hand.', { cause });
    this.name = 'TwinAtWork';
  }
}

export function failureKind(error: unknown): FailureKind {
  if (error instanceof TwinAtWork) return 'held';
  if (error instanceof DomainError) {
    if (error.code === 'DATABASE_UNAVAILABLE') return isStarved(error) ? 'starved' : 'away';
    return error.kind === 'unavailable' || error.kind === 'aborted' ? 'transient' : 'permanent';
  }
  for (const cause of causesOf(error)) {
    const code = (cause as { code?: unknown }).code;
    if (typeof code === 'string') {
      if (awayCodes.has(code) || code.startsWith('08')) return 'away';
      if (starvedCodes.test(code)) return 'starved';
      if (transientCodes.has(code)) return 'transient';
    }
    if (cause instanceof Error && awayMessage.test(cause.message)) return 'away';
  }
  return 'permanent';
}

function isStarved(error: unknown): boolean {
  const codes = causesOf(error).map((cause) => String((cause as { code?: unknown }).code));
  return codes.some((code) => starvedCodes.test(code) && !awayCodes.has(code));
}

/** Log level of a retried failure. Readiness reports an unreachable server once for everything that needs it. */
export function noiseOf(error: unknown): 'debug' | 'warn' {
  return failureKind(error) === 'away' ? 'debug' : 'warn';
}

/** Whether a statement or a transaction took too long, or waited too long for a lock: less at once may help. */
export function isSlowness(error: unknown): boolean {
  return causesOf(error).some((cause) => ['57014', '55P03', '25P04'].includes((cause as { code?: string }).code ?? ''));
}

/** One line for the operator: code and message, never values of columns. */
export function failureText(error: unknown): string {
  if (error instanceof DomainError) return `${error.code}: ${error.message}`.slice(0, 1000);
  if (!(error instanceof Error)) return String(error).slice(0, 1000);
  const { code, constraint } = error as { code?: string; constraint?: string };
  const about = [code, constraint].filter(Boolean).join(' ');
  return `${error.name}${about ? ` ${about}` : ''}: ${error.message}`.slice(0, 1000);
}

/**
 * PostgreSQL: shutdown, crash, starting up, too many connections, read-only after a failover, a connection that was
 * ended for its silence. Sockets: gone.
 */
const awayCodes = new Set([
  '25P03',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '25006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** Insufficient resources such as a full disk, faults of the system below, a right that was taken away. */
const starvedCodes = /^(53|58|42501$)/;

/** Serialization failure, deadlock, lock timeout, statement cancelled, transaction that took too long. */
const transientCodes = new Set(['40001', '40P01', '55P03', '57014', '25P04']);

/** Messages of pg without a code when a connection breaks or none is available. */
const awayMessage =
  /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|connection timeout|not queryable|Cannot use a pool after|Query read timeout/i;

function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = [];
  for (let next = error; next && causes.length < 5; next = wrapped(next)) causes.push(next);
  return causes;
}

/** TypeORM keeps the error of the driver in `driverError`, others in `cause`. */
function wrapped(error: unknown): unknown {
  const { driverError, cause } = error as { driverError?: unknown; cause?: unknown };
  return driverError ?? cause;
}
