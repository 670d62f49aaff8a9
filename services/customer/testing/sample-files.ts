import { crc32 } from 'node:zlib';
import { harmful } from './clamd-stub.js';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

/** A zip archive of uncompressed files. */
export function zipOf(files: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([bytes('PK\x03\x04'), common, bytes(name), content]);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([bytes('PK\x01\x02\x14\x00'), common, entry, bytes(name)]));
    parts.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, listed, bytes('PK\x05\x06'), end]);
}

const pdf = bytes('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');
const program = Buffer.concat([bytes('MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff'), Buffer.alloc(200)]);
const office = (part: string, type: string) =>
  zipOf({
    '[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="${part}" ContentType="${type}"/></Types>`,
    '_rels/.rels': '<Relationships/>',
    [part.slice(1)]: '<document/>',
  });
const wordprocessing = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Files of the types that are taken, each with its media type. */
export const takenFiles: Readonly<Record<string, readonly [content: Buffer, mediaType: string]>> = {
  'a PDF': [pdf, 'application/pdf'],
  'a PNG': [
    Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000049454e44ae426082', 'hex'),
    'image/png',
  ],
  'a JPEG': [bytes('\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9'), 'image/jpeg'],
  'a TIFF': [Buffer.concat([bytes('II*\x00\x08\x00\x00\x00'), Buffer.alloc(64)]), 'image/tiff'],
  'a HEIC picture': [bytes('\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic'), 'image/heic'],
  'a text': [Buffer.from('Sehr geehrte Damen und Herren,\nanbei die Lieferscheine, größtenteils.\n'), 'text/plain'],
  'a text of an old machine': [bytes('Zahlung gem\xe4\xdf Vereinbarung\r\n'), 'text/plain'],
  'a text in UTF-16': [Buffer.from('\ufeffPayment proof\r\n', 'utf16le'), 'text/plain'],
  'a table': [Buffer.from('invoice;amount\r\nA-1;"1,00; paid"\r\nA-2;2,00\r\n'), 'text/csv'],
  'a mail': [
    Buffer.from('From: a@example.test\r\nTo: b@example.test\r\nSubject: Invoice\r\n\r\nWe have paid.\r\n'),
    'message/rfc822',
  ],
  'a document of Word': [
    office('/word/document.xml', `${wordprocessing}.document.main+xml`),
    `${wordprocessing}.document`,
  ],
  'a sheet of Excel': [office('/xl/workbook.xml', `${sheet}.sheet.main+xml`), `${sheet}.sheet`],
  'a text of OpenOffice': [
    zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<office/>' }),
    'application/vnd.oasis.opendocument.text',
  ],
};

/** Files that are not taken, whatever they are called. */
export const foreignFiles: Readonly<Record<string, Buffer>> = {
  'a program': program,
  'a program of Linux': Buffer.concat([bytes('\x7fELF\x02\x01\x01'), Buffer.alloc(100)]),
  'a script': Buffer.from('#!/bin/sh\necho hello\n'),
  'a web page': Buffer.from('  <!DOCTYPE html><html><script>alert(1)</script></html>'),
  'a drawing with scripts': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  'an archive': zipOf({ 'invoice.exe': 'MZ' }),
  'a PDF that is an archive too': Buffer.concat([pdf, zipOf({ 'payload.class': 'code' })]),
  'a picture that is an archive too': Buffer.concat([
    Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000049454e44ae426082', 'hex'),
    zipOf({ 'payload.class': 'code' }),
  ]),
  'a text that is a PDF too': Buffer.concat([Buffer.from('Dear all,\n'), pdf]),
  'a document of Word with macros': office(
    '/word/document.xml',
    'application/vnd.ms-word.document.macroEnabled.main+xml',
  ),
  'bytes of no kind': Buffer.from([1, 2, 3, 4, 5, 0, 255, 254, 7]),
  'a text with a zero in it': Buffer.concat([Buffer.from('x'.repeat(100_000)), Buffer.alloc(1), Buffer.from('x')]),
};

/** A text that a scanner takes for harmful. */
export function infected(): Buffer {
  return Buffer.from(`X5O!P%@AP[4\\PZX54(P^)7CC)7}$${harmful}!$H+H*`);
}
