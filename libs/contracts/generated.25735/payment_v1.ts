// Generated from protos/. Never edited.

export type { PaymentSettled as PaymentSettledInit, PaymentSettled__Output as PaymentSettled } from './wire/dunlin/payment/v1/PaymentSettled.js';
export type { PaymentReversed as PaymentReversedInit, PaymentReversed__Output as PaymentReversed } from './wire/dunlin/payment/v1/PaymentReversed.js';
export type { Payment as PaymentInit, Payment__Output as Payment } from './wire/dunlin/payment/v1/Payment.js';
export type { _dunlin_payment_v1_Payment_State__Output as PaymentState } from './wire/dunlin/payment/v1/Payment.js';
export type { _dunlin_payment_v1_Payment_Method__Output as PaymentMethod } from './wire/dunlin/payment/v1/Payment.js';
export type { AllocatedPart as AllocatedPartInit, AllocatedPart__Output as AllocatedPart } from './wire/dunlin/payment/v1/AllocatedPart.js';
export type { PaymentFile as PaymentFileInit, PaymentFile__Output as PaymentFile } from './wire/dunlin/payment/v1/PaymentFile.js';
export type { _dunlin_payment_v1_PaymentFile_State__Output as PaymentFileState } from './wire/dunlin/payment/v1/PaymentFile.js';
export type { PaymentFileError as PaymentFileErrorInit, PaymentFileError__Output as PaymentFileError } from './wire/dunlin/payment/v1/PaymentFileError.js';
export type { PaymentFileRegistered as PaymentFileRegisteredInit, PaymentFileRegistered__Output as PaymentFileRegistered } from './wire/dunlin/payment/v1/PaymentFileRegistered.js';
export type { PaymentFileCompleted as PaymentFileCompletedInit, PaymentFileCompleted__Output as PaymentFileCompleted } from './wire/dunlin/payment/v1/PaymentFileCompleted.js';
export type { RegisterPaymentFileRequest as RegisterPaymentFileRequestInit, RegisterPaymentFileRequest__Output as RegisterPaymentFileRequest } from './wire/dunlin/payment/v1/RegisterPaymentFileRequest.js';
export type { RegisterPaymentFileResponse as RegisterPaymentFileResponseInit, RegisterPaymentFileResponse__Output as RegisterPaymentFileResponse } from './wire/dunlin/payment/v1/RegisterPaymentFileResponse.js';
export type { UploadPaymentFilePartRequest as UploadPaymentFilePartRequestInit, UploadPaymentFilePartRequest__Output as UploadPaymentFilePartRequest } from './wire/dunlin/payment/v1/UploadPaymentFilePartRequest.js';
export type { UploadPaymentFilePartResponse as UploadPaymentFilePartResponseInit, UploadPaymentFilePartResponse__Output as UploadPaymentFilePartResponse } from './wire/dunlin/payment/v1/UploadPaymentFilePartResponse.js';
export type { StartPaymentFileRequest as StartPaymentFileRequestInit, StartPaymentFileRequest__Output as StartPaymentFileRequest } from './wire/dunlin/payment/v1/StartPaymentFileRequest.js';
export type { StartPaymentFileResponse as StartPaymentFileResponseInit, StartPaymentFileResponse__Output as StartPaymentFileResponse } from './wire/dunlin/payment/v1/StartPaymentFileResponse.js';
export type { TakeNextPaymentFileChunkRequest as TakeNextPaymentFileChunkRequestInit, TakeNextPaymentFileChunkRequest__Output as TakeNextPaymentFileChunkRequest } from './wire/dunlin/payment/v1/TakeNextPaymentFileChunkRequest.js';
export type { TakeNextPaymentFileChunkResponse as TakeNextPaymentFileChunkResponseInit, TakeNextPaymentFileChunkResponse__Output as TakeNextPaymentFileChunkResponse } from './wire/dunlin/payment/v1/TakeNextPaymentFileChunkResponse.js';
export type { FailPaymentFileRequest as FailPaymentFileRequestInit, FailPaymentFileRequest__Output as FailPaymentFileRequest } from './wire/dunlin/payment/v1/FailPaymentFileRequest.js';
export type { FailPaymentFileResponse as FailPaymentFileResponseInit, FailPaymentFileResponse__Output as FailPaymentFileResponse } from './wire/dunlin/payment/v1/FailPaymentFileResponse.js';
export type { CancelPaymentFileRequest as CancelPaymentFileRequestInit, CancelPaymentFileRequest__Output as CancelPaymentFileRequest } from './wire/dunlin/payment/v1/CancelPaymentFileRequest.js';
export type { CancelPaymentFileResponse as CancelPaymentFileResponseInit, CancelPaymentFileResponse__Output as CancelPaymentFileResponse } from './wire/dunlin/payment/v1/CancelPaymentFileResponse.js';
export type { ResumePaymentFileRequest as ResumePaymentFileRequestInit, ResumePaymentFileRequest__Output as ResumePaymentFileRequest } from './wire/dunlin/payment/v1/ResumePaymentFileRequest.js';
export type { ResumePaymentFileResponse as ResumePaymentFileResponseInit, ResumePaymentFileResponse__Output as ResumePaymentFileResponse } from './wire/dunlin/payment/v1/ResumePaymentFileResponse.js';
export type { GetPaymentFileRequest as GetPaymentFileRequestInit, GetPaymentFileRequest__Output as GetPaymentFileRequest } from './wire/dunlin/payment/v1/GetPaymentFileRequest.js';
export type { GetPaymentFileResponse as GetPaymentFileResponseInit, GetPaymentFileResponse__Output as GetPaymentFileResponse } from './wire/dunlin/payment/v1/GetPaymentFileResponse.js';
export type { ListPaymentFilesRequest as ListPaymentFilesRequestInit, ListPaymentFilesRequest__Output as ListPaymentFilesRequest } from './wire/dunlin/payment/v1/ListPaymentFilesRequest.js';
export type { ListPaymentFilesResponse as ListPaymentFilesResponseInit, ListPaymentFilesResponse__Output as ListPaymentFilesResponse } from './wire/dunlin/payment/v1/ListPaymentFilesResponse.js';
export type { ListPaymentFileErrorsRequest as ListPaymentFileErrorsRequestInit, ListPaymentFileErrorsRequest__Output as ListPaymentFileErrorsRequest } from './wire/dunlin/payment/v1/ListPaymentFileErrorsRequest.js';
export type { ListPaymentFileErrorsResponse as ListPaymentFileErrorsResponseInit, ListPaymentFileErrorsResponse__Output as ListPaymentFileErrorsResponse } from './wire/dunlin/payment/v1/ListPaymentFileErrorsResponse.js';
export type { RecordPaymentRequest as RecordPaymentRequestInit, RecordPaymentRequest__Output as RecordPaymentRequest } from './wire/dunlin/payment/v1/RecordPaymentRequest.js';
export type { RecordPaymentResponse as RecordPaymentResponseInit, RecordPaymentResponse__Output as RecordPaymentResponse } from './wire/dunlin/payment/v1/RecordPaymentResponse.js';
export type { MarkAsPaidRequest as MarkAsPaidRequestInit, MarkAsPaidRequest__Output as MarkAsPaidRequest } from './wire/dunlin/payment/v1/MarkAsPaidRequest.js';
export type { MarkAsPaidResponse as MarkAsPaidResponseInit, MarkAsPaidResponse__Output as MarkAsPaidResponse } from './wire/dunlin/payment/v1/MarkAsPaidResponse.js';
export type { ReversePaymentRequest as ReversePaymentRequestInit, ReversePaymentRequest__Output as ReversePaymentRequest } from './wire/dunlin/payment/v1/ReversePaymentRequest.js';
export type { ReversePaymentResponse as ReversePaymentResponseInit, ReversePaymentResponse__Output as ReversePaymentResponse } from './wire/dunlin/payment/v1/ReversePaymentResponse.js';
export type { GetPaymentRequest as GetPaymentRequestInit, GetPaymentRequest__Output as GetPaymentRequest } from './wire/dunlin/payment/v1/GetPaymentRequest.js';
export type { GetPaymentResponse as GetPaymentResponseInit, GetPaymentResponse__Output as GetPaymentResponse } from './wire/dunlin/payment/v1/GetPaymentResponse.js';
export type { ListPaymentsRequest as ListPaymentsRequestInit, ListPaymentsRequest__Output as ListPaymentsRequest } from './wire/dunlin/payment/v1/ListPaymentsRequest.js';
export type { ListPaymentsResponse as ListPaymentsResponseInit, ListPaymentsResponse__Output as ListPaymentsResponse } from './wire/dunlin/payment/v1/ListPaymentsResponse.js';
export type { CheckMoneyInFlightRequest as CheckMoneyInFlightRequestInit, CheckMoneyInFlightRequest__Output as CheckMoneyInFlightRequest } from './wire/dunlin/payment/v1/CheckMoneyInFlightRequest.js';
export type { CheckMoneyInFlightResponse as CheckMoneyInFlightResponseInit, CheckMoneyInFlightResponse__Output as CheckMoneyInFlightResponse } from './wire/dunlin/payment/v1/CheckMoneyInFlightResponse.js';
import type { RegisterPaymentFileRequest as RegisterPaymentFileRequestInit, RegisterPaymentFileRequest__Output as RegisterPaymentFileRequest } from './wire/dunlin/payment/v1/RegisterPaymentFileRequest.js';
import type { RegisterPaymentFileResponse as RegisterPaymentFileResponseInit, RegisterPaymentFileResponse__Output as RegisterPaymentFileResponse } from './wire/dunlin/payment/v1/RegisterPaymentFileResponse.js';
import type { UploadPaymentFilePartRequest as UploadPaymentFilePartRequestInit, UploadPaymentFilePartRequest__Output as UploadPaymentFilePartRequest } from './wire/dunlin/payment/v1/UploadPaymentFilePartRequest.js';
import type { UploadPaymentFilePartResponse as UploadPaymentFilePartResponseInit, UploadPaymentFilePartResponse__Output as UploadPaymentFilePartResponse } from './wire/dunlin/payment/v1/UploadPaymentFilePartResponse.js';
import type { StartPaymentFileRequest as StartPaymentFileRequestInit, StartPaymentFileRequest__Output as StartPaymentFileRequest } from './wire/dunlin/payment/v1/StartPaymentFileRequest.js';
import type { StartPaymentFileResponse as StartPaymentFileResponseInit, StartPaymentFileResponse__Output as StartPaymentFileResponse } from './wire/dunlin/payment/v1/StartPaymentFileResponse.js';
import type { TakeNextPaymentFileChunkRequest as TakeNextPaymentFileChunkRequestInit, TakeNextPaymentFileChunkRequest__Output as TakeNextPaymentFileChunkRequest } from './wire/dunlin/payment/v1/TakeNextPaymentFileChunkRequest.js';
import type { TakeNextPaymentFileChunkResponse as TakeNextPaymentFileChunkResponseInit, TakeNextPaymentFileChunkResponse__Output as TakeNextPaymentFileChunkResponse } from './wire/dunlin/payment/v1/TakeNextPaymentFileChunkResponse.js';
import type { FailPaymentFileRequest as FailPaymentFileRequestInit, FailPaymentFileRequest__Output as FailPaymentFileRequest } from './wire/dunlin/payment/v1/FailPaymentFileRequest.js';
import type { FailPaymentFileResponse as FailPaymentFileResponseInit, FailPaymentFileResponse__Output as FailPaymentFileResponse } from './wire/dunlin/payment/v1/FailPaymentFileResponse.js';
import type { CancelPaymentFileRequest as CancelPaymentFileRequestInit, CancelPaymentFileRequest__Output as CancelPaymentFileRequest } from './wire/dunlin/payment/v1/CancelPaymentFileRequest.js';
import type { CancelPaymentFileResponse as CancelPaymentFileResponseInit, CancelPaymentFileResponse__Output as CancelPaymentFileResponse } from './wire/dunlin/payment/v1/CancelPaymentFileResponse.js';
import type { ResumePaymentFileRequest as ResumePaymentFileRequestInit, ResumePaymentFileRequest__Output as ResumePaymentFileRequest } from './wire/dunlin/payment/v1/ResumePaymentFileRequest.js';
import type { ResumePaymentFileResponse as ResumePaymentFileResponseInit, ResumePaymentFileResponse__Output as ResumePaymentFileResponse } from './wire/dunlin/payment/v1/ResumePaymentFileResponse.js';
import type { GetPaymentFileRequest as GetPaymentFileRequestInit, GetPaymentFileRequest__Output as GetPaymentFileRequest } from './wire/dunlin/payment/v1/GetPaymentFileRequest.js';
import type { GetPaymentFileResponse as GetPaymentFileResponseInit, GetPaymentFileResponse__Output as GetPaymentFileResponse } from './wire/dunlin/payment/v1/GetPaymentFileResponse.js';
import type { ListPaymentFilesRequest as ListPaymentFilesRequestInit, ListPaymentFilesRequest__Output as ListPaymentFilesRequest } from './wire/dunlin/payment/v1/ListPaymentFilesRequest.js';
import type { ListPaymentFilesResponse as ListPaymentFilesResponseInit, ListPaymentFilesResponse__Output as ListPaymentFilesResponse } from './wire/dunlin/payment/v1/ListPaymentFilesResponse.js';
import type { ListPaymentFileErrorsRequest as ListPaymentFileErrorsRequestInit, ListPaymentFileErrorsRequest__Output as ListPaymentFileErrorsRequest } from './wire/dunlin/payment/v1/ListPaymentFileErrorsRequest.js';
import type { ListPaymentFileErrorsResponse as ListPaymentFileErrorsResponseInit, ListPaymentFileErrorsResponse__Output as ListPaymentFileErrorsResponse } from './wire/dunlin/payment/v1/ListPaymentFileErrorsResponse.js';

export interface PaymentFileServiceRpcs {
  registerPaymentFile: { request: RegisterPaymentFileRequest; requestInit: RegisterPaymentFileRequestInit; response: RegisterPaymentFileResponse; responseInit: RegisterPaymentFileResponseInit };
  uploadPaymentFilePart: { request: UploadPaymentFilePartRequest; requestInit: UploadPaymentFilePartRequestInit; response: UploadPaymentFilePartResponse; responseInit: UploadPaymentFilePartResponseInit };
  startPaymentFile: { request: StartPaymentFileRequest; requestInit: StartPaymentFileRequestInit; response: StartPaymentFileResponse; responseInit: StartPaymentFileResponseInit };
  takeNextPaymentFileChunk: { request: TakeNextPaymentFileChunkRequest; requestInit: TakeNextPaymentFileChunkRequestInit; response: TakeNextPaymentFileChunkResponse; responseInit: TakeNextPaymentFileChunkResponseInit };
  failPaymentFile: { request: FailPaymentFileRequest; requestInit: FailPaymentFileRequestInit; response: FailPaymentFileResponse; responseInit: FailPaymentFileResponseInit };
  cancelPaymentFile: { request: CancelPaymentFileRequest; requestInit: CancelPaymentFileRequestInit; response: CancelPaymentFileResponse; responseInit: CancelPaymentFileResponseInit };
  resumePaymentFile: { request: ResumePaymentFileRequest; requestInit: ResumePaymentFileRequestInit; response: ResumePaymentFileResponse; responseInit: ResumePaymentFileResponseInit };
  getPaymentFile: { request: GetPaymentFileRequest; requestInit: GetPaymentFileRequestInit; response: GetPaymentFileResponse; responseInit: GetPaymentFileResponseInit };
  listPaymentFiles: { request: ListPaymentFilesRequest; requestInit: ListPaymentFilesRequestInit; response: ListPaymentFilesResponse; responseInit: ListPaymentFilesResponseInit };
  listPaymentFileErrors: { request: ListPaymentFileErrorsRequest; requestInit: ListPaymentFileErrorsRequestInit; response: ListPaymentFileErrorsResponse; responseInit: ListPaymentFileErrorsResponseInit };
}
import type { RecordPaymentRequest as RecordPaymentRequestInit, RecordPaymentRequest__Output as RecordPaymentRequest } from './wire/dunlin/payment/v1/RecordPaymentRequest.js';
import type { RecordPaymentResponse as RecordPaymentResponseInit, RecordPaymentResponse__Output as RecordPaymentResponse } from './wire/dunlin/payment/v1/RecordPaymentResponse.js';
import type { MarkAsPaidRequest as MarkAsPaidRequestInit, MarkAsPaidRequest__Output as MarkAsPaidRequest } from './wire/dunlin/payment/v1/MarkAsPaidRequest.js';
import type { MarkAsPaidResponse as MarkAsPaidResponseInit, MarkAsPaidResponse__Output as MarkAsPaidResponse } from './wire/dunlin/payment/v1/MarkAsPaidResponse.js';
import type { ReversePaymentRequest as ReversePaymentRequestInit, ReversePaymentRequest__Output as ReversePaymentRequest } from './wire/dunlin/payment/v1/ReversePaymentRequest.js';
import type { ReversePaymentResponse as ReversePaymentResponseInit, ReversePaymentResponse__Output as ReversePaymentResponse } from './wire/dunlin/payment/v1/ReversePaymentResponse.js';
import type { GetPaymentRequest as GetPaymentRequestInit, GetPaymentRequest__Output as GetPaymentRequest } from './wire/dunlin/payment/v1/GetPaymentRequest.js';
import type { GetPaymentResponse as GetPaymentResponseInit, GetPaymentResponse__Output as GetPaymentResponse } from './wire/dunlin/payment/v1/GetPaymentResponse.js';
import type { ListPaymentsRequest as ListPaymentsRequestInit, ListPaymentsRequest__Output as ListPaymentsRequest } from './wire/dunlin/payment/v1/ListPaymentsRequest.js';
import type { ListPaymentsResponse as ListPaymentsResponseInit, ListPaymentsResponse__Output as ListPaymentsResponse } from './wire/dunlin/payment/v1/ListPaymentsResponse.js';
import type { CheckMoneyInFlightRequest as CheckMoneyInFlightRequestInit, CheckMoneyInFlightRequest__Output as CheckMoneyInFlightRequest } from './wire/dunlin/payment/v1/CheckMoneyInFlightRequest.js';
import type { CheckMoneyInFlightResponse as CheckMoneyInFlightResponseInit, CheckMoneyInFlightResponse__Output as CheckMoneyInFlightResponse } from './wire/dunlin/payment/v1/CheckMoneyInFlightResponse.js';

export interface PaymentServiceRpcs {
  recordPayment: { request: RecordPaymentRequest; requestInit: RecordPaymentRequestInit; response: RecordPaymentResponse; responseInit: RecordPaymentResponseInit };
  markAsPaid: { request: MarkAsPaidRequest; requestInit: MarkAsPaidRequestInit; response: MarkAsPaidResponse; responseInit: MarkAsPaidResponseInit };
  reversePayment: { request: ReversePaymentRequest; requestInit: ReversePaymentRequestInit; response: ReversePaymentResponse; responseInit: ReversePaymentResponseInit };
  getPayment: { request: GetPaymentRequest; requestInit: GetPaymentRequestInit; response: GetPaymentResponse; responseInit: GetPaymentResponseInit };
  listPayments: { request: ListPaymentsRequest; requestInit: ListPaymentsRequestInit; response: ListPaymentsResponse; responseInit: ListPaymentsResponseInit };
  checkMoneyInFlight: { request: CheckMoneyInFlightRequest; requestInit: CheckMoneyInFlightRequestInit; response: CheckMoneyInFlightResponse; responseInit: CheckMoneyInFlightResponseInit };
}

/** Every rpc of the package. */
export type Rpcs = PaymentFileServiceRpcs & PaymentServiceRpcs;
