import type { Queryable } from '#libs/transactions';
import type { MessagingLogger } from '../broker/access.js';
import type { Retention } from '../broker/retention.js';
import { inboxMarginDays } from './inbox.sql.js';

export interface InboxUpkeepParts {
  readonly database: Queryable;
  readonly logger: MessagingLogger;
  /** Days that topics keep events which are made here. */
  readonly usualDays: number;
  /** Asks the broker how long the topics that are consumed keep their events. */
  readonly retention: () => Promise<Retention>;
}

/**
 * Makes room in the inbox, and drops ids that no topic can bring again: a group that is reset reads everything that the
 * topics keep, whoever made them.
 */
export class InboxUpkeep {
  private keepDays: number | undefined;
  private askedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly parts: InboxUpkeepParts) {}

  async run(): Promise<void> {
    if (performance.now() - this.askedAt > askEveryMs) await this.ask();
    await this.parts.database.query(`SELECT inbox_maintain(clock_timestamp(), $1 * interval '1 day')`, [
      this.keepDays ?? this.parts.usualDays + inboxMarginDays,
    ]);
  }

  private async ask(): Promise<void> {
    const { retention, usualDays, logger } = this.parts;
    this.askedAt = performance.now();
    try {
      const { days, endless } = await retention();
      this.keepDays = Math.min(Math.max(days, usualDays) + inboxMarginDays, endlessDays);
      if (endless.length === 0) return;
      logger.warn(
        { topics: endless, keepDays: this.keepDays },
        'Topics keep their events for ever, and so the inbox keeps their ids. Set retention.ms to bound both.',
      );
    } catch (error) {
      // What was known last holds on; the right to read the settings of topics is wanted and not needed.
      logger.debug({ error: String(error) }, 'The broker does not tell how long topics keep their events.');
    }
  }
}

const askEveryMs = 3_600_000;
const endlessDays = 3_650;
