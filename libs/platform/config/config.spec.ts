import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { CertificateAuthority } from '../../testing/certificates.js';
import {
  clockSourceOf,
  describeSettings,
  loadSettings,
  OrganisationSettings,
  PlatformSettings,
  RpcSettings,
  setting,
  SettingsError,
  settingsOf,
  wallTimeOf,
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
    expect(error.message).toContain('Chart value: defaults.httpPort');
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

  it('lets a clock run fast only where the deployment is for trying out, from an anchor', () => {
    const fast = {
      DUNLIN_CLOCK_RATE: '1440',
      DUNLIN_CLOCK_START: '2013-01-01',
      DUNLIN_CLOCK_ANCHOR: '2026-01-01T00:00:00Z',
    };
    const error = faultsOf(() => loadSettings([PlatformSettings], { ...enough, DUNLIN_CLOCK_RATE: '1440' }));
    expect(error.faults.map(({ variable, problem }) => `${variable} ${problem}`)).toEqual([
      'DUNLIN_CLOCK_RATE is more than 1, but this deployment is not for trying out',
      'DUNLIN_CLOCK_START is not set, but the clock runs fast',
      'DUNLIN_CLOCK_ANCHOR is not set, but the clock runs fast',
    ]);
    const settings = loadSettings([PlatformSettings], { ...enough, ...fast, DUNLIN_TRIAL: 'true' });
    const source = clockSourceOf(settings.get(PlatformSettings));
    expect(wallTimeOf(source, new Date('2013-01-02T00:00:00Z'))).toEqual(new Date('2026-01-01T00:01:00Z'));
    const stepped = { ...enough, ...fast, DUNLIN_TRIAL: 'true', DUNLIN_CLOCK_MODE: 'test' };
    expect(faultsOf(() => loadSettings([PlatformSettings], stepped)).message).toContain(
      'DUNLIN_CLOCK_RATE is set, but the clock is a test clock',
    );
    const tooFast = { ...enough, ...fast, DUNLIN_TRIAL: 'true', DUNLIN_CLOCK_RATE: '1441' };
    expect(() => loadSettings([PlatformSettings], tooFast)).toThrow('DUNLIN_CLOCK_RATE');
  });

  it('lets a process die at a named place only where the deployment is for trying out', () => {
    const armed = { ...enough, DUNLIN_CRASH_POINT: 'attempt.recorded' };
    expect(faultsOf(() => loadSettings([PlatformSettings], armed)).message).toContain(
      'DUNLIN_CRASH_POINT is set, but this deployment is not for trying out',
    );
    const trial = loadSettings([PlatformSettings], { ...armed, DUNLIN_TRIAL: 'true' });
    expect(trial.get(PlatformSettings).crashPoint).toBe('attempt.recorded');
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

  describe('secrets in files and apart from addresses', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dunlin-settings-'));
    const fileOf = (name: string, text: string): string => {
      const file = path.join(folder, name);
      fs.writeFileSync(file, text);
      return file;
    };
    const platform = (env: Record<string, string>) =>
      loadSettings([PlatformSettings], { ...enough, ...env }).get(PlatformSettings);
    afterAll(() => fs.rmSync(folder, { recursive: true }));

    it('puts a password into its address, whatever characters it has', () => {
      const password = 'p@ss:w/rd%41?#';
      const { postgresUrl, redisUrl } = platform({
        DUNLIN_POSTGRES_URL: 'postgresql://dunlin_invoice@db:5432/dunlin_invoice?sslmode=verify-full',
        DUNLIN_POSTGRES_PASSWORD: password,
        DUNLIN_REDIS_URL: 'redis://cache:6379',
        DUNLIN_REDIS_PASSWORD_FILE: fileOf('redis', `${password}\n`),
      });
      const url = new URL(postgresUrl);
      expect(decodeURIComponent(url.password)).toBe(password);
      expect(url.username).toBe('dunlin_invoice');
      expect(url.search).toBe('?sslmode=verify-full');
      expect(decodeURIComponent(new URL(redisUrl!).password)).toBe(password);
    });

    it('reads a secret from its file without the line end, and says which file it could not read', () => {
      const url = 'postgresql://a:b@c/d';
      expect(platform({ DUNLIN_POSTGRES_URL: '', DUNLIN_POSTGRES_URL_FILE: fileOf('url', `${url}\n`) })).toMatchObject({
        postgresUrl: url,
      });
      const missing = path.join(folder, 'missing');
      const error = faultsOf(() => platform({ DUNLIN_POSTGRES_PASSWORD_FILE: missing }));
      expect(error.message).toContain(`DUNLIN_POSTGRES_PASSWORD_FILE is "${missing}", which cannot be read (ENOENT)`);
      const both = faultsOf(() => platform({ DUNLIN_REDIS_URL: 'redis://a', DUNLIN_REDIS_URL_FILE: missing }));
      expect(both.message).toContain('DUNLIN_REDIS_URL_FILE is set, but DUNLIN_REDIS_URL is set too');
    });
  });

  it('reads where spans go as OpenTelemetry means it, and by default they go nowhere', () => {
    const traces = (env: Record<string, string>) => loadSettings([PlatformSettings], { ...enough, ...env });
    expect(traces({}).get(PlatformSettings)).toMatchObject({ tracesEndpoint: undefined, tracesSampleRatio: 1 });
    const attributes = 'deployment.environment.name=pilot, unit=Accounts%2C north=1,';
    const { tracesResourceAttributes } = traces({ DUNLIN_TRACES_RESOURCE_ATTRIBUTES: attributes }).get(
      PlatformSettings,
    );
    expect(tracesResourceAttributes).toEqual({ 'deployment.environment.name': 'pilot', unit: 'Accounts, north=1' });
    const error = faultsOf(() =>
      traces({
        DUNLIN_TRACES_ENDPOINT: 'collector:4318',
        DUNLIN_TRACES_SAMPLE_RATIO: '2',
        DUNLIN_TRACES_RESOURCE_ATTRIBUTES: 'unit=%',
      }),
    );
    expect(error.faults.map(({ chart }) => chart)).toEqual([
      'tracing.endpoint',
      'tracing.sampleRatio',
      'tracing.resourceAttributes',
    ]);
  });

  it('refuses half of a certificate, files without TLS, half of a sign-in, and an API key in the clear', () => {
    const error = faultsOf(() =>
      loadSettings([PlatformSettings], {
        ...enough,
        DUNLIN_KAFKA_TLS_CERT_FILE: '/nowhere/tls.crt',
        DUNLIN_KAFKA_SASL_MECHANISM: 'plain',
        DUNLIN_TEMPORAL_API_KEY: 'key',
      }),
    );
    expect(error.faults.map(({ variable }) => variable)).toEqual([
      'DUNLIN_KAFKA_TLS',
      'DUNLIN_KAFKA_TLS_KEY_FILE',
      'DUNLIN_KAFKA_TLS_CERT_FILE',
      'DUNLIN_KAFKA_SASL_USERNAME',
      'DUNLIN_KAFKA_SASL_PASSWORD',
      'DUNLIN_TEMPORAL_TLS',
    ]);
  });

  it('refuses certificates that nobody would accept, and TLS of rpcs without one', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dunlin-settings-'));
    const authority = await CertificateAuthority.create(folder);
    const late = await authority.issue('late', { expired: true });
    const other = await authority.issue('other');
    fs.writeFileSync(path.join(folder, 'empty'), '');
    const error = faultsOf(() =>
      loadSettings([PlatformSettings], {
        ...enough,
        DUNLIN_KAFKA_TLS: 'true',
        DUNLIN_KAFKA_TLS_CA_FILE: path.join(folder, 'empty'),
        DUNLIN_KAFKA_TLS_CERT_FILE: late.cert,
        DUNLIN_KAFKA_TLS_KEY_FILE: other.key,
        DUNLIN_RPC_TLS: 'true',
        DUNLIN_RPC_TLS_CA_FILE: path.join(folder, 'missing'),
      }),
    );
    fs.rmSync(folder, { recursive: true });
    expect(error.faults.map(({ variable, problem }) => `${variable} ${problem}`)).toEqual([
      `DUNLIN_KAFKA_TLS_CA_FILE is "${folder}/empty", which holds no certificate`,
      expect.stringMatching(/^DUNLIN_KAFKA_TLS_CERT_FILE is ".*-late.crt", which expired at 20/),
      `DUNLIN_KAFKA_TLS_KEY_FILE is "${other.key}", which is not the key of the certificate`,
      'DUNLIN_RPC_TLS_CERT_FILE is not set, but DUNLIN_RPC_TLS is true',
      'DUNLIN_RPC_TLS_KEY_FILE is not set, but DUNLIN_RPC_TLS is true',
      `DUNLIN_RPC_TLS_CA_FILE is "${folder}/missing", which cannot be read (ENOENT)`,
      expect.stringMatching(/^DUNLIN_RPC_TOKENS_URL is not set, but DUNLIN_RPC_TLS is true/),
    ]);
  });

  it('refuses an allow-list where no caller can be told', () => {
    const error = faultsOf(() => loadSettings([PlatformSettings], { ...enough, DUNLIN_RPC_CALLERS: 'billing=*' }));
    expect(error.message).toContain(
      'DUNLIN_RPC_TLS is false, so that nobody could tell the callers of DUNLIN_RPC_CALLERS',
    );
  });
});
