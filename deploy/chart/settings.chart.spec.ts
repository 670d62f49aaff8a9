import { z } from 'zod';
import { OrganisationSettings, PlatformSettings, type Setting } from '#libs/platform';
import { serviceNames } from '../../libs/stack/state.js';
import { type Container, type KubernetesObject, podOf, type PodSpec, render } from './chart.js';
import { manifestOf } from './settings.js';

/** What must hold beside, so that a variable is rendered at all. */
const beside = ['kafka.sasl.mechanism=plain', 'clock.mode=test', 'smtp.username=sample'];

/** Samples that the form of a value asks for; the others get a text or a number of their own. */
const samples: Record<string, string> = {
  DUNLIN_CHARGE_ATTEMPT_LIMITS: '[{"brand":"visa","days":30,"max":7}]',
  DUNLIN_ROLES: 'relay,consumer,server',
  DUNLIN_KAFKA_BROKERS: 'sample-one:9092,sample-two:9092',
  DUNLIN_KAFKA_SASL_MECHANISM: 'scram-sha-256',
  DUNLIN_EVENTS_FORMAT: 'json',
  DUNLIN_TEMPORAL_ADDRESS: 'sample-temporal:7233',
  DUNLIN_CLOCK_MODE: 'test',
  DUNLIN_CLOCK_START: '2026-02-03',
  DUNLIN_LOG_LEVEL: 'trace',
  DUNLIN_ORGANISATION_ZONE: 'Asia/Tokyo',
  DUNLIN_ORGANISATION_LOCALE: 'ja',
  DUNLIN_ORGANISATION_REGION: 'JP',
  DUNLIN_ORGANISATION_ROLE: 'collector',
  DUNLIN_ORGANISATION_JURISDICTION: 'GB',
  DUNLIN_INVOICE_ALLOCATION: 'DE_367',
  DUNLIN_INVOICE_WRITE_OFF_METHOD: 'ALLOWANCE',
  DUNLIN_INVOICE_INTEREST_POSTING: 'ON_DEMAND',
  DUNLIN_INVOICE_SMALL_BALANCES: '[{"amount":"5.00","currency":"EUR"}]',
  DUNLIN_STRIPE_URL: 'http://sample-stripe:4011',
  DUNLIN_STRIPE_RETURN_URL: 'https://sample-return.example',
  DUNLIN_STRIPE_METHOD_TYPES: 'card,sepa_debit',
  DUNLIN_SANDBOX_URL: 'http://sample-sandbox:4010',
  DUNLIN_PAYMENT_PROMISE_MIN_AMOUNTS: '[{"amount":"10.00","currency":"EUR"}]',
  DUNLIN_PAYMENT_ARRANGEMENT_MIN_AMOUNTS: '[{"amount":"10.00","currency":"EUR"}]',
  DUNLIN_ORGANISATION_REASONS: '[{"act":"pause","code":"SAMPLE","description":"sample"}]',
  DUNLIN_ORGANISATION_APPROVAL_LIMITS: '[{"act":"WAIVE_CHARGE","amount":"25.00","currency":"EUR","role":"agent"}]',
  ...Object.fromEntries(
    serviceNames.map((name) => [`DUNLIN_RPC_${name.toUpperCase().replaceAll('-', '_')}_ADDRESS`, `sample-${name}:1`]),
  ),
  DUNLIN_RPC_TLS_CA_FILE: 'sample-rpc-',
  DUNLIN_RPC_TLS_CERT_FILE: 'sample-rpc-',
  DUNLIN_RPC_TLS_KEY_FILE: 'sample-rpc-',
  DUNLIN_RPC_TLS_IDENTITY: 'sample-identity-<service>',
  DUNLIN_RPC_CALLERS: 'sample-caller=invoice',
  DUNLIN_RPC_TOKENS_URL: 'https://sample-keys.example/jwks.json',
  DUNLIN_OIDC_ISSUER: 'https://sample-issuer.example',
  DUNLIN_CONSOLE_URL: 'https://sample-console.example',
  DUNLIN_CONSOLE_ROLE_GROUPS: 'agent=sample-group',
  DUNLIN_CONSOLE_WITHDRAWN_PERMISSIONS: 'lists.export',
  DUNLIN_CONSOLE_TRUSTED_PROXIES: '10.9.0.0/16',
  DUNLIN_TRACES_ENDPOINT: 'http://sample-collector:4318',
  DUNLIN_TRACES_SAMPLE_RATIO: '0',
  DUNLIN_TRACES_RESOURCE_ATTRIBUTES: 'sample=one',
  DUNLIN_DOCUMENTS_TYPES: 'tiff,heic',
  DUNLIN_DOCUMENTS_BUCKET_ENDPOINT: 'https://sample-storage.example',
  DUNLIN_DOCUMENTS_BUCKET_PREFIX: 'sample/documents/',
  DUNLIN_SMTP_TLS_MODE: 'implicit',
  DUNLIN_MAIL_FROM: 'Sample <sample@example.org>',
  DUNLIN_MAIL_REPLY_TO: 'answers@example.org',
  DUNLIN_PUBLIC_URL: 'https://sample.example.org',
};
const assigned: Record<string, (sample: string) => string> = {
  'organisation.reasons': () =>
    ['act=pause', 'code=SAMPLE', 'description=sample'].map((part) => `organisation.reasons[0].${part}`).join(','),
  'organisation.approvalLimits': () =>
    ['act=WAIVE_CHARGE', 'role=agent', 'amount=25.00', 'currency=EUR']
      .map((part) => `organisation.approvalLimits[0].${part}`)
      .join(','),
  'writeOffs.smallBalances': () =>
    ['amount=5.00', 'currency=EUR'].map((part) => `writeOffs.smallBalances[0].${part}`).join(','),
  'promises.minAmounts': () =>
    ['amount=10.00', 'currency=EUR'].map((part) => `promises.minAmounts[0].${part}`).join(','),
  'arrangements.minAmounts': () =>
    ['amount=10.00', 'currency=EUR'].map((part) => `arrangements.minAmounts[0].${part}`).join(','),
  'paymentProvider.attemptLimits': () =>
    ['brand=visa', 'days=30', 'max=7'].map((part) => `paymentProvider.attemptLimits[0].${part}`).join(','),
  'defaults.deployments': (sample) => `defaults.deployments.main.roles={${sample}}`,
  'rpc.tls.existingSecret': (sample) => `rpc.tls.existingSecret=${sample}<service>`,
  'rpc.tls.callers': () => 'rpc.tls.callers.sample-caller={invoice}',
  'console.roleGroups': () => 'console.roleGroups.agent={sample-group}',
  'console.withdrawnPermissions': (sample) => `console.withdrawnPermissions={${sample}}`,
  'console.trustedProxies': (sample) => `console.trustedProxies={${sample}}`,
  'paymentProvider.stripe.methodTypes': (sample) => `paymentProvider.stripe.methodTypes={${sample}}`,
  'documents.types': (sample) => `documents.types={${sample}}`,
  'tracing.resourceAttributes': () => 'tracing.resourceAttributes.sample=one',
  'kafka.bootstrapServers': (sample) => `kafka.bootstrapServers={${sample}}`,
};

interface Place {
  readonly variable: string;
  readonly chart: string;
  readonly sample: string;
  /** Whether the value only switches the variable on or off. */
  readonly isSwitch: boolean;
}

/** Numbers that stand for a value already. */
const taken = new Set<number>();

const manifests = await Promise.all(serviceNames.map(manifestOf));
const classes = [PlatformSettings, OrganisationSettings, ...manifests.flatMap(({ settings }) => settings ?? [])];
const settings: Setting[] = [
  ...new Map(
    classes.flatMap(({ shape }) => Object.values(shape)).map((setting) => [setting.variable, setting]),
  ).values(),
];
const places = settings.flatMap(placesOf);

describe('the chart value that a setting names', () => {
  const before = render('default');
  // One provider excludes the other, so that each is rendered without the other.
  const isSandbox = ({ chart }: Place): boolean => chart.startsWith('paymentProvider.sandbox.');
  const rendered = (given: readonly Place[]) => {
    const set = given.map(({ chart, sample }) => (assigned[chart] ?? ((text) => `${chart}=${text}`))(sample));
    return render('default', { set: [...beside, ...new Set(set)] });
  };
  const withSandbox = rendered(places.filter((place) => !place.chart.startsWith('paymentProvider.stripe.')));
  const withStripe = rendered(places.filter((place) => !isSandbox(place)));

  it('is there for every setting but the name of the service, and what only trials on one machine may have', () => {
    expect(settings.filter(({ chart }) => !chart).map(({ variable }) => variable)).toEqual([
      'DUNLIN_SERVICE_NAME',
      'DUNLIN_CLOCK_RATE',
      'DUNLIN_CLOCK_ANCHOR',
      'DUNLIN_CRASH_POINT',
    ]);
    expect(places.length).toBeGreaterThan(60);
  });

  it.each(places.map((place) => [place.variable, place.chart, place] as const))(
    'of %s is %s',
    (variable, _chart, place) => {
      const found = reachedBy(variable, isSandbox(place) ? withSandbox : withStripe);
      if (place.isSwitch) {
        expect(found).not.toEqual([]);
        expect(found).not.toEqual(reachedBy(variable, before));
      } else expect(found.join('\n')).toContain(place.sample);
    },
  );
});

function placesOf(setting: Setting): Place[] {
  const { variable, chart, password } = setting;
  const own = chart ? [{ variable, chart, ...sampleOf(setting, chart) }] : [];
  const apart = password
    ? [{ ...password, sample: `secret-of-${password.chart}`.replaceAll('.', '-'), isSwitch: false }]
    : [];
  return [...own, ...apart];
}

function sampleOf({ variable, schema, defaultText }: Setting, chart: string): Pick<Place, 'sample' | 'isSwitch'> {
  if (samples[variable]) return { sample: samples[variable], isSwitch: false };
  if (chart.endsWith('.mutual') || defaultText === 'true' || defaultText === 'false')
    return { sample: String(defaultText !== 'true'), isSwitch: true };
  const { type, minimum = 0, maximum = Infinity } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  if (type !== 'integer') return { sample: `sample-${chart}`.toLowerCase().replaceAll('.', '-'), isSwitch: false };
  return { sample: String(ownNumber(minimum, maximum)), isSwitch: false };
}

/** No two values are set to the same number, so that none is taken for another. */
function ownNumber(min: number, max: number): number {
  let number = Math.max(min, 2);
  while (taken.has(number) && number < max) number += 1;
  taken.add(number);
  return number;
}

/** What containers get of a variable: its text, the secret it comes from, or the volume with the file that it names. */
function reachedBy(variable: string, objects: readonly KubernetesObject[]): string[] {
  return objects.flatMap((object) => {
    const pod = podOf(object);
    return pod ? pod.containers.flatMap((container) => inContainer(variable, container, pod, objects)) : [];
  });
}

function inContainer(variable: string, container: Container, pod: PodSpec, objects: readonly KubernetesObject[]) {
  const maps = (container.envFrom ?? []).map(({ configMapRef: { name } }) =>
    objects.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === name),
  );
  const own = container.env?.find(({ name }) => name === variable);
  const text =
    own?.value ?? own?.valueFrom?.secretKeyRef?.name ?? maps.map((map) => map?.data?.[variable]).find(Boolean);
  if (text === undefined) return [];
  const mount = container.volumeMounts.find(({ mountPath }) => text === mountPath || text.startsWith(`${mountPath}/`));
  const volume = mount && pod.volumes.find(({ name }) => name === mount.name);
  return [volume ? `${text} ${JSON.stringify(volume)}` : text];
}
