import type { Schemas } from '../api/client.js';

type Choice = Pick<Schemas['InteractionChoice'], 'list' | 'code' | 'title'>;

/**
 * What a value of an interaction is called: as the organisation calls it, or in the person's language where the
 * organisation left the name that Dunlin gave.
 * @param textOf undefined where there is no text
 */
export function choiceTitle({ list, code, title }: Choice, textOf: (key: string) => string | undefined): string {
  const isShipped = letters(title) === letters(code);
  return (isShipped ? textOf(`interaction.shipped.${list}.${code}`) : undefined) ?? (title || code);
}

function letters(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
