/** Endings of the types of files that are served; the first is added where a name has none of them. */
const endings: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['.pdf'],
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/tiff': ['.tif', '.tiff'],
  'image/heic': ['.heic'],
  'image/heif': ['.heif', '.heic'],
  'text/plain': ['.txt'],
  'text/csv': ['.csv'],
  'message/rfc822': ['.eml'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['.docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['.xlsx'],
  'application/vnd.oasis.opendocument.text': ['.odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['.ods'],
};

/**
 * Headers of a file that browsers save and never show. Its name ends as its type says: people open files by their
 * names, whatever is in them.
 */
export function attachmentHeaders(name: string, mediaType: string, sizeBytes: string): Record<string, string> {
  const [ending = '.bin', ...others] = endings[mediaType] ?? [];
  const plain = name.replaceAll(/[/\\]/g, '_');
  const isNamed = [ending, ...others].some((known) => plain.toLowerCase().endsWith(known));
  const saved = isNamed ? plain : `${plain}${ending}`;
  const ascii = saved.replaceAll(/[^\x20-\x7e]|["%;]/g, '_');
  return {
    'content-type': 'application/octet-stream',
    'content-length': sizeBytes,
    'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encoded(saved)}`,
    'content-security-policy': `sandbox; default-src 'none'`,
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  };
}

/** RFC 8187 lets fewer characters stand than addresses do. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
