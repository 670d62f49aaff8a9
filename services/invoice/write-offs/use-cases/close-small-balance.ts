import { Injectable } from '@nestjs/common';
import { maxLengths, readOptionalLine, requireField } from '#libs/fields';
import { type Caller, Runner } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import type { WriteOffStanding } from '../domain/write-off.js';
import { LockForWriteOff } from './lock-for-write-off.js';
import { RecordWriteOff } from './record-write-off.js';

@Injectable()
export class CloseSmallBalance {
  constructor(
    private readonly runner: Runner,
    private readonly lockForWriteOff: LockForWriteOff,
    private readonly recordWriteOff: RecordWriteOff,
  ) {}

  /**
   * Closes an invoice of which little remains. What counts as little is its limit, so that it needs no second person.
   * @throws WRITE_OFF_INVALID, INVOICE_NOT_FOUND, INVOICE_STATE_FORBIDS, WRITE_OFF_STATE_FORBIDS,
   *   WRITE_OFF_CASE_UNAVAILABLE
   */
  async closeSmallBalance(caller: Caller, invoiceId: string, reason: string): Promise<WriteOffStanding> {
    const said = requireField(errors.WRITE_OFF_INVALID, 'reason', readOptionalLine(reason, maxLengths.reason));
    return this.runner.run(caller, async (tx) => {
      const before = await this.lockForWriteOff.lockForWriteOff(tx, invoiceId, 'close small balance');
      const note = { method: 'SMALL_BALANCE', reasonCode: '', text: said, actor: caller.actor } as const;
      return this.recordWriteOff.recordWriteOff(tx, before, { ...note, reason: said || 'SMALL_BALANCE' });
    });
  }
}
