import type { FieldFaults } from '#libs/fields';
import type { Caller, Queryable, Tx } from '#libs/transactions';
import type { ActParameters, ParameterName } from '../../domain/act-parameters.js';
import type { ActName, Judgements, Refusal } from '../../domain/bulk-act.js';

/** What is done by one act. */
export abstract class ActHandler {
  abstract readonly act: ActName;
  /** The rpc that does it to one item; whoever may not call that may not do it to many either. */
  abstract readonly singly: { readonly service: string; readonly rpc: string };
  /** Parameters that it takes; others are refused. */
  abstract readonly takes: readonly ParameterName[];
  /** Parameters as it stores them, where these are not as they were given. */
  abstract read(given: ActParameters, faults: FieldFaults, now: Date): Partial<ActParameters>;
  /** Judges every item as `carryOut` does, so far as this service can tell. */
  abstract judge(
    queryable: Queryable,
    itemIds: readonly string[],
    parameters: ActParameters,
    now: Date,
  ): Promise<Judgements>;
}

/** An act of this service, on many items in one transaction. */
export abstract class OwnActHandler extends ActHandler {
  /** Judges every item again, and acts on those that are allowed. */
  abstract carryOut(tx: Tx, itemIds: readonly string[], parameters: ActParameters): Promise<Judgements>;
}

/** An act of another service, which decides about each item. */
export abstract class RemoteActHandler extends ActHandler {
  /**
   * @param caller who started the act, with a request id of the item that is the same at every attempt
   * @returns why the item is refused; null where the act is done
   * @throws what is final is a refusal too, after anything else the item is tried again
   */
  abstract carryOut(caller: Caller, itemId: string, parameters: ActParameters): Promise<Refusal | null>;
}

/** The handlers by act. */
export class ActHandlers {
  private readonly byAct: ReadonlyMap<ActName, ActHandler>;

  constructor(handlers: readonly ActHandler[]) {
    this.byAct = new Map(handlers.map((handler) => [handler.act, handler]));
  }

  of(act: ActName): ActHandler {
    return this.byAct.get(act)!;
  }
}
