const maxName = 64;

/** Letters without their marks, as far as they have a letter without. */
function plain(title: string): string {
  return title.replaceAll('ß', 'ss').normalize('NFKD').replaceAll(/\p{M}/gu, '');
}

/** A name such as `key-accounts`, made of a title. */
export function nameOf(title: string): string {
  return joined(plain(title).toLowerCase(), '-');
}

/** A code such as `LEFT_MESSAGE`, made of a title. */
export function codeOf(title: string): string {
  return joined(plain(title).toUpperCase(), '_');
}

function joined(text: string, by: string): string {
  const words = text.split(/[^a-zA-Z0-9]+/).filter((word) => word !== '');
  // Names and codes begin with a letter.
  while (words[0] !== undefined && /^\d/.test(words[0])) words.shift();
  return words.join(by).slice(0, maxName).replace(/[-_]$/, '');
}
