import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PlatformSettings, loadSettings } from '../config/index.js';
import { temporalSecurityOf } from './temporal-security.js';

const enough = {
  DUNLIN_SERVICE_NAME: 'workflow',
  DUNLIN_POSTGRES_URL: 'postgresql://a:b@c/d',
  DUNLIN_KAFKA_BROKERS: 'one:9092',
};
const security = (env: Record<string, string>) =>
  temporalSecurityOf(loadSettings([PlatformSettings], { ...enough, ...env }).get(PlatformSettings));

describe('access to Temporal (H4)', () => {
  it('is plain unless told', () => {
    expect(security({})).toEqual({ tls: false });
  });

  it('takes certificates from files, another server name, and an API key', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dunlin-temporal-'));
    for (const name of ['ca', 'cert', 'key']) fs.writeFileSync(path.join(folder, name), name);
    const access = security({
      DUNLIN_TEMPORAL_TLS: 'true',
      DUNLIN_TEMPORAL_TLS_CA_FILE: path.join(folder, 'ca'),
      DUNLIN_TEMPORAL_TLS_CERT_FILE: path.join(folder, 'cert'),
      DUNLIN_TEMPORAL_TLS_KEY_FILE: path.join(folder, 'key'),
      DUNLIN_TEMPORAL_TLS_SERVER_NAME: 'temporal.internal',
      DUNLIN_TEMPORAL_API_KEY: 'secret',
    });
    expect(access).toEqual({
      apiKey: 'secret',
      tls: {
        serverRootCACertificate: Buffer.from('ca'),
        clientCertPair: { crt: Buffer.from('cert'), key: Buffer.from('key') },
        serverNameOverride: 'temporal.internal',
      },
    });
    fs.rmSync(folder, { recursive: true });
  });
});
