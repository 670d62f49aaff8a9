import { Injectable } from '@nestjs/common';
import { type Role, rolesOf } from '../../access/domain/permissions.js';
import { ConsoleSettings } from '../../console.settings.js';
import { SessionPolicy } from '../use-cases/ports.js';

@Injectable()
export class SettingsPolicy extends SessionPolicy {
  override readonly limits = {
    idleMs: this.settings.sessionIdleMs,
    maxMs: this.settings.sessionMaxMs,
    checkMs: this.settings.sessionCheckMs,
  };

  constructor(private readonly settings: ConsoleSettings) {
    super();
  }

  override rolesOf(groups: readonly string[]): Role[] {
    return rolesOf(groups, this.settings.roleGroups);
  }
}
