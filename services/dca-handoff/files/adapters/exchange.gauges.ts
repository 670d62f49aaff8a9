/* eslint-disable no-restricted-syntax -- files wait in wall-clock time */
import { Injectable } from '@nestjs/common';
import { Metrics, PlatformSettings } from '#libs/platform';
import { Database } from '#libs/transactions';
import { InboxWatch } from './inbox.watch.js';

/** One reading of the database serves all scrapes within this time. */
const readForMs = 10_000;

interface Standing {
  readonly agency: string;
  readonly undelivered_seconds: number;
  readonly delivered_at: number | null;
  readonly read_at: number | null;
  readonly refused_lines: number;
}

/** How the exchange with each agency stands, told by the processes that exchange. */
@Injectable()
export class ExchangeGauges {
  private readAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly database: Database,
    watch: InboxWatch,
    metrics: Metrics,
    { roles }: PlatformSettings,
  ) {
    if (!roles.includes('relay')) return;
    const labels = ['agency'] as const;
    const undelivered = metrics.gauge(
      'dunlin_agency_undelivered_age_seconds',
      'Age of the oldest file that waits to be delivered to an agency.',
      labels,
    );
    const unread = metrics.gauge(
      'dunlin_agency_unread_age_seconds',
      'How long this process sees the file of an agency that waits longest to be read.',
      labels,
    );
    const success = metrics.gauge(
      'dunlin_agency_success_timestamp_seconds',
      'When files were last delivered to an agency, or its inbox was last read, without a failure.',
      ['agency', 'direction'],
    );
    const refused = metrics.gauge(
      'dunlin_agency_refused_lines',
      'Lines of acknowledgements that were refused within the last 24 hours.',
      labels,
    );
    metrics.beforeScrape(async () => {
      unread.reset();
      for (const [agency, age] of watch.oldestSeconds()) unread.set({ agency }, age);
      if (performance.now() - this.readAt < readForMs) return;
      this.readAt = performance.now();
      for (const standing of await this.standings()) {
        const { agency } = standing;
        undelivered.set({ agency }, standing.undelivered_seconds);
        refused.set({ agency }, standing.refused_lines);
        if (standing.delivered_at !== null) success.set({ agency, direction: 'delivery' }, standing.delivered_at);
        if (standing.read_at !== null) success.set({ agency, direction: 'reading' }, standing.read_at);
      }
    });
  }

  private async standings(): Promise<Standing[]> {
    const dayAgo = new Date((await this.database.now()).getTime() - 86_400_000);
    return this.database.query<Standing>(
      `WITH refused AS (
         SELECT agency, count(*)::integer AS lines FROM inbound_file_errors WHERE read_at > $1 GROUP BY agency),
       waiting AS (
         SELECT agency, min(stored_at) AS since FROM outbound_files WHERE state = 'TO_DELIVER' GROUP BY agency)
       SELECT a.code AS agency,
         greatest(0, coalesce(extract(epoch FROM clock_timestamp() - w.since), 0))::float8 AS undelivered_seconds,
         extract(epoch FROM d.succeeded_at)::float8 AS delivered_at,
         extract(epoch FROM i.succeeded_at)::float8 AS read_at, coalesce(r.lines, 0) AS refused_lines
       FROM agencies a
         LEFT JOIN waiting w ON w.agency = a.code
         LEFT JOIN refused r ON r.agency = a.code
         LEFT JOIN agency_exchanges d ON d.agency = a.code AND d.direction = 'DELIVERY'
         LEFT JOIN agency_exchanges i ON i.agency = a.code AND i.direction = 'READING'`,
      [dayAgo],
    );
  }
}
