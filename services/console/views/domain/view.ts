import type { FieldViolation } from '#libs/errors';
import { errors } from './errors.js';

/** A list as a person wants to see it again. */
export interface SavedView {
  readonly viewId: string;
  /** Subject of who saved it. */
  readonly owner: string;
  /** The screen it belongs to, such as `cases`. */
  readonly screen: string;
  readonly title: string;
  /** Filters and columns as they stand in the address of the screen. */
  readonly query: string;
  /** Whether everybody sees it. */
  readonly shared: boolean;
  readonly version: bigint;
  readonly changedAt: Date;
}

/** @param seen null for no check @throws VIEW_CONFLICT */
export function expectVersion({ version }: SavedView, seen: bigint | null): void {
  if (seen === null || seen === version) return;
  throw errors.VIEW_CONFLICT('The view was changed meanwhile. Read it again and repeat the change.');
}

export type ViewInput = Pick<SavedView, 'screen' | 'title' | 'query' | 'shared'>;

export const maxViewsOfOwner = 200;

/** Everything that is wrong with a view as it was given. */
export function viewFaults({ screen, title, query }: ViewInput): FieldViolation[] {
  const faults: FieldViolation[] = [];
  if (!/^[a-z][a-z0-9-]{0,99}$/.test(screen)) faults.push({ field: 'screen', description: 'is no name of a screen' });
  if (title.trim() === '' || title.length > 200)
    faults.push({ field: 'title', description: 'has 1 to 200 characters' });
  for (const [field, text] of Object.entries({ title, query }))
    if (text.includes('\0')) faults.push({ field, description: 'has a sign that no text has' });
  if (query.length > 4_000) faults.push({ field: 'query', description: 'has at most 4000 characters' });
  return faults;
}
