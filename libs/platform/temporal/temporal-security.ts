import fs from 'node:fs';
import type { NativeConnectionOptions } from '@temporalio/worker';
import type { TemporalSecuritySettings } from '../config/index.js';

/** TLS and the API key, as both of the SDK's connections take them. */
export function temporalSecurityOf(
  settings: TemporalSecuritySettings,
): Pick<NativeConnectionOptions, 'apiKey'> & { tls: Exclude<NativeConnectionOptions['tls'], null | undefined> } {
  const {
    temporalTlsCaFile: ca,
    temporalTlsCertFile: cert,
    temporalTlsKeyFile: key,
    temporalTlsServerName: name,
  } = settings;
  if (!settings.temporalTls) return { tls: false };
  const tls = {
    ...(ca ? { serverRootCACertificate: fs.readFileSync(ca) } : {}),
    ...(cert && key ? { clientCertPair: { crt: fs.readFileSync(cert), key: fs.readFileSync(key) } } : {}),
    ...(name ? { serverNameOverride: name } : {}),
  };
  return { tls, ...(settings.temporalApiKey ? { apiKey: settings.temporalApiKey } : {}) };
}
