import { Metadata, type ServiceError, status } from '@grpc/grpc-js';
import type { MessageTypeDefinition } from '@grpc/proto-loader';
import { DomainError, type ErrorDetails, type ErrorKind, type FieldViolation } from '#libs/errors';
import { asUnavailable, isConcurrencyFailure } from '../db/faults.js';
import { errors } from '../errors.js';
import { domainOf, loadProtos, type RpcMethod } from './contracts.js';

const codeOfKind: Record<ErrorKind, status> = {
  invalid: status.INVALID_ARGUMENT,
  'not-found': status.NOT_FOUND,
  conflict: status.ALREADY_EXISTS,
  refused: status.FAILED_PRECONDITION,
  aborted: status.ABORTED,
  forbidden: status.PERMISSION_DENIED,
  unavailable: status.UNAVAILABLE,
  internal: status.INTERNAL,
};

const kindOfCode: Record<status, ErrorKind> = {
  [status.OK]: 'internal',
  [status.CANCELLED]: 'unavailable',
  [status.UNKNOWN]: 'internal',
  [status.INVALID_ARGUMENT]: 'invalid',
  [status.DEADLINE_EXCEEDED]: 'unavailable',
  [status.NOT_FOUND]: 'not-found',
  [status.ALREADY_EXISTS]: 'conflict',
  [status.PERMISSION_DENIED]: 'forbidden',
  [status.RESOURCE_EXHAUSTED]: 'invalid', // Only for a message that is too large.
  [status.FAILED_PRECONDITION]: 'refused',
  [status.ABORTED]: 'aborted',
  [status.OUT_OF_RANGE]: 'invalid',
  [status.UNIMPLEMENTED]: 'internal',
  [status.INTERNAL]: 'internal',
  [status.UNAVAILABLE]: 'unavailable',
  [status.DATA_LOSS]: 'internal',
  [status.UNAUTHENTICATED]: 'forbidden',
};

/** Error of a call whose deadline passed; no DomainError, since nothing was decided. */
export class DeadlineExceeded extends Error {
  override readonly name = 'DeadlineExceeded';
}

/** Status of a failed call. */
export type ErrorStatus = Pick<ServiceError, 'code' | 'details' | 'message' | 'metadata'>;

const typeUrlPrefix = 'type.googleapis.com/google.rpc.';
const detailsKey = 'grpc-status-details-bin';
/** Error details travel in a header, so they are cut to what fits into one. */
const maxViolations = 25;
const maxTextLength = 300;
/** Of the facts of all violations together; those beyond it are in their descriptions alone. */
const maxFactsLength = 2_000;

interface Status {
  code: number;
  message: string;
  details: Packed[];
}
/** google.protobuf.Any, whose fields the loader never renames. */
interface Packed {
  type_url: string;
  value: Buffer;
}
interface ErrorInfo {
  reason: string;
  domain: string;
  metadata: Record<string, string>;
}

/** Any error as the one error of the product; what is not ours says nothing of itself. */
export function asDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  const known = asUnavailable(error);
  if (known instanceof DomainError) return known;
  if (isConcurrencyFailure(error)) {
    return errors.TRANSACTION_CONFLICT('A concurrent change came first. Make the same call again.');
  }
  return errors.INTERNAL('The service failed.');
}

/** @param domain package of the service that responds, such as `dunlin.invoice` */
export function toStatus(error: unknown, domain: string, correlationId: string): ErrorStatus {
  if (error instanceof DeadlineExceeded) {
    return statusOf(status.DEADLINE_EXCEEDED, 'DEADLINE_EXCEEDED', error.message, domain, {});
  }
  const { code, kind, message, details } = asDomainError(error);
  const hidden = `The service failed and its log says why, under correlation id ${correlationId}.`;
  return statusOf(
    codeOfKind[kind],
    code,
    kind === 'internal' ? hidden : message,
    domain,
    kind === 'internal' ? {} : details,
  );
}

/** Whether the service itself returned the error, rather than this end because no response came. */
export function isErrorOfService(error: ServiceError): boolean {
  return (error.metadata?.get(detailsKey).length ?? 0) > 0;
}

/**
 * @param owner the service that was asked, by its name
 * @param method what it was asked
 */
export function fromStatus(error: ServiceError, owner: string, method: RpcMethod): DomainError {
  const kind = kindOfCode[error.code] ?? 'internal';
  const packed = error.metadata?.get(detailsKey)[0];
  const remote = packed instanceof Buffer ? unpack(packed) : null;
  if (remote) {
    const isFinal = remote.domain === domainOf(method) && method.finalReasons.has(remote.code);
    return new DomainError(remote.code, kind, error.details, remote.details, { isFinal });
  }
  const facts = { service: owner, status: status[error.code] ?? String(error.code) };
  if (error.code === status.DEADLINE_EXCEEDED) {
    return errors.DEADLINE_EXCEEDED(`The ${owner} service did not respond in time. Try again.`, {
      facts,
    });
  }
  if (kind === 'unavailable') {
    return errors.SERVICE_UNAVAILABLE(`The ${owner} service cannot be reached. Try again.`, { facts });
  }
  return new DomainError('RPC_FAILED', kind, `The ${owner} service returned ${facts.status}.`, { facts });
}

const passing = new Set([status.UNAVAILABLE, status.DEADLINE_EXCEEDED, status.CANCELLED]);

/**
 * Whether a call failed because the two ends or what lies between them are not set up for each other: rights,
 * certificates, a mesh, releases that differ, a limit on size. Also a refusal that the contract does not list for an rpc
 * that lists them. Neither is an answer of the business.
 */
export function isConfigurationRefusal(failed: ServiceError, error: DomainError, { finalReasons }: RpcMethod): boolean {
  if (error.isFinal) return false;
  if (error.kind === 'forbidden' || error.code === errors.TLS_FAILED.code) return true;
  if (!isErrorOfService(failed)) return !passing.has(failed.code);
  return finalReasons.size > 0 && refusals.has(error.kind);
}

const refusals: ReadonlySet<ErrorKind> = new Set(['invalid', 'not-found', 'conflict', 'refused']);

function statusOf(code: status, reason: string, message: string, domain: string, details: ErrorDetails): ErrorStatus {
  const packed: Status = { code, message: clip(message), details: [] };
  const info: ErrorInfo = { reason, domain, metadata: factsOf(details) };
  packed.details.push(any('ErrorInfo', info));
  const violations = details.violations?.slice(0, maxViolations) ?? [];
  if (violations.length > 0) {
    const fieldViolations = packViolations(violations);
    packed.details.push(any('BadRequest', { fieldViolations }));
  }
  if (details.state !== undefined) {
    const description = `Allowed now: ${(details.allowed ?? []).join(', ')}`;
    packed.details.push(
      any('PreconditionFailure', {
        violations: [{ type: 'STATE', subject: details.state, description: clip(description) }],
      }),
    );
  }
  const metadata = new Metadata();
  metadata.set(detailsKey, messageType('google.rpc.Status').serialize(packed));
  return { code, details: clip(message), message: clip(message), metadata };
}

function factsOf({ facts, state, allowed }: ErrorDetails): Record<string, string> {
  return {
    ...clipped(facts),
    ...(state === undefined ? {} : { state }),
    ...(allowed === undefined ? {} : { allowed: allowed.join(',') }),
  };
}

function clipped(facts: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, clip(value)]));
}

function unpack(packed: Buffer): { code: string; domain: string; details: ErrorDetails } | null {
  const { details } = messageType('google.rpc.Status').deserialize(packed) as Status;
  const find = <Found>(name: string): Found | null => {
    const found = details.find(({ type_url: url }) => url === `${typeUrlPrefix}${name}`);
    return found ? (messageType(`google.rpc.${name}`).deserialize(Buffer.from(found.value)) as Found) : null;
  };
  const info = find<ErrorInfo>('ErrorInfo');
  if (!info) return null;
  const bad = find<{ fieldViolations: PackedViolation[] }>('BadRequest');
  const { state, allowed, ...facts } = info.metadata;
  const violations = bad?.fieldViolations.map(({ field, description, reason, facts: of }) => ({
    ...{ field, description },
    ...(reason === '' ? {} : { reason }),
    ...(Object.keys(of).length > 0 ? { facts: of } : {}),
  }));
  return {
    code: info.reason,
    domain: info.domain,
    details: {
      ...(violations ? { violations } : {}),
      ...(state === undefined ? {} : { state }),
      ...(allowed === undefined ? {} : { allowed: allowed.split(',').filter((command) => command !== '') }),
      ...(Object.keys(facts).length > 0 ? { facts } : {}),
    },
  };
}

function packViolations(violations: readonly FieldViolation[]): Partial<PackedViolation>[] {
  let left = maxFactsLength;
  return violations.map(({ field, description, reason, facts }) => {
    const told = clipped(facts);
    left -= Object.values(told).reduce((sum, value) => sum + value.length, 0);
    return {
      ...{ field, description: clip(description) },
      ...(reason === undefined ? {} : { reason }),
      ...(left < 0 ? {} : { facts: told }),
    };
  });
}

type PackedViolation = Required<FieldViolation>;

function any(name: string, value: object): Packed {
  return { type_url: `${typeUrlPrefix}${name}`, value: messageType(`google.rpc.${name}`).serialize(value) };
}

function messageType(name: string): MessageTypeDefinition<object, object> {
  const definition = loadProtos(['google/rpc/status.proto', 'google/rpc/error_details.proto']);
  return definition[name] as MessageTypeDefinition<object, object>;
}

function clip(text: string): string {
  return text.length > maxTextLength ? `${text.slice(0, maxTextLength - 1)}…` : text;
}
