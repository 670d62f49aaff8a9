import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { type dcaHandoffV1, toTimestamp } from '#libs/contracts';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { type InboundFileError, InboundFileStore } from '../use-cases/ports.js';
import { ReadAgencyFiles } from '../use-cases/read-agency-files.js';

const service = 'dunlin.dca_handoff.v1.AgencyFileService';

type Rpcs = dcaHandoffV1.AgencyFileServiceRpcs;

@Controller()
export class FilesApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly readAgencyFilesUseCase: ReadAgencyFiles,
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

  @GrpcMethod(service, 'ListAgencyFileErrors')
  async listAgencyFileErrors(
    @Payload() request: dcaHandoffV1.ListAgencyFileErrorsRequest,
  ): Promise<Response<Rpcs, 'listAgencyFileErrors'>> {
    const agency = request.agency === '' ? null : request.agency;
    const { rows, nextPageToken } = await listPage(
      request,
      { agency },
      (error: InboundFileError) =>
        [error.readAt, error.agency, error.fileName, error.sha256, error.errorNumber] as const,
      (page) => this.inbound.listErrors(agency, page),
    );
    return { errors: rows.map(toWireError), nextPageToken };
  }
}

function toWireError(error: InboundFileError): dcaHandoffV1.AgencyFileErrorInit {
  const { agency, fileName, line, reason, content, readAt } = error;
  return { agency, fileName, line, reason, content, readTime: toTimestamp(readAt) };
}
