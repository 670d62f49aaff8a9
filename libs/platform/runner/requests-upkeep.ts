import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '#libs/transactions';
import { Background } from '../background/background.js';
import { PlatformSettings } from '../config/index.js';

/** Makes room for the requests of the next months and drops those that are older than is promised. */
@Injectable()
export class RequestsUpkeep implements OnModuleInit {
  constructor(
    private readonly background: Background,
    private readonly database: Database,
    private readonly settings: PlatformSettings,
  ) {}

  onModuleInit(): void {
    this.background.start({ name: 'upkeep of requests', roles: ['server'], everyMs: 600_000, run: () => this.run() });
  }

  private async run(): Promise<void> {
    await this.database.query(`SELECT requests_maintain(clock_timestamp(), $1 * interval '1 day')`, [
      this.settings.requestsKeepDays,
    ]);
  }
}
