import { isAscii } from 'node:buffer';

/** How the characters of a file are written as bytes. Labels mean what they mean on the web: latin1 is windows-1252. */
export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le';

/** Encodings by the names that a mapping may use. */
export const encodings: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  ascii: 'utf-8',
  latin1: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
  'utf-16le': 'utf-16le',
  'utf-16': 'utf-16le',
};

/** Bytes at the start of a file that only say how it is encoded. */
export function byteOrderMarkOf(bytes: Uint8Array): { encoding: Encoding | 'utf-16be'; lengthBytes: number } | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', lengthBytes: 3 };
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', lengthBytes: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', lengthBytes: 2 };
  return null;
}

/** A section of a file as UTF-8, with the way back to the bytes of the file. */
export interface Utf8Window {
  readonly bytes: Buffer;
  /** The number of the file's bytes that the first `utf8Bytes` bytes of this window stand for. */
  fileBytes(utf8Bytes: number): number;
}

/** Rewrites a section as UTF-8. A character cut at its end becomes a replacement sign there. */
export function utf8Window(bytes: Buffer, encoding: Encoding): Utf8Window {
  if (encoding === 'utf-8' || (encoding === 'windows-1252' && isAscii(bytes))) {
    return { bytes, fileBytes: (utf8Bytes) => utf8Bytes };
  }
  const unitBytes = encoding === 'utf-16le' ? 2 : 1;
  const converted = Buffer.from(new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes), 'utf8');
  return {
    bytes: converted,
    fileBytes: (utf8Bytes) => converted.toString('utf8', 0, utf8Bytes).length * unitBytes,
  };
}

/** Checks a file piece by piece for being text of an encoding. */
export class EncodingCheck {
  private readonly decoder: InstanceType<typeof TextDecoder>;
  private lineBreaks = 0;
  private onlyAscii = true;

  constructor(private readonly encoding: Encoding) {
    this.decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  }

  /** @returns what is wrong with this piece or null; nothing may follow a fault. `last` ends the file. */
  take(piece: Buffer, last: boolean): string | null {
    this.onlyAscii &&= this.encoding !== 'utf-16le' && isAscii(piece);
    let text: string;
    try {
      text = this.onlyAscii ? piece.toString('latin1') : this.decoder.decode(piece, { stream: !last });
    } catch {
      return this.wrongBytes(piece);
    }
    const zero = text.indexOf('\0');
    if (zero >= 0) {
      const line = this.lineBreaks + countLineBreaks(text.slice(0, zero)) + 1;
      return `line ${line} has a zero character, so this is no text file. Save it as CSV`;
    }
    this.lineBreaks += countLineBreaks(text);
    return null;
  }

  private wrongBytes(piece: Buffer): string {
    const lenient = new TextDecoder(this.encoding, { ignoreBOM: true }).decode(piece);
    // A sign cut by the start of the piece may stand at its very front.
    const place = lenient.indexOf('\ufffd', 4);
    const line = this.lineBreaks + countLineBreaks(place < 0 ? lenient : lenient.slice(0, place)) + 1;
    return `near line ${line} there are bytes that are not ${this.encoding}. Set format.encoding to what the file is, for instance windows-1252`;
  }
}

function countLineBreaks(text: string): number {
  let count = 0;
  for (let place = text.indexOf('\n'); place >= 0; place = text.indexOf('\n', place + 1)) count += 1;
  return count;
}
