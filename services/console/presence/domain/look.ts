import type { FieldViolation } from '#libs/errors';

/** Somebody who has a customer open. */
export interface Look {
  readonly customerId: string;
  /** Who looks, as the identity provider calls them. */
  readonly subject: string;
  /** Name that others see. */
  readonly name: string;
  /** Wall time at which the customer was opened. */
  readonly beganAt: Date;
}

const maxLength = 255;

/** Everything that is wrong with what the identity provider says of who looks. */
export function lookerFaults(looker: Pick<Look, 'subject' | 'name'>): FieldViolation[] {
  const description = `has more than ${maxLength} characters; shorten it at the identity provider, and sign in again`;
  return (['subject', 'name'] as const)
    .filter((field) => [...looker[field]].length > maxLength)
    .map((field) => ({ field, description }));
}

/** So long it holds that somebody looks, unless they say so again. */
export const lookSeconds = 60;
