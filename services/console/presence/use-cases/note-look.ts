import { Injectable } from '@nestjs/common';
import { invalidFields } from '#libs/errors';
import { type Caller, Runner } from '#libs/transactions';
import { NoteChanges } from '../../live/use-cases/note-changes.js';
import { errors } from '../domain/errors.js';
import { type Look, lookerFaults } from '../domain/look.js';
import { LookStore } from './ports.js';

const eventType = 'dunlin.console.v1.LookChanged';

@Injectable()
export class NoteLook {
  constructor(
    private readonly runner: Runner,
    private readonly looks: LookStore,
    private readonly changes: NoteChanges,
  ) {}

  /**
   * Notes that somebody has a customer open, or no more; saying it again changes nothing.
   * @returns who else has it open
   * @throws LOOK_INVALID
   */
  async noteLook(caller: Caller, look: Omit<Look, 'beganAt'>, isLeaving: boolean): Promise<Look[]> {
    const { customerId } = look;
    const faults = lookerFaults(look);
    if (faults.length > 0) throw invalidFields(errors.LOOK_INVALID, faults);
    return this.runner.transact(caller, async (tx) => {
      const isNew = isLeaving ? await this.looks.remove(tx, look) : await this.looks.touch(tx, look);
      const change = { eventType, subject: customerId, customerId, happenedAt: tx.now };
      if (isNew) await this.changes.noteChanges(tx, [change]);
      return this.looks.listOthers(tx, look);
    });
  }
}
