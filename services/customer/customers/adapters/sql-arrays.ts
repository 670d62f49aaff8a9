/**
 * An array parameter of ids, numbers, enum names or zones: nothing with blanks, quotes, commas, braces or a backslash,
 * and NULL means null. The driver would quote and escape
 * each element, which for thousands of ids costs more than the database needs to read them.
 */
export function wordArray(words: readonly string[]): string {
  return `{${words.join(',')}}`;
}
