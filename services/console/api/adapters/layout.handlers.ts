import { Injectable } from '@nestjs/common';
import { ChangeLayout } from '../../layouts/use-cases/change-layout.js';
import { FindLayout, type FoundLayout } from '../../layouts/use-cases/find-layout.js';
import { holderOfPerson, holderOfRole, requireRole } from '../../layouts/use-cases/holders.js';
import type { WidgetsBody } from './contract/layout.routes.js';
import type { OwnRequest } from './own.request.js';

/** How the page of a customer is arranged. */
@Injectable()
export class LayoutHandlers {
  constructor(
    private readonly findLayout: FindLayout,
    private readonly changeLayout: ChangeLayout,
  ) {}

  async get({ person: { subject, roles } }: OwnRequest) {
    return { layout: toApiLayout(await this.findLayout.findLayout(subject, roles)) };
  }

  async change({ person, caller, body, seenVersion }: OwnRequest) {
    const { widgets } = body as WidgetsBody;
    const holder = holderOfPerson(person.subject);
    const changed = await this.changeLayout.changeLayout(caller, holder, widgets, seenVersion);
    return { layout: toApiLayout({ ...changed, source: 'OWN', role: null }) };
  }

  async remove({ person, caller, seenVersion }: OwnRequest): Promise<undefined> {
    await this.changeLayout.removeLayout(caller, holderOfPerson(person.subject), seenVersion);
  }

  async getOfRole({ parameters }: OwnRequest) {
    return { layout: toApiLayout(await this.findLayout.findLayoutOfRole(requireRole(parameters['role']!))) };
  }

  async changeOfRole({ caller, parameters, body, seenVersion }: OwnRequest) {
    const { widgets } = body as WidgetsBody;
    const role = requireRole(parameters['role']!);
    const changed = await this.changeLayout.changeLayout(caller, holderOfRole(role), widgets, seenVersion);
    return { layout: toApiLayout({ ...changed, source: 'ROLE', role }) };
  }

  async removeOfRole({ caller, parameters, seenVersion }: OwnRequest): Promise<undefined> {
    await this.changeLayout.removeLayout(caller, holderOfRole(requireRole(parameters['role']!)), seenVersion);
  }
}

function toApiLayout({ source, role, widgets, version }: FoundLayout) {
  return { source, role, widgets, version: version.toString() };
}
