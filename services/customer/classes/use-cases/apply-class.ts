import { Injectable } from '@nestjs/common';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { Rosters } from '../../staff/use-cases/rosters.js';
import {
  changeClass,
  type ClassInput,
  type CustomerClass,
  expectVersion,
  readClass,
} from '../domain/customer-class.js';
import { Classes } from './classes.js';
import { ClassEvents, ClassStore } from './ports.js';

@Injectable()
export class ApplyClass {
  constructor(
    private readonly runner: Runner,
    private readonly store: ClassStore,
    private readonly classes: Classes,
    private readonly rosters: Rosters,
    private readonly events: ClassEvents,
  ) {}

  /**
   * Creates a class, or changes what is given of the one that has this name.
   * @throws CLASS_INVALID, CLASS_CONFLICT, ROSTER_NOT_FOUND, ROSTER_KEY_REUSED
   */
  applyClass(caller: Caller, wanted: ClassInput, expected: bigint): Promise<CustomerClass> {
    const input = readClass(wanted);
    return this.runner.run(caller, async (tx: Tx) => {
      if (input.team) await this.rosters.requireGroup(tx, input.team);
      await this.classes.ensureMany(tx, [input.name]);
      const present = (await this.store.lock(tx, input.name))!;
      expectVersion(present, expected);
      const changed = changeClass(present, input);
      if (changed === present) return present;
      await this.store.update(tx, changed);
      this.events.changed(tx, changed);
      return changed;
    });
  }
}
