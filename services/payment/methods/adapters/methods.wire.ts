import { type paymentV1, toTimestamp, toWireDate } from '#libs/contracts';
import type { Method } from '../domain/method.js';

/** A method without its token and page, which stay here. */
export function toWireMethod(method: Method): paymentV1.MethodInit {
  return {
    methodId: method.methodId,
    customerId: method.customerId,
    kind: method.kind ? `KIND_${method.kind}` : 'KIND_UNSPECIFIED',
    state: `STATE_${method.state}`,
    label: method.label,
    brand: method.brand,
    expiryMonth: method.expiryMonth ?? '',
    provider: method.provider,
    disabledUntil: method.disabledUntil ? toWireDate(method.disabledUntil) : null,
    reason: method.reason,
    version: method.version.toString(),
    createTime: toTimestamp(method.createdAt),
    autopay: method.autopay,
  };
}
