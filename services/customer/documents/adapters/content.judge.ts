import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { fileTypeFromTokenizer } from 'file-type';
import { fromStream } from 'strtok3';
import { type PartedSource, piecesOf } from '#libs/files';
import { judgeMediaType, maxTailBytes } from '../domain/media-type.js';
import { TextLook } from '../domain/text-look.js';
import { ContentJudge } from '../use-cases/ports.js';

/** Enough for every format whose mark stands at its beginning; files within archives may be looked for further on. */
const pieceBytes = 65_536;

@Injectable()
export class ByteContentJudge extends ContentJudge {
  override async lookThrough(content: PartedSource): Promise<{ sha256: string; mediaType: string }> {
    const digest = createHash('sha256');
    const text = new TextLook();
    for await (const piece of piecesOf(content)) {
      digest.update(piece);
      text.add(piece);
    }
    const tailBytes = Math.min(maxTailBytes, content.sizeBytes);
    const tail = await content.read(content.sizeBytes - tailBytes, tailBytes);
    const mediaType = judgeMediaType(await signatureOf(content), text.mediaType(), tail);
    return { sha256: digest.digest('hex'), mediaType };
  }
}

/** Media type by the first bytes; empty where no format begins so. Only what is looked at is read. */
async function signatureOf(content: PartedSource): Promise<string> {
  const stream = Readable.from(piecesOf(content, pieceBytes), { objectMode: false });
  try {
    const tokenizer = await fromStream(stream, { fileInfo: { size: content.sizeBytes } });
    return (await fileTypeFromTokenizer(tokenizer))?.mime ?? '';
  } finally {
    stream.destroy();
  }
}
