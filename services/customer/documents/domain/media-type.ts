/** Types that a deployment may take, each with the media types that it stands for. */
export const documentTypes = {
  pdf: ['application/pdf'],
  png: ['image/png'],
  jpeg: ['image/jpeg'],
  tiff: ['image/tiff'],
  heic: ['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'],
  // Some texts look like tables.
  txt: ['text/plain', 'text/csv'],
  csv: ['text/csv'],
  eml: ['message/rfc822'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  odt: ['application/vnd.oasis.opendocument.text'],
  ods: ['application/vnd.oasis.opendocument.spreadsheet'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type DocumentType = keyof typeof documentTypes;

/** Files that are zip archives by their form, so that the directory of one at their end is their own. */
const zipped = new Set<string>([
  ...documentTypes.docx,
  ...documentTypes.xlsx,
  ...documentTypes.odt,
  ...documentTypes.ods,
]);

/** Bytes that programs of different kinds would each take for one of theirs. */
export const mixedType = 'application/x-mixed';

/** So far from its end a zip archive may begin to tell where its files are. */
export const maxTailBytes = 65_557;

/** Whether a document of a media type is taken. */
export function isTakenType(mediaType: string, taken: readonly DocumentType[]): boolean {
  return taken.some((type) => (documentTypes[type] as readonly string[]).includes(mediaType));
}

/**
 * The media type of a file, given what its first bytes and its text tell.
 * @param signature media type by the first bytes; empty for bytes that no format begins with
 * @param text media type as a text; empty where it is none
 */
export function judgeMediaType(signature: string, text: string, tail: Uint8Array): string {
  if (signature === '') return text;
  return !zipped.has(signature) && endsAsZip(tail) ? mixedType : signature;
}

/** Whether the end of a file is the end of a zip archive, which is all that programs look for. */
export function endsAsZip(tail: Uint8Array): boolean {
  const bytes = Buffer.from(tail.buffer, tail.byteOffset, tail.byteLength);
  for (let at = bytes.lastIndexOf(endOfZip); at >= 0; at = at > 0 ? bytes.lastIndexOf(endOfZip, at - 1) : -1) {
    if (at + zipEndBytes <= bytes.length && at + zipEndBytes + bytes.readUInt16LE(at + 20) === bytes.length)
      return true;
  }
  return false;
}

const endOfZip = Buffer.from('PK\u0005\u0006', 'latin1');
const zipEndBytes = 22;
