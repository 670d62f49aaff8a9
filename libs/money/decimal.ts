/**
 * Reads a decimal as a whole number of its smallest parts: `1.5` with 4 decimals is 15000n.
 * @returns null for anything that is none, is less than zero or has more decimals
 */
export function readDecimal(text: string, decimals: number, separator = '.'): bigint | null {
  const [whole = '', fraction = '', ...more] = text.trim().split(separator);
  const isNumber = /^\d{1,12}$/.test(whole) && /^\d*$/.test(fraction) && more.length === 0;
  const isWhole = fraction === '' && !text.includes(separator);
  if (!isNumber || fraction.length > decimals || (fraction === '' && !isWhole)) return null;
  return BigInt(whole + fraction.padEnd(decimals, '0'));
}

/** The other way round: 15000n with 4 decimals is `1.5`. */
export function writeDecimal(parts: bigint, decimals: number, separator = '.'): string {
  const digits = parts.toString().padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  return `${digits.slice(0, -decimals)}${fraction === '' ? '' : `${separator}${fraction}`}`;
}
