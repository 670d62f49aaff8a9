import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { enumName, fromTimestamp, type invoiceV1 } from '#libs/contracts';
import { FromCaller, listPage, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import type { ImportMode } from '../domain/import.js';
import { ImportNextChunk } from '../use-cases/import-next-chunk.js';
import type { StoredFault } from '../use-cases/ports.js';
import { ReadImports } from '../use-cases/read-imports.js';
import { RegisterImport } from '../use-cases/register-import.js';
import { StartImport } from '../use-cases/start-import.js';
import { UploadImportPart } from '../use-cases/upload-import-part.js';
import { toWireImport } from './imports.wire.js';

const service = 'dunlin.invoice.v1.InvoiceService';

type Rpcs = invoiceV1.InvoiceServiceRpcs;
type Answer<Name extends keyof Rpcs> = Promise<Rpcs[Name]['responseInit']>;

@Controller()
export class ImportsApi implements RpcHandlers<
  Pick<
    Rpcs,
    'registerImport' | 'uploadImportPart' | 'startImport' | 'importNextChunk' | 'getImport' | 'listImportErrors'
  >
> {
  constructor(
    private readonly register: RegisterImport,
    private readonly upload: UploadImportPart,
    private readonly start: StartImport,
    private readonly nextChunk: ImportNextChunk,
    private readonly imports: ReadImports,
  ) {}

  @GrpcMethod(service, 'RegisterImport')
  async registerImport(
    @Payload() request: invoiceV1.RegisterImportRequest,
    @FromCaller() caller: Caller,
  ): Answer<'registerImport'> {
    const { fileName, sizeBytes, sha256, mapping, mode, dryRun, confirmClose, arrivalTime } = request;
    const registered = await this.register.execute(caller, {
      fileName,
      sizeBytes: BigInt(sizeBytes),
      sha256,
      mapping,
      mode: enumName<ImportMode>(mode, 'MODE_') ?? 'DELTA',
      dryRun,
      confirmClose,
      arrivalAt: fromTimestamp(arrivalTime),
    });
    return { import: toWireImport(registered) };
  }

  @GrpcMethod(service, 'UploadImportPart')
  async uploadImportPart(
    @Payload() { importId, partNumber, content }: invoiceV1.UploadImportPartRequest,
    @FromCaller() caller: Caller,
  ): Answer<'uploadImportPart'> {
    return { partCount: await this.upload.execute(caller, importId, { partNumber, content }) };
  }

  @GrpcMethod(service, 'StartImport')
  async startImport(
    @Payload() request: invoiceV1.StartImportRequest,
    @FromCaller() caller: Caller,
  ): Answer<'startImport'> {
    return { import: toWireImport(await this.start.execute(caller, request.importId)) };
  }

  @GrpcMethod(service, 'ImportNextChunk')
  async importNextChunk(
    @Payload() request: invoiceV1.ImportNextChunkRequest,
    @FromCaller() caller: Caller,
  ): Answer<'importNextChunk'> {
    return { import: toWireImport(await this.nextChunk.execute(caller, request.importId)) };
  }

  @GrpcMethod(service, 'GetImport')
  async getImport(@Payload() { importId }: invoiceV1.GetImportRequest): Answer<'getImport'> {
    return { import: toWireImport(await this.imports.get(importId)) };
  }

  @GrpcMethod(service, 'ListImportErrors')
  async listImportErrors(@Payload() request: invoiceV1.ListImportErrorsRequest): Answer<'listImportErrors'> {
    const { importId } = request;
    const { rows, nextPageToken } = await listPage(
      request,
      { importId },
      ({ row, ordinal }: StoredFault) => [row, ordinal],
      (page) => this.imports.errors(importId, page),
    );
    const errors = rows.map(({ row, column, value, reason, message }) => ({ row, column, value, reason, message }));
    return { errors, nextPageToken };
  }
}
