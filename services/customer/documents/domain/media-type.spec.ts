import { foreignFiles, takenFiles, zipOf } from '../../testing/sample-files.js';
import { endsAsZip, isTakenType, judgeMediaType, mixedType } from './media-type.js';
import { TextLook } from './text-look.js';

/** @param pieceBytes how much of the text comes at once */
function textTypeOf(content: Buffer, pieceBytes = content.length): string {
  const look = new TextLook();
  for (let at = 0; at < content.length; at += pieceBytes) look.add(content.subarray(at, at + pieceBytes));
  return look.mediaType();
}

describe('a text', () => {
  const texts = Object.entries(takenFiles).filter(([, [, type]]) => /^text|rfc822$/.test(type));

  it.each(texts)('is told by all of its bytes: %s', (_name, [content, mediaType]) => {
    expect(textTypeOf(content)).toBe(mediaType);
    expect(textTypeOf(content, 3)).toBe(mediaType);
  });

  it.each([
    ['a script', 'text/x-script'],
    ['a web page', 'text/html'],
    ['a drawing with scripts', 'text/html'],
    ['a text that is a PDF too', mixedType],
    ['a program', ''],
    ['bytes of no kind', ''],
    ['a text with a zero in it', ''],
  ])('is not taken for one where it is something else: %s', (name, mediaType) => {
    expect(textTypeOf(foreignFiles[name]!)).toBe(mediaType);
    expect(textTypeOf(foreignFiles[name]!, 1_000)).toBe(mediaType);
  });

  it('of nothing is none', () => {
    expect(new TextLook().mediaType()).toBe('');
  });

  it.each([
    ['a,b\n', 'text/plain'],
    ['a,b\nc\n', 'text/plain'],
    ['a\tb\nc\td', 'text/csv'],
    ['Subject: only one header\n\ntext', 'text/plain'],
    ['<max@example.test> wrote:\n> yes', 'text/plain'],
  ])('%j is %s', (text, mediaType) => {
    expect(textTypeOf(Buffer.from(text))).toBe(mediaType);
  });
});

describe('a media type', () => {
  const archive = zipOf({ a: 'b' });

  it('is mixed where another format is the end of an archive too', () => {
    expect(judgeMediaType('application/pdf', '', archive)).toBe(mixedType);
    expect(judgeMediaType('application/pdf', '', Buffer.concat([archive, Buffer.from('%%EOF')]))).toBe(
      'application/pdf',
    );
    const [document, wordType] = takenFiles['a document of Word']!;
    expect(judgeMediaType(wordType, '', document)).toBe(wordType);
    expect(judgeMediaType('', 'text/plain', archive)).toBe('text/plain');
  });

  it('of an archive is told by its end, with a comment or without', () => {
    const commented = Buffer.concat([archive, Buffer.from('PK\u0005\u0006 is no end')]);
    commented.writeUInt16LE(commented.length - archive.length, archive.length - 2);
    expect([archive, commented, archive.subarray(0, -1), Buffer.alloc(0)].map(endsAsZip)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('is taken where the deployment takes its type', () => {
    expect(isTakenType('image/heif', ['heic'])).toBe(true);
    expect(isTakenType('image/heif', ['pdf', 'png'])).toBe(false);
    expect(isTakenType('', ['txt'])).toBe(false);
  });
});
