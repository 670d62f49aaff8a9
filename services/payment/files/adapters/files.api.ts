import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { fromTimestamp, type paymentV1 } from '#libs/contracts';
import { readOptionalId, requireField } from '#libs/fields';
import type { StoredFault } from '#libs/intake';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { PaymentFileIntake } from '../use-cases/payment-file-intake.js';
import { PaymentFileStore } from '../use-cases/ports.js';
import { RegisterPaymentFile } from '../use-cases/register-payment-file.js';
import { StartPaymentFile } from '../use-cases/start-payment-file.js';
import { TakeNextPaymentLines } from '../use-cases/take-next-payment-lines.js';
import { toWireFile, toWireLine } from './files.wire.js';

type Rpcs = paymentV1.PaymentServiceRpcs;

const service = 'dunlin.payment.v1.PaymentService';

@Controller()
export class FilesApi implements RpcHandlers<
  Pick<
    paymentV1.PaymentServiceRpcs,
    | 'registerPaymentFile'
    | 'uploadPaymentFilePart'
    | 'startPaymentFile'
    | 'takeNextPaymentLines'
    | 'failPaymentFile'
    | 'cancelPaymentFile'
    | 'resumePaymentFile'
    | 'getPaymentFile'
    | 'listUnmatchedLines'
  >
> {
  constructor(
    private readonly registerPaymentFileUseCase: RegisterPaymentFile,
    private readonly startPaymentFileUseCase: StartPaymentFile,
    private readonly takeNextPaymentLinesUseCase: TakeNextPaymentLines,
    private readonly intake: PaymentFileIntake,
    private readonly files: PaymentFileStore,
  ) {}

  @GrpcMethod(service, 'RegisterPaymentFile')
  async registerPaymentFile(
    @Payload() request: paymentV1.RegisterPaymentFileRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'registerPaymentFile'>> {
    const { fileName, sizeBytes, sha256, mapping, arrivalTime } = request;
    const arrivalAt = fromTimestamp(arrivalTime);
    const file = await this.registerPaymentFileUseCase.registerPaymentFile(caller, {
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
  ): Promise<Response<Rpcs, 'uploadPaymentFilePart'>> {
    return { partCount: await this.intake.uploadPart(caller, fileId, partNumber, content) };
  }

  @GrpcMethod(service, 'StartPaymentFile')
  async startPaymentFile(
    @Payload() { fileId }: paymentV1.StartPaymentFileRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'startPaymentFile'>> {
    return { file: toWireFile(await this.startPaymentFileUseCase.startPaymentFile(caller, fileId)) };
  }

  @GrpcMethod(service, 'TakeNextPaymentLines')
  async takeNextPaymentLines(
    @Payload() { fileId }: paymentV1.TakeNextPaymentLinesRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'takeNextPaymentLines'>> {
    return { file: toWireFile(await this.takeNextPaymentLinesUseCase.takeNextPaymentLines(caller, fileId)) };
  }

  @GrpcMethod(service, 'FailPaymentFile')
  async failPaymentFile(
    @Payload() { fileId, reason }: paymentV1.FailPaymentFileRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'failPaymentFile'>> {
    return { file: toWireFile(await this.intake.failFile(caller, fileId, reason)) };
  }

  @GrpcMethod(service, 'CancelPaymentFile')
  async cancelPaymentFile(
    @Payload() { fileId, reason }: paymentV1.CancelPaymentFileRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'cancelPaymentFile'>> {
    return { file: toWireFile(await this.intake.cancelFile(caller, fileId, reason)) };
  }

  @GrpcMethod(service, 'ResumePaymentFile')
  async resumePaymentFile(
    @Payload() { fileId, reason }: paymentV1.ResumePaymentFileRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'resumePaymentFile'>> {
    return { file: toWireFile(await this.intake.resumeFile(caller, fileId, reason)) };
  }

  @GrpcMethod(service, 'GetPaymentFile')
  async getPaymentFile(
    @Payload() { fileId }: paymentV1.GetPaymentFileRequest,
  ): Promise<Response<Rpcs, 'getPaymentFile'>> {
    return { file: toWireFile(await this.files.get(fileId)) };
  }

  @GrpcMethod(service, 'ListUnmatchedLines')
  async listUnmatchedLines(
    @Payload() request: paymentV1.ListUnmatchedLinesRequest,
  ): Promise<Response<Rpcs, 'listUnmatchedLines'>> {
    const fileId = requireField(errors.PAYMENT_FILE_INVALID, 'file_id', readOptionalId(request.fileId));
    const { rows, nextPageToken } = await listPage(
      request,
      { fileId },
      (fault: StoredFault) => [fault.fileId, fault.row, fault.faultNumber],
      (page) => this.files.listFaults(fileId, page),
    );
    return { lines: rows.map(toWireLine), nextPageToken };
  }
}
