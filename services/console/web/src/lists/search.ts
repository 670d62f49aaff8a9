import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** Filters and columns as they stand in the address: every value is a text, several are separated by commas. */
export type Search = Readonly<Record<string, string | undefined>>;

export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries([...new URLSearchParams(text)].filter(([, value]) => value !== ''));
}

export function stringifySearch(search: Record<string, unknown>): string {
  const kept = Object.entries(search).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== '',
  );
  const text = new URLSearchParams(kept.sort(([left], [right]) => left.localeCompare(right))).toString();
  return text === '' ? '' : `?${text}`;
}

export function several(text: string | undefined): string[] {
  return text === undefined || text === '' ? [] : text.split(',');
}

/** Of the texts those that are among the known ones, so that an address that somebody typed breaks nothing. */
export function known<Name extends string>(texts: readonly string[], names: readonly Name[]): Name[] {
  return names.filter((name) => texts.includes(name));
}

export function useListSearch() {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback(
    (changed: Search) =>
      void navigate({ to: '.', search: (before: object) => ({ ...before, ...changed }), state: true, replace: true }),
    [navigate],
  );
  const replace = useCallback(
    (all: Search) => void navigate({ to: '.', search: () => all, replace: true }),
    [navigate],
  );
  return { search, change, replace };
}
