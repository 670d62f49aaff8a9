import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { releaseVersion } from '#libs/contracts';
import { callerTokens, listPage, OrganisationSettings, PlatformSettings } from '#libs/platform';
import { Database } from '#libs/transactions';
import type { AccessEntry } from '../../access/domain/access-entry.js';
import { permissions, permissionTable, roles } from '../../access/domain/permissions.js';
import { ListAccessEntries } from '../../access/use-cases/list-access-entries.js';
import { ConsoleSettings } from '../../console.settings.js';
import { ChangeFeed } from '../../live/use-cases/ports.js';
import { NoteLook } from '../../presence/use-cases/note-look.js';
import { errors as sessionErrors } from '../../sessions/domain/errors.js';
import { CallerTokenSigner } from '../../sessions/use-cases/ports.js';
import { csrfTokenOf } from '../../sessions/use-cases/session-secret.js';
import type { SavedView } from '../../views/domain/view.js';
import { DeleteView } from '../../views/use-cases/delete-view.js';
import { ListViews } from '../../views/use-cases/list-views.js';
import { SaveView } from '../../views/use-cases/save-view.js';
import { openApiPage } from './contract/openapi-page.js';
import { type OwnRouteName, ownRoutes } from './contract/own.routes.js';
import { FilePreviews } from './file.previews.js';
import { Gate, type SignedInPerson } from './http/gate.js';
import { LayoutHandlers } from './layout.handlers.js';
import type { OwnRequest } from './own.request.js';

type Handler = (request: OwnRequest) => Promise<unknown>;
type Answer<Name extends OwnRouteName> = Extract<
  (typeof ownRoutes)[number],
  { name: Name }
>['response'] extends infer Schema
  ? Schema extends z.ZodType
    ? z.input<Schema>
    : undefined
  : never;

type BodyOf<Name extends OwnRouteName> = z.output<
  Extract<(typeof ownRoutes)[number], { name: Name; body: z.ZodType }>['body']
>;

/** What console answers itself. */
@Injectable()
export class OwnHandlers {
  /** Streams are served elsewhere. */
  readonly all: Readonly<Record<Exclude<OwnRouteName, 'followChanges'>, Handler>> = {
    getMe: ({ person }) => this.me(person),
    createCallerToken: ({ person }) => this.callerToken(person),
    listViews: ({ person, query }) => this.views(person, query['screen'] ?? ''),
    createView: (request) => this.save(request),
    changeView: (request) => this.save(request),
    deleteView: (request) => this.delete(request),
    listAccessEntries: ({ query }) => this.accessEntries(query),
    previewFile: async ({ body }) => ({ preview: await this.previews.preview(body as BodyOf<'previewFile'>) }),
    getAccountLayout: (request) => this.layouts.get(request),
    changeAccountLayout: (request) => this.layouts.change(request),
    removeAccountLayout: (request) => this.layouts.remove(request),
    getRoleLayout: (request) => this.layouts.getOfRole(request),
    changeRoleLayout: (request) => this.layouts.changeOfRole(request),
    removeRoleLayout: (request) => this.layouts.removeOfRole(request),
    getRoles: async () => this.roles(),
    noteLook: (request) => this.look(request),
    getOpenApi: async () => JSON.parse(openApiPage()) as Record<string, unknown>,
  };

  constructor(
    private readonly database: Database,
    private readonly platform: PlatformSettings,
    private readonly organisation: OrganisationSettings,
    private readonly settings: ConsoleSettings,
    private readonly signer: CallerTokenSigner,
    private readonly gate: Gate,
    private readonly listViews: ListViews,
    private readonly saveView: SaveView,
    private readonly deleteView: DeleteView,
    private readonly listAccessEntries: ListAccessEntries,
    private readonly previews: FilePreviews,
    private readonly layouts: LayoutHandlers,
    private readonly noteLook: NoteLook,
    private readonly changes: ChangeFeed,
  ) {}

  private async me({ subject, name, client, roles, permissions, secret }: SignedInPerson): Promise<Answer<'getMe'>> {
    const { name: organisation, zone, locale } = this.organisation;
    return {
      sub: subject,
      name,
      client,
      roles: [...roles],
      permissions: [...permissions],
      csrfToken: secret === undefined ? null : csrfTokenOf(secret),
      businessTime: (await this.database.now()).toISOString(),
      clockMode: this.platform.clockMode === 'test' ? 'TEST' : 'REAL',
      purposeRequired: this.settings.purposeRequired,
      organisation: { name: organisation, zone, locale },
      version: releaseVersion(),
      livePlace: String(await this.changes.place()),
    };
  }

  /** A browser has no use for one, so that nothing that runs in a page can take it away. */
  private async callerToken(person: SignedInPerson): Promise<Answer<'createCallerToken'>> {
    if (person.secret !== undefined) {
      throw sessionErrors.SIGN_IN_REQUIRED('Only a program with an access token gets a token for services.');
    }
    this.gate.demandRole(person);
    return { token: await this.signer.sign(person), expiresInSeconds: callerTokens.maxAgeSeconds };
  }

  private async views({ subject }: SignedInPerson, screen: string): Promise<Answer<'listViews'>> {
    const views = await this.listViews.listViews(subject, screen);
    return { views: views.map((view) => toApiView(view, subject)) };
  }

  private async save({ person, caller, body, parameters, seenVersion }: OwnRequest): Promise<Answer<'createView'>> {
    const input = body as BodyOf<'createView'>;
    if (input.shared) this.gate.demand(person, 'views.share');
    const { viewId } = parameters;
    const known = viewId === undefined ? undefined : { viewId, version: seenVersion };
    const view = await this.saveView.saveView(caller, person.subject, input, known);
    return { view: toApiView(view, person.subject) };
  }

  private async delete({ person, caller, parameters, seenVersion }: OwnRequest): Promise<undefined> {
    await this.deleteView.deleteView(caller, person.subject, parameters['viewId']!, seenVersion);
  }

  private roles(): Answer<'getRoles'> {
    const { roleGroups, withdrawnPermissions } = this.settings;
    return {
      roles: roles.map((role) => ({ role, groups: [...(roleGroups.get(role) ?? [])] })),
      permissions: permissions.map((permission) => {
        const { roles: held, what } = permissionTable[permission];
        const withdrawn = withdrawnPermissions.includes(permission);
        return { permission, what, roles: withdrawn ? [] : [...held], withdrawn };
      }),
    };
  }

  private async accessEntries(query: OwnRequest['query']): Promise<Answer<'listAccessEntries'>> {
    const { customerId = '', actor = '', operation = '', pageSize = '0', pageToken = '' } = query;
    const instant = (text: string | undefined) => (text === undefined ? null : new Date(text));
    const [from, before] = [instant(query['fromTime']), instant(query['beforeTime'])];
    const filter = { customerId, actor, operation, from, before };
    const { rows, nextPageToken } = await listPage(
      { pageSize: Number(pageSize), pageToken },
      filter,
      ({ lookedAt, entryId }: AccessEntry) => [lookedAt, entryId],
      (page) => this.listAccessEntries.listAccessEntries(filter, page),
    );
    return { entries: rows.map(toApiEntry), nextPageToken };
  }

  private async look({ person, caller, body }: OwnRequest): Promise<Answer<'noteLook'>> {
    const { customerId, leaving } = body as { customerId: string; leaving: boolean };
    const { subject, name } = person;
    const others = await this.noteLook.noteLook(caller, { customerId, subject, name }, leaving);
    return {
      others: others.map((other) => ({
        sub: other.subject,
        name: other.name,
        sinceTime: other.beganAt.toISOString(),
      })),
    };
  }
}

function toApiView({ owner, version, changedAt, ...view }: SavedView, subject: string) {
  return { ...view, own: owner === subject, version: version.toString(), changeTime: changedAt.toISOString() };
}

function toApiEntry({ rowCount, lookedAt, filter, ...entry }: AccessEntry) {
  return { ...entry, filter: [...filter], rowCount: rowCount.toString(), lookTime: lookedAt.toISOString() };
}
