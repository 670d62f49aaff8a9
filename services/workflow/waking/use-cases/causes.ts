import type { CausingEvent, Tx } from '#libs/transactions';

/** What an event says of a thing. */
export interface Seen<Facts> {
  readonly facts: Facts;
  readonly event: CausingEvent;
}

/** The newest that was seen of each thing by its id, in the order in which these came. */
export function newestOf<Facts extends { readonly version: bigint }>(
  seen: readonly Seen<Facts>[],
  idOf: (facts: Facts) => string,
): Map<string, Seen<Facts>> {
  const newest = new Map<string, Seen<Facts>>();
  for (const each of seen) {
    const id = idOf(each.facts);
    const other = newest.get(id);
    if (other && other.facts.version >= each.facts.version) continue;
    newest.delete(id);
    newest.set(id, each);
  }
  return newest;
}

/**
 * Which event of a batch each change follows from, by the id of what is changed: a customer, an invoice, a case. What
 * several events change follows from the last of them.
 */
export class Causes {
  private readonly events = new Map<string, { event: CausingEvent; order: number }>();

  /** @param seen in the order of the events; none where the whole transaction has one cause */
  constructor(seen: ReadonlyMap<string, { readonly event: CausingEvent }> = new Map()) {
    for (const [id, { event }] of seen) this.events.set(id, { event, order: this.events.size });
  }

  /** One thing changes because another has. */
  passOn(fromId: string, toId: string): void {
    const cause = this.events.get(fromId);
    if (cause && cause.order >= (this.events.get(toId)?.order ?? 0)) this.events.set(toId, cause);
  }

  /** The transaction for what follows from the change of a thing. */
  of(tx: Tx, id: string): Tx {
    const cause = this.events.get(id);
    return cause ? tx.causedBy(cause.event) : tx;
  }
}
