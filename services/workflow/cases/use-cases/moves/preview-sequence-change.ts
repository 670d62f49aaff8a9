import { Injectable } from '@nestjs/common';
import { maxLengths, readLine, requireField } from '#libs/fields';
import { SystemRunner } from '#libs/transactions';
import { errors } from '../../domain/errors.js';
import { type SequenceChange, SwitchSequence } from './switch-sequence.js';

/** Undoes a transaction and carries out of it what it came to. */
class Undone extends Error {
  constructor(readonly change: SequenceChange) {
    super('The change was only looked at.');
  }
}

/** Says what a change of sequence would make of a case: makes it, and undoes it. */
@Injectable()
export class PreviewSequenceChange {
  constructor(
    private readonly systemRunner: SystemRunner,
    private readonly switching: SwitchSequence,
  ) {}

  /** @throws CASE_NOT_FOUND, CASE_STATE_FORBIDS, CASE_INVALID, SEQUENCE_NOT_FOUND */
  async previewSequenceChange(caseId: string, sequence: string): Promise<SequenceChange> {
    const name = requireField(errors.CASE_INVALID, 'sequence', readLine(sequence, maxLengths.name));
    try {
      return await this.systemRunner.transact(async (tx) => {
        throw new Undone(await this.switching.switchSequence(tx, caseId, name, 'PREVIEW'));
      });
    } catch (error) {
      if (error instanceof Undone) return error.change;
      throw error;
    }
  }
}
