import { createHash } from 'node:crypto';
import { type paymentV1, toTimestamp } from '#libs/contracts';
import { newId } from '#libs/ids';
import { ann, type PaymentHost } from './payment-host.js';

/** As the workflow service calls for a chunk. */
export const patient = { deadlineMs: 60_000 };

export const mapping = `
format: { type: csv, delimiter: ";" }
columns:
  invoice.number: Invoice
  payment.amount: { column: Paid, decimal: "," }
  payment.currency: { constant: USD }
  payment.valueDate: { column: Date, date: d.M.yyyy }
  payment.reference: { column: Text, optional: true }
  payment.sourceId: { column: Id, optional: true }
`;
export const header = 'Invoice;Paid;Date;Text;Id\n';

interface SendOptions {
  readonly partBytes?: number;
  readonly map?: string;
  readonly arrivalAt?: Date | null;
  readonly sizeBytes?: number;
  readonly dryRun?: boolean;
}

/** Sends files to the payment service, and takes them as the workflow service does. */
export class SentFiles {
  constructor(private readonly client: PaymentHost['client']) {}

  /** @returns the id of a file that is uploaded and not started */
  async upload(text: string, options: SendOptions = {}): Promise<string> {
    const bytes = Buffer.from(text);
    const {
      partBytes = 1_048_576,
      map = mapping,
      arrivalAt = null,
      sizeBytes = bytes.length,
      dryRun = false,
    } = options;
    const { file } = await this.client.registerPaymentFile(
      {
        requestId: newId(),
        fileName: 'march.csv',
        sizeBytes: String(sizeBytes),
        sha256: sha256Of(text),
        mapping: map,
        arrivalTime: arrivalAt && toTimestamp(arrivalAt),
        dryRun,
      },
      ann,
    );
    const fileId = file!.fileId;
    for (let n = 0; n * partBytes < bytes.length; n += 1) {
      const content = bytes.subarray(n * partBytes, (n + 1) * partBytes);
      await this.client.uploadPaymentFilePart({ requestId: newId(), fileId, partNumber: n, content }, ann);
    }
    return fileId;
  }

  async start(fileId: string): Promise<paymentV1.PaymentFile> {
    return (await this.client.startPaymentFile({ requestId: newId(), fileId }, ann)).file as paymentV1.PaymentFile;
  }

  /** Takes all chunks of a file that was started. */
  async takeAll(fileId: string): Promise<{ file: paymentV1.PaymentFile; calls: number }> {
    for (let n = 0; ; n += 1) {
      const request = { requestId: `${fileId}/${n}`, fileId };
      const { file } = await this.client.takeNextPaymentFileChunk(request, ann, patient);
      if (file!.state !== 'STATE_RUNNING') return { file: file as paymentV1.PaymentFile, calls: n + 1 };
    }
  }

  /** The whole way of a file. */
  async run(text: string, options: SendOptions = {}) {
    const fileId = await this.upload(text, options);
    await this.start(fileId);
    return { fileId, ...(await this.takeAll(fileId)) };
  }

  async faults(fileId: string): Promise<paymentV1.PaymentFileError[]> {
    return (await this.client.listPaymentFileErrors({ fileId, pageSize: 500 }, ann))
      .lines as paymentV1.PaymentFileError[];
  }
}

export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
