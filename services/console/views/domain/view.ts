import { faultOf, type FieldViolation, violation } from '#libs/errors';
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

const maxLengths = { title: 200, query: 4_000 };

/** Everything that is wrong with a view as it was given. */
export function viewFaults({ screen, title, query }: ViewInput): FieldViolation[] {
  const faults: FieldViolation[] = [];
  if (!/^[a-z][a-z0-9-]{0,99}$/.test(screen)) faults.push({ field: 'screen', description: 'is no name of a screen' });
  if (title.trim() === '') faults.push(violation('title', faultOf('MISSING')));
  if (title.length > maxLengths.title) faults.push(violation('title', faultOf('TOO_LONG', { max: maxLengths.title })));
  for (const [field, text] of Object.entries({ title, query }))
    if (text.includes('\0')) faults.push(violation(field, faultOf('HAS_CONTROL_CHARACTERS')));
  if (query.length > maxLengths.query) faults.push(violation('query', faultOf('TOO_LONG', { max: maxLengths.query })));
  return faults;
}
