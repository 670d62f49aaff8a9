import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { dcaHandoffV1 } from '#libs/contracts';
import { FromCaller, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { ReadAgencyFiles } from '../use-cases/read-agency-files.js';

const service = 'dunlin.dca_handoff.v1.AgencyFileService';

type Rpcs = dcaHandoffV1.AgencyFileServiceRpcs;

@Controller()
export class FilesApi implements RpcHandlers<Rpcs> {
  constructor(private readonly readAgencyFilesUseCase: ReadAgencyFiles) {}

  @GrpcMethod(service, 'ReadAgencyFiles')
  async readAgencyFiles(
    @Payload() { agency }: dcaHandoffV1.ReadAgencyFilesRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'readAgencyFiles'>> {
    const { files, lines, errors } = await this.readAgencyFilesUseCase.readAgencyFiles(caller, agency);
    return { fileCount: String(files), lineCount: String(lines), errorCount: String(errors) };
  }
}
