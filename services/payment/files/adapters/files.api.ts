import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { enumName, fromTimestamp, type paymentV1 } from '#libs/contracts';
import { readOptionalId, requireField } from '#libs/fields';
import type { StoredFault } from '#libs/intake';
import type { IntakeState } from '#libs/intake/domain';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import type { PaymentFile } from '../domain/payment-file.js';
import type { Match } from '../domain/trial.js';
import { PaymentFileIntake } from '../use-cases/payment-file-intake.js';
import { PaymentFileMatchStore, PaymentFileStore } from '../use-cases/ports.js';
import { RegisterPaymentFile } from '../use-cases/register-payment-file.js';
import { StartPaymentFile } from '../use-cases/start-payment-file.js';
import { TakeNextPaymentFileChunk } from '../use-cases/take-next-payment-file-chunk.js';
import { TakeTriedPaymentFile } from '../use-cases/take-tried-payment-file.js';
import { toWireFile, toWireLine, toWireMatch } from './files.wire.js';

type Rpcs = paymentV1.PaymentFileServiceRpcs;

const service = 'dunlin.payment.v1.PaymentFileService';

@Controller()
export class FilesApi implements RpcHandlers<paymentV1.PaymentFileServiceRpcs> {
  constructor(
    private readonly registerPaymentFileUseCase: RegisterPaymentFile,
    private readonly startPaymentFileUseCase: StartPaymentFile,
    private readonly takeNextPaymentLinesUseCase: TakeNextPaymentFileChunk,
    private readonly takeTriedPaymentFileUseCase: TakeTriedPaymentFile,
    private readonly intake: PaymentFileIntake,
    private readonly files: PaymentFileStore,
    private readonly matches: PaymentFileMatchStore,
  ) {}

  @GrpcMethod(service, 'RegisterPaymentFile')
  async registerPaymentFile(
    @Payload() request: paymentV1.RegisterPaymentFileRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'registerPaymentFile'>> {
    const { fileName, sizeBytes, sha256, mapping, arrivalTime, dryRun } = request;
    const arrivalAt = fromTimestamp(arrivalTime);
    const file = await this.registerPaymentFileUseCase.registerPaymentFile(caller, {
      fileName,
      sizeBytes: BigInt(sizeBytes),
      sha256,
      mapping,
      arrivalAt,
      dryRun,
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

  @GrpcMethod(service, 'TakeNextPaymentFileChunk')
  async takeNextPaymentFileChunk(
    @Payload() { fileId }: paymentV1.TakeNextPaymentFileChunkRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'takeNextPaymentFileChunk'>> {
    return { file: toWireFile(await this.takeNextPaymentLinesUseCase.takeNextPaymentFileChunk(caller, fileId)) };
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

  @GrpcMethod(service, 'TakeTriedPaymentFile')
  async takeTriedPaymentFile(
    @Payload() { fileId, sha256, arrivalTime }: paymentV1.TakeTriedPaymentFileRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'takeTriedPaymentFile'>> {
    const tried = { fileId, sha256, arrivalAt: fromTimestamp(arrivalTime) };
    return { file: toWireFile(await this.takeTriedPaymentFileUseCase.takeTriedPaymentFile(caller, tried)) };
  }

  @GrpcMethod(service, 'GetPaymentFile')
  async getPaymentFile(
    @Payload() { fileId }: paymentV1.GetPaymentFileRequest,
  ): Promise<Response<Rpcs, 'getPaymentFile'>> {
    return { file: toWireFile(await this.files.get(fileId)) };
  }

  @GrpcMethod(service, 'ListPaymentFiles')
  async listPaymentFiles(
    @Payload() request: paymentV1.ListPaymentFilesRequest,
  ): Promise<Response<Rpcs, 'listPaymentFiles'>> {
    const state = enumName<IntakeState>(request.state, 'STATE_') ?? null;
    const { rows, nextPageToken } = await listPage(
      request,
      { state },
      ({ createdAt, fileId }: PaymentFile) => [createdAt, fileId],
      (page) => this.files.list(state, page),
    );
    return { files: rows.map(toWireFile), nextPageToken };
  }

  @GrpcMethod(service, 'ListPaymentFileErrors')
  async listPaymentFileErrors(
    @Payload() request: paymentV1.ListPaymentFileErrorsRequest,
  ): Promise<Response<Rpcs, 'listPaymentFileErrors'>> {
    const fileId = requireField(errors.PAYMENT_FILE_INVALID, 'file_id', readOptionalId(request.fileId));
    const { rows, nextPageToken } = await listPage(
      request,
      { fileId },
      (fault: StoredFault) => [fault.fileId, fault.row, fault.faultNumber],
      (page) => this.files.listFaults(fileId, page),
    );
    return { lines: rows.map(toWireLine), nextPageToken };
  }

  @GrpcMethod(service, 'ListPaymentFileMatches')
  async listPaymentFileMatches(
    @Payload() request: paymentV1.ListPaymentFileMatchesRequest,
  ): Promise<Response<Rpcs, 'listPaymentFileMatches'>> {
    const { fileId } = await this.files.get(request.fileId);
    const { rows, nextPageToken } = await listPage(
      request,
      { fileId },
      ({ row }: Match) => [row],
      (page) => this.matches.list(fileId, page),
    );
    return { matches: rows.map(toWireMatch), nextPageToken };
  }
}
