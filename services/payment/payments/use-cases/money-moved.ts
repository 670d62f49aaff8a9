import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { Payment } from '../domain/payment.js';

/** Somebody who comes after payments in the service: what follows from money in the transaction that moves it. */
export interface MoneyFollower {
  /**
   * @param moved locked payments as they are now: allocated anew, or taken back
   * @param invoiceIds which they name, settle or settled
   */
  moneyMoved(tx: Tx, moved: readonly Payment[], invoiceIds: readonly string[]): Promise<void>;
}

/** Tells everybody who follows money; payments know none of them. */
@Injectable()
export class MoneyMoved {
  private readonly followers: MoneyFollower[] = [];

  follow(follower: MoneyFollower): void {
    this.followers.push(follower);
  }

  async tell(tx: Tx, moved: readonly Payment[], invoiceIds: readonly string[]): Promise<void> {
    if (moved.length === 0) return;
    for (const follower of this.followers) await follower.moneyMoved(tx, moved, invoiceIds);
  }
}
