import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { fromTimestamp, type paymentV1 } from '#libs/contracts';
import { invalidFields } from '#libs/errors';
import { isId } from '#libs/ids';
import { closePage, FromCaller, openPage, type Caller, type RpcHandlers } from '#libs/platform';
import { paymentFileNotFound } from '../domain/payment-file.js';
import { PaymentFileStore } from '../use-cases/ports.js';
import { PreparePaymentFile } from '../use-cases/prepare-payment-file.js';
import { TakeNextPaymentLines } from '../use-cases/take-next-payment-lines.js';
import { toWireFile, toWireLine } from './files.wire.js';

const service = 'dunlin.payment.v1.PaymentService';

@Controller()
export class FilesApi implements RpcHandlers<
  Pick<
    paymentV1.PaymentServiceRpcs,
    | 'registerPaymentFile'
    | 'uploadPaymentFilePart'
    | 'startPaymentFile'
    | 'takeNextPaymentLines'
    | 'getPaymentFile'
    | 'listUnmatchedLines'
  >
> {
  constructor(
    private readonly preparePaymentFile: PreparePaymentFile,
    private readonly takeNextPaymentLinesUseCase: TakeNextPaymentLines,
    private readonly files: PaymentFileStore,
  ) {}

  @GrpcMethod(service, 'RegisterPaymentFile')
  async registerPaymentFile(
    @Payload() request: paymentV1.RegisterPaymentFileRequest,
    @FromCaller() caller: Caller,
  ): Promise<paymentV1.RegisterPaymentFileResponseInit> {
    const { fileName, sizeBytes, sha256, mapping, arrivalTime } = request;
    const arrivalAt = fromTimestamp(arrivalTime);
    const file = await this.preparePaymentFile.register(caller, {
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
    return { partCount: await this.preparePaymentFile.upload(caller, fileId, partNumber, content) };
  }

  @GrpcMethod(service, 'StartPaymentFile')
  async startPaymentFile(
    @Payload() { fileId }: paymentV1.StartPaymentFileRequest,
    @FromCaller() caller: Caller,
  ): Promise<paymentV1.StartPaymentFileResponseInit> {
    return { file: toWireFile(await this.preparePaymentFile.start(caller, fileId)) };
  }

  @GrpcMethod(service, 'TakeNextPaymentLines')
  async takeNextPaymentLines(
    @Payload() { fileId }: paymentV1.TakeNextPaymentLinesRequest,
    @FromCaller() caller: Caller,
  ): Promise<paymentV1.TakeNextPaymentLinesResponseInit> {
    return { file: toWireFile(await this.takeNextPaymentLinesUseCase.takeNextPaymentLines(caller, fileId)) };
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
    const fileId = idOrNull(request.fileId);
    const page = openPage(request, { fileId });
    const [afterFileId, afterLine, afterFault] = (page.after ?? []) as [string?, bigint?, number?];
    const after =
      afterFileId === undefined ? null : { fileId: afterFileId, line: afterLine!, faultNumber: afterFault! };
    const found = await this.files.listFaults(fileId, after, page.limit + 1);
    const { rows, nextPageToken } = closePage(found, page, (row) => [row.fileId, BigInt(row.line), row.faultNumber]);
    return { lines: rows.map(toWireLine), nextPageToken };
  }
}

function idOrNull(fileId: string): string | null {
  if (fileId === '') return null;
  if (!isId(fileId)) throw invalidFields('PAYMENT_INVALID', [{ field: 'file_id', description: 'is not an id' }]);
  return fileId;
}
