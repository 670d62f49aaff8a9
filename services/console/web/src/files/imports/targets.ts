import { api, taken } from '../../api/client.js';
import type { Target } from './sending.js';

/** What is said of a file besides its bytes. */
interface Described {
  readonly fileName: string;
  readonly mapping: string;
}

export type ImportMode = 'DELTA' | 'ACTIVE' | 'FULL';

interface ImportSettings {
  readonly mode: ImportMode;
  readonly dryRun: boolean;
  /** Whether it may close a large part of what is open. */
  readonly confirmClose: boolean;
}

type PaymentFileSettings = Pick<ImportSettings, 'dryRun'>;

const header = (key: string) => ({ 'Idempotency-Key': key });
/** The body is the part itself, which the types of the contract call a text. */
const asItIs = {
  bodySerializer: (content: unknown) => content as Blob,
  headers: { 'content-type': 'application/octet-stream' },
};

/** A file of invoices. */
export function importTarget({ fileName, mapping }: Described, settings: ImportSettings): Target {
  return {
    register: async (sha256, sizeBytes, key) => {
      const body = { fileName, sizeBytes: String(sizeBytes), sha256, mapping, ...settings };
      const registered = await taken(api.POST('/api/v1/imports', { params: { header: header(key) }, body }));
      return registered.import!.importId;
    },
    part: async (importId, partNumber, content, key) => {
      const params = { path: { importId, partNumber }, header: header(key) };
      const call = { params, body: content as unknown as string, ...asItIs };
      return (await taken(api.PUT('/api/v1/imports/{importId}/parts/{partNumber}', call))).partCount;
    },
    start: async (importId, key) => {
      await taken(
        api.POST('/api/v1/imports/{importId}/start', { params: { path: { importId }, header: header(key) } }),
      );
    },
  };
}

/** A file of payments. */
export function paymentFileTarget({ fileName, mapping }: Described, settings: PaymentFileSettings): Target {
  return {
    register: async (sha256, sizeBytes, key) => {
      const body = { fileName, sizeBytes: String(sizeBytes), sha256, mapping, ...settings };
      const registered = await taken(api.POST('/api/v1/payment-files', { params: { header: header(key) }, body }));
      return registered.file!.fileId;
    },
    part: async (fileId, partNumber, content, key) => {
      const params = { path: { fileId, partNumber }, header: header(key) };
      const call = { params, body: content as unknown as string, ...asItIs };
      return (await taken(api.PUT('/api/v1/payment-files/{fileId}/parts/{partNumber}', call))).partCount;
    },
    start: async (fileId, key) => {
      await taken(
        api.POST('/api/v1/payment-files/{fileId}/start', { params: { path: { fileId }, header: header(key) } }),
      );
    },
  };
}
