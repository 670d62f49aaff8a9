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

/** So long it holds that somebody looks, unless they say so again. */
export const lookSeconds = 60;
