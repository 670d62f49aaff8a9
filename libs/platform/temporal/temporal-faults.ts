import { placeOf, PlatformSettings } from '../config/index.js';
import { errors } from '../errors.js';
import { codeOf } from './namespace.js';

const { temporalAddress, temporalNamespace, temporalApiKey } = PlatformSettings.shape;

/** gRPC codes after which the same call may be made again. */
const retryableCodes = new Set([1, 4, 8, 14]);
const refusedCodes = new Set([7, 16]);
const notFound = 5;
const unavailable = 14;

/**
 * What a failure of the client means to an operator: TEMPORAL_UNAVAILABLE, TEMPORAL_NAMESPACE_MISSING or
 * TEMPORAL_REFUSED. All of them recover without a restart, so they are of kind unavailable; the rest stays as it is.
 */
export function temporalFault(error: unknown, at: { address: string; namespace: string }): unknown {
  const { address, namespace } = at;
  const code = codeOf(error) ?? Number.NaN;
  if (isNamespaceMissing(error)) {
    const message =
      `Temporal at ${address} has no namespace ${namespace}. Set ${placeOf(temporalNamespace)} to one that it has, ` +
      'or make it: run "namespace" of this release, which chart value temporal.createNamespace does.';
    return errors.TEMPORAL_NAMESPACE_MISSING(message);
  }
  if (refusedCodes.has(code)) {
    const message =
      `Temporal at ${address} refuses this caller in namespace ${namespace}: ${messageOf(error)}. ` +
      `Look at the certificate and ${placeOf(temporalApiKey)}.`;
    return errors.TEMPORAL_REFUSED(message);
  }
  if (!retryableCodes.has(code)) return error;
  const why = code === unavailable ? ` (${messageOf(error)})` : '';
  const message = `Temporal cannot be reached at ${address} or is late${why}. Look at ${placeOf(temporalAddress)}.`;
  return errors.TEMPORAL_UNAVAILABLE(message);
}

const messageOf = (error: unknown): string =>
  ((error as { details?: string }).details ?? (error instanceof Error ? error.message : String(error))).replace(
    /\.$/,
    '',
  );

function isNamespaceMissing(error: unknown): boolean {
  const { name, details } = (error ?? {}) as { name?: string; details?: string };
  return (
    name === 'NamespaceNotFoundError' ||
    (codeOf(error) === notFound && /^Namespace .* is not found/.test(details ?? ''))
  );
}
