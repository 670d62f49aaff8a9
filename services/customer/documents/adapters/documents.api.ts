import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { type customerV1, enumName } from '#libs/contracts';
import { demandRole, FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import type { Document, DocumentState } from '../domain/document.js';
import { DocumentById } from '../use-cases/document-by-id.js';
import { FinishDocument } from '../use-cases/finish-document.js';
import { ListDocuments } from '../use-cases/list-documents.js';
import { DocumentPolicy, Scanner } from '../use-cases/ports.js';
import { ReadDocumentPart } from '../use-cases/read-document-part.js';
import { RegisterDocument } from '../use-cases/register-document.js';
import { ReleaseDocument } from '../use-cases/release-document.js';
import { RemoveDocument } from '../use-cases/remove-document.js';
import { UploadDocumentPart } from '../use-cases/upload-document-part.js';
import { fromWireNewDocument, toWireDocument } from './documents.wire.js';

const service = 'dunlin.customer.v1.DocumentService';

type Rpcs = customerV1.DocumentServiceRpcs;
type Reply<Name extends keyof Rpcs> = Promise<Response<Rpcs, Name>>;

@Controller()
export class DocumentsApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly registerDocumentUseCase: RegisterDocument,
    private readonly uploadDocumentPartUseCase: UploadDocumentPart,
    private readonly finishDocumentUseCase: FinishDocument,
    private readonly documentById: DocumentById,
    private readonly listDocumentsUseCase: ListDocuments,
    private readonly readDocumentPartUseCase: ReadDocumentPart,
    private readonly releaseDocumentUseCase: ReleaseDocument,
    private readonly removeDocumentUseCase: RemoveDocument,
    private readonly scanner: Scanner,
    private readonly policy: DocumentPolicy,
  ) {}

  @GrpcMethod(service, 'RegisterDocument')
  async registerDocument(
    @Payload() request: customerV1.RegisterDocumentRequest,
    @FromCaller() caller: Caller,
  ): Reply<'registerDocument'> {
    const document = await this.registerDocumentUseCase.registerDocument(caller, fromWireNewDocument(request));
    return { document: toWireDocument(document), scanner: this.scanner.name };
  }

  @GrpcMethod(service, 'UploadDocumentPart')
  async uploadDocumentPart(
    @Payload() { documentId, partNumber, content }: customerV1.UploadDocumentPartRequest,
    @FromCaller() caller: Caller,
  ): Reply<'uploadDocumentPart'> {
    const upload = this.uploadDocumentPartUseCase;
    return { partCount: await upload.uploadDocumentPart(caller, documentId, partNumber, content) };
  }

  @GrpcMethod(service, 'FinishDocument')
  async finishDocument(
    @Payload() { documentId, sizeBytes, sha256 }: customerV1.FinishDocumentRequest,
    @FromCaller() caller: Caller,
  ): Reply<'finishDocument'> {
    const announced = { sizeBytes: BigInt(sizeBytes), sha256 };
    const document = await this.finishDocumentUseCase.finishDocument(caller, documentId, announced);
    return { document: toWireDocument(document), scanner: this.scanner.name };
  }

  @GrpcMethod(service, 'GetDocument')
  async getDocument(@Payload() { documentId }: customerV1.GetDocumentRequest): Reply<'getDocument'> {
    const document = await this.documentById.documentById(documentId);
    return { document: toWireDocument(document), scanner: this.scanner.name };
  }

  @GrpcMethod(service, 'ListDocuments')
  async listDocuments(@Payload() request: customerV1.ListDocumentsRequest): Reply<'listDocuments'> {
    const { customerId, invoiceId, documentIds } = request;
    const state = enumName<DocumentState>(request.state, 'STATE_') ?? null;
    const filter = { customerId, invoiceId, documentIds, state };
    const { rows, nextPageToken } = await listPage(
      request,
      filter,
      ({ createdAt, documentId }: Document) => [createdAt, documentId],
      (page) => this.listDocumentsUseCase.listDocuments(filter, page),
    );
    const { maxBytes, takenTypes } = this.policy;
    const limits = { maxSizeBytes: String(maxBytes), takenTypes: [...takenTypes] };
    return { documents: rows.map(toWireDocument), nextPageToken, scanner: this.scanner.name, ...limits };
  }

  @GrpcMethod(service, 'ReadDocumentPart')
  async readDocumentPart(@Payload() request: customerV1.ReadDocumentPartRequest): Reply<'readDocumentPart'> {
    const section = { offsetBytes: BigInt(request.offsetBytes), lengthBytes: request.lengthBytes };
    const read = await this.readDocumentPartUseCase.readDocumentPart(request.documentId, section);
    return { content: read.content, sizeBytes: read.sizeBytes.toString() };
  }

  /** Only an administrator may say in place of a scanner that a document is harmless. */
  @GrpcMethod(service, 'ReleaseDocument')
  async releaseDocument(
    @Payload() { documentId, reason }: customerV1.ReleaseDocumentRequest,
    @FromCaller() caller: Caller,
  ): Reply<'releaseDocument'> {
    demandRole(caller, 'admin');
    const document = await this.releaseDocumentUseCase.releaseDocument(caller, documentId, reason);
    return { document: toWireDocument(document) };
  }

  @GrpcMethod(service, 'RemoveDocument')
  async removeDocument(
    @Payload() { documentId, reason }: customerV1.RemoveDocumentRequest,
    @FromCaller() caller: Caller,
  ): Reply<'removeDocument'> {
    const document = await this.removeDocumentUseCase.removeDocument(caller, documentId, reason);
    return { document: toWireDocument(document) };
  }
}
