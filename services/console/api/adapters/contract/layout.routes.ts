import { z } from 'zod';
import { roles } from '../../../access/domain/permissions.js';
import { customKind, predefinedKinds } from '../../../layouts/domain/layout.js';
import type { OwnRoute } from './own.route.js';

const custom = z
  .strictObject({
    label: z.string().describe('What stands above it, at most 100 characters.'),
    schema: z.string().describe('Name of a metadata schema of customers.'),
    fields: z.array(z.string()).describe('Names of its fields in their order; all of them when empty.'),
  })
  .meta({ id: 'CustomWidget' });

const widget = z
  .strictObject({
    id: z.string().describe('Unique on the page: small letters, digits and -.'),
    kind: z.enum([...predefinedKinds, customKind]).describe('Each is placed once, but for metadata.'),
    x: z.int().describe('Column of the left edge, 0 to 11.'),
    y: z.int().describe('Row of the upper edge, from 0.'),
    w: z.int().describe('Columns, 3 to 12.'),
    h: z.int().describe('Rows, 1 to 500.'),
    custom: custom.nullable().describe('What is shown of metadata; null for every other kind.'),
  })
  .meta({ id: 'Widget' });

const layout = z
  .object({
    source: z.enum(['OWN', 'ROLE', 'DEFAULT']).describe('Whose it is: of who asks, of a role, or the one of Dunlin.'),
    role: z.enum(roles).nullable(),
    widgets: z.array(widget),
    version: z.string().describe('For If-Match; "0" where nobody arranged it.'),
  })
  .meta({ id: 'AccountLayout' });

const body = z.strictObject({ widgets: z.array(widget) });
const response = z.object({ layout });
const tag = 'Layouts';

/** How the page of a customer is arranged. */
export const layoutRoutes = [
  {
    name: 'getAccountLayout',
    method: 'GET',
    path: '/account-layout',
    needs: 'customers.read',
    tag,
    summary: 'How who asks sees the page of a customer.',
    response,
  },
  {
    name: 'changeAccountLayout',
    method: 'PUT',
    path: '/account-layout',
    needs: 'layouts.own',
    tag,
    summary: 'Arrange the page of a customer for oneself; If-Match names the version of one’s own, "0" for none.',
    body,
    response,
  },
  {
    name: 'removeAccountLayout',
    method: 'DELETE',
    path: '/account-layout',
    needs: 'layouts.own',
    tag,
    summary: 'Go back to the layout of one’s role.',
    response: null,
  },
  {
    name: 'getRoleLayout',
    method: 'GET',
    path: '/account-layouts/{role}',
    needs: 'layouts.share',
    tag,
    summary: 'How a role sees the page of a customer.',
    response,
  },
  {
    name: 'changeRoleLayout',
    method: 'PUT',
    path: '/account-layouts/{role}',
    needs: 'layouts.share',
    tag,
    summary: 'Arrange the page of a customer for a role; If-Match names the version that was seen, "0" for none.',
    body,
    response,
  },
  {
    name: 'removeRoleLayout',
    method: 'DELETE',
    path: '/account-layouts/{role}',
    needs: 'layouts.share',
    tag,
    summary: 'Take the layout of a role away, so that it sees the one of Dunlin.',
    response: null,
  },
] as const satisfies readonly OwnRoute[];

export type WidgetsBody = z.output<typeof body>;
