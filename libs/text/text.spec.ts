import fc from 'fast-check';
import { compareText, identifierText, stableHash, visibleText } from './index.js';

describe('texts', () => {
  it('are ordered by code units', () => {
    expect(['b', 'a', 'B', 'é', ''].sort(compareText)).toEqual(['', 'B', 'a', 'b', 'é']);
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => compareText(a, b) === -compareText(b, a) || a === b));
  });

  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('hash as FNV-1a says: %j', (text, hash) => {
    expect(stableHash(text)).toBe(hash);
  });
});

describe('an identifier', () => {
  it.each([
    'INV-51',
    ' INV-51\u00a0',
    'INV-51\u200b',
    '\ufeffINV-51',
    'I\u200dNV-51',
    'INV\u00ad-51',
    'INV\u201151',
    'INV\u201351',
    'INV\u221251',
    '\u202dINV-51\u202c',
    'INV-51\ufe0f',
    'INV-51\u2060\u200c',
    'ＩＮＶ－５１',
    '\u2800INV-51',
  ])('has one spelling: %j', (text) => {
    expect(identifierText(text)).toBe('INV-51');
  });

  it('is one whether its letters are composed or not, and has single spaces', () => {
    expect(identifierText('Mu\u0308ller  7')).toBe(identifierText('Müller\u00a07'));
    expect(identifierText('INV \u2009 53')).toBe('INV 53');
  });

  it('keeps what people see: case, accents, other scripts', () => {
    for (const text of ['inv-51', 'Größe', 'СЧЁТ-7', '請求書7', 'RE/2026:1_a', 'A²']) {
      expect(identifierText(text)).toBe(text.normalize('NFC'));
    }
  });

  it('is not changed by reading it again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = identifierText(text);
        expect(identifierText(once)).toBe(once);
        expect(visibleText(once)).toBe(once);
      }),
    );
  });
});

describe('a line as people see it', () => {
  it('keeps the joiners that a script is written with, and drops them elsewhere', () => {
    expect(visibleText('می\u200cخواهم')).toBe('می\u200cخواهم');
    expect(visibleText('👩\u200d💻')).toBe('👩\u200d💻');
    expect(visibleText('An\u200dna')).toBe('Anna');
  });

  it('has plain spaces and no sign that turns or hides the others', () => {
    expect(visibleText('\u200bMeyer\u202e\u00a0& Co.\ufeff')).toBe('Meyer & Co.');
    expect(visibleText(' two  words ')).toBe('two  words');
  });
});
