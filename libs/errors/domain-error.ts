/** How an error is to be met; maps to gRPC status, HTTP status and Temporal retryability through total records. */
export type ErrorKind =
  | 'invalid' // The input is wrong and stays wrong.
  | 'not-found' // The named thing does not exist.
  | 'conflict' // It exists already, or the same request id came with another body.
  | 'refused' // The present state or a rule forbids it.
  | 'aborted' // A concurrent change won; the same call may be made again.
  | 'forbidden' // The caller may not do this.
  | 'unavailable' // A dependency cannot be reached; the same call may be made again.
  | 'internal'; // A defect of ours.

export interface FieldViolation {
  /** Path of the field, as the caller named it. */
  field: string;
  /** The end of a sentence in English. */
  description: string;
  /** Stable, UPPER_SNAKE; absent where the fault is of one place only and has no code. */
  reason?: string;
  /** What the sentence is made of, by names; absent for nothing. */
  facts?: Readonly<Record<string, string>>;
}

export interface ErrorDetails {
  violations?: FieldViolation[];
  /** For a refused transition: the present state and the commands it allows. */
  state?: string;
  allowed?: string[];
  /** Further facts: ids, codes and amounts only, never contact data. */
  facts?: Record<string, string>;
}

/** The one error of the product: a stable UPPER_SNAKE code, how to meet it, and a sentence that says what to do. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  /** The contract of the rpc that was asked lists the code as final, and the service that was asked gave it. */
  readonly isFinal: boolean;

  constructor(
    readonly code: string,
    readonly kind: ErrorKind,
    message: string,
    readonly details: ErrorDetails = {},
    { isFinal = false, ...options }: ErrorOptions & { isFinal?: boolean } = {},
  ) {
    super(message, options);
    this.isFinal = isFinal;
  }
}

/** @throws INVARIANT_BROKEN: a state that the code believes impossible. */
export function invariant(holds: unknown, message: string): asserts holds {
  if (!holds) throw new DomainError('INVARIANT_BROKEN', 'internal', message);
}
