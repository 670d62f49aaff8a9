import { Injectable } from '@nestjs/common';
import { type ActOutcome, type Approval, Approvals, type CarryOutOrRequest, type PreparedAct } from '#libs/approvals';
import { faultOf } from '#libs/errors';
import { FieldFaults, maxLengths, readChoice, readOptionalLine } from '#libs/fields';
import { moneyText } from '#libs/money';
import { Reasons } from '#libs/reasons';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { sumOf } from '../../ledger/domain/components.js';
import { paidOf, remainingOf } from '../../ledger/domain/invoice.js';
import { errors } from '../domain/errors.js';
import { type ChosenMethod, chosenMethods, type WriteOffStanding } from '../domain/write-off.js';
import { LockForWriteOff } from './lock-for-write-off.js';
import { WriteOffPolicy } from './ports.js';
import { RecordWriteOff } from './record-write-off.js';

export interface WriteOffInput {
  readonly invoiceId: string;
  /** The usual one of the organisation when null. */
  readonly method: string | null;
  readonly reasonCode: string;
  /** More of why; may be empty. */
  readonly reason: string;
}

/** A write-off as it is carried out, now or once a second person approves. */
interface WantedWriteOff {
  readonly invoiceId: string;
  readonly method: ChosenMethod;
  readonly reasonCode: string;
  readonly text: string;
  readonly actor: string;
  readonly reason: string;
}

/** The write-off, or the request where it waits for a second person. */
export interface WriteOffOutcome {
  readonly standing: WriteOffStanding | null;
  readonly requested: Approval | null;
}

@Injectable()
export class WriteOffInvoice {
  private readonly writeOff: CarryOutOrRequest<WantedWriteOff, WriteOffStanding>;

  constructor(
    private readonly runner: Runner,
    private readonly lockForWriteOff: LockForWriteOff,
    private readonly recordWriteOff: RecordWriteOff,
    private readonly reasons: Reasons,
    private readonly policy: WriteOffPolicy,
    approvals: Approvals,
  ) {
    const prepare = (tx: Tx, wanted: WantedWriteOff) => this.prepare(tx, wanted);
    this.writeOff = approvals.define({ name: 'WRITE_OFF', prepare });
  }

  /**
   * Writes off what remains of an invoice; beyond the limit of the caller once another person approves.
   * @throws WRITE_OFF_INVALID, INVOICE_NOT_FOUND, INVOICE_STATE_FORBIDS, WRITE_OFF_STATE_FORBIDS,
   *   WRITE_OFF_CASE_UNAVAILABLE, APPROVAL_KEY_REUSED, ACTOR_UNPROVEN
   */
  async writeOffInvoice(caller: Caller, input: WriteOffInput): Promise<WriteOffOutcome> {
    const wanted = { ...this.read(input), invoiceId: input.invoiceId, actor: caller.actor };
    return this.runner.run(caller, async (tx) => {
      const outcome: ActOutcome<WriteOffStanding> = await this.writeOff(tx, caller, wanted, wanted.reason);
      if ('done' in outcome) return { standing: outcome.done, requested: null };
      return { standing: null, requested: outcome.requested };
    });
  }

  private read({ method, reasonCode, reason }: WriteOffInput) {
    const faults = new FieldFaults();
    const chosen = faults.take('method', readChoice(method ?? this.policy.writeOffMethod, chosenMethods));
    const text = faults.take('reason', readOptionalLine(reason, maxLengths.reason));
    faults.check(reasonCode.trim(), 'reason_code', faultOf('MISSING'));
    const because = faults.take('reason_code', this.reasons.read('write_off', { reason, reasonCode }));
    faults.throwIfAny(errors.WRITE_OFF_INVALID);
    return { method: chosen!, text: text!, reasonCode: reasonCode.trim(), reason: because! };
  }

  private async prepare(tx: Tx, wanted: WantedWriteOff): Promise<PreparedAct<WriteOffStanding>> {
    const { method, reasonCode } = wanted;
    const before = await this.lockForWriteOff.lockForWriteOff(tx, wanted.invoiceId, 'write off');
    const { invoiceId, customerId, currency, number } = before;
    const amountOf = (minor: bigint): string => moneyText({ minor, currency });
    return {
      about: { subjectId: invoiceId, invoiceId, customerId },
      amount: { minor: remainingOf(before), currency },
      facts: [
        { name: 'INVOICE', value: number },
        { name: 'REMAINING', value: amountOf(remainingOf(before)) },
        { name: 'PAID', value: amountOf(sumOf(paidOf(before))) },
        { name: 'METHOD', value: method },
        { name: 'REASON', value: reasonCode },
      ],
      carryOut: () => this.recordWriteOff.recordWriteOff(tx, before, wanted),
    };
  }
}
