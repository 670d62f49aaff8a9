import { type LineValue, text } from '#libs/diary';

/** So much of a note, title or outcome is shown in a line. */
const maxWordsLength = 200;

/** The text as a single line of at most so many characters. */
export function excerpt(given: string, maxLength: number): string {
  const line = given.replace(/\s+/gu, ' ').trim();
  const characters = [...line];
  return characters.length <= maxLength ? line : `${characters.slice(0, maxLength - 1).join('')}…`;
}

/** What people wrote, as much of it as a line shows. */
export function words(given: string): LineValue | null {
  return text(excerpt(given, maxWordsLength));
}
