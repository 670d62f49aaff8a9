import type { Tx } from '#libs/transactions';
import type { Payment } from '../domain/payment.js';

/** What follows from money in the transaction that moves it, for those who come after payments in the service. */
export abstract class AfterMoneyMoved {
  /**
   * @param moved locked payments as they are now: allocated anew, or taken back
   * @param invoiceIds which they name, settle or settled
   */
  abstract moneyMoved(tx: Tx, moved: readonly Payment[], invoiceIds: readonly string[]): Promise<void>;
}
