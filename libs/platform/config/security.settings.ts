import { z } from 'zod';
import { pemFaults, type PemFiles } from './pem-files.js';
import { form, type Setting, setting, type SettingsFault, type SettingsValues } from './setting.js';

const file = () => z.string().optional();

/** TLS towards one kind of server; certificates and keys are PEM files. */
function tlsOf(prefix: string, server: string, chart: string, certificateChart = `${chart}.mutual`) {
  return {
    tls: setting(prefix, form.flag(), `Reach ${server} by TLS; certificate and name are always checked.`, false, {
      chart: `${chart}.enabled`,
    }),
    ca: setting(`${prefix}_CA_FILE`, file(), `PEM file of the authorities that ${server} may use.`, undefined, {
      chart: `${chart}.existingSecret`,
    }),
    cert: setting(`${prefix}_CERT_FILE`, file(), `PEM file of the certificate shown to ${server}.`, undefined, {
      chart: certificateChart,
    }),
    key: setting(`${prefix}_KEY_FILE`, file(), `PEM file of the private key of that certificate.`, undefined, {
      chart: certificateChart,
    }),
  };
}

const kafka = tlsOf('DUNLIN_KAFKA_TLS', 'the brokers', 'kafka.tls');
const temporal = tlsOf('DUNLIN_TEMPORAL_TLS', 'Temporal', 'temporal.tls');
const rpc = tlsOf('DUNLIN_RPC_TLS', 'the services', 'rpc.tls', 'rpc.tls.existingSecret');

/** How the brokers are reached and who signs in there. */
export const kafkaSecurityShape = {
  kafkaTls: kafka.tls,
  kafkaTlsCaFile: kafka.ca,
  kafkaTlsCertFile: kafka.cert,
  kafkaTlsKeyFile: kafka.key,
  kafkaSaslMechanism: setting(
    'DUNLIN_KAFKA_SASL_MECHANISM',
    z.enum(['plain', 'scram-sha-256', 'scram-sha-512']).optional(),
    'How to sign in at the brokers; without it nobody signs in.',
    undefined,
    { chart: 'kafka.sasl.mechanism' },
  ),
  kafkaSaslUsername: setting('DUNLIN_KAFKA_SASL_USERNAME', z.string().optional(), 'User of the brokers.', undefined, {
    chart: 'kafka.sasl.username',
  }),
  kafkaSaslPassword: setting('DUNLIN_KAFKA_SASL_PASSWORD', z.string().optional(), 'Password of that user.', undefined, {
    chart: 'kafka.sasl.existingSecret',
    secret: true,
  }),
};

/** How Temporal is reached and who signs in there. */
export const temporalSecurityShape = {
  temporalTls: temporal.tls,
  temporalTlsCaFile: temporal.ca,
  temporalTlsCertFile: temporal.cert,
  temporalTlsKeyFile: temporal.key,
  temporalTlsServerName: setting(
    'DUNLIN_TEMPORAL_TLS_SERVER_NAME',
    z.string().optional(),
    'Name in the certificate of Temporal, where it is not the host of the address.',
    undefined,
    { chart: 'temporal.tls.serverName' },
  ),
  temporalApiKey: setting(
    'DUNLIN_TEMPORAL_API_KEY',
    z.string().optional(),
    'API key of Temporal; it needs TLS.',
    undefined,
    { chart: 'temporal.apiKey.existingSecret', secret: true },
  ),
};

/** How services and their callers show themselves to each other. */
export const rpcSecurityShape = {
  rpcTls: {
    ...rpc.tls,
    doc: 'Call services, and serve calls, by mutual TLS only; who may call what is then told by certificates.',
  },
  rpcTlsCaFile: {
    ...rpc.ca,
    doc: 'PEM file of the authorities whose certificates services and callers may show.',
  },
  rpcTlsCertFile: {
    ...rpc.cert,
    doc: 'PEM file of the certificate of this process, shown to services that it calls and to its own callers.',
  },
  rpcTlsKeyFile: rpc.key,
  rpcTlsIdentity: setting(
    'DUNLIN_RPC_TLS_IDENTITY',
    z.string().min(1),
    'The name in the certificate of a service, a URI, a DNS name or else the common name; `<service>` in it stands for the name of the service.',
    '<service>',
    { chart: 'rpc.tls.identity' },
  ),
};

export type RpcSecuritySettings = SettingsValues<typeof rpcSecurityShape>;
export type KafkaSecuritySettings = SettingsValues<typeof kafkaSecurityShape>;
export type TemporalSecuritySettings = SettingsValues<typeof temporalSecurityShape>;

export function kafkaSecurityFaults(values: KafkaSecuritySettings): SettingsFault[] {
  const { kafkaSaslMechanism, kafkaSaslUsername, kafkaSaslPassword } = values;
  const files = { ca: values.kafkaTlsCaFile, cert: values.kafkaTlsCertFile, key: values.kafkaTlsKeyFile };
  const faults = tlsFaults(kafka, values.kafkaTls, files);
  if (!kafkaSaslMechanism) return faults;
  const because = `is not set, but ${kafkaSecurityShape.kafkaSaslMechanism.variable} is`;
  if (!kafkaSaslUsername) faults.push(fault(kafkaSecurityShape.kafkaSaslUsername, because));
  if (!kafkaSaslPassword) faults.push(fault(kafkaSecurityShape.kafkaSaslPassword, because));
  return faults;
}

export function temporalSecurityFaults(values: TemporalSecuritySettings): SettingsFault[] {
  const files = { ca: values.temporalTlsCaFile, cert: values.temporalTlsCertFile, key: values.temporalTlsKeyFile };
  const faults = tlsFaults(temporal, values.temporalTls, files);
  if (values.temporalApiKey && !values.temporalTls)
    faults.push(fault(temporal.tls, 'is false, so that the API key would be sent in the clear'));
  return faults;
}

/** Both ends show a certificate, so that with TLS every file is needed. */
export function rpcSecurityFaults(values: RpcSecuritySettings): SettingsFault[] {
  const files = { ca: values.rpcTlsCaFile, cert: values.rpcTlsCertFile, key: values.rpcTlsKeyFile };
  if (!values.rpcTls) return tlsFaults(rpc, false, files);
  const missing = (['ca', 'cert', 'key'] as const).filter((file) => !files[file]);
  const because = `is not set, but ${rpc.tls.variable} is true`;
  return [...missing.map((file) => fault(rpc[file], because)), ...fileFaults(rpc, files)];
}

/** The files that the address of a database names, as libpq has them. */
export function postgresTlsFaults(of: Setting, url: string | undefined): SettingsFault[] {
  if (!url) return [];
  const { searchParams } = new URL(url);
  const parameters = { ca: 'sslrootcert', cert: 'sslcert', key: 'sslkey' } as const;
  const [ca, cert, key] = Object.values(parameters).map((name) => searchParams.get(name) ?? undefined);
  const chart = 'postgresql.tls.existingSecret';
  return pemFaults({ ca, cert, key }).map(({ file, problem }) => ({
    ...fault(of, `names as ${parameters[file]} a file that ${problem}`),
    chart,
  }));
}

type Tls = ReturnType<typeof tlsOf>;

function tlsFaults(shape: Tls, enabled: boolean, files: PemFiles): SettingsFault[] {
  const { ca, cert, key } = files;
  const faults: SettingsFault[] = [];
  if (!enabled && (ca || cert || key)) faults.push(fault(shape.tls, 'is false, but files for TLS are set'));
  if (cert && !key) faults.push(fault(shape.key, `is not set, but ${shape.cert.variable} is`));
  if (key && !cert) faults.push(fault(shape.cert, `is not set, but ${shape.key.variable} is`));
  return [...faults, ...fileFaults(shape, files)];
}

function fileFaults(shape: Tls, files: PemFiles): SettingsFault[] {
  return pemFaults(files).map(({ file, problem }) => fault(shape[file], problem));
}

function fault({ variable, doc: remedy, chart }: Setting, problem: string): SettingsFault {
  return { variable, problem, remedy, chart };
}
