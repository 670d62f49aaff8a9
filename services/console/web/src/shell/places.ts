import type { PermissionName } from '../api/me.js';
import type { en } from '../locales/en.js';
import type { IconName } from '../parts/icons.js';

export interface Place {
  readonly name: keyof (typeof en)['nav'];
  readonly path:
    | '/worklist'
    | '/cases'
    | '/invoices'
    | '/customers'
    | '/documents'
    | '/placements'
    | '/promises'
    | '/arrangements'
    | '/approvals'
    | '/files'
    | '/sequences'
    | '/bulk-acts'
    | '/admin';
  readonly icon: IconName;
  readonly needs: PermissionName;
  /** Letter that leads there after `g`. */
  readonly letter: string;
}

/** Where people go, the daily work first. */
const places: readonly Place[] = [
  { name: 'worklist', path: '/worklist', icon: 'tasks', needs: 'customers.read', letter: 'w' },
  { name: 'cases', path: '/cases', icon: 'cases', needs: 'cases.read', letter: 'c' },
  { name: 'invoices', path: '/invoices', icon: 'invoices', needs: 'invoices.read', letter: 'i' },
  { name: 'customers', path: '/customers', icon: 'customers', needs: 'customers.read', letter: 'u' },
  { name: 'documents', path: '/documents', icon: 'documents', needs: 'documents.read', letter: 'd' },
  { name: 'placements', path: '/placements', icon: 'placements', needs: 'placements.read', letter: 'p' },
  { name: 'promises', path: '/promises', icon: 'clock', needs: 'payments.read', letter: 'o' },
  { name: 'plans', path: '/arrangements', icon: 'calendar', needs: 'payments.read', letter: 'l' },
  { name: 'bulkActs', path: '/bulk-acts', icon: 'many', needs: 'cases.read', letter: 'b' },
  { name: 'approvals', path: '/approvals', icon: 'check', needs: 'approvals.read', letter: 'v' },
  { name: 'files', path: '/files', icon: 'files', needs: 'imports.read', letter: 'f' },
  { name: 'sequences', path: '/sequences', icon: 'sequences', needs: 'sequences.read', letter: 's' },
  { name: 'admin', path: '/admin', icon: 'admin', needs: 'administration.read', letter: 'a' },
];

/** The places that somebody may go to. */
export function openPlaces(permissions: readonly PermissionName[]): Place[] {
  return places.filter(({ needs }) => permissions.includes(needs));
}
