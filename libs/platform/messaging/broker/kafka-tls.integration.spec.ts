import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Stack } from '#libs/stack';
import { CertificateAuthority, type CertificateFiles } from '#libs/testing';
import { allotPorts } from '../../../stack/ports.js';
import { Logger } from '../../observability/logger.js';
import { createTopics } from '../../process/provision.js';
import { verifyRelease } from '../../process/verify.js';
import { createAskingKafka, withAdmin } from './kafka.js';

const logger = new Logger({ service: 'spec', level: 'silent' });
const password = 'not-the-real-one';

/** One broker with a listener for each way of being reached, and for each certificate that it should not show. */
describe('brokers by TLS and with a sign-in', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dunlin-kafka-tls-'));
  let stack: Stack;
  let ours: CertificateAuthority;
  let theirs: CertificateAuthority;
  let client: CertificateFiles;
  let ports: Record<string, number>;

  beforeAll(async () => {
    ours = await CertificateAuthority.create(folder, 'ours');
    theirs = await CertificateAuthority.create(folder, 'theirs');
    client = await ours.issue('client');
    const shown = {
      mutual: await ours.issue('broker', { ip: ['127.0.0.1'] }),
      signed: await ours.issue('signed', { ip: ['127.0.0.1'] }),
      late: await ours.issue('late', { ip: ['127.0.0.1'], expired: true }),
      other: await ours.issue('other', { dns: ['other.example'] }),
    };
    ports = await allotPorts(folder, {}, Object.keys(shown), {});
    stack = await Stack.create({
      dir: path.join(folder, 'stack'),
      name: 'kafka-tls',
      kafka: { properties: listeners(shown), users: { dunlin: password } },
    });
    await stack.startServers(['kafka']);
  });

  afterAll(async () => {
    await stack.stop();
    await Stack.reset(stack.dir);
    fs.rmSync(folder, { recursive: true });
  });

  function listeners(shown: Record<string, CertificateFiles>): Record<string, string> {
    const names = Object.keys(shown);
    const addresses = names.map((name) => `${name.toUpperCase()}://127.0.0.1:${ports[name]}`).join(',');
    const protocols = names.map((name) => `${name.toUpperCase()}:${name === 'signed' ? 'SASL_SSL' : 'SSL'}`);
    const stores = Object.entries(shown).flatMap(([name, { ca, cert, key }]) => {
      const pair = path.join(folder, `${name}.pem`);
      fs.writeFileSync(pair, fs.readFileSync(key, 'utf8') + fs.readFileSync(cert, 'utf8'));
      return [
        [`listener.name.${name}.ssl.keystore.type`, 'PEM'],
        [`listener.name.${name}.ssl.keystore.location`, pair],
        [`listener.name.${name}.ssl.truststore.type`, 'PEM'],
        [`listener.name.${name}.ssl.truststore.location`, ca],
        [`listener.name.${name}.ssl.client.auth`, name === 'mutual' ? 'required' : 'none'],
      ];
    });
    const modules = 'org.apache.kafka.common.security';
    return {
      listeners: addresses,
      'advertised.listeners': addresses,
      'listener.security.protocol.map': protocols.join(','),
      ...(Object.fromEntries(stores) as Record<string, string>),
      'sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-512',
      'listener.name.signed.plain.sasl.jaas.config': `${modules}.plain.PlainLoginModule required user_dunlin="${password}";`,
      'listener.name.signed.scram-sha-512.sasl.jaas.config': `${modules}.scram.ScramLoginModule required;`,
    };
  }

  const reached = (listener: string, more: Record<string, string> = {}): Record<string, string> => ({
    DUNLIN_KAFKA_BROKERS: `127.0.0.1:${listener === 'plain' ? stack.state.ports['kafka'] : ports[listener]}`,
    DUNLIN_KAFKA_TLS: 'true',
    DUNLIN_KAFKA_TLS_CA_FILE: ours.file,
    DUNLIN_KAFKA_PARTITIONS: '1',
    ...more,
  });
  const signedIn = (more: Record<string, string> = {}): Record<string, string> =>
    reached('signed', {
      DUNLIN_KAFKA_SASL_MECHANISM: 'scram-sha-512',
      DUNLIN_KAFKA_SASL_USERNAME: 'dunlin',
      DUNLIN_KAFKA_SASL_PASSWORD: password,
      ...more,
    });
  const showing = ({ cert, key }: CertificateFiles): Record<string, string> => ({
    DUNLIN_KAFKA_TLS_CERT_FILE: cert,
    DUNLIN_KAFKA_TLS_KEY_FILE: key,
  });

  it('are reached with a certificate, and with a sign-in by SCRAM or plain', async () => {
    await createTopics(reached('mutual', showing(client)), logger);
    await createTopics(signedIn({ DUNLIN_KAFKA_SASL_MECHANISM: 'plain' }), logger);
    // An event goes there and comes back.
    await verifyRelease([], signedIn(), logger);
  });

  const chart = '(chart value kafka';
  it.each<[string, () => Promise<Record<string, string>> | Record<string, string>, string]>([
    [
      'of another authority',
      () => signedIn({ DUNLIN_KAFKA_TLS_CA_FILE: theirs.file }),
      `shows a certificate of an authority that is not trusted here. Set DUNLIN_KAFKA_TLS_CA_FILE ${chart}.tls.existingSecret)`,
    ],
    ['whose certificate has expired', () => reached('late'), 'shows a certificate that has expired. Renew it there.'],
    ['of another name', () => reached('other'), 'shows a certificate for another name'],
    [
      'without TLS',
      () => reached('plain'),
      `does not respond by TLS. Set DUNLIN_KAFKA_TLS ${chart}.tls.enabled) to false`,
    ],
    [
      'that wants a certificate and gets none',
      () => reached('mutual'),
      `asks for a certificate, and none was shown. Set DUNLIN_KAFKA_TLS_CERT_FILE ${chart}.tls.mutual)`,
    ],
    [
      'that wants a certificate and gets one of another authority',
      async () => reached('mutual', showing(await theirs.issue('client'))),
      'refuses the certificate that it was shown',
    ],
    [
      'that wants TLS and gets none',
      () => ({ DUNLIN_KAFKA_BROKERS: reached('mutual')['DUNLIN_KAFKA_BROKERS']! }),
      `closed the connection. Where it wants TLS or a sign-in, set DUNLIN_KAFKA_TLS ${chart}.tls.enabled) or DUNLIN_KAFKA_SASL_MECHANISM ${chart}.sasl.mechanism)`,
    ],
    [
      'that wants a sign-in and gets none',
      () => reached('signed'),
      `closed the connection. Where it wants TLS or a sign-in, set DUNLIN_KAFKA_SASL_MECHANISM ${chart}.sasl.mechanism)`,
    ],
    [
      'that wants another password',
      () => signedIn({ DUNLIN_KAFKA_SASL_PASSWORD: 'wrong' }),
      `refuses the sign-in of dunlin. Set DUNLIN_KAFKA_SASL_USERNAME ${chart}.sasl.username) and DUNLIN_KAFKA_SASL_PASSWORD ${chart}.sasl.existingSecret)`,
    ],
    [
      'that wants another plain password',
      () => signedIn({ DUNLIN_KAFKA_SASL_MECHANISM: 'plain', DUNLIN_KAFKA_SASL_PASSWORD: 'wrong' }),
      'refuses the sign-in of dunlin.',
    ],
    [
      'that wants another kind of sign-in',
      () => signedIn({ DUNLIN_KAFKA_SASL_MECHANISM: 'scram-sha-256' }),
      `knows no sign-in of this kind. Set DUNLIN_KAFKA_SASL_MECHANISM ${chart}.sasl.mechanism)`,
    ],
  ])(
    'say what to set: a broker %s',
    async (_what, given, said) => {
      const env = await given();
      const message = expect.stringContaining(`The broker at ${env['DUNLIN_KAFKA_BROKERS']} ${said}`);
      await expect(createTopics(env, logger)).rejects.toMatchObject({ code: 'BROKER_UNAVAILABLE', message });
    },
    30_000,
  );

  it('refuse a certificate that expired while a process ran', async () => {
    const late = await ours.issue('late-client', { expired: true });
    const security = {
      kafkaTls: true,
      kafkaTlsCaFile: ours.file,
      kafkaTlsCertFile: late.cert,
      kafkaTlsKeyFile: late.key,
    };
    const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
    const access = { brokers: [`127.0.0.1:${ports['mutual']}`], security: security as never };
    const asked = withAdmin(createAskingKafka(access, 'spec', quiet), (admin) => admin.listTopics());
    await expect(asked).rejects.toThrow('refuses the certificate that it was shown');
    await expect(createTopics(reached('mutual', showing(late)), logger)).rejects.toThrow(
      'late-client.crt", which expired',
    );
  });
});
