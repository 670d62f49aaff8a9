import { Injectable } from '@nestjs/common';
import { type FilePreview, invoiceFile, paymentFile, previewFile } from '#libs/files';

interface PreviewRequest {
  readonly kind: 'INVOICES' | 'PAYMENTS';
  /** Base64. */
  readonly head: string;
  readonly whole: boolean;
  readonly mapping: string;
}

/** What a file is, before anything of it is uploaded: by the library that takes it afterwards. */
@Injectable()
export class FilePreviews {
  /** @throws FILE_UNREADABLE, MAPPING_INVALID */
  async preview({ kind: named, head, whole, mapping }: PreviewRequest) {
    const kind = named === 'INVOICES' ? invoiceFile : paymentFile;
    const { readyMade, rows, ...preview } = await previewFile(kind, Buffer.from(head, 'base64'), whole, mapping);
    const fields = kind.fields.map((field) => {
      const { kind: form, required = false, requiredUnless = '', choices = [] } = kind.definitions[field]!;
      return { field, kind: form, required, requiredUnless, choices: [...choices] };
    });
    return {
      ...preview,
      columns: preview.columns.map(({ name, samples }) => ({ name, samples: [...samples] })),
      doubts: [...preview.doubts],
      violations: [...preview.violations],
      fields,
      readyMade: readyMade ?? '',
      rows: rows.map(toApiRow),
    };
  }
}

function toApiRow({ line, isLeftOut, values, faults }: FilePreview['rows'][number]) {
  return {
    line,
    leftOut: isLeftOut,
    values: Object.entries(values).map(([field, value]) =>
      typeof value === 'string'
        ? { field, text: value, amount: null }
        : { field, text: '', amount: { currencyCode: value.currency, minorUnits: value.minor.toString() } },
    ),
    faults: faults.map(({ column, value, reason, message }) => ({ column, value, reason, message })),
  };
}
