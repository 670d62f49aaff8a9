import { errors } from './errors.js';

export type Direction = 'INBOUND' | 'OUTBOUND';
export const directions: readonly Direction[] = ['INBOUND', 'OUTBOUND'];

/** A contact with a customer that a person had outside of Dunlin; it never changes. */
export interface Interaction {
  readonly interactionId: string;
  readonly customerId: string;
  /** How. */
  readonly method: string;
  /** What came of it. */
  readonly outcome: string;
  /** Who began it. */
  readonly direction: Direction;
  /** Why the customer does not pay, empty when that was not said. */
  readonly delinquencyReason: string;
  readonly text: string;
  readonly invoiceId: string | null;
  readonly caseId: string | null;
  readonly occurredAt: Date;
  /** Actor who recorded it. */
  readonly author: string;
  readonly createdAt: Date;
}

/** @throws INTERACTION_NOT_FOUND for null */
export function requireInteraction(interaction: Interaction | null, interactionId: string): Interaction {
  if (interaction) return interaction;
  throw errors.INTERACTION_NOT_FOUND(`There is no interaction ${JSON.stringify(interactionId)}.`);
}
