import type { PermissionName } from '../api/me.js';
import type { en } from '../locales/en.js';

export type SectionName = keyof (typeof en)['admin']['section'];

interface Section {
  readonly name: SectionName;
  /** What shows its content. */
  readonly needs: PermissionName;
}

/** Parts of the administration, by how often they are needed. */
const sections: readonly Section[] = [
  { name: 'people', needs: 'staff.read' },
  { name: 'queues', needs: 'staff.read' },
  { name: 'classes', needs: 'staff.read' },
  { name: 'roles', needs: 'administration.read' },
  { name: 'reasons', needs: 'cases.read' },
  { name: 'metadata', needs: 'schemas.read' },
  { name: 'calendars', needs: 'calendars.read' },
  { name: 'terms', needs: 'terms.read' },
  { name: 'prolongations', needs: 'terms.read' },
  { name: 'lateFees', needs: 'terms.read' },
  { name: 'numberSeries', needs: 'invoices.read' },
  { name: 'referenceRates', needs: 'invoices.read' },
  { name: 'reconciliations', needs: 'reconciliations.read' },
  { name: 'choices', needs: 'customers.read' },
  { name: 'access', needs: 'access.read' },
  { name: 'events', needs: 'operations.read' },
  { name: 'clock', needs: 'clock.read' },
];

/** The parts that somebody may open; none without the right to open the administration at all. */
export function openSections(permissions: readonly string[]): SectionName[] {
  if (!permissions.includes('administration.read')) return [];
  return sections.filter(({ needs }) => permissions.includes(needs)).map(({ name }) => name);
}
