import type { PageRequest, Queryable, Tx } from '#libs/transactions';
import type { Choice, ChoiceList } from '../domain/choice.js';
import type { Interaction } from '../domain/interaction.js';

export type InteractionKey = readonly [occurredAt: Date, interactionId: string];

export abstract class InteractionStore {
  abstract insert(tx: Tx, interaction: Interaction): Promise<void>;
  abstract find(tx: Tx, interactionId: string): Promise<Interaction | null>;
  /** Of one customer, the latest first. */
  abstract list(customerId: string, page: PageRequest<InteractionKey>): Promise<Interaction[]>;
  /** The beginnings of texts by id, all of them by one statement; unknown ids are left out. */
  abstract findTexts(tx: Tx, interactionIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export abstract class ChoiceStore {
  /** In the order of list and title; of all lists for null. */
  abstract list(on: Queryable, list: ChoiceList | null): Promise<Choice[]>;
  /** The choices of a list, which nobody else changes meanwhile. */
  abstract lockList(tx: Tx, list: ChoiceList): Promise<Choice[]>;
  /** Stores a choice of a locked list. */
  abstract upsert(tx: Tx, choice: Choice): Promise<void>;
}

/** Events carry ids and codes; the text stays here. */
export abstract class InteractionEvents {
  abstract recorded(tx: Tx, interaction: Interaction): void;
}
