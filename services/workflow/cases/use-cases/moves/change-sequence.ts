import { Injectable } from '@nestjs/common';
import { FieldFaults, maxLengths, readLine, readReason } from '#libs/fields';
import { type Caller, Runner } from '#libs/transactions';
import { errors } from '../../domain/errors.js';
import { type SequenceChange, SwitchSequence } from './switch-sequence.js';

interface ChangeRequest {
  readonly caseId: string;
  readonly sequence: string;
  readonly reason: string;
}

@Injectable()
export class ChangeSequence {
  constructor(
    private readonly runner: Runner,
    private readonly switching: SwitchSequence,
  ) {}

  /** @throws CASE_NOT_FOUND, CASE_STATE_FORBIDS, CASE_INVALID, SEQUENCE_NOT_FOUND */
  async changeSequence(caller: Caller, request: ChangeRequest): Promise<SequenceChange> {
    const faults = new FieldFaults();
    const reason = faults.take('reason', readReason(request.reason));
    const sequence = faults.take('sequence', readLine(request.sequence, maxLengths.name));
    faults.throwIfAny(errors.CASE_INVALID);
    return this.runner.run(caller, (tx) => this.switching.switchSequence(tx, request.caseId, sequence!, reason!));
  }
}
