import pg from 'pg';
import { type Setting } from '../config/index.js';
import { connectionFault } from './faults.js';

const withinMs = 2_000;

/**
 * Asks whether the database responds, by a connection of its own: a pool whose connections are all at work says nothing
 * about the database, and pods that are taken out of service for it make the others' work more.
 */
export class DatabaseProbe {
  private client: pg.Client | undefined;
  private asking: Promise<void> | undefined;

  constructor(
    private readonly url: string,
    private readonly applicationName: string,
    private readonly setting: Setting,
  ) {}

  /** @throws DATABASE_UNAVAILABLE that says what to set */
  check(): Promise<void> {
    this.asking ??= this.ask().finally(() => (this.asking = undefined));
    return this.asking;
  }

  async close(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private async ask(): Promise<void> {
    try {
      this.client ??= await this.connect();
      await this.client.query('SELECT 1');
    } catch (error) {
      void this.close();
      throw connectionFault(error, this.url, this.setting);
    }
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: this.applicationName,
      connectionTimeoutMillis: withinMs,
      statement_timeout: withinMs,
      query_timeout: withinMs,
      keepAlive: true,
    });
    // Nobody may be asking when the connection is lost; whoever asks next makes another.
    client.on('error', () => void this.close());
    await client.connect();
    return client;
  }
}
