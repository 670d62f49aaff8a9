import { Injectable } from '@nestjs/common';
import { FieldFaults } from '#libs/fields';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { type Choice, type ChoiceList, maxChoicesOfList, readWantedChoice } from '../domain/choice.js';
import { errors } from '../domain/errors.js';
import { ChoiceStore } from './ports.js';

interface Wanted {
  readonly list: ChoiceList | null;
  readonly code: string;
  /** Empty leaves it, or takes the code for a new value. */
  readonly title: string;
  readonly active: boolean;
}

@Injectable()
export class ApplyInteractionChoice {
  constructor(
    private readonly runner: Runner,
    private readonly choices: ChoiceStore,
  ) {}

  /**
   * Adds a value that interactions may have, or changes its title or whether it may be chosen.
   * @throws INTERACTION_INVALID
   */
  applyInteractionChoice(caller: Caller, wanted: Wanted): Promise<Choice> {
    const { list, code, title } = readWantedChoice(wanted.list, wanted.code, wanted.title);
    return this.runner.run(caller, async (tx: Tx) => {
      const present = await this.choices.lockList(tx, list);
      const known = present.find((choice) => choice.code === code);
      const faults = new FieldFaults();
      const isFull = !known && present.length >= maxChoicesOfList;
      faults.check(!isFull, 'code', `is new, and the list has ${maxChoicesOfList} values already`);
      faults.throwIfAny(errors.INTERACTION_INVALID);
      const choice: Choice = { list, code, title: title || known?.title || code, active: wanted.active };
      await this.choices.upsert(tx, choice);
      return choice;
    });
  }
}
