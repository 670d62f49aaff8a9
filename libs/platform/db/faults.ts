import { placeOf, type Setting } from '../config/index.js';
import { tlsFault } from '../config/tls-fault.js';
import { errors } from '../errors.js';

/** Whether the error says that the server cannot be reached or ended the connection, so that the outcome is unknown. */
function isConnectionLoss(error: unknown): boolean {
  const { code, message } = describe(error);
  if (/^(08|57P0[1-5]|53300|25P0[34])/.test(code) || isSilence(error)) return true;
  if (['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'].includes(code)) return true;
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|Driver not Connected/.test(
    message,
  );
}

/**
 * Whether the server could not do it for now, whatever was asked: no room on its disk, no memory, a fault of the system
 * below it, or a standby that takes no changes before its promotion.
 */
function isIncapacity(error: unknown): boolean {
  const { code } = describe(error);
  return /^(53|58)/.test(code) || isReadOnly(error);
}

/** Whether the server takes no changes, as the one does that a failover left behind. */
export function isReadOnly(error: unknown): boolean {
  return describe(error).code === '25006';
}

/** Whether the server said nothing for longer than any statement may run, so that the connection is of no use. */
export function isSilence(error: unknown): error is Error {
  return error instanceof Error && error.message === 'Query read timeout';
}

/** Whether PostgreSQL ended the transaction for a concurrent one, so that running it again is right. */
export function isConcurrencyFailure(error: unknown): boolean {
  return ['40001', '40P01'].includes(describe(error).code);
}

/** Whether a statement gave up waiting for a lock. */
export function isLockTimeout(error: unknown): boolean {
  return describe(error).code === '55P03';
}

/** Whether a statement gave up waiting, for a lock or in all. */
export function isGivenUp(error: unknown): boolean {
  return ['55P03', '57014'].includes(describe(error).code);
}

/** Turns what is no fault of the call into a DomainError of kind unavailable and leaves everything else as it is. */
export function asUnavailable(error: unknown): unknown {
  if (isConnectionLoss(error)) {
    return errors.DATABASE_UNAVAILABLE(
      'The database cannot be reached or closed the connection. Make the same call again.',
      {},
      { cause: error },
    );
  }
  if (isIncapacity(error)) {
    return errors.DATABASE_UNAVAILABLE(
      'The database lacks room or memory, or takes no changes at present. Make the same call again.',
      {},
      { cause: error },
    );
  }
  return error;
}

/**
 * Says plainly why no connection could be had: the server, the cause and what to set.
 * @param setting the variable that holds the address
 */
export function connectionFault(error: unknown, url: string, setting: Setting): unknown {
  const { code, message } = describe(error);
  const { host, username, pathname } = new URL(url);
  const server = `PostgreSQL at ${host}`;
  const user = decodeURIComponent(username);
  const { variable, chart, password: secret = { variable, chart } } = setting;
  const parameter = (names: string, value: string) => ({ variable: `${names} in ${variable}`, chart: value });
  const enabled = parameter('sslmode', 'postgresql.tls.enabled');
  const reasons: Record<string, string> = {
    '28P01': `refuses the password of ${user}. Set ${placeOf(secret)}.`,
    '3D000': `has no database ${decodeURIComponent(pathname.slice(1))}. Make it, or set ${placeOf({ variable, chart })}.`,
    '28000': /no encryption/.test(message)
      ? `lets ${user} in by TLS only. Set ${placeOf(enabled)}.`
      : `does not let ${user} in: ${message}. Set ${placeOf({ variable, chart })}.`,
  };
  const tls = tlsFault(
    { code, message },
    {
      server,
      authority: parameter('sslrootcert', 'postgresql.tls.existingSecret'),
      certificate: parameter('sslcert and sslkey', 'postgresql.tls.mutual'),
      name: { variable, chart },
      enabled,
    },
  );
  const text = tls ?? (reasons[code] && `${server} ${reasons[code]}`);
  return text ? errors.DATABASE_UNAVAILABLE(text) : asUnavailable(error);
}

function describe(error: unknown): { code: string; message: string } {
  const cause = (error as { driverError?: unknown })?.driverError ?? error;
  const { code, message } = (cause ?? {}) as { code?: unknown; message?: unknown };
  return { code: String(code ?? ''), message: String(message ?? '') };
}
