import { z } from 'zod';
import { permissions, roles } from '../../../access/domain/permissions.js';
import { layoutRoutes } from './layout.routes.js';
import type { OwnRoute } from './own.route.js';

const pageQuery = {
  pageSize: z
    .string()
    .regex(/^\d{1,3}$/, 'is no number up to 500')
    .optional(),
  pageToken: z.string().optional(),
};

const me = z
  .object({
    sub: z.string().describe('Subject at the identity provider; acts are recorded as user:<sub>.'),
    name: z.string(),
    client: z.string().describe('`console` for the screens, else the program.'),
    roles: z.array(z.enum(roles)),
    permissions: z.array(z.enum(permissions as [string, ...string[]])),
    csrfToken: z
      .string()
      .nullable()
      .describe('Goes with every change as X-CSRF-Token; null for programs, which need none.'),
    businessTime: z.iso.datetime(),
    clockMode: z.enum(['REAL', 'TEST']),
    purposeRequired: z.boolean().describe('Whether a customer is shown only with Dunlin-Purpose.'),
    organisation: z.object({ name: z.string(), zone: z.string(), locale: z.string() }),
    version: z.string(),
    livePlace: z
      .string()
      .regex(/^\d{1,18}$/)
      .describe('How far changes had come: a live stream since it misses nothing of what is read after this answer.'),
  })
  .meta({ id: 'Me' });

const view = z
  .object({
    viewId: z.uuid(),
    screen: z.string(),
    title: z.string(),
    query: z.string(),
    shared: z.boolean(),
    own: z.boolean(),
    version: z.string(),
    changeTime: z.iso.datetime(),
  })
  .meta({ id: 'SavedView' });

const viewInput = z.strictObject({
  screen: z.string(),
  title: z.string(),
  query: z.string(),
  shared: z.boolean().default(false),
});

const roleTable = z
  .object({
    roles: z.array(
      z.object({
        role: z.enum(roles),
        groups: z.array(z.string()).describe('Groups of the identity provider that give it.'),
      }),
    ),
    permissions: z.array(
      z.object({
        permission: z.enum(permissions as [string, ...string[]]),
        what: z.string().describe('What it lets a person do.'),
        roles: z.array(z.enum(roles)).describe('The roles that have it here.'),
        withdrawn: z.boolean().describe('Whether the configuration takes it from everybody.'),
      }),
    ),
  })
  .meta({ id: 'RoleTable' });

const accessEntry = z
  .object({
    entryId: z.uuid(),
    actor: z.string(),
    client: z.string(),
    operation: z.string(),
    customerId: z.string().nullable(),
    purpose: z.string(),
    filter: z.array(z.string()),
    rowCount: z.string(),
    lookTime: z.iso.datetime(),
  })
  .meta({ id: 'AccessEntry' });

/** The first bytes of a file, as base64. */
const head = z
  .string()
  .regex(/^[A-Za-z0-9+/]*={0,2}$/, 'is no base64')
  .max(700_000, 'has at most 512 KiB')
  .describe('The first bytes of the file, as base64; at most 512 KiB.');

const fieldFault = z.object({
  field: z.string(),
  description: z.string(),
  reason: z.string().optional(),
  facts: z.record(z.string(), z.string()).optional(),
});
const rowFault = z.object({ column: z.string(), value: z.string(), reason: z.string(), message: z.string() });
const amount = z.object({ currencyCode: z.string(), minorUnits: z.string() });

const filePreview = z
  .object({
    encoding: z.string(),
    delimiter: z.string(),
    columns: z.array(z.object({ name: z.string(), samples: z.array(z.string()) })),
    fields: z
      .array(
        z.object({
          field: z.string(),
          kind: z.enum(['text', 'date', 'amount', 'currency', 'choice']),
          required: z.boolean(),
          requiredUnless: z.string().describe('Required unless the mapping names this other field; empty for none.'),
          choices: z.array(z.string()),
        }),
      )
      .describe('What a mapping of such a file may name.'),
    mapping: z.record(z.string(), z.unknown()).describe('The mapping as data; its JSON is what an import takes.'),
    readyMade: z.string().describe('Name of the mapping that comes with Dunlin and fits; empty for none.'),
    doubts: z.array(fieldFault).describe('What a proposed mapping leaves open: somebody must say it.'),
    violations: z.array(fieldFault).describe('Why the file cannot be taken by the mapping as it is.'),
    rows: z
      .array(
        z.object({
          line: z.int(),
          leftOut: z.boolean(),
          values: z.array(z.object({ field: z.string(), text: z.string(), amount: amount.nullable() })),
          faults: z.array(rowFault),
        }),
      )
      .describe('The first rows as they would be read.'),
  })
  .meta({ id: 'FilePreview' });
const look = z
  .object({
    sub: z.string().describe('Subject at the identity provider.'),
    name: z.string(),
    sinceTime: z.iso.datetime().describe('Wall time at which they opened the customer.'),
  })
  .meta({ id: 'Look' });

/** What console serves itself; everything else is an rpc of a service. */
export const ownRoutes = [
  {
    name: 'getMe',
    method: 'GET',
    path: '/me',
    needs: 'signed-in',
    tag: 'Session',
    summary: 'Who has signed in, what they may do, and what time it is.',
    response: me,
  },
  {
    name: 'createCallerToken',
    method: 'POST',
    path: '/caller-tokens',
    needs: 'signed-in',
    tag: 'Session',
    summary: 'A token by which a program proves to the services for whom it acts; it holds for five minutes at most.',
    response: z.object({ token: z.string(), expiresInSeconds: z.int() }).meta({ id: 'CallerToken' }),
  },
  {
    name: 'listViews',
    method: 'GET',
    path: '/views',
    needs: 'views.own',
    tag: 'Saved views',
    summary: 'The saved views of who asks, and the shared ones.',
    query: z.strictObject({ screen: z.string().optional() }),
    response: z.object({ views: z.array(view) }),
  },
  {
    name: 'createView',
    method: 'POST',
    path: '/views',
    needs: 'views.own',
    tag: 'Saved views',
    summary: 'Save a view; sharing it needs views.share.',
    body: viewInput,
    response: z.object({ view }),
  },
  {
    name: 'changeView',
    method: 'PUT',
    path: '/views/{viewId}',
    needs: 'views.own',
    tag: 'Saved views',
    summary: 'Change a view of one’s own; If-Match names the version that was seen.',
    body: viewInput,
    response: z.object({ view }),
  },
  {
    name: 'deleteView',
    method: 'DELETE',
    path: '/views/{viewId}',
    needs: 'views.own',
    tag: 'Saved views',
    summary: 'Delete a view of one’s own.',
    response: null,
  },
  {
    name: 'previewFile',
    method: 'POST',
    path: '/file-previews',
    needs: 'imports.write',
    tag: 'Imports',
    summary: 'Propose a mapping for the beginning of a file, or read its first rows by one. Nothing is kept.',
    body: z.strictObject({
      kind: z.enum(['INVOICES', 'PAYMENTS']),
      head,
      whole: z.boolean().describe('Whether these are all of its bytes.'),
      mapping: z.string().default('').describe('YAML or JSON; empty for one that is proposed.'),
    }),
    response: z.object({ preview: filePreview }),
  },
  {
    name: 'listAccessEntries',
    method: 'GET',
    path: '/access-entries',
    needs: 'access.read',
    tag: 'Access log',
    summary: 'Who looked at what, the latest first.',
    query: z.strictObject({
      ...pageQuery,
      customerId: z.string().optional(),
      actor: z.string().optional(),
      operation: z.string().optional(),
      fromTime: z.iso.datetime({ offset: true }).optional(),
      beforeTime: z.iso.datetime({ offset: true }).optional(),
    }),
    response: z.object({ entries: z.array(accessEntry), nextPageToken: z.string() }),
  },
  {
    name: 'getRoles',
    method: 'GET',
    path: '/roles',
    needs: 'administration.read',
    tag: 'Session',
    summary: 'What each role may do, and which groups of the identity provider give it.',
    response: roleTable,
  },
  {
    name: 'followChanges',
    method: 'GET',
    path: '/live',
    needs: 'live.read',
    tag: 'Live',
    summary:
      'Server-sent events: `change` for each fact, without what it says; `many` with `types` and `count` where too many come at once; `reload` after too long an absence.',
    query: z.strictObject({
      customerId: z.string().optional(),
      since: z
        .string()
        .regex(/^\d{1,18}$/, 'is no place that an answer told')
        .describe('A livePlace, or the id of an event; Last-Event-ID holds over it. Without one it begins now.')
        .optional(),
    }),
    response: z
      .object({
        type: z.string().describe('Type of the event, such as dunlin.invoice.v1.InvoicePaid.'),
        subject: z.string().describe('Id of what the event is about.'),
        customerId: z.string().nullable(),
        time: z.iso.datetime().describe('Business time.'),
      })
      .meta({ id: 'Change' }),
    streams: true,
  },
  {
    name: 'noteLook',
    method: 'POST',
    path: '/looks',
    needs: 'customers.read',
    tag: 'Presence',
    summary: 'Say that one has a customer open, or no more, and learn who else has; it holds for a minute.',
    body: z.strictObject({ customerId: z.uuid(), leaving: z.boolean().default(false) }),
    response: z.object({ others: z.array(look) }),
  },
  {
    name: 'getOpenApi',
    method: 'GET',
    path: '/openapi.json',
    needs: 'signed-in',
    tag: 'Documentation',
    summary: 'This API as OpenAPI 3.1.',
    response: z.record(z.string(), z.unknown()),
  },
  ...layoutRoutes,
] as const satisfies readonly OwnRoute[];

export type OwnRouteName = (typeof ownRoutes)[number]['name'];
