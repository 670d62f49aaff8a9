import { DomainError } from '#libs/errors';

/** Whether the error says that the server cannot be reached or ended the connection, so that the outcome is unknown. */
function isConnectionLoss(error: unknown): boolean {
  const { code, message } = describe(error);
  if (/^(08|57P0[1-5]|53300)/.test(code)) return true;
  if (['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'].includes(code)) return true;
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|Driver not Connected/.test(
    message,
  );
}

/** Whether PostgreSQL ended the transaction for a concurrent one, so that running it again is right. */
export function isConcurrencyFailure(error: unknown): boolean {
  return ['40001', '40P01'].includes(describe(error).code);
}

/** Turns a lost connection into a DomainError of kind unavailable and leaves everything else as it is. */
export function asUnavailable(error: unknown): unknown {
  if (!isConnectionLoss(error)) return error;
  return new DomainError(
    'DATABASE_UNAVAILABLE',
    'unavailable',
    'The database cannot be reached or closed the connection. Make the same call again.',
  );
}

function describe(error: unknown): { code: string; message: string } {
  const cause = (error as { driverError?: unknown })?.driverError ?? error;
  const { code, message } = (cause ?? {}) as { code?: unknown; message?: unknown };
  return { code: String(code ?? ''), message: String(message ?? '') };
}
