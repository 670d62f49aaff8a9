import { DomainError, type ErrorDetails, type ErrorKind, type FieldViolation } from './domain-error.js';
import type { Fault } from './faults.js';

/** Makes the errors of one reason; the sentence says what happened and what to do. */
export interface ErrorFactory<Code extends string = string> {
  (message: string, details?: ErrorDetails, options?: ErrorOptions): DomainError;
  /** The reason that callers see, UPPER_SNAKE. */
  readonly code: Code;
  readonly kind: ErrorKind;
  /** The sentence that the generated list of errors shows. */
  readonly meaning: string;
}

export type ErrorList<Codes extends string> = { readonly [Code in Codes]: ErrorFactory<Code> };

/**
 * The closed list of reasons that a noun gives: kind and meaning are said once, and no other reason compiles.
 * @example const errors = defineErrors({ PAYMENT_NOT_FOUND: ['not-found', 'No payment has this id.'] });
 */
export function defineErrors<const Codes extends string>(
  list: Readonly<Record<Codes, readonly [kind: ErrorKind, meaning: string]>>,
): ErrorList<Codes> {
  const factories = Object.entries<readonly [ErrorKind, string]>(list).map(([code, [kind, meaning]]) => {
    const factory = (message: string, details?: ErrorDetails, options?: ErrorOptions) =>
      new DomainError(code, kind, message, details, options);
    return [code, Object.assign(factory, { code, kind, meaning })];
  });
  return Object.fromEntries(factories) as ErrorList<Codes>;
}

/** What is wrong with a field; a fault of one place only is a text without a code. */
export function violation(field: string, fault: Fault | string): FieldViolation {
  if (typeof fault === 'string') return { field, description: fault };
  const { reason, facts, text } = fault;
  return { field, description: text, reason, ...(Object.keys(facts).length > 0 ? { facts } : {}) };
}

/** One error for all wrong fields of an input. */
export function invalidFields(error: ErrorFactory, violations: FieldViolation[]): DomainError {
  const text = violations.map(({ field, description }) => `${field}: ${description}`).join('; ');
  return error(`The request has wrong fields. ${text}.`, { violations });
}

/**
 * A refused transition of a state table; the details carry the state and the commands that it allows.
 * @param why a sentence that says more than the state does
 * @param reason the stable code of that sentence, which the facts carry
 */
export function refusedTransition(
  error: ErrorFactory,
  what: string,
  command: string,
  state: string,
  allowed: readonly string[],
  why = '',
  reason?: string,
): DomainError {
  const hint = allowed.length > 0 ? `Allowed now: ${allowed.join(', ')}.` : 'No command is allowed any more.';
  const message = [`${what} is ${state}, which does not allow ${command}.`, why, hint].filter(Boolean).join(' ');
  return error(message, { state, allowed: [...allowed], ...(reason === undefined ? {} : { facts: { reason } }) });
}
