import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { fromWireDate, fromWireMoney, type paymentV1 } from '#libs/contracts';
import { faultOf, invalidFields, violation } from '#libs/errors';
import { FieldFaults, readIds, readOptionalId, requireField } from '#libs/fields';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import type { Payment } from '../domain/payment.js';
import { MarkAsPaid } from '../use-cases/mark-as-paid.js';
import { OpenArrangements, OpenPromises, OpenSettlements, type PaymentKey, PaymentStore } from '../use-cases/ports.js';
import { RecordPayment } from '../use-cases/record-payment.js';
import { ReversePayment } from '../use-cases/reverse-payment.js';
import { fromWireMethod, fromWireState, toWirePayment } from './payments.wire.js';

type Rpcs = paymentV1.PaymentServiceRpcs;

const service = 'dunlin.payment.v1.PaymentService';

@Controller()
export class PaymentsApi implements RpcHandlers<paymentV1.PaymentServiceRpcs> {
  constructor(
    private readonly recordPaymentUseCase: RecordPayment,
    private readonly markAsPaidUseCase: MarkAsPaid,
    private readonly reversePaymentUseCase: ReversePayment,
    private readonly payments: PaymentStore,
    private readonly promises: OpenPromises,
    private readonly arrangements: OpenArrangements,
    private readonly settlements: OpenSettlements,
  ) {}

  @GrpcMethod(service, 'RecordPayment')
  async recordPayment(
    @Payload() request: paymentV1.RecordPaymentRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'recordPayment'>> {
    const { customerId, reference, proof, source, sourceId, invoiceNumbers, creditorId } = request;
    const amount = fromWireMoney(request.amount);
    if (!amount) throw invalidFields(errors.PAYMENT_INVALID, [violation('amount', faultOf('MISSING'))]);
    const { payment, alreadyKnown } = await this.recordPaymentUseCase.recordPayment(caller, {
      customerId,
      amount,
      method: fromWireMethod(request.method),
      valueDate: fromWireDate(request.valueDate, 'value_date'),
      reference,
      proof,
      source,
      sourceId,
      invoiceNumbers,
      creditorId,
    });
    return { payment: toWirePayment(payment), alreadyKnown };
  }

  @GrpcMethod(service, 'MarkAsPaid')
  async markAsPaid(
    @Payload() request: paymentV1.MarkAsPaidRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'markAsPaid'>> {
    const payment = await this.markAsPaidUseCase.markAsPaid(caller, {
      invoiceId: request.invoiceId,
      method: fromWireMethod(request.method),
      valueDate: fromWireDate(request.valueDate, 'value_date'),
      proof: request.proof,
    });
    return { payment: toWirePayment(payment) };
  }

  @GrpcMethod(service, 'ReversePayment')
  async reversePayment(
    @Payload() request: paymentV1.ReversePaymentRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'reversePayment'>> {
    const payment = await this.reversePaymentUseCase.reversePayment(caller, request.paymentId, request.reason);
    return { payment: toWirePayment(payment) };
  }

  @GrpcMethod(service, 'GetPayment')
  async getPayment(@Payload() { paymentId }: paymentV1.GetPaymentRequest): Promise<Response<Rpcs, 'getPayment'>> {
    const payment = await this.payments.find(paymentId);
    if (!payment) throw errors.PAYMENT_NOT_FOUND(`There is no payment ${JSON.stringify(paymentId)}.`);
    return { payment: toWirePayment(payment) };
  }

  @GrpcMethod(service, 'ListPayments')
  async listPayments(@Payload() request: paymentV1.ListPaymentsRequest): Promise<Response<Rpcs, 'listPayments'>> {
    const faults = new FieldFaults();
    const customerId = faults.take('customer_id', readOptionalId(request.customerId)) ?? null;
    const invoiceId = faults.take('invoice_id', readOptionalId(request.invoiceId)) ?? null;
    faults.throwIfAny(errors.PAYMENT_INVALID);
    const filter = { customerId, invoiceId, state: fromWireState(request.state) };
    const { rows, nextPageToken } = await listPage(
      request,
      filter,
      ({ createdAt, paymentId }: Payment): PaymentKey => [createdAt, paymentId],
      (page) => this.payments.list(filter, page),
    );
    return { payments: rows.map(toWirePayment), nextPageToken };
  }

  @GrpcMethod(service, 'CheckMoneyInFlight')
  async checkMoneyInFlight(
    @Payload() request: paymentV1.CheckMoneyInFlightRequest,
  ): Promise<Response<Rpcs, 'checkMoneyInFlight'>> {
    const invoiceIds = requireField(errors.PAYMENT_INVALID, 'invoice_ids', readIds(request.invoiceIds));
    const customerId = requireField(errors.PAYMENT_INVALID, 'customer_id', readOptionalId(request.customerId));
    const promised = new Set([
      ...(await this.promises.findPromised(invoiceIds)),
      ...(await this.settlements.findSettling(invoiceIds)),
    ]);
    return {
      invoiceIds: await this.payments.moneyInFlight(invoiceIds, customerId),
      promisedInvoiceIds: invoiceIds.filter((id) => promised.has(id)),
      arrangedInvoiceIds: await this.arrangements.findArranged(invoiceIds),
    };
  }
}
