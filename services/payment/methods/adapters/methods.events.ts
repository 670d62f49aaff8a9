import { Injectable } from '@nestjs/common';
import type { paymentV1 } from '#libs/contracts';
import type { Tx } from '#libs/transactions';
import type { Method } from '../domain/method.js';
import { MethodEvents } from '../use-cases/ports.js';
import { toWireMethod } from './methods.wire.js';

/** Events of methods are keyed by the customer. */
@Injectable()
export class OutboxMethodEvents extends MethodEvents {
  override changed(tx: Tx, method: Method): void {
    emit(tx, method, 'CHANGE_UNSPECIFIED', method.reason);
  }

  override autopaySet(tx: Tx, method: Method, reason: string): void {
    emit(tx, method, method.autopay ? 'CHANGE_AUTOPAY_ON' : 'CHANGE_AUTOPAY_OFF', reason);
  }
}

function emit(tx: Tx, method: Method, change: paymentV1.MethodChangedChange, reason: string): void {
  const { customerId, methodId, version } = method;
  const payload = { method: toWireMethod(method), change };
  tx.emit({
    type: 'dunlin.payment.v1.MethodChanged',
    key: customerId,
    subject: methodId,
    sequence: version,
    payload,
    reason,
  });
}
