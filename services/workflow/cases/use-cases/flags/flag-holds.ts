import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { type CustomerFlagCopy, isFlagInForce } from '../../../copies/domain/customer-flag.js';
import { CustomerFlagStore } from '../../../copies/use-cases/ports.js';
import { Causes } from '../../../waking/use-cases/causes.js';
import type { Hold } from '../../domain/hold.js';
import { CaseHolds } from '../holds/case-holds.js';
import { HoldStore } from '../holds/ports.js';

/** Why a hold ends that follows from a flag; where the flag has run out, it is its own end. */
const flagEnded = 'FLAG_LOWERED';
const flagChanged = 'FLAG_CHANGED';

/** Keeps one hold on a customer for each flag in force, so that new cases of the customer are held as well. */
@Injectable()
export class FlagHolds {
  constructor(
    private readonly flags: CustomerFlagStore,
    private readonly store: HoldStore,
    private readonly holds: CaseHolds,
  ) {}

  /** Brings the holds of locked customers in line with their flags. @param causes by customer */
  async align(tx: Tx, customerIds: readonly string[], causes = new Causes()): Promise<void> {
    if (customerIds.length === 0) return;
    const copies = await this.flags.findMany(tx, customerIds);
    const inForce = copies.filter((copy) => isFlagInForce(copy, tx.now));
    const present = await this.store.listFlagged(tx, customerIds);
    const kept = present.filter((hold) => inForce.some((copy) => isOf(hold, copy) && endsWith(hold, copy)));
    const missing = inForce.filter((copy) => !kept.some((hold) => isOf(hold, copy)));
    // What goes on is placed before anything is lifted: its cases are not released in between.
    await this.holds.placeMany(
      tx,
      missing.map((copy) => {
        const { customerId, flag, endsAt: untilAt } = copy;
        const placedAt = present.find((hold) => isOf(hold, copy))?.placedAt ?? tx.now;
        const subject = { scope: 'CUSTOMER', subjectId: customerId, customerId, caseId: null } as const;
        return { ...subject, reason: flag, untilAt, placedAt, flag };
      }),
      causes,
    );
    const over = present.filter((hold) => !kept.includes(hold));
    const [changed, ended] = [true, false].map((goesOn) =>
      over.filter((hold) => missing.some((copy) => isOf(hold, copy)) === goesOn),
    );
    if (changed!.length > 0) await this.holds.lift(tx, changed!, flagChanged, causes);
    if (ended!.length > 0) await this.holds.lift(tx, ended!, flagEnded, causes);
  }
}

function isOf(hold: Hold, { customerId, flag }: CustomerFlagCopy): boolean {
  return hold.customerId === customerId && hold.flag === flag;
}

function endsWith({ untilAt }: Hold, { endsAt }: CustomerFlagCopy): boolean {
  return untilAt?.getTime() === endsAt?.getTime();
}
