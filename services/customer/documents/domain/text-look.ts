import { mixedType } from './media-type.js';

/** So much of the beginning of a text is looked at for what kind of text it is. */
const maxHeadBytes = 65_536;
/** Readers of PDF look for its mark that far. */
const maxPdfMarkBytes = 1_024;

/** Tells whether bytes that come one piece after the other are text, and what kind of text. */
export class TextLook {
  private readonly head: Buffer[] = [];
  private headBytes = 0;
  private isText = true;
  private wide: WideDecoder | null = null;

  /** @param piece the bytes after those of the piece before */
  add(piece: Uint8Array): void {
    if (!this.isText) return;
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    if (this.headBytes === 0) this.wide = wideDecoderOf(bytes);
    this.isText = this.wide ? !controlCharacters.test(this.wide.decode(bytes, { stream: true })) : hasNoControls(bytes);
    if (this.headBytes >= maxHeadBytes) return;
    const kept = bytes.subarray(0, maxHeadBytes - this.headBytes);
    this.head.push(Buffer.from(kept));
    this.headBytes += kept.length;
  }

  /** The media type of all that was added; empty for what is no text, or nothing at all. */
  mediaType(): string {
    if (!this.isText || this.headBytes === 0) return '';
    const bytes = Buffer.concat(this.head);
    const text = (wideDecoderOf(bytes) ?? new TextDecoder('utf-8')).decode(bytes);
    if (bytes.subarray(0, maxPdfMarkBytes).includes('%PDF-')) return mixedType;
    if (/^\s*<(!doctype|!--|\?xml|html|head|body|script|svg|iframe|math)\b/i.test(text)) return 'text/html';
    if (text.startsWith('#!')) return 'text/x-script';
    if (isMail(text)) return 'message/rfc822';
    return isTable(text) ? 'text/csv' : 'text/plain';
  }
}

type WideDecoder = InstanceType<typeof TextDecoder>;

/** UTF-16 says so in its first bytes, and has zeros that would be control characters elsewhere. */
function wideDecoderOf(bytes: Buffer): WideDecoder | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be');
  return null;
}

/** What no text has in any of the encodings in which people write: all control characters but blanks. */
const controlCharacters = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

function hasNoControls(bytes: Buffer): boolean {
  for (const byte of bytes) {
    if (byte < 0x20 ? !blanks.has(byte) : byte === 0x7f) return false;
  }
  return true;
}

const blanks = new Set([0x09, 0x0a, 0x0c, 0x0d]);

const knownHeaders = /^(from|to|cc|date|subject|received|message-id|mime-version|return-path|delivered-to|reply-to)$/i;

/** A mail begins with its headers, at least two of which every mail has one of. */
function isMail(text: string): boolean {
  const [block = ''] = text.split(/\r?\n\r?\n/, 1);
  const lines = block.split(/\r?\n/).filter((line) => !/^[ \t]/.test(line));
  const names = lines.map((line) => /^([!-9;-~]+):/.exec(line)?.[1]);
  if (names.some((name) => name === undefined)) return false;
  return new Set(names.filter((name) => knownHeaders.test(name!)).map((name) => name!.toLowerCase())).size >= 2;
}

/** A table has one separator as often in each line; what stands between quotes separates nothing. */
function isTable(text: string): boolean {
  const lines = text
    .replaceAll(/"(?:[^"]|"")*"/g, '')
    .split(/\r?\n/)
    .slice(0, 50)
    .filter((line) => line.trim() !== '');
  // The last line may have been cut in the middle.
  const whole = text.length >= maxHeadBytes / 2 && lines.length > 2 ? lines.slice(0, -1) : lines;
  if (whole.length < 2) return false;
  // After a comma of prose there is a blank.
  const separators = whole.some((line) => line.includes(', ')) ? [';', '\t', '|'] : [';', ',', '\t', '|'];
  return separators.some((separator) => {
    const counts = new Set(whole.map((line) => line.split(separator).length));
    return counts.size === 1 && !counts.has(1);
  });
}
