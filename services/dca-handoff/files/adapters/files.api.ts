import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { dcaHandoffV1 } from '#libs/contracts';
import { FromCaller, type Caller, type RpcHandlers } from '#libs/platform';
import { ReadAgencyFiles } from '../use-cases/read-agency-files.js';

const service = 'dunlin.dca_handoff.v1.DcaHandoffService';

@Controller()
export class FilesApi implements RpcHandlers<Pick<dcaHandoffV1.DcaHandoffServiceRpcs, 'readAgencyFiles'>> {
  constructor(private readonly reading: ReadAgencyFiles) {}

  @GrpcMethod(service, 'ReadAgencyFiles')
  async readAgencyFiles(
    @Payload() { agency }: dcaHandoffV1.ReadAgencyFilesRequest,
    @FromCaller() caller: Caller,
  ): Promise<dcaHandoffV1.ReadAgencyFilesResponseInit> {
    const { files, lines, errors } = await this.reading.readFor(caller, agency);
    return { fileCount: String(files), lineCount: String(lines), errorCount: String(errors) };
  }
}
