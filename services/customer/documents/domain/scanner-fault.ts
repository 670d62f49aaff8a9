/**
 * Why a scanner said nothing of a document: it cannot be reached, it took too long, it ended before its reply, it could
 * not look at the document, or its reply makes no sense.
 */
export type ScannerFaultReason = 'AWAY' | 'SLOW' | 'CUT' | 'UNABLE' | 'UNCLEAR';

/** A scan without a result. What was not scanned is never taken for harmless. */
export class ScannerFault extends Error {
  constructor(
    readonly reason: ScannerFaultReason,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

const firstDelayMs = 15_000;
const maxDelayMs = 15 * 60_000;

/**
 * How long a document waits after a scan without a result. Where the scanner is away, none of them can be scanned, and
 * the one that waits for longest stays the next.
 * @param attempt from 1
 */
export function scanDelayMs(error: unknown, attempt: number): number {
  if (error instanceof ScannerFault && error.reason === 'AWAY') return 0;
  return Math.min(firstDelayMs * 2 ** (attempt - 1), maxDelayMs);
}
