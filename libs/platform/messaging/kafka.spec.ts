import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PlatformSettings, loadSettings } from '../config/index.js';
import { securityOf } from './kafka.js';

const enough = {
  DUNLIN_SERVICE_NAME: 'invoice',
  DUNLIN_POSTGRES_URL: 'postgresql://a:b@c/d',
  DUNLIN_KAFKA_BROKERS: 'one:9092',
};
const security = (env: Record<string, string>) =>
  securityOf(loadSettings([PlatformSettings], { ...enough, ...env }).get(PlatformSettings));

describe('access to the brokers (H4)', () => {
  it('is plain and without a sign-in unless told', () => {
    expect(security({})).toEqual({ ssl: false });
  });

  it('takes certificates from files and the sign-in from the environment', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dunlin-kafka-'));
    for (const name of ['ca', 'cert', 'key']) fs.writeFileSync(path.join(folder, name), name);
    const access = security({
      DUNLIN_KAFKA_TLS: 'true',
      DUNLIN_KAFKA_TLS_CA_FILE: path.join(folder, 'ca'),
      DUNLIN_KAFKA_TLS_CERT_FILE: path.join(folder, 'cert'),
      DUNLIN_KAFKA_TLS_KEY_FILE: path.join(folder, 'key'),
      DUNLIN_KAFKA_SASL_MECHANISM: 'scram-sha-512',
      DUNLIN_KAFKA_SASL_USERNAME: 'dunlin',
      DUNLIN_KAFKA_SASL_PASSWORD: 'secret',
    });
    expect(access).toEqual({
      ssl: { ca: 'ca', cert: 'cert', key: 'key' },
      sasl: { mechanism: 'scram-sha-512', username: 'dunlin', password: 'secret' },
    });
    fs.rmSync(folder, { recursive: true });
  });

  it('trusts the authorities of the machine where no file names others', () => {
    expect(security({ DUNLIN_KAFKA_TLS: 'true' })).toEqual({ ssl: {} });
  });
});
