import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { enumName, type invoiceV1 } from '#libs/contracts';
import type { StoredFault } from '#libs/intake';
import type { IntakeState } from '#libs/intake/domain';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import type { Import } from '../domain/import.js';
import { ImportIntake } from '../use-cases/import-intake.js';
import { type ImportChange, ImportChangeStore, ImportStore } from '../use-cases/ports.js';
import { RegisterImport } from '../use-cases/register-import.js';
import { StartImport } from '../use-cases/start-import.js';
import { TakeNextImportChunk } from '../use-cases/take-next-import-chunk.js';
import { fromWireDescription, toWireChange, toWireFault, toWireImport } from './imports.wire.js';

const service = 'dunlin.invoice.v1.ImportService';

type Rpcs = invoiceV1.ImportServiceRpcs;

@Controller()
export class ImportsApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly registerImportUseCase: RegisterImport,
    private readonly startImportUseCase: StartImport,
    private readonly importNextChunkUseCase: TakeNextImportChunk,
    private readonly intake: ImportIntake,
    private readonly imports: ImportStore,
    private readonly changes: ImportChangeStore,
  ) {}

  @GrpcMethod(service, 'RegisterImport')
  async registerImport(
    @Payload() request: invoiceV1.RegisterImportRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'registerImport'>> {
    const registered = await this.registerImportUseCase.registerImport(caller, fromWireDescription(request));
    return { import: toWireImport(registered) };
  }

  @GrpcMethod(service, 'UploadImportPart')
  async uploadImportPart(
    @Payload() { importId, partNumber, content }: invoiceV1.UploadImportPartRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'uploadImportPart'>> {
    return { partCount: await this.intake.uploadPart(caller, importId, partNumber, content) };
  }

  @GrpcMethod(service, 'StartImport')
  async startImport(
    @Payload() { importId }: invoiceV1.StartImportRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'startImport'>> {
    return { import: toWireImport(await this.startImportUseCase.startImport(caller, importId)) };
  }

  @GrpcMethod(service, 'TakeNextImportChunk')
  async takeNextImportChunk(
    @Payload() { importId }: invoiceV1.TakeNextImportChunkRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'takeNextImportChunk'>> {
    return { import: toWireImport(await this.importNextChunkUseCase.takeNextImportChunk(caller, importId)) };
  }

  @GrpcMethod(service, 'FailImport')
  async failImport(
    @Payload() { importId, reason }: invoiceV1.FailImportRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'failImport'>> {
    return { import: toWireImport(await this.intake.failFile(caller, importId, reason)) };
  }

  @GrpcMethod(service, 'CancelImport')
  async cancelImport(
    @Payload() { importId, reason }: invoiceV1.CancelImportRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'cancelImport'>> {
    return { import: toWireImport(await this.intake.cancelFile(caller, importId, reason)) };
  }

  @GrpcMethod(service, 'ResumeImport')
  async resumeImport(
    @Payload() { importId, reason }: invoiceV1.ResumeImportRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'resumeImport'>> {
    return { import: toWireImport(await this.intake.resumeFile(caller, importId, reason)) };
  }

  @GrpcMethod(service, 'GetImport')
  async getImport(@Payload() { importId }: invoiceV1.GetImportRequest): Promise<Response<Rpcs, 'getImport'>> {
    return { import: toWireImport(await this.imports.get(importId)) };
  }

  @GrpcMethod(service, 'ListImports')
  async listImports(@Payload() request: invoiceV1.ListImportsRequest): Promise<Response<Rpcs, 'listImports'>> {
    const state = enumName<IntakeState>(request.state, 'STATE_') ?? null;
    const { rows, nextPageToken } = await listPage(
      request,
      { state },
      ({ createdAt, fileId }: Import) => [createdAt, fileId],
      (page) => this.imports.list(state, page),
    );
    return { imports: rows.map(toWireImport), nextPageToken };
  }

  @GrpcMethod(service, 'ListImportErrors')
  async listImportErrors(
    @Payload() request: invoiceV1.ListImportErrorsRequest,
  ): Promise<Response<Rpcs, 'listImportErrors'>> {
    const { fileId } = await this.imports.get(request.importId);
    const { rows, nextPageToken } = await listPage(
      request,
      { fileId },
      (fault: StoredFault) => [fault.fileId, fault.row, fault.faultNumber],
      (page) => this.imports.listFaults(fileId, page),
    );
    return { errors: rows.map(toWireFault), nextPageToken };
  }

  @GrpcMethod(service, 'ListImportChanges')
  async listImportChanges(
    @Payload() request: invoiceV1.ListImportChangesRequest,
  ): Promise<Response<Rpcs, 'listImportChanges'>> {
    const { fileId } = await this.imports.get(request.importId);
    const { rows, nextPageToken } = await listPage(
      request,
      { fileId },
      ({ row, schema, field }: ImportChange) => [row, schema, field],
      (page) => this.changes.list(fileId, page),
    );
    return { changes: rows.map(toWireChange), nextPageToken };
  }
}
