import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { CertificateAuthority } from '../../../testing/certificates.js';
import { loadSettings, PlatformSettings } from '../../config/index.js';
import { securityOf } from './kafka.js';

const enough = {
  DUNLIN_SERVICE_NAME: 'invoice',
  DUNLIN_POSTGRES_URL: 'postgresql://a:b@c/d',
  DUNLIN_KAFKA_BROKERS: 'one:9092',
};
const text = (file: string) => fs.readFileSync(file, 'utf8');
const security = (env: Record<string, string>) =>
  securityOf(loadSettings([PlatformSettings], { ...enough, ...env }).get(PlatformSettings));

describe('access to the brokers', () => {
  it('is plain and without a sign-in unless told', () => {
    expect(security({})).toEqual({ ssl: false });
  });

  it('takes certificates from files and the sign-in from the environment', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dunlin-kafka-'));
    const { ca, cert, key } = await (await CertificateAuthority.create(folder)).issue('dunlin');
    const access = security({
      DUNLIN_KAFKA_TLS: 'true',
      DUNLIN_KAFKA_TLS_CA_FILE: ca,
      DUNLIN_KAFKA_TLS_CERT_FILE: cert,
      DUNLIN_KAFKA_TLS_KEY_FILE: key,
      DUNLIN_KAFKA_SASL_MECHANISM: 'scram-sha-512',
      DUNLIN_KAFKA_SASL_USERNAME: 'dunlin',
      DUNLIN_KAFKA_SASL_PASSWORD: 'secret',
    });
    expect(access).toEqual({
      ssl: { ca: text(ca), cert: text(cert), key: text(key) },
      sasl: { mechanism: 'scram-sha-512', username: 'dunlin', password: 'secret' },
    });
    fs.rmSync(folder, { recursive: true });
  });

  it('trusts the authorities of the machine where no file names others', () => {
    expect(security({ DUNLIN_KAFKA_TLS: 'true' })).toEqual({ ssl: {} });
  });
});

describe('a connection at rest', () => {
  interface Queue {
    throttleCheckTimeoutId: NodeJS.Timeout | null;
    push(request: object): void;
    checkPendingRequests(): void;
    destroy(): void;
  }
  const RequestQueue = createRequire(import.meta.url)('kafkajs/src/network/requestQueue/index.js') as new (
    options: object,
  ) => Queue;

  it('looks for requests that wait only while one does', () => {
    const logger = { debug: () => undefined };
    const queue = new RequestQueue({ maxInFlightRequests: 0, requestTimeout: 1_000, logger });
    queue.checkPendingRequests();
    expect(queue.throttleCheckTimeoutId).toBeNull();
    queue.push({ entry: { correlationId: 1 }, sendRequest: () => undefined });
    expect(queue.throttleCheckTimeoutId).not.toBeNull();
    queue.destroy();
  });
});
