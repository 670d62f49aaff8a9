import type { DomainError, ErrorKind, FieldViolation } from '#libs/errors';

/** An error as RFC 9457 has it, with what the product knows of it. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** As in the list of errors. */
  readonly reason: string;
  readonly correlationId: string;
  readonly violations?: readonly FieldViolation[];
  readonly state?: string;
  readonly allowed?: readonly string[];
  /** What the sentence is made of: ids, codes and numbers, by names in camel case. */
  readonly facts?: Readonly<Record<string, string>>;
}

const statusOfKind: Record<ErrorKind, number> = {
  invalid: 400,
  'not-found': 404,
  conflict: 409,
  refused: 409,
  aborted: 409,
  forbidden: 403,
  unavailable: 503,
  internal: 500,
};
const statusOfReason: Readonly<Record<string, number>> = {
  SIGN_IN_REQUIRED: 401,
  RATE_EXCEEDED: 429,
  VIEW_CONFLICT: 412,
  LAYOUT_CONFLICT: 412,
};
const titles: Readonly<Record<number, string>> = {
  400: 'Wrong request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Not possible now',
  412: 'Changed meanwhile',
  429: 'Too many requests',
  500: 'Failed',
  503: 'Not available now',
};

/** A defect says nothing of itself but where it is logged. */
export function problemOf({ code, kind, message, details }: DomainError, correlationId: string): Problem {
  const status = statusOfReason[code] ?? statusOfKind[kind];
  const title = titles[status]!;
  const isHidden = kind === 'internal';
  const { violations, state, allowed, facts } = details;
  return {
    type: `urn:dunlin:problem:${code.toLowerCase().replaceAll('_', '-')}`,
    title,
    status,
    detail: isHidden ? `The service failed; its log says why under correlation id ${correlationId}.` : message,
    reason: code,
    correlationId,
    ...(violations && !isHidden ? { violations: violations.map(toApiField) } : {}),
    ...(state !== undefined && !isHidden ? { state, allowed: allowed ?? [] } : {}),
    ...(facts && !isHidden ? { facts: camelCased(facts) } : {}),
  };
}

/** Services name fields as their contracts do, the HTTP API in camel case. */
function toApiField({ field, facts, ...violation }: FieldViolation): FieldViolation {
  return { field: toCamelCase(field), ...violation, ...(facts ? { facts: camelCased(facts) } : {}) };
}

function camelCased(facts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [toCamelCase(name), value]));
}

function toCamelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}
