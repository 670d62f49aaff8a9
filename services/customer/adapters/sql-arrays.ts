/**
 * An array parameter of ids or other words without blanks, quotes, commas or braces. The driver would quote and escape
 * each element, which for thousands of ids costs more than the database needs to read them.
 */
export function wordArray(words: readonly string[]): string {
  return `{${words.join(',')}}`;
}
