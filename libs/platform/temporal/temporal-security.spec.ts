import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CertificateAuthority } from '../../testing/certificates.js';
import { loadSettings, PlatformSettings } from '../config/index.js';
import { temporalSecurityOf } from './temporal-security.js';

const enough = {
  DUNLIN_SERVICE_NAME: 'workflow',
  DUNLIN_POSTGRES_URL: 'postgresql://a:b@c/d',
  DUNLIN_KAFKA_BROKERS: 'one:9092',
};
const security = (env: Record<string, string>) =>
  temporalSecurityOf(loadSettings([PlatformSettings], { ...enough, ...env }).get(PlatformSettings));

describe('access to Temporal', () => {
  it('is plain unless told', () => {
    expect(security({})).toEqual({ tls: false });
  });

  it('takes certificates from files, another server name, and an API key', async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dunlin-temporal-'));
    const { ca, cert, key } = await (await CertificateAuthority.create(folder)).issue('dunlin');
    const access = security({
      DUNLIN_TEMPORAL_TLS: 'true',
      DUNLIN_TEMPORAL_TLS_CA_FILE: ca,
      DUNLIN_TEMPORAL_TLS_CERT_FILE: cert,
      DUNLIN_TEMPORAL_TLS_KEY_FILE: key,
      DUNLIN_TEMPORAL_TLS_SERVER_NAME: 'temporal.internal',
      DUNLIN_TEMPORAL_API_KEY: 'secret',
    });
    expect(access).toEqual({
      apiKey: 'secret',
      tls: {
        serverRootCACertificate: fs.readFileSync(ca),
        clientCertPair: { crt: fs.readFileSync(cert), key: fs.readFileSync(key) },
        serverNameOverride: 'temporal.internal',
      },
    });
    fs.rmSync(folder, { recursive: true });
  });
});
