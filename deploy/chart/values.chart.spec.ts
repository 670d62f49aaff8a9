import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { repositoryRoot } from '../../libs/stack/paths.js';
import { chartFolder, notes, refusal, render } from './chart.js';
import { documentedValues } from './values-page.js';

type Schema = {
  $ref?: string;
  type?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  definitions?: Record<string, Schema>;
};

const text = fs.readFileSync(path.join(chartFolder, 'values.yaml'), 'utf8');
const values = parse(text) as Record<string, unknown>;
const schema = JSON.parse(fs.readFileSync(path.join(chartFolder, 'values.schema.json'), 'utf8')) as Schema;

const resolve = (part: Schema): Schema =>
  part.$ref
    ? (part.$ref.split('/').slice(1) as (keyof Schema)[]).reduce<Schema>((at, key) => at[key] as Schema, schema)
    : part;

/** The schema of a value, by its path. */
function schemaAt(at: string): Schema | undefined {
  return at.split('.').reduce<Schema | undefined>((part, key) => {
    const whole = part && resolve(part);
    const others = whole?.additionalProperties;
    return whole?.properties?.[key] ?? (typeof others === 'object' ? others : undefined);
  }, schema);
}

describe('values of the chart', () => {
  it('name their schema for editors', () => {
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=values.schema.json');
    expect(schema).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#' });
  });

  it('are each documented, and nothing else is', () => {
    const documented = documentedValues(text).map(({ path: at }) => at);
    expect(documented).toEqual(leavesOf(values, new Set(documented)));
  });

  it('are each known to the schema', () => {
    const unknown = documentedValues(text).filter(({ path: at }) => !schemaAt(at));
    expect(unknown).toEqual([]);
  });

  it('close every map that is ours', () => {
    const open: string[] = [];
    const visit = (at: string, part: Schema): void => {
      const whole = resolve(part);
      if (!whole.properties) return;
      // Parent charts share `global`.
      if (whole.additionalProperties !== false && at !== 'global') open.push(at);
      for (const [key, below] of Object.entries(whole.properties)) visit(at ? `${at}.${key}` : key, below);
    };
    visit('', schema);
    visit('services.<service>', schema.definitions!['service']!);
    expect(open).toEqual([]);
  });

  it('are those that the settings name', () => {
    const page = fs.readFileSync(path.join(repositoryRoot, 'docs/settings.md'), 'utf8');
    const named = [...page.matchAll(/\| `([a-zA-Z.<>-]+)` \|$/gm)].map(([, at]) => at!);
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((at) => !schemaAt(at))).toEqual([]);
  });
});

describe('what the chart refuses, and what it says', () => {
  it('tells all that is missing at once', () => {
    const said = refusal(undefined);
    for (const key of [
      'postgresql.host is empty',
      'postgresql.existingSecret is empty',
      'kafka.bootstrapServers is empty',
      'temporal.address is empty',
      'smtp.host is empty',
      'mail.from is empty',
      'mail.publicUrl is empty',
      'agencies.existingClaim is empty',
      'rpc.tls.enabled is false',
    ])
      expect(said).toContain(key);
  });

  const tls = 'existingSecret=client';
  it.each([
    ['a certificate without TLS', ['kafka.tls.existingSecret=client'], 'kafka.tls.enabled is false. Set it to true.'],
    [
      'mutual TLS without a certificate',
      ['postgresql.tls.enabled=true', 'postgresql.tls.mutual=true'],
      'Set postgresql.tls.existingSecret.',
    ],
    ['an API key in the clear', ['temporal.apiKey.existingSecret=key'], 'Set temporal.tls.enabled to true.'],
    [
      'TLS without its switch',
      [`temporal.tls.${tls}`, 'temporal.tls.mutual=true'],
      'temporal.tls.enabled is false. Set it to true.',
    ],
    ['rpcs by TLS without certificates', ['rpc.tls.enabled=true'], 'rpc.tls.existingSecret is empty'],
    [
      'one certificate for all services',
      ['rpc.tls.enabled=true', 'rpc.tls.existingSecret=one'],
      'rpc.tls.existingSecret is one certificate for all, so that nobody could tell services apart. Put <service> into it.',
    ],
    [
      'one name for all services',
      ['rpc.tls.enabled=true', 'rpc.tls.existingSecret=a-<service>', 'rpc.tls.identity=dunlin'],
      'rpc.tls.identity is one name for all services',
    ],
    [
      'callers without certificates',
      ['rpc.tls.callers.billing={invoice}'],
      'rpc.tls.enabled is false. Set it to true, or leave rpc.tls.callers empty.',
    ],
    [
      'a caller of a service that is not',
      ['rpc.tls.enabled=true', 'rpc.tls.existingSecret=a-<service>', 'rpc.tls.callers.billing={invoices/GetInvoice}'],
      'rpc.tls.callers lets billing call invoices/GetInvoice, but there is no service invoices. Set one of communication,',
    ],
    [
      'health on the port of rpcs',
      ['rpc.tls.enabled=true', 'rpc.tls.existingSecret=a-<service>', 'services.invoice.grpcHealthPort=50051'],
      'services.invoice.deployments.main: grpcHealthPort is the port of rpcs or of pages too.',
    ],
    ['a sign-in without a user', ['kafka.sasl.mechanism=plain', 'kafka.sasl.existingSecret=s'], 'kafka.sasl.username'],
    [
      'a sign-in without a password',
      ['kafka.sasl.mechanism=plain', 'kafka.sasl.username=u'],
      'kafka.sasl.existingSecret',
    ],
    [
      'the sandbox in a release that is not for trying out',
      ['paymentProvider.sandbox.url=http://sandbox:4010', 'paymentProvider.sandbox.existingSecret=s'],
      'paymentProvider.sandbox.url is set, but trial is false.',
    ],
    [
      'the sandbox without its keys',
      ['trial=true', 'paymentProvider.sandbox.url=http://sandbox:4010'],
      'paymentProvider.sandbox.existingSecret is empty, but paymentProvider.sandbox.url is set.',
    ],
    [
      'Stripe without a page to return to',
      ['paymentProvider.stripe.existingSecret=s'],
      'paymentProvider.stripe.returnUrl is empty,',
    ],
    [
      'something that stands in for Stripe where real debtors are',
      [
        ...['paymentProvider.stripe.existingSecret=s', 'paymentProvider.stripe.returnUrl=https://b.example.org'],
        'paymentProvider.stripe.url=http://stripe:4011',
      ],
      'paymentProvider.stripe.url is not that of Stripe, but trial is false.',
    ],
    [
      'webhooks without a host',
      ['paymentProvider.webhooks.ingress.enabled=true'],
      'paymentProvider.webhooks.host is empty,',
    ],
    [
      'webhooks on the host of console',
      [
        ...['console.url=https://c.example.org', 'paymentProvider.webhooks.host=c.example.org'],
        'paymentProvider.webhooks.ingress.enabled=true',
      ],
      'paymentProvider.webhooks.host is the host of console or of the opt-out pages.',
    ],
    [
      'console behind a proxy that nobody named',
      ['console.url=https://c.example.org', 'console.ingress.enabled=true'],
      'console.trustedProxies is empty, but console.ingress or console.httpRoute is enabled,',
    ],
    [
      'people who sign in at a console that is elsewhere',
      ['oidc.issuer=https://id.example.org', 'console.url=https://c.example.org', 'services.console.enabled=false'],
      'oidc.tokensUrl is empty, but oidc.issuer is set and console is not in this release,',
    ],
    [
      'keys that come in the clear',
      ['rpc.tls.enabled=true', 'rpc.tls.existingSecret=a-<service>', 'oidc.tokensUrl=http://c.example.org/keys'],
      'oidc.tokensUrl begins with http://, but rpc.tls.enabled is true,',
    ],
    ['a mail user without a password', ['smtp.username=u'], 'smtp.existingSecret is empty, but smtp.username is set.'],
    [
      'a mail password in the clear',
      ['smtp.username=u', 'smtp.existingSecret=s', 'smtp.tls.mode=none'],
      'smtp.tls.mode is none, but smtp.username is set',
    ],
    ['a switch of TLS that was removed', ['smtp.tls.enabled=true'], 'smtp.tls.enabled was removed. Set smtp.tls.mode'],
    [
      'a mail password without a user',
      ['smtp.existingSecret=s'],
      'smtp.username is empty, but smtp.existingSecret is set.',
    ],
    [
      'an object storage without a bucket',
      ['documents.bucket.endpoint=https://storage.example'],
      'documents.bucket.name is empty',
    ],
    [
      'plain secrets outside development',
      ['development.secretData.owner-password=one'],
      'set development.enabled to true',
    ],
    ['a test clock without a start', ['clock.mode=test'], 'clock.start is empty, but clock.mode is test.'],
    ['a real clock with a start', ['clock.start=2026-01-01'], 'clock.start is set, but clock.mode is real.'],
    [
      'two places for agencies',
      ['agencies.ephemeral=true'],
      'agencies.ephemeral and agencies.existingClaim exclude each other.',
    ],
    [
      'a folder that pods do not share',
      ['agencies.existingClaim=', 'agencies.ephemeral=true'],
      'Set agencies.existingClaim, or services.dca-handoff.replicas to 1.',
    ],
    [
      'a role that nobody has',
      ['services.invoice.deployments.main.roles={server}'],
      'No Deployment of invoice has the role consumer. Add it to the roles of one of services.invoice.deployments.',
    ],
    [
      'workflows without a worker',
      ['services.workflow.deployments.worker.roles={relay}'],
      'No Deployment of workflow has the role worker.',
    ],
    [
      'lag as measure of what consumes nothing',
      ['services.workflow.deployments.worker.autoscaling.type=keda'],
      'services.workflow.deployments.worker: autoscaling.type keda follows the lag of a consumer, but the roles are worker.',
    ],
    [
      'more consumers than partitions',
      ['services.invoice.autoscaling.type=keda', 'services.invoice.autoscaling.maxReplicas=13'],
      'services.invoice.deployments.main: autoscaling.maxReplicas is above kafka.partitions',
    ],
    [
      'fewer at most than at least',
      ['services.invoice.autoscaling.type=hpa', 'services.invoice.autoscaling.maxReplicas=1'],
      'autoscaling.maxReplicas is below autoscaling.minReplicas. Set it to 2 or more.',
    ],
    [
      'CPU as measure without a request',
      ['defaults.autoscaling.type=hpa', 'defaults.resources.requests.cpu=null'],
      'Set resources.requests.cpu.',
    ],
    [
      'a pod that is killed while it ends its work',
      ['services.invoice.terminationGracePeriodSeconds=10'],
      'terminationGracePeriodSeconds is shorter than preStopSleepSeconds and shutdownTimeoutMs together. Set it to 15',
    ],
    [
      'a gateway outside of the walls',
      ['gateway.grpcRoute.enabled=true', 'gateway.grpcRoute.parentRefs[0].name=internal'],
      'networkPolicy.grpcFrom is empty',
    ],
    ['a route without a gateway', ['gateway.grpcRoute.enabled=true'], 'gateway.grpcRoute.parentRefs is empty.'],
    [
      'a web route without a host',
      ['gateway.httpRoute.enabled=true', 'gateway.httpRoute.parentRefs[0].name=public'],
      'gateway.httpRoute.hostnames is empty.',
    ],
    ['days of grace without a calendar', ['promises.graceDays=2'], 'promises.calendar is empty'],
    ['days of grace of instalments without one', ['arrangements.graceDays=2'], 'promises.calendar is empty'],
    ['an Ingress without a host', ['ingress.enabled=true'], 'ingress.host is empty.'],
    [
      'an Ingress to nothing',
      ['ingress.enabled=true', 'ingress.host=mail.example', 'services.communication.enabled=false'],
      'Set services.communication.enabled to true.',
    ],
    ['spans that go nowhere', ['tracing.resourceAttributes.unit=north'], 'tracing.endpoint is empty'],
    [
      'rpcs that anybody may call',
      ['rpc.trustNetwork=false'],
      'rpc.tls.enabled is false, so that whoever reaches a pod may change everything as anybody.',
    ],
    [
      'rpcs that every pod reaches',
      [
        'rpc.trustNetwork=false',
        'rpc.tls.enabled=true',
        'rpc.tls.existingSecret=a-<service>',
        'networkPolicy.enabled=false',
      ],
      'networkPolicy.enabled is false, so that every pod of the cluster reaches the rpcs.',
    ],
    ['a key that was removed', ['redis.url=redis://cache'], 'redis.url was removed. Set redis.host, redis.port'],
    ['another key that was removed', ['smtp.url=smtp://mail'], 'smtp.url was removed. Set smtp.host'],
  ])('refuses %s', (_what, set, said) => {
    expect(refusal('default', ...set)).toContain(said);
  });

  it.each([
    ['an unknown key', 'kafka.brokers={one:9092}', "at '/kafka': additional properties 'brokers' not allowed"],
    ['an unknown key at the top', 'postgres.host=db', "additional properties 'postgres' not allowed"],
    ['an unknown key of a service', 'services.invoice.port=1', "at '/services/invoice': additional properties 'port'"],
    ['an unknown key of a Deployment', 'services.workflow.deployments.worker.port=1', "additional properties 'port'"],
    ['a text for a number', 'postgresql.port=fast', "at '/postgresql/port': got string, want integer"],
    ['a text for a flag', 'topics.create=please', "at '/topics/create': got string, want boolean"],
    ['an unknown level', 'logLevel=loud', "at '/logLevel': value must be one of 'fatal'"],
    ['an unknown role', 'defaults.deployments.main.roles={chef}', "value must be one of 'server', 'consumer'"],
    ['a share beyond all', 'tracing.sampleRatio=2', "at '/tracing/sampleRatio': maximum: got 2, want 1"],
    ['two autoscalers', 'defaults.autoscaling.type=hpa+keda', "value must be one of 'none', 'hpa', 'keda'"],
    ['a caller of no rpc', 'rpc.tls.callers.billing={GetInvoice}', "'GetInvoice' does not match pattern"],
    ['a broker without a port', 'kafka.bootstrapServers={one}', "at '/kafka/bootstrapServers/0': 'one' does not match"],
    ['a digest that is none', 'image.digest=latest', "at '/image/digest': 'latest' does not match pattern"],
    ['no pods at all under KEDA', 'defaults.autoscaling.minReplicas=0', 'minimum: got 0, want 1'],
  ])('refuses %s by its schema', (_what, set, said) => {
    expect(refusal('default', set)).toContain(said);
  });

  it('renders without TLS or policies where the values say in words that the network is trusted', () => {
    const without = render('default', { set: ['networkPolicy.enabled=false'] });
    expect(without.filter(({ kind }) => kind === 'NetworkPolicy')).toEqual([]);
  });

  it('warns in its notes of what is open, and of nothing where all is closed', () => {
    const open = notes('default', 'smtp.tls.mode=none', 'networkPolicy.enabled=false');
    for (const warning of [
      'WARNING: rpc.trustNetwork is true, and rpc.tls.enabled and networkPolicy.enabled are false.',
      'WARNING: smtp.tls.mode is none.',
      'WARNING: postgresql.tls.enabled, kafka.tls.enabled, temporal.tls.enabled are false.',
    ]) {
      expect(open).toContain(warning);
    }
    expect(notes('default')).toContain('WARNING: rpc.trustNetwork is true, and rpc.tls.enabled is false.');
    expect(notes('external-tls')).not.toContain('WARNING');
  });

  it('renders for the least Kubernetes it names and for none before', () => {
    expect(render('minimal', { kubernetes: '1.29.0' }).length).toBeGreaterThan(0);
    expect(() => render('minimal', { kubernetes: '1.28.0' })).toThrow('kubeVersion: >=1.29.0-0');
  });
});

/** Paths of all values in the order of the file; a documented map is one value. */
function leavesOf(node: unknown, documented: ReadonlySet<string>, at = ''): string[] {
  const isMap = typeof node === 'object' && node !== null && !Array.isArray(node);
  if (!isMap || documented.has(at)) return [at];
  return Object.entries(node).flatMap(([key, below]) => leavesOf(below, documented, at ? `${at}.${key}` : key));
}
