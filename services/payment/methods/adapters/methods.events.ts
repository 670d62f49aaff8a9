import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { Method } from '../domain/method.js';
import { MethodEvents } from '../use-cases/ports.js';
import { toWireMethod } from './methods.wire.js';

/** Events of methods are keyed by the customer. */
@Injectable()
export class OutboxMethodEvents extends MethodEvents {
  override changed(tx: Tx, method: Method): void {
    const { customerId, methodId, version, reason } = method;
    const payload = { method: toWireMethod(method) };
    tx.emit({
      type: 'dunlin.payment.v1.MethodChanged',
      key: customerId,
      subject: methodId,
      sequence: version,
      payload,
      reason,
    });
  }
}
