import { Injectable } from '@nestjs/common';
import { type Role, roles } from '../../access/domain/permissions.js';
import { defaultWidgets, type Widget } from '../domain/layout.js';
import { holderOfPerson, holderOfRole } from './holders.js';
import { LayoutStore } from './ports.js';

/** A layout with whose it is. */
export interface FoundLayout {
  readonly source: 'OWN' | 'ROLE' | 'DEFAULT';
  /** Whose layout it is, where it is that of a role. */
  readonly role: Role | null;
  readonly widgets: readonly Widget[];
  /** 0 where nobody arranged it. */
  readonly version: bigint;
}

@Injectable()
export class FindLayout {
  constructor(private readonly layouts: LayoutStore) {}

  /** A person's own layout, else that of the role with the most rights that has one, else the one that comes with Dunlin. */
  async findLayout(subject: string, held: readonly Role[]): Promise<FoundLayout> {
    const strongestFirst = [...roles].reverse().filter((role) => held.includes(role));
    const own = holderOfPerson(subject);
    const found = await this.layouts.findMany([own, ...strongestFirst.map(holderOfRole)]);
    const of = (holder: string) => found.find((layout) => layout.holder === holder);
    const ofPerson = of(own);
    if (ofPerson) return { source: 'OWN', role: null, widgets: ofPerson.widgets, version: ofPerson.version };
    for (const role of strongestFirst) {
      const ofRole = of(holderOfRole(role));
      if (ofRole) return { source: 'ROLE', role, widgets: ofRole.widgets, version: ofRole.version };
    }
    return { source: 'DEFAULT', role: null, widgets: defaultWidgets, version: 0n };
  }

  /** The layout of a role, else the one that comes with Dunlin. */
  async findLayoutOfRole(role: Role): Promise<FoundLayout> {
    const [found] = await this.layouts.findMany([holderOfRole(role)]);
    if (!found) return { source: 'DEFAULT', role: null, widgets: defaultWidgets, version: 0n };
    return { source: 'ROLE', role, widgets: found.widgets, version: found.version };
  }
}
