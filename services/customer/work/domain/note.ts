/** A note of an agent. */
export interface Note {
  readonly noteId: string;
  readonly customerId: string;
  readonly text: string;
  /** Actor who wrote it. */
  readonly author: string;
  readonly createdAt: Date;
}
