import { type invoiceV1, type paymentV1, toTimestampOrNull } from '#libs/contracts';
import type { FileSource } from '#libs/files';
import { derivedId, newId } from '#libs/ids';
import type { CallOptions } from '#libs/platform/client';
import type { Dunlin } from './connect.js';

/** Loaded when a file is sent: most programs that call send none. */
const filesLib = () => import('#libs/files');

const partBytes = 1_000_000;
/** No service looks through a file slower than this, even under load. */
const lookedThroughBytesPerMs = 2_000;

export interface FileToSend {
  readonly name: string;
  readonly content: FileSource;
  /** The mapping document, YAML or JSON. */
  readonly mapping: string;
  /** Business instant at which the file is taken; at once when absent. */
  readonly arrival?: Date;
  /** Names the sending, so that a repeat registers nothing twice; a new one is chosen when absent. */
  readonly requestId?: string;
}

export type SentImport = invoiceV1.Import;
export type SentPaymentFile = paymentV1.PaymentFile;

/** Registers, uploads and starts an invoice file; a repeat with the same request id continues where it was. */
export async function importFile(
  dunlin: Dunlin,
  file: FileToSend,
  options: { mode?: 'delta' | 'active' | 'full'; dryRun?: boolean; confirmClose?: boolean } = {},
): Promise<SentImport> {
  const requestId = file.requestId ?? newId();
  const registered = await dunlin.invoice.registerImport(
    {
      ...(await description(file, requestId)),
      mode: `MODE_${(options.mode ?? 'delta').toUpperCase() as 'DELTA' | 'ACTIVE' | 'FULL'}`,
      dryRun: options.dryRun ?? false,
      confirmClose: options.confirmClose ?? false,
    },
    dunlin.caller,
  );
  const { importId } = registered.import!;
  for await (const { partNumber, content } of parts(file.content)) {
    await dunlin.invoice.uploadImportPart(
      { requestId: derivedId(`${requestId}/part/${partNumber}`), importId, partNumber, content },
      dunlin.caller,
    );
  }
  const started = await dunlin.invoice.startImport(
    { requestId: derivedId(`${requestId}/start`), importId },
    dunlin.caller,
    starting(file.content),
  );
  return started.import!;
}

/** Registers, uploads and starts a payment file; a repeat with the same request id continues where it was. */
export async function importPaymentFile(
  dunlin: Dunlin,
  file: FileToSend,
  options: { dryRun?: boolean } = {},
): Promise<SentPaymentFile> {
  const requestId = file.requestId ?? newId();
  const registered = await dunlin.payment.registerPaymentFile(
    { ...(await description(file, requestId)), dryRun: options.dryRun ?? false },
    dunlin.caller,
  );
  const { fileId } = registered.file!;
  for await (const { partNumber, content } of parts(file.content)) {
    await dunlin.payment.uploadPaymentFilePart(
      { requestId: derivedId(`${requestId}/part/${partNumber}`), fileId, partNumber, content },
      dunlin.caller,
    );
  }
  const started = await dunlin.payment.startPaymentFile(
    { requestId: derivedId(`${requestId}/start`), fileId },
    dunlin.caller,
    starting(file.content),
  );
  return started.file!;
}

async function description({ name, content, mapping, arrival }: FileToSend, requestId: string) {
  const { sha256Of } = await filesLib();
  return {
    requestId,
    fileName: name,
    sizeBytes: String(content.sizeBytes),
    sha256: await sha256Of(content),
    mapping,
    arrivalTime: toTimestampOrNull(arrival ?? null),
  };
}

/** The service looks through the whole file before it responds. */
function starting({ sizeBytes }: FileSource): CallOptions {
  return { deadlineMs: 60_000 + Math.ceil(sizeBytes / lookedThroughBytesPerMs) };
}

async function* parts(file: FileSource): AsyncGenerator<{ partNumber: number; content: Buffer }> {
  const { piecesOf } = await filesLib();
  let partNumber = 0;
  for await (const content of piecesOf(file, partBytes)) yield { partNumber: partNumber++, content };
}
