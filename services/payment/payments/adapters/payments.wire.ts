import { enumName, type paymentV1, toTimestamp, toWireDate, toWireMoney } from '#libs/contracts';
import type { Payment, PaymentMethod, PaymentState } from '../domain/payment.js';

export function toWirePayment(payment: Payment): paymentV1.PaymentInit {
  const { currency } = payment.amount;
  return {
    paymentId: payment.paymentId,
    customerId: payment.customerId,
    state: `STATE_${payment.state}`,
    method: `METHOD_${payment.method}`,
    amount: toWireMoney(payment.amount),
    valueDate: toWireDate(payment.valueDate),
    reference: payment.reference,
    proof: payment.proof,
    source: payment.source,
    sourceId: payment.sourceId,
    invoiceIds: [...payment.invoiceIds],
    inFlight: payment.inFlight,
    allocated: payment.allocated.map(({ invoiceId, minor, components }) => ({
      invoiceId,
      amount: toWireMoney({ minor, currency }),
      components: components.map((each) => ({
        component: `COMPONENT_${each.component}` as const,
        amount: toWireMoney({ minor: each.minor, currency }),
      })),
    })),
    reversalReason: payment.reversalReason,
    version: payment.version.toString(),
    createTime: toTimestamp(payment.createdAt),
  };
}

export function fromWireMethod(method: paymentV1.PaymentMethod): PaymentMethod {
  return enumName<PaymentMethod>(method, 'METHOD_') ?? 'BANK_TRANSFER';
}

export function fromWireState(state: paymentV1.PaymentState): PaymentState | null {
  return enumName<PaymentState>(state, 'STATE_');
}
