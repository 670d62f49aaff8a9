import { z } from 'zod';
import {
  OrganisationSettings,
  PlatformSettings,
  RpcSettings,
  SettingsError,
  describeSettings,
  loadSettings,
  setting,
  settingsOf,
} from './index.js';

class MailSettings extends settingsOf({
  smtpUrl: setting('DUNLIN_SMTP_URL', z.url(), 'Where mail is handed over.', undefined, { chart: 'smtp.url' }),
  perSecond: setting('DUNLIN_MAIL_PER_SECOND', z.coerce.number().int().positive(), 'Mails a second.', 20),
  password: setting('DUNLIN_SMTP_PASSWORD', z.string().min(8), 'Password.', undefined, { secret: true }),
}) {}

const enough = {
  DUNLIN_SERVICE_NAME: 'dca-handoff',
  DUNLIN_POSTGRES_URL: 'postgresql://dca:secret@localhost:5432/dunlin_dca',
  DUNLIN_KAFKA_BROKERS: 'one:9092, two:9092,',
};

function faultsOf(load: () => unknown): SettingsError {
  try {
    load();
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
  throw new Error('Nothing was wrong.');
}

describe('settings', () => {
  it('gives typed values, defaults included', () => {
    const loaded = loadSettings([PlatformSettings, OrganisationSettings], {
      ...enough,
      DUNLIN_GRPC_PORT: '0',
      DUNLIN_ROLES: 'server, relay',
    });
    const platform = loaded.get(PlatformSettings);
    expect(platform).toBeInstanceOf(PlatformSettings);
    expect(platform.grpcPort).toBe(0);
    expect(platform.roles).toEqual(['server', 'relay']);
    expect(platform.kafkaBrokers).toEqual(['one:9092', 'two:9092']);
    expect(platform.rpcDcaHandoffAddress).toBe('dca-handoff:50051');
    expect(platform.redisUrl).toBeUndefined();
    expect(platform.shutdownTimeoutMs).toBe(10_000);
    expect(loaded.get(OrganisationSettings)).toMatchObject({ zone: 'UTC', creditorId: 'main', role: 'creditor' });
  });

  it('reports every fault of every class at once, with what to set, and hides secrets', () => {
    const error = faultsOf(() =>
      loadSettings([PlatformSettings, OrganisationSettings, MailSettings], {
        DUNLIN_SERVICE_NAME: 'Not Kebab',
        DUNLIN_POSTGRES_URL: 'mysql://user:hunter2@host/db',
        DUNLIN_HTTP_PORT: '70000',
        DUNLIN_ROLES: 'server,chef',
        DUNLIN_ORGANISATION_ZONE: 'Mars/Base',
        DUNLIN_SMTP_PASSWORD: 'short',
        DUNLIN_LOG_LEVEL: '',
      }),
    );
    expect(error.faults.map(({ variable }) => variable)).toEqual([
      'DUNLIN_SERVICE_NAME',
      'DUNLIN_ROLES',
      'DUNLIN_HTTP_PORT',
      'DUNLIN_POSTGRES_URL',
      'DUNLIN_ORGANISATION_ZONE',
      'DUNLIN_SMTP_URL',
      'DUNLIN_SMTP_PASSWORD',
    ]);
    expect(error.message).toContain('DUNLIN_HTTP_PORT is "70000"');
    expect(error.message).toContain('Chart value: services.<service>.httpPort');
    expect(error.message).toContain(
      'DUNLIN_SMTP_URL is not set. Set: Where mail is handed over. Chart value: smtp.url.',
    );
    expect(error.message).not.toMatch(/hunter2|short/);
  });

  it('wants brokers only of roles that talk to them', () => {
    const { DUNLIN_KAFKA_BROKERS: _, ...without } = enough;
    expect(() => loadSettings([PlatformSettings], { ...without, DUNLIN_ROLES: 'server' })).not.toThrow();
    const error = faultsOf(() => loadSettings([PlatformSettings], { ...without, DUNLIN_ROLES: 'server,consumer' }));
    expect(error.message).toContain('DUNLIN_KAFKA_BROKERS is not set, but the roles consumer need it');
  });

  it('lets a program that only calls do with addresses', () => {
    const settings = loadSettings([RpcSettings], { DUNLIN_RPC_INVOICE_ADDRESS: 'localhost:1' }).get(RpcSettings);
    expect(settings.rpcInvoiceAddress).toBe('localhost:1');
  });

  it('describes itself', () => {
    const page = describeSettings([
      { title: 'Mail', classes: [MailSettings] },
      { title: 'Platform', classes: [PlatformSettings] },
    ]);
    expect(page).toContain('| `DUNLIN_SMTP_URL` | Where mail is handed over. | uri | must be set | `smtp.url` |');
    expect(page).toContain('| `DUNLIN_MAIL_PER_SECOND` |');
    expect(page).toContain('`DUNLIN_CLOCK_MODE`');
  });
});
