/** Order of two texts by their code units, the same on every machine and in every locale. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** FNV-1a of 32 bits: spreads texts evenly over slots and plans, and never changes. Not for secrets. */
export function stableHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash;
}

/**
 * A line of text as people see it: composed, with plain spaces, without outer ones and without signs that nobody sees.
 * Two texts that look the same but for those would be two names of one thing.
 */
export function visibleText(text: string): string {
  if (isPlain(text)) return text.trim();
  return text
    .replace(blanks, ' ')
    .replace(joiners, (joiner, at: number, whole: string) => (joins(whole, at) ? joiner : ''))
    .replace(invisible, '')
    .normalize('NFC')
    .trim();
}

/** Line breaks, other control characters and marks that change the direction of text become one space. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ').trim();
}

/**
 * The number, reference or other name of something, in the one spelling in which it is kept and looked up: as
 * `visibleText`, with one kind of hyphen, signs of full width as plain ones, and single spaces. Case stays: what differs
 * in it may be two things.
 */
export function identifierText(text: string): string {
  if (isPlain(text)) return text.trim().replace(/ {2,}/g, ' ');
  return visibleText(text)
    .replace(joiners, '')
    .replace(hyphens, '-')
    .replace(fullWidth, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/ {2,}/g, ' ')
    .normalize('NFC')
    .trim();
}

/** Printable ASCII: what nearly all texts are, and what is as it looks. */
function isPlain(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

const blanks = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
/** Zero-width joiner and non-joiner, which scripts such as Persian and Hindi, and emoji, are written with. */
const joiners = /[\u200c\u200d]/g;
/** Signs of format, selectors and fillers, without the joiners, and the marks of flags in emoji. */
const invisible =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu;
const hyphens = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;
const fullWidth = /[\uff01-\uff5e]/g;

/** Whether a joiner stands between signs of a script that needs it. */
function joins(text: string, at: number): boolean {
  const before = text.slice(0, at).match(/[^\ufe00-\ufe0f]$/u)?.[0] ?? '';
  const after = text.slice(at + 1).match(/^./u)?.[0] ?? '';
  return joining.test(before) && joining.test(after);
}

const joining =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Extended_Pictographic}\p{Emoji_Modifier}]|[\u0900-\u0dff\u0f00-\u109f\u1780-\u17ff]/u;

/** Whether the host of an address is this machine; a name that only begins like one of its addresses is another. */
export function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
