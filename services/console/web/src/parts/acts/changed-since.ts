/** A field that somebody else changed meanwhile. */
export interface Moved {
  readonly name: string;
  /** What it is now. */
  readonly now: string;
}

/**
 * What of a thing is another than when somebody began to change it.
 * @param names what fields are called; others are not told
 */
export function changedSince<Fields extends object>(
  then: Fields,
  now: Fields,
  names: Readonly<Partial<Record<keyof Fields, string>>> | undefined,
): Moved[] {
  if (!names) return [];
  return (Object.keys(names) as (keyof Fields)[]).flatMap((field) =>
    textOf(then[field]) === textOf(now[field]) ? [] : [{ name: names[field]!, now: textOf(now[field]) }],
  );
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}

/** The fields of a form that are another than they were, so that what nobody touched is not sent. */
export function changedFields<Fields extends object>(before: Fields, after: Fields): Partial<Fields> {
  const names = Object.keys(after) as (keyof Fields)[];
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return Object.fromEntries(changed.map((name) => [name, after[name]])) as Partial<Fields>;
}
