import fs from 'node:fs';
import { z } from 'zod';
import { form, setting, type Setting, type SettingsFault, type SettingsValues } from './setting.js';

const file = () => z.string().optional();

/** TLS towards one server; certificates and keys are PEM files. */
function tlsOf(prefix: string, server: string, chart: string) {
  const secret = `${chart}.existingSecret`;
  return {
    tls: setting(
      prefix,
      form.flag(),
      `Whether ${server} is reached by TLS; its certificate and name are always checked.`,
      false,
      { chart: `${chart}.enabled` },
    ),
    ca: setting(`${prefix}_CA_FILE`, file(), `PEM file of the authorities that ${server} may use.`, undefined, {
      chart: secret,
    }),
    cert: setting(`${prefix}_CERT_FILE`, file(), `PEM file of the certificate shown to ${server}.`, undefined, {
      chart: `${chart}.mutual`,
    }),
    key: setting(`${prefix}_KEY_FILE`, file(), `PEM file of the private key of that certificate.`, undefined, {
      chart: `${chart}.mutual`,
    }),
  };
}

const kafka = tlsOf('DUNLIN_KAFKA_TLS', 'the brokers', 'kafka.tls');
const temporal = tlsOf('DUNLIN_TEMPORAL_TLS', 'Temporal', 'temporal.tls');

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

export type KafkaSecuritySettings = SettingsValues<typeof kafkaSecurityShape>;
export type TemporalSecuritySettings = SettingsValues<typeof temporalSecurityShape>;

export function kafkaSecurityFaults(values: KafkaSecuritySettings): SettingsFault[] {
  const { kafkaSaslMechanism, kafkaSaslUsername, kafkaSaslPassword } = values;
  const files = [values.kafkaTlsCaFile, values.kafkaTlsCertFile, values.kafkaTlsKeyFile] as const;
  const faults = tlsFaults(kafka, values.kafkaTls, files);
  if (!kafkaSaslMechanism) return faults;
  const because = `is not set, but ${kafkaSecurityShape.kafkaSaslMechanism.variable} is`;
  if (!kafkaSaslUsername) faults.push(fault(kafkaSecurityShape.kafkaSaslUsername, because));
  if (!kafkaSaslPassword) faults.push(fault(kafkaSecurityShape.kafkaSaslPassword, because));
  return faults;
}

export function temporalSecurityFaults(values: TemporalSecuritySettings): SettingsFault[] {
  const files = [values.temporalTlsCaFile, values.temporalTlsCertFile, values.temporalTlsKeyFile] as const;
  const faults = tlsFaults(temporal, values.temporalTls, files);
  if (values.temporalApiKey && !values.temporalTls)
    faults.push(fault(temporal.tls, 'is false, so that the API key would be sent in the clear'));
  return faults;
}

type Files = readonly [ca: string | undefined, cert: string | undefined, key: string | undefined];

function tlsFaults(shape: ReturnType<typeof tlsOf>, enabled: boolean, files: Files): SettingsFault[] {
  const [ca, cert, key] = files;
  const faults: SettingsFault[] = [];
  if (!enabled && files.some(Boolean)) faults.push(fault(shape.tls, 'is false, but files for TLS are set'));
  if (cert && !key) faults.push(fault(shape.key, `is not set, but ${shape.cert.variable} is`));
  if (key && !cert) faults.push(fault(shape.cert, `is not set, but ${shape.key.variable} is`));
  faults.push(...unreadable(shape.ca, ca), ...unreadable(shape.cert, cert), ...unreadable(shape.key, key));
  return faults;
}

function unreadable(of: Setting, name: string | undefined): SettingsFault[] {
  if (!name) return [];
  try {
    fs.accessSync(name, fs.constants.R_OK);
    return [];
  } catch (error) {
    const { code = 'UNKNOWN' } = error as NodeJS.ErrnoException;
    return [fault(of, `is ${JSON.stringify(name)}, which cannot be read (${code})`)];
  }
}

function fault({ variable, doc: remedy, chart }: Setting, problem: string): SettingsFault {
  return { variable, problem, remedy, chart };
}
