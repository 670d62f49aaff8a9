import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { fromTimestamp, fromWireDate, fromWireMoney, type paymentV1 } from '#libs/contracts';
import { invalidFields } from '#libs/errors';
import { isId } from '#libs/ids';
import { closePage, FromCaller, openPage, type Caller, type RpcHandlers } from '#libs/platform';
import { paymentNotFound } from '../domain/payment.js';
import { paymentFileNotFound } from '../domain/payment-file.js';
import { MarkAsPaid } from '../use-cases/mark-as-paid.js';
import { PaymentFileStore, PaymentStore } from '../use-cases/ports.js';
import { PreparePaymentFile } from '../use-cases/prepare-payment-file.js';
import { RecordPayment } from '../use-cases/record-payment.js';
import { ReversePayment } from '../use-cases/reverse-payment.js';
import { TakeNextPaymentLines } from '../use-cases/take-next-payment-lines.js';
import { fromWireMethod, fromWireState, toWireFile, toWireLine, toWirePayment } from './payment.wire.js';

const service = 'dunlin.payment.v1.PaymentService';
const maxAskedInvoices = 500;

@Controller()
export class PaymentApi implements RpcHandlers<paymentV1.PaymentServiceRpcs> {
  constructor(
    private readonly recording: RecordPayment,
    private readonly marking: MarkAsPaid,
    private readonly reversing: ReversePayment,
    private readonly preparing: PreparePaymentFile,
    private readonly taking: TakeNextPaymentLines,
    private readonly payments: PaymentStore,
    private readonly files: PaymentFileStore,
  ) {}

  @GrpcMethod(service, 'RecordPayment')
  async recordPayment(
    @Payload() request: paymentV1.RecordPaymentRequest,
    @FromCaller() caller: Caller,
  ): Promise<paymentV1.RecordPaymentResponseInit> {
    const { customerId, reference, proof, source, sourceId, invoiceNumbers } = request;
    const amount = fromWireMoney(request.amount);
    if (!amount) throw invalid('amount', 'is missing');
    const { payment, alreadyKnown } = await this.recording.record(caller, {
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
    const payment = await this.marking.mark(caller, {
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
    const payment = await this.reversing.reverse(caller, request.paymentId, request.reason.trim());
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

  @GrpcMethod(service, 'RegisterPaymentFile')
  async registerPaymentFile(
    @Payload() request: paymentV1.RegisterPaymentFileRequest,
    @FromCaller() caller: Caller,
  ): Promise<paymentV1.RegisterPaymentFileResponseInit> {
    const { fileName, sizeBytes, sha256, mapping, arrivalTime } = request;
    const arrivalAt = fromTimestamp(arrivalTime);
    const file = await this.preparing.register(caller, {
      fileName,
      sizeBytes: BigInt(sizeBytes),
      sha256,
      mapping,
      arrivalAt,
    });
    return { file: toWireFile(file) };
  }

  @GrpcMethod(service, 'UploadPaymentFilePart')
  async uploadPaymentFilePart(
    @Payload() { fileId, partNumber, content }: paymentV1.UploadPaymentFilePartRequest,
    @FromCaller() caller: Caller,
  ): Promise<paymentV1.UploadPaymentFilePartResponseInit> {
    return { partCount: await this.preparing.upload(caller, fileId, partNumber, content) };
  }

  @GrpcMethod(service, 'StartPaymentFile')
  async startPaymentFile(
    @Payload() { fileId }: paymentV1.StartPaymentFileRequest,
    @FromCaller() caller: Caller,
  ): Promise<paymentV1.StartPaymentFileResponseInit> {
    return { file: toWireFile(await this.preparing.start(caller, fileId)) };
  }

  @GrpcMethod(service, 'TakeNextPaymentLines')
  async takeNextPaymentLines(
    @Payload() { fileId }: paymentV1.TakeNextPaymentLinesRequest,
    @FromCaller() caller: Caller,
  ): Promise<paymentV1.TakeNextPaymentLinesResponseInit> {
    return { file: toWireFile(await this.taking.take(caller, fileId)) };
  }

  @GrpcMethod(service, 'GetPaymentFile')
  async getPaymentFile(
    @Payload() { fileId }: paymentV1.GetPaymentFileRequest,
  ): Promise<paymentV1.GetPaymentFileResponseInit> {
    const file = await this.files.find(fileId);
    if (!file) throw paymentFileNotFound(fileId);
    return { file: toWireFile(file) };
  }

  @GrpcMethod(service, 'ListUnmatchedLines')
  async listUnmatchedLines(
    @Payload() request: paymentV1.ListUnmatchedLinesRequest,
  ): Promise<paymentV1.ListUnmatchedLinesResponseInit> {
    const fileId = idOrNull('file_id', request.fileId);
    const page = openPage(request, { fileId });
    const [afterFileId, afterLine, afterFault] = (page.after ?? []) as [string?, bigint?, number?];
    const after =
      afterFileId === undefined ? null : { fileId: afterFileId, line: afterLine!, faultNumber: afterFault! };
    const found = await this.files.listFaults(fileId, after, page.limit + 1);
    const { rows, nextPageToken } = closePage(found, page, (row) => [row.fileId, BigInt(row.line), row.faultNumber]);
    return { lines: rows.map(toWireLine), nextPageToken };
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
