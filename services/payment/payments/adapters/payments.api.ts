import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { fromWireDate, fromWireMoney, type paymentV1 } from '#libs/contracts';
import { invalidFields } from '#libs/errors';
import { isId } from '#libs/ids';
import { closePage, FromCaller, openPage, type Caller, type RpcHandlers } from '#libs/platform';
import { paymentNotFound } from '../domain/payment.js';
import { MarkAsPaid } from '../use-cases/mark-as-paid.js';
import { PaymentStore } from '../use-cases/ports.js';
import { RecordPayment } from '../use-cases/record-payment.js';
import { ReversePayment } from '../use-cases/reverse-payment.js';
import { fromWireMethod, fromWireState, toWirePayment } from './payments.wire.js';

const service = 'dunlin.payment.v1.PaymentService';
const maxAskedInvoices = 500;

@Controller()
export class PaymentsApi implements RpcHandlers<
  Pick<
    paymentV1.PaymentServiceRpcs,
    'recordPayment' | 'markAsPaid' | 'reversePayment' | 'getPayment' | 'listPayments' | 'getMoneyInFlight'
  >
> {
  constructor(
    private readonly recordPaymentUseCase: RecordPayment,
    private readonly markAsPaidUseCase: MarkAsPaid,
    private readonly reversePaymentUseCase: ReversePayment,
    private readonly payments: PaymentStore,
  ) {}

  @GrpcMethod(service, 'RecordPayment')
  async recordPayment(
    @Payload() request: paymentV1.RecordPaymentRequest,
    @FromCaller() caller: Caller,
  ): Promise<paymentV1.RecordPaymentResponseInit> {
    const { customerId, reference, proof, source, sourceId, invoiceNumbers } = request;
    const amount = fromWireMoney(request.amount);
    if (!amount) throw invalid('amount', 'is missing');
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
    });
    return { payment: toWirePayment(payment), alreadyKnown };
  }

  @GrpcMethod(service, 'MarkAsPaid')
  async markAsPaid(
    @Payload() request: paymentV1.MarkAsPaidRequest,
    @FromCaller() caller: Caller,
  ): Promise<paymentV1.MarkAsPaidResponseInit> {
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
  ): Promise<paymentV1.ReversePaymentResponseInit> {
    const payment = await this.reversePaymentUseCase.reversePayment(caller, request.paymentId, request.reason.trim());
    return { payment: toWirePayment(payment) };
  }

  @GrpcMethod(service, 'GetPayment')
  async getPayment(@Payload() { paymentId }: paymentV1.GetPaymentRequest): Promise<paymentV1.GetPaymentResponseInit> {
    const payment = await this.payments.find(paymentId);
    if (!payment) throw paymentNotFound(paymentId);
    return { payment: toWirePayment(payment) };
  }

  @GrpcMethod(service, 'ListPayments')
  async listPayments(@Payload() request: paymentV1.ListPaymentsRequest): Promise<paymentV1.ListPaymentsResponseInit> {
    const filter = {
      customerId: idOrNull('customer_id', request.customerId),
      invoiceId: idOrNull('invoice_id', request.invoiceId),
      state: fromWireState(request.state),
    };
    const page = openPage(request, filter);
    const after = page.after && { createdAt: page.after[0] as Date, paymentId: page.after[1] as string };
    const found = await this.payments.list(filter, after, page.limit + 1);
    const { rows, nextPageToken } = closePage(found, page, ({ createdAt, paymentId }) => [createdAt, paymentId]);
    return { payments: rows.map(toWirePayment), nextPageToken };
  }

  @GrpcMethod(service, 'GetMoneyInFlight')
  async getMoneyInFlight(
    @Payload() request: paymentV1.GetMoneyInFlightRequest,
  ): Promise<paymentV1.GetMoneyInFlightResponseInit> {
    const { invoiceIds } = request;
    if (invoiceIds.length > maxAskedInvoices) {
      throw invalid('invoice_ids', `has more than ${maxAskedInvoices} values`);
    }
    if (!invoiceIds.every(isId)) throw invalid('invoice_ids', 'contains a value that is not an id');
    const customerId = idOrNull('customer_id', request.customerId);
    return { invoiceIds: await this.payments.moneyInFlight(invoiceIds, customerId) };
  }
}

function idOrNull(field: string, text: string): string | null {
  if (text === '') return null;
  if (!isId(text)) throw invalid(field, 'is not an id');
  return text;
}

function invalid(field: string, description: string): Error {
  return invalidFields('PAYMENT_INVALID', [{ field, description }]);
}
