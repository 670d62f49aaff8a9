import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type invoiceV1, toWireDate } from '#libs/contracts';
import { invalidFields } from '#libs/errors';
import { derivedId } from '#libs/ids';
import { type CallOptions, RpcClients } from '#libs/platform';
import { errors } from '../domain/errors.js';
import { AccessNotes } from './access.notes.js';
import { reflectRpc } from './contract/contract.reflection.js';
import { invoicePaperQuery, statementQuery, type TransferRoute, uploadQuery } from './contract/transfer.routes.js';
import { toJson } from './contract/wire-json.js';
import { attachmentHeaders } from './http/attachment.js';
import { drained } from './http/drained.js';
import type { Exchange } from './http/exchange.js';
import type { SignedInPerson } from './http/gate.js';
import { idempotencyKeyOf, type PathParameters, RpcCalls } from './rpc.calls.js';

const partBytes = 1_000_000;
/** customer looks through the whole document before it responds. */
const finishing: CallOptions = { deadlineMs: 120_000 };
/** Setting a long paper takes seconds, and others may wait before it. */
const rendering: CallOptions = { deadlineMs: 60_000 };

/** Passes files on between people and services, part by part: no more of them than one part is held here. */
@Injectable()
export class FileTransfer {
  constructor(
    private readonly clients: RpcClients,
    private readonly calls: RpcCalls,
    private readonly notes: AccessNotes,
  ) {}

  /** @throws BODY_INVALID, and whatever the service refuses */
  async serve(
    route: TransferRoute,
    exchange: Exchange,
    parameters: PathParameters,
    person: SignedInPerson,
  ): Promise<void> {
    const query = readQuery(route, exchange, fileNameOf(exchange));
    if (route.direction === 'download') {
      this.notes.demandPurpose(exchange);
      return this.serveDownload(route, exchange, parameters, query, person);
    }
    const { name = '', ...about } = uploadQuery.parse(query);
    try {
      await this.upload(route, exchange, { customerId: parameters['customerId']!, name, ...about }, person);
    } catch (error) {
      // What still comes is not read; the connection ends with the answer.
      exchange.response.setHeader('connection', 'close');
      throw error;
    }
  }

  private serveDownload(
    route: TransferRoute,
    exchange: Exchange,
    parameters: PathParameters,
    query: unknown,
    person: SignedInPerson,
  ): Promise<void> {
    const { documentId, fileId, invoiceId, customerId } = parameters;
    if (documentId !== undefined) return this.downloadDocument(route, exchange, documentId, person);
    if (fileId !== undefined) return this.downloadAgencyFile(route, exchange, fileId, person);
    if (invoiceId !== undefined) {
      const { locale = '' } = invoicePaperQuery.parse(query);
      return this.downloadInvoice(route, exchange, { invoiceId, locale }, person);
    }
    const period = statementQuery.parse(query);
    return this.downloadStatement(route, exchange, { customerId: customerId!, ...period }, person);
  }

  private async upload(
    { rpc }: TransferRoute,
    exchange: Exchange,
    { kind = 'OTHER', ...about }: ReturnType<typeof uploadQuery.parse> & Record<'customerId' | 'name', string>,
    person: SignedInPerson,
  ): Promise<void> {
    const client = this.clients.of('customer');
    const key = idempotencyKeyOf(exchange);
    // A token holds for minutes, and an upload may take longer.
    const caller = () => this.calls.callerOf(person, exchange.correlationId);
    const length = exchange.header('content-length') ?? '0';
    const announced = { ...about, kind: `KIND_${kind}`, sizeBytes: length } as const;
    const registered = await client.registerDocument({ requestId: key, ...announced }, await caller());
    const { documentId } = registered.document!;
    const digest = createHash('sha256');
    let sizeBytes = 0;
    let partNumber = 0;
    // What a refusal leaves unread must not end the connection before the answer is sent.
    for await (const content of inParts(exchange.request.iterator({ destroyOnReturn: false }))) {
      digest.update(content);
      sizeBytes += content.length;
      const requestId = derivedId(`${key}/part/${partNumber}`);
      await client.uploadDocumentPart({ requestId, documentId, partNumber, content }, await caller());
      partNumber += 1;
    }
    const whole = { documentId, sizeBytes: String(sizeBytes), sha256: digest.digest('hex') };
    const request = { requestId: derivedId(`${key}/finish`), ...whole };
    const finished = await client.finishDocument(request, await caller(), finishing);
    exchange.json(200, toJson(reflectRpc('customer', rpc).response, { ...finished }));
  }

  private async downloadDocument(
    route: TransferRoute,
    exchange: Exchange,
    documentId: string,
    person: SignedInPerson,
  ): Promise<void> {
    const client = this.clients.of('customer');
    const caller = () => this.calls.callerOf(person, exchange.correlationId);
    const { document } = await client.getDocument({ documentId }, await caller());
    const { name, mediaType } = document!;
    await this.download(route, exchange, person, {
      asked: { documentId },
      answer: { document },
      headersOf: (sizeBytes) => attachmentHeaders(name, mediaType, sizeBytes),
      read: async (offsetBytes) => client.readDocumentPart({ documentId, offsetBytes }, await caller()),
    });
  }

  private async downloadAgencyFile(
    route: TransferRoute,
    exchange: Exchange,
    fileId: string,
    person: SignedInPerson,
  ): Promise<void> {
    const client = this.clients.of('dca-handoff');
    const caller = () => this.calls.callerOf(person, exchange.correlationId);
    const { file } = await client.getAgencyFile({ fileId }, await caller());
    await this.download(route, exchange, person, {
      asked: { fileId },
      answer: { file },
      headersOf: (sizeBytes) => attachmentHeaders(file!.fileName, 'text/csv', sizeBytes),
      read: async (offsetBytes) => client.readAgencyFilePart({ fileId, offsetBytes }, await caller()),
    });
  }

  private async downloadInvoice(
    route: TransferRoute,
    exchange: Exchange,
    request: { readonly invoiceId: string; readonly locale: string },
    person: SignedInPerson,
  ): Promise<void> {
    const client = this.clients.of('invoice');
    const caller = await this.calls.callerOf(person, exchange.correlationId);
    const { invoiceId } = request;
    const { invoice } = await client.getInvoice({ invoiceId }, caller);
    const { paper } = await client.renderInvoice(request, caller, rendering);
    await this.download(route, exchange, person, { asked: { invoiceId }, answer: { invoice }, ...ofPaper(paper!) });
  }

  private async downloadStatement(
    route: TransferRoute,
    exchange: Exchange,
    asked: { readonly customerId: string } & ReturnType<typeof statementQuery.parse>,
    person: SignedInPerson,
  ): Promise<void> {
    const caller = await this.calls.callerOf(person, exchange.correlationId);
    const { customerId, currencyCode, fromDate, toDate, locale = '' } = asked;
    const request = { customerId, currencyCode, locale, fromDate: wireDay(fromDate), toDate: wireDay(toDate) };
    const { paper } = await this.clients.of('invoice').renderStatement(request, caller, rendering);
    const kept = { customerId, currencyCode, fromDate: fromDate ?? '', toDate: toDate ?? '' };
    await this.download(route, exchange, person, { asked: kept, answer: {}, ...ofPaper(paper!) });
  }

  private async download(
    route: TransferRoute,
    exchange: Exchange,
    person: SignedInPerson,
    { asked, answer, headersOf, read }: Downloaded,
  ): Promise<void> {
    // What may not be read is refused before anything is sent.
    const first = await read('0');
    const told = toJson(reflectRpc(route.service, route.rpc).response, answer);
    await this.notes.note({ ...route, personal: true }, exchange, person, asked, { answer: told });
    const { response } = exchange;
    response.writeHead(200, headersOf(first.sizeBytes));
    let { content } = first;
    for (let offset = 0; content.length > 0 && !response.destroyed; { content } = await read(String(offset))) {
      offset += content.length;
      if (!response.write(content)) await drained(response);
    }
    response.end();
  }
}

/** What is downloaded: how it was asked for and is told of, and how its parts are read. */
interface Downloaded {
  readonly asked: Readonly<Record<string, string>>;
  readonly answer: Readonly<Record<string, unknown>>;
  readonly headersOf: (sizeBytes: string) => Record<string, string>;
  readonly read: (offsetBytes: string) => Promise<{ readonly content: Uint8Array; readonly sizeBytes: string }>;
}

/** A paper is small, and is had whole. */
function ofPaper({ fileName, mediaType, content }: invoiceV1.Paper): Pick<Downloaded, 'headersOf' | 'read'> {
  const sizeBytes = String(content.length);
  return {
    headersOf: () => attachmentHeaders(fileName, mediaType, sizeBytes),
    read: (offsetBytes) => Promise.resolve({ content: content.subarray(Number(offsetBytes)), sizeBytes }),
  };
}

function wireDay(day: string | undefined) {
  return day === undefined ? null : toWireDate(day);
}

/** A name may be that of a person, so that it need not stand in an address. @throws BODY_INVALID */
function fileNameOf(exchange: Exchange): string | undefined {
  const text = exchange.header('dunlin-file-name');
  try {
    return text && decodeURIComponent(text);
  } catch {
    throw invalidFields(errors.BODY_INVALID, [{ field: 'Dunlin-File-Name', description: 'is not percent-encoded' }]);
  }
}

/** @param name of the file, where a header tells it @throws BODY_INVALID with each wrong field */
function readQuery({ query, direction }: TransferRoute, { url }: Exchange, name: string | undefined): unknown {
  const given = { ...Object.fromEntries(url.searchParams), ...(name && direction === 'upload' ? { name } : {}) };
  const result = query.safeParse(given);
  const violations = (result.error?.issues ?? []).flatMap(({ path, message: description, ...issue }) => {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : [path.join('.')];
    return names.map((field) => ({ field, description }));
  });
  if (direction === 'upload' && !('name' in given)) {
    violations.push({ field: 'name', description: 'is missing, and so is Dunlin-File-Name' });
  }
  if (violations.length > 0) throw invalidFields(errors.BODY_INVALID, violations);
  return result.data;
}

/** The bytes in parts of one length; only the last may be shorter. */
async function* inParts(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let held = 0;
  for await (const piece of body) {
    let rest = piece;
    while (held + rest.length >= partBytes) {
      yield Buffer.concat([...pieces, rest.subarray(0, partBytes - held)]);
      rest = rest.subarray(partBytes - held);
      pieces = [];
      held = 0;
    }
    if (rest.length > 0) pieces.push(rest);
    held += rest.length;
  }
  if (held > 0) yield Buffer.concat(pieces);
}
