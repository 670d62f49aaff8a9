/** An event as screens learn of it: what kind, about what, about whom; never what it says. */
export interface Change {
  /** Grows in the order in which changes become visible. */
  readonly sequence: bigint;
  readonly eventType: string;
  /** The aggregate that the event is about. */
  readonly subject: string;
  /** Empty where the event concerns no one customer. */
  readonly customerId: string;
  /** Business time. */
  readonly happenedAt: Date;
}
