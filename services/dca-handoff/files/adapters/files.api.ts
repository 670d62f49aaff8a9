import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { dcaHandoffV1 } from '#libs/contracts';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { type ExchangedFile, requireFile } from '../domain/exchanged-file.js';
import { ExchangedFileStore, InboundFileStore, type ListedFileError } from '../use-cases/ports.js';
import { ReadAgencyFilePart } from '../use-cases/read-agency-file-part.js';
import { ReadAgencyFiles } from '../use-cases/read-agency-files.js';
import { fromWireErrorFilter, fromWireFilter, toWireError, toWireFile } from './files.wire.js';

const service = 'dunlin.dca_handoff.v1.AgencyFileService';

type Rpcs = dcaHandoffV1.AgencyFileServiceRpcs;

@Controller()
export class FilesApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly readAgencyFilesUseCase: ReadAgencyFiles,
    private readonly readAgencyFilePartUseCase: ReadAgencyFilePart,
    private readonly files: ExchangedFileStore,
    private readonly inbound: InboundFileStore,
  ) {}

  @GrpcMethod(service, 'ReadAgencyFiles')
  async readAgencyFiles(
    @Payload() { agency }: dcaHandoffV1.ReadAgencyFilesRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'readAgencyFiles'>> {
    const { files, lines, errors, unread } = await this.readAgencyFilesUseCase.readAgencyFiles(caller, agency);
    return {
      fileCount: String(files),
      lineCount: String(lines),
      errorCount: String(errors),
      unreadCount: String(unread),
    };
  }

  @GrpcMethod(service, 'GetAgencyFile')
  async getAgencyFile(
    @Payload() { fileId }: dcaHandoffV1.GetAgencyFileRequest,
  ): Promise<Response<Rpcs, 'getAgencyFile'>> {
    return { file: toWireFile(requireFile(await this.files.find(fileId), fileId)) };
  }

  @GrpcMethod(service, 'ListAgencyFiles')
  async listAgencyFiles(
    @Payload() request: dcaHandoffV1.ListAgencyFilesRequest,
  ): Promise<Response<Rpcs, 'listAgencyFiles'>> {
    const filter = fromWireFilter(request);
    const { rows, nextPageToken } = await listPage(
      request,
      filter,
      ({ createdAt, fileId }: ExchangedFile) => [createdAt, fileId],
      (page) => this.files.list(filter, page),
    );
    return { files: rows.map(toWireFile), nextPageToken };
  }

  @GrpcMethod(service, 'ReadAgencyFilePart')
  async readAgencyFilePart(
    @Payload() request: dcaHandoffV1.ReadAgencyFilePartRequest,
  ): Promise<Response<Rpcs, 'readAgencyFilePart'>> {
    const section = { offsetBytes: BigInt(request.offsetBytes), lengthBytes: request.lengthBytes };
    const read = await this.readAgencyFilePartUseCase.readAgencyFilePart(request.fileId, section);
    return { content: read.content, sizeBytes: String(read.sizeBytes) };
  }

  @GrpcMethod(service, 'ListAgencyFileErrors')
  async listAgencyFileErrors(
    @Payload() request: dcaHandoffV1.ListAgencyFileErrorsRequest,
  ): Promise<Response<Rpcs, 'listAgencyFileErrors'>> {
    const filter = fromWireErrorFilter(request);
    const { rows, nextPageToken } = await listPage(
      request,
      filter,
      (error: ListedFileError) =>
        [error.readAt, error.agency, error.fileName, error.sha256, error.errorNumber] as const,
      (page) => this.inbound.listErrors(filter, page),
    );
    return { errors: rows.map(toWireError), nextPageToken };
  }
}
