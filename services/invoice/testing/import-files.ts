import { createHash } from 'node:crypto';
import type { invoiceV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { ann, type SpecService } from './spec-service.js';

export const plainMapping = `
columns:
  customer.reference: customer
  customer.name: { column: name, optional: true }
  customer.email: { column: email, optional: true }
  invoice.number: number
  invoice.issueDate: issued
  invoice.dueDate: due
  invoice.amount: amount
  invoice.currency: { column: currency, default: USD }
  invoice.status: { column: status, optional: true }
  payment.settledDate: { column: paidOn, date: M/d/yyyy }
`;

const header = 'customer,name,email,number,issued,due,amount,currency,status';

export const csv = (...rows: string[]): string => [header, ...rows].join('\n') + '\n';
export const counts = ({
  rowCount,
  createdCount,
  updatedCount,
  unchangedCount,
  reopenedCount,
  closedCount,
  errorCount,
}: invoiceV1.Import) =>
  [rowCount, createdCount, updatedCount, unchangedCount, reopenedCount, closedCount, errorCount].map(Number);

interface FileInit extends invoiceV1.RegisterImportRequestInit {
  partBytes?: number;
}

/** Ways to import files into the service of a spec. */
export function importFiles(spec: SpecService) {
  async function upload(content: string | Buffer, { partBytes = 1_048_576, ...over }: FileInit = {}): Promise<string> {
    const bytes = Buffer.from(content);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const registered = await spec.client.registerImport(
      { requestId: newId(), fileName: 'spec.csv', sizeBytes: bytes.length, sha256, mapping: plainMapping, ...over },
      ann,
    );
    const { importId } = registered.import!;
    for (let partNumber = 0; partNumber * partBytes < bytes.length; partNumber += 1) {
      const part = bytes.subarray(partNumber * partBytes, (partNumber + 1) * partBytes);
      await spec.client.uploadImportPart({ requestId: newId(), importId, partNumber, content: part }, ann);
    }
    return importId;
  }

  async function runChunks(importId: string): Promise<invoiceV1.Import> {
    for (let call = 1; ; call += 1) {
      const response = await spec.client.takeNextImportChunk({ requestId: `${importId}/${call}`, importId }, ann, {
        deadlineMs: 60_000,
      });
      if (response.import!.state !== 'STATE_RUNNING') return response.import!;
    }
  }

  async function importFile(content: string | Buffer, init: FileInit = {}): Promise<invoiceV1.Import> {
    const importId = await upload(content, init);
    const { import: started } = await spec.client.startImport({ requestId: newId(), importId }, ann);
    return started!.state === 'STATE_WAITING' ? runChunks(importId) : started!;
  }

  const byNumber = async (number: string): Promise<invoiceV1.Invoice> =>
    (await spec.client.getInvoice({ number }, ann)).invoice!;

  async function errorsOf(importId: string): Promise<string[]> {
    const errors: string[] = [];
    let pageToken = '';
    do {
      const page = await spec.client.listImportErrors({ importId, pageSize: 7, pageToken }, ann);
      errors.push(...page.errors.map(({ row, column, value, reason }) => `${row} ${column}=${value} ${reason}`));
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    return errors;
  }

  return { upload, runChunks, importFile, byNumber, errorsOf };
}
