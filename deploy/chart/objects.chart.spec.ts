import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { describeService, operationsCallers } from '#libs/platform';
import { repositoryRoot } from '../../libs/stack/paths.js';
import {
  chartFolder,
  type Container,
  environmentOf,
  helm,
  type KubernetesObject,
  kubernetesVersions,
  podOf,
  policyFindings,
  render,
  type ValueSet,
  valueSets,
  valuesFile,
} from './chart.js';
import { ObjectSchemas } from './schemas.js';
import { manifestOf, settingsFaults } from './settings.js';
import { chartTools } from './tools.js';

const rendered = Object.fromEntries(valueSets.map((values) => [values, render(values)])) as Record<
  ValueSet,
  KubernetesObject[]
>;

const servicesFolder = path.join(repositoryRoot, 'services');
const schemasOf = Object.fromEntries(
  kubernetesVersions.map((version) => [version, new ObjectSchemas(version)]),
) as Record<(typeof kubernetesVersions)[number], ObjectSchemas>;

const find = (objects: KubernetesObject[], kind: string, name: string): KubernetesObject => {
  const found = objects.find((object) => object.kind === kind && object.metadata.name === name);
  if (!found) throw new Error(`There is no ${kind} ${name}.`);
  return found;
};
const allOf = (objects: KubernetesObject[], kind: string): KubernetesObject[] =>
  objects.filter((object) => object.kind === kind);
const containersOf = (object: KubernetesObject): Container[] => podOf(object)?.containers ?? [];
const annotation = (object: KubernetesObject, key: string): string | undefined => object.metadata.annotations?.[key];

describe.each(valueSets)('the chart with %s values', (values) => {
  const objects = rendered[values];
  const pods = objects.filter((object) => podOf(object));

  it('is linted strictly', () => {
    const { status, stdout, stderr } = helm('lint', '--strict', chartFolder, '--values', valuesFile(values));
    expect(`${status} ${stdout}${stderr}`).toMatch(/^0 /);
  });

  it.each(kubernetesVersions)('is what Kubernetes %s understands, custom resources too', (version) => {
    // Only the least version is rendered differently.
    const seen = version === kubernetesVersions[0] ? render(values, { kubernetes: version }) : objects;
    expect(seen.flatMap((object) => schemasOf[version].faultsOf(object))).toEqual([]);
  });

  it('has as many objects of each kind as it had', () => {
    const counts: Record<string, number> = {};
    for (const { kind } of objects) counts[kind] = (counts[kind] ?? 0) + 1;
    expect(counts).toEqual(goldenCounts[values]);
  });

  it('gives every object a name of its own and the labels of the release', () => {
    const names = objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { metadata } of objects.filter(({ metadata: { name } }) => !name.endsWith('-extra'))) {
      expect(metadata.name.length).toBeLessThanOrEqual(63);
      expect(metadata.namespace).toBe('receivables');
      expect(metadata.labels).toMatchObject({ 'app.kubernetes.io/instance': 'dunlin' });
    }
  });

  it('meets the Pod Security Standard restricted in every pod', () => {
    for (const object of pods) {
      const { securityContext, automountServiceAccountToken, volumes, containers, ...pod } = podOf(object)!;
      expect(securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
      expect(securityContext['runAsUser']).toBeGreaterThan(0);
      expect(automountServiceAccountToken).toBe(false);
      expect(pod).not.toHaveProperty('hostNetwork');
      expect(pod).not.toHaveProperty('hostPID');
      expect(pod).not.toHaveProperty('hostIPC');
      for (const volume of volumes) expect(volume).not.toHaveProperty('hostPath');
      expect(volumes).toContainEqual({ name: 'tmp', emptyDir: { sizeLimit: '64Mi' } });
      for (const { securityContext: own, ports = [], ...container } of containers) {
        expect(own).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
        for (const port of ports as object[]) expect(port).not.toHaveProperty('hostPort');
        expect(container.volumeMounts).toContainEqual({ name: 'tmp', mountPath: '/tmp' });
      }
    }
  });

  it('has no critical finding of a policy linter', () => {
    expect(policyFindings(objects)).toEqual([]);
  });

  it('bounds the memory of every container and requests CPU and memory', () => {
    for (const container of pods.flatMap(containersOf)) {
      expect(container['resources']).toMatchObject({
        requests: { cpu: expect.any(String), memory: expect.any(String) },
        limits: { memory: expect.any(String) },
      });
    }
  });

  it('mounts only volumes that the pod has', () => {
    for (const object of pods) {
      const names = podOf(object)!.volumes.map(({ name }) => name);
      for (const { volumeMounts } of containersOf(object))
        expect(names).toEqual(expect.arrayContaining(volumeMounts.map(({ name }) => name)));
    }
  });

  it('sets variables that the processes know, and none wrong or missing', async () => {
    const faults: string[] = [];
    for (const object of pods) {
      for (const container of containersOf(object)) {
        const found = await settingsFaults(container.args, environmentOf(container, objects));
        faults.push(...found.map((fault) => `${object.metadata.name}: ${fault}`));
      }
    }
    expect(faults).toEqual([]);
  });

  it('puts no secret into a ConfigMap and makes no Secret of values', () => {
    for (const { data = {} } of allOf(objects, 'ConfigMap')) {
      for (const [key, value] of Object.entries(data)) {
        expect(key).not.toMatch(/PASSWORD$|API_KEY$|SECRET/);
        if (key.endsWith('_URL')) expect(value).not.toMatch(/\/\/[^/@]*:[^/@]*@/);
      }
    }
    for (const { stringData = {} } of allOf(objects, 'Secret')) {
      expect(Object.keys(stringData)).toEqual(expect.not.arrayContaining(['password']));
    }
  });

  it('lets pods end their work before they are killed', () => {
    for (const deployment of allOf(objects, 'Deployment')) {
      const { terminationGracePeriodSeconds } = podOf(deployment)!;
      const [container] = containersOf(deployment);
      const sleep = (container as unknown as { lifecycle: { preStop: { sleep: { seconds: number } } } }).lifecycle;
      const drainMs = Number(environmentOf(container!, objects)['DUNLIN_SHUTDOWN_TIMEOUT_MS']);
      expect(terminationGracePeriodSeconds).toBeGreaterThanOrEqual(sleep.preStop.sleep.seconds + drainMs / 1000);
    }
  });
});

describe('the check of objects', () => {
  it.each([
    ['Deployment', { replicaz: 2 }, 'Deployment dunlin-invoice/spec must NOT have additional properties'],
    ['ScaledObject', { replicaz: 2 }, 'ScaledObject dunlin-invoice/spec must NOT have additional properties'],
    ['ScaledObject', { minReplicaCount: 'two' }, 'ScaledObject dunlin-invoice/spec/minReplicaCount must be integer'],
  ])('sees what is wrong in a %s', (kind, wrong, said) => {
    const object = find(rendered.keda, kind, 'dunlin-invoice');
    const [fault] = schemasOf['1.29.0'].faultsOf({ ...object, spec: { ...object.spec, ...wrong } });
    expect(fault).toContain(said);
  });

  it('sees what is against policy', () => {
    const writable = render('default', { set: ['defaults.securityContext.readOnlyRootFilesystem=false'] });
    expect(policyFindings(writable)).toContainEqual(
      expect.stringMatching(/^Deployment\/.*: container-security-context-readonlyrootfilesystem: /),
    );
  });
});

it('passes the suites that come with the chart, by helm-unittest', () => {
  const { status, stdout } = spawnSync(chartTools().helmUnittest, [chartFolder], { encoding: 'utf8' });
  expect(`${status} ${stdout}`).toMatch(/^0 [^]*Test Suites: +[1-9]\d* passed/);
});

describe('the chart', () => {
  const full = rendered.full;

  it('runs one Deployment for each service and one for the worker, and splits roles when told', () => {
    const rolesIn = (objects: KubernetesObject[]) =>
      Object.fromEntries(
        allOf(objects, 'Deployment').map((deployment) => [
          deployment.metadata.name,
          environmentOf(containersOf(deployment)[0]!, objects)['DUNLIN_ROLES'],
        ]),
      );
    const all = 'server,consumer,relay';
    expect(rolesIn(rendered.default)).toEqual({
      'dunlin-communication': all,
      'dunlin-console': all,
      'dunlin-customer': all,
      'dunlin-dca-handoff': all,
      'dunlin-invoice': all,
      'dunlin-payment': all,
      'dunlin-workflow': all,
      'dunlin-workflow-worker': 'worker',
    });
    expect(rolesIn(full)).toMatchObject({ 'dunlin-customer': 'server', 'dunlin-customer-events': 'consumer,relay' });
    expect(Object.keys(rolesIn(rendered.minimal))).not.toContain('dunlin-communication');
  });

  it('takes a new service by one key', () => {
    const objects = render('default', { set: ['services.ledger.enabled=true'] });
    const added = objects.filter(({ metadata }) => /-ledger$/.test(metadata.name)).map(({ kind }) => kind);
    expect(added.sort()).toEqual([
      'ConfigMap',
      'Deployment',
      'Job',
      'NetworkPolicy',
      'PodDisruptionBudget',
      'Service',
      'ServiceAccount',
    ]);
    expect(find(objects, 'ConfigMap', 'dunlin').data).toHaveProperty('DUNLIN_RPC_LEDGER_ADDRESS');
  });

  it('runs Jobs as hooks whose account comes before and goes with them', () => {
    const account = find(rendered.default, 'ServiceAccount', 'dunlin-jobs');
    const jobs = allOf(rendered.default, 'Job');
    expect(jobs.map(({ metadata }) => metadata.name).sort()).toEqual([
      'dunlin-migrate-communication',
      'dunlin-migrate-console',
      'dunlin-migrate-customer',
      'dunlin-migrate-dca-handoff',
      'dunlin-migrate-invoice',
      'dunlin-migrate-payment',
      'dunlin-migrate-workflow',
      'dunlin-namespace',
      'dunlin-topics',
    ]);
    for (const object of [account, ...jobs]) {
      expect(annotation(object, 'helm.sh/hook')).toBe('pre-install,pre-upgrade');
      expect(annotation(object, 'helm.sh/hook-delete-policy')).toBe('before-hook-creation,hook-succeeded');
    }
    const weight = (object: KubernetesObject) => Number(annotation(object, 'helm.sh/hook-weight'));
    for (const job of jobs) expect(weight(account)).toBeLessThan(weight(job));
    // Nothing else is there when a hook runs before the first install.
    for (const job of jobs) expect(containersOf(job)[0]).not.toHaveProperty('envFrom');
  });

  it('runs plain Jobs under names that change with what they run, where hooks are unknown', () => {
    const jobs = allOf(rendered.argo, 'Job').map(({ metadata }) => metadata.name);
    expect(jobs).toHaveLength(9);
    for (const object of rendered.argo) expect(annotation(object, 'helm.sh/hook')).toBeUndefined();
    for (const name of jobs) expect(name).toMatch(/-r1-[0-9a-f]{8}$/);
    const later = allOf(render('argo', { set: ['image.tag=later'] }), 'Job').map(({ metadata }) => metadata.name);
    expect(later.filter((name) => jobs.includes(name))).toEqual([]);
  });

  it('migrates as the owner and never shows the owner to a service', () => {
    const job = containersOf(find(rendered.default, 'Job', 'dunlin-migrate-invoice'))[0]!;
    const env = environmentOf(job, rendered.default);
    expect(job.args).toEqual(['migrate', 'invoice']);
    expect(env['DUNLIN_POSTGRES_OWNER_URL']).toBe('postgresql://dunlin_owner@postgres.example:5432/dunlin_invoice');
    expect(env).not.toHaveProperty('DUNLIN_POSTGRES_PASSWORD');
    for (const deployment of allOf(rendered.default, 'Deployment'))
      expect(JSON.stringify(deployment)).not.toContain('OWNER');
  });

  it('leaves out the Jobs that are switched off', () => {
    const set = ['topics.create=false', 'temporal.createNamespace=false', 'migrations.enabled=false'];
    const objects = render('default', { set });
    expect(allOf(objects, 'Job')).toEqual([]);
    expect(allOf(objects, 'ServiceAccount').map(({ metadata }) => metadata.name)).not.toContain('dunlin-jobs');
  });

  it('gives a service a database, role and Secret of its own', () => {
    const payment = containersOf(find(full, 'Deployment', 'dunlin-payment'))[0]!;
    const url = 'postgresql://money@payments.example:5433/money';
    expect(environmentOf(payment, full)['DUNLIN_POSTGRES_URL']).toBe(url);
    expect(JSON.stringify(find(full, 'Deployment', 'dunlin-payment'))).toContain('"name":"money"');
  });

  it('mounts secrets as files when told', () => {
    const customer = find(full, 'Deployment', 'dunlin-customer');
    expect(JSON.stringify(customer)).not.toContain('secretKeyRef');
    expect(environmentOf(containersOf(customer)[0]!, full)).toMatchObject({
      DUNLIN_POSTGRES_PASSWORD_FILE: '/etc/dunlin/secrets/DUNLIN_POSTGRES_PASSWORD',
      DUNLIN_KAFKA_SASL_PASSWORD_FILE: '/etc/dunlin/secrets/DUNLIN_KAFKA_SASL_PASSWORD',
    });
  });

  it('keeps Temporal, mail and agencies to the services that use them', () => {
    for (const deployment of allOf(full, 'Deployment')) {
      const variables = Object.keys(environmentOf(containersOf(deployment)[0]!, full)).join(' ');
      const service = deployment.metadata.labels!['app.kubernetes.io/component'];
      expect(/TEMPORAL/.test(variables)).toBe(service === 'workflow');
      expect(/SMTP/.test(variables)).toBe(service === 'communication');
      expect(/AGENCY/.test(variables)).toBe(service === 'dca-handoff');
      expect(/OIDC/.test(variables)).toBe(service === 'console');
    }
  });

  it('gives a role to nobody where no group is named for it', () => {
    const groupsOf = (...setJson: string[]) =>
      find(render('default', { setJson }), 'ConfigMap', 'dunlin-console').data!['DUNLIN_CONSOLE_ROLE_GROUPS'];
    expect(groupsOf()).toContain('admin=dunlin-admin');
    expect(groupsOf('console.roleGroups.admin=[]')).toMatch(/;admin=$/);
  });

  it('rolls pods when a setting changes, and only then', () => {
    const checksums = (objects: KubernetesObject[]) =>
      allOf(objects, 'Deployment').map(({ spec }) => spec.template.metadata.annotations['checksum/settings'] as string);
    expect(checksums(render('default'))).toEqual(checksums(rendered.default));
    const changed = checksums(render('default', { set: ['logLevel=debug'] }));
    expect(changed.filter((sum) => checksums(rendered.default).includes(sum))).toEqual([]);
  });

  it('asks servers by gRPC whether they are ready, workers by HTTP, and nobody about others to live', () => {
    for (const deployment of allOf(rendered.default, 'Deployment')) {
      const [container] = containersOf(deployment);
      const worker = deployment.metadata.name.endsWith('-worker');
      const expected = worker ? { httpGet: { path: '/readyz', port: 'http' } } : { grpc: { port: 50051 } };
      expect(container!['readinessProbe']).toMatchObject(expected);
      for (const probe of ['livenessProbe', 'startupProbe'])
        expect(container![probe]).toMatchObject({ httpGet: { path: '/livez', port: 'http' } });
    }
  });

  it('serves rpcs by TLS with a certificate for each service, and health to probes without', () => {
    const objects = rendered['external-tls'];
    const secretOf = (object: KubernetesObject) =>
      podOf(object)!.volumes.find(({ name }) => name === 'rpc-tls')?.['secret'] as
        { secretName: string; items: object[] } | undefined;
    for (const deployment of allOf(objects, 'Deployment')) {
      const service = deployment.metadata.labels!['app.kubernetes.io/component'];
      const [container] = containersOf(deployment);
      const { secretName, items } = secretOf(deployment)!;
      expect({ secretName, items: items.length }).toEqual({ secretName: `dunlin-${service}-tls`, items: 3 });
      const isServer = !deployment.metadata.name.endsWith('-worker');
      if (isServer) expect(container!['readinessProbe']).toMatchObject({ grpc: { port: 50052 } });
      const ports = (container!['ports'] as { name: string }[]).map(({ name }) => name);
      expect(ports).toEqual(isServer ? ['http', 'grpc', 'grpc-health'] : ['http']);
      expect(environmentOf(container!, objects)).toMatchObject({
        DUNLIN_RPC_TLS_IDENTITY: 'dunlin-<service>.receivables.svc.cluster.local',
        DUNLIN_RPC_INVOICE_ADDRESS: 'dunlin-invoice.receivables.svc.cluster.local:50051',
        DUNLIN_RPC_CALLERS: 'operator.example.org=*;spiffe://example.org/billing=invoice/BatchGetInvoices,payment',
      });
    }
    const [test] = allOf(objects, 'Pod');
    expect(secretOf(test!)!.secretName).toBe('dunlin-helm-test-tls');
    for (const job of allOf(objects, 'Job')) expect(secretOf(job)).toBeUndefined();
    for (const { spec } of allOf(objects, 'Service')) expect(spec.ports[0]).toMatchObject({ appProtocol: 'https' });
    expect(JSON.stringify(rendered.default)).not.toMatch(/RPC_TLS|HEALTH_PORT|grpc-health/);
  });

  it('waits before it stops in a way that every version knows', () => {
    const preStop = (kubernetes: string) =>
      containersOf(find(render('minimal', { kubernetes }), 'Deployment', 'dunlin-customer'))[0]!['lifecycle'];
    expect(preStop('1.30.0')).toEqual({ preStop: { sleep: { seconds: 5 } } });
    expect(preStop('1.29.0')).toEqual({
      preStop: { exec: { command: ['node', '-e', 'setTimeout(() => undefined, 5000)'] } },
    });
  });

  it('budgets disruptions only where several pods are', () => {
    const budgets = allOf(full, 'PodDisruptionBudget').map(({ metadata }) => metadata.name);
    expect(budgets).toContain('dunlin-customer');
    expect(budgets).not.toContain('dunlin-customer-events');
    const alone = render('default', { set: ['defaults.replicas=1'] });
    expect(allOf(alone, 'PodDisruptionBudget')).toEqual([]);
  });

  it('spreads pods over zones and nodes without insisting', () => {
    const { topologySpreadConstraints, affinity } = podOf(find(rendered.default, 'Deployment', 'dunlin-invoice'))!;
    expect(topologySpreadConstraints).toMatchObject([
      { topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway' },
      { topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' },
    ]);
    expect(affinity).toHaveProperty('podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution');
  });

  it('scales consumers by their lag and never above the partitions, others by CPU', () => {
    const { keda } = rendered;
    const scaled = allOf(keda, 'ScaledObject');
    expect(scaled).toHaveLength(7);
    for (const { spec } of scaled) {
      expect(spec.minReplicaCount).toBeGreaterThanOrEqual(1);
      expect(spec.maxReplicaCount).toBeLessThanOrEqual(12);
      expect(spec.triggers[0].authenticationRef).toEqual({ name: 'dunlin-kafka' });
    }
    expect(find(keda, 'ScaledObject', 'dunlin-invoice').spec.triggers[0].metadata.consumerGroup).toBe('dunlin.invoice');
    expect(allOf(keda, 'HorizontalPodAutoscaler').map(({ metadata }) => metadata.name)).toEqual([
      'dunlin-workflow-worker',
    ]);
    for (const deployment of allOf(keda, 'Deployment')) expect(deployment.spec).not.toHaveProperty('replicas');
  });

  it('tells every process where its spans go, and nothing of it where they go nowhere', () => {
    const { data } = find(full, 'ConfigMap', 'dunlin');
    expect(data).toMatchObject({
      DUNLIN_TRACES_ENDPOINT: 'http://collector.example:4318',
      DUNLIN_TRACES_SAMPLE_RATIO: '0.1',
      DUNLIN_TRACES_RESOURCE_ATTRIBUTES: 'deployment.environment.name=pilot,example.org/unit=Accounts%2C%20north',
    });
    expect(JSON.stringify(find(rendered.default, 'ConfigMap', 'dunlin').data)).not.toContain('TRACES');
  });

  it('denies by default whoever is not named, and reaches servers wherever they are by their ports', () => {
    const { spec } = find(rendered.default, 'NetworkPolicy', 'dunlin-communication');
    const [rpcs, pages] = spec.ingress as { ports: { port: string }[]; from?: object[] }[];
    expect(rpcs).toMatchObject({ ports: [{ port: 'grpc' }] });
    expect(rpcs!.from).toHaveLength(3);
    expect(pages).toEqual({ ports: [{ port: 'http' }] });
    const egress = spec.egress as { ports: { port: number }[]; to?: object[] }[];
    const anywhere = egress.filter(({ to }) => to === undefined).flatMap(({ ports }) => ports.map(({ port }) => port));
    expect(anywhere).toEqual([53, 53, 5432, 9092, 587]);
  });

  it('lets only named callers reach a service, and it only named servers', () => {
    const { spec } = find(full, 'NetworkPolicy', 'dunlin-communication');
    expect(spec.policyTypes).toEqual(['Ingress', 'Egress']);
    const callers = spec.ingress[0].from.map(
      (peer: { podSelector?: { matchLabels: Record<string, string> } }) =>
        peer.podSelector?.matchLabels['app.kubernetes.io/component'] ?? 'gateway',
    );
    expect(callers).toEqual(['console', 'workflow', 'helm-test', 'gateway']);
    const cidrs = JSON.stringify(spec.egress).match(/10\.\d\.0\.0/g);
    expect(cidrs).toEqual(['10.1.0.0', '10.2.0.0', '10.4.0.0', '10.5.0.0', '10.6.0.0']);
    const policies = allOf(full, 'NetworkPolicy').map(({ metadata }) => metadata.name);
    expect(policies).toHaveLength(8);
    const console = find(full, 'NetworkPolicy', 'dunlin-console');
    expect(JSON.stringify(console.spec.egress)).toContain('10.7.0.0/16');
    // Services read the keys of tokens there, as rpcs come without TLS.
    const pages = console.spec.ingress[1].from.at(-1);
    expect(pages.podSelector.matchLabels).toMatchObject({ 'app.kubernetes.io/instance': 'dunlin' });
  });

  it('names as callers those that the code has, as the services do', async () => {
    const values = parse(fs.readFileSync(path.join(chartFolder, 'values.yaml'), 'utf8')) as {
      services: Record<string, { callers: string[] }>;
    };
    for (const [owner, { callers }] of Object.entries(values.services)) {
      const manifest = await manifestOf(owner);
      const { callers: named } = manifest;
      const own = `dunlin.${owner.replaceAll('-', '_')}.v1.`;
      const rpcs = describeService(manifest).rpcs.filter(({ service }) => service.startsWith(own));
      // What console calls stands in its routes, which the contracts' own spec holds against the manifests.
      const { console: _console, ...others } = withoutKeys(named!);
      // The payment service answers itself what the fence asks of it.
      const { console: _calls, [owner]: _itself, ...found } = callersOf(`.of('${owner}')`, rpcs);
      expect({ owner, others }).toEqual({ owner, others: found });
      // workflow asks the operations of every service, by whatever name it has.
      const asking = new Set([...Object.keys(named!), 'workflow']);
      expect({ owner, callers }).toEqual({ owner, callers: [...asking].filter((name) => name !== owner).sort() });
    }
    const { rpcs } = describeService(await manifestOf('customer'));
    expect(callersOf('.operations(', rpcs)).toEqual({ workflow: [...operationsCallers['workflow']!].sort() });
  });

  it('routes rpcs by the full name of their service and only opt-out pages and console by HTTP', () => {
    const methods = allOf(full, 'GRPCRoute').flatMap(({ spec }) =>
      spec.rules[0].matches.map(({ method }: { method: { service: string } }) => method.service),
    );
    expect(methods.sort()).toEqual(protoServices());
    const [route, ofConsole, ofWebhooks, ...others] = allOf(full, 'HTTPRoute');
    expect(others).toEqual([]);
    expect(ofWebhooks!.spec.hostnames).toEqual(['webhooks.example.org']);
    expect(ofWebhooks!.spec.rules).toEqual([
      {
        matches: [{ path: { type: 'PathPrefix', value: '/webhooks' }, method: 'POST' }],
        backendRefs: [{ name: 'dunlin-payment', port: 8080 }],
      },
    ]);
    expect(ofConsole!.spec.hostnames).toEqual(['dunlin.example.org']);
    expect(ofConsole!.spec.rules).toEqual([
      {
        matches: [{ path: { type: 'PathPrefix', value: '/' } }],
        backendRefs: [{ name: 'dunlin-console', port: 8080 }],
      },
    ]);
    expect(route!.spec.rules).toEqual([
      {
        matches: [{ path: { type: 'PathPrefix', value: '/unsubscribe' } }],
        backendRefs: [{ name: 'dunlin-communication', port: 8080 }],
      },
    ]);
    const [ingress] = allOf(full, 'Ingress');
    expect(ingress!.spec.rules[0].http.paths.map(({ path }: { path: string }) => path)).toEqual(['/unsubscribe']);
    expect(find(full, 'Ingress', 'dunlin-console').spec.rules[0].host).toBe('dunlin.example.org');
    const [webhooks] = find(full, 'Ingress', 'dunlin-payment').spec.rules;
    expect(webhooks.host).toBe('webhooks.example.org');
    expect(webhooks.http.paths.map(({ path }: { path: string }) => path)).toEqual(['/webhooks']);
    const egress = JSON.stringify(find(full, 'NetworkPolicy', 'dunlin-payment').spec.egress);
    expect(egress).toContain('4010');
    expect(JSON.stringify(find(full, 'NetworkPolicy', 'dunlin-invoice').spec.egress)).not.toContain('4010');
  });

  it('gives the keys of Stripe to payment alone, by reference, and lets it out to the port of Stripe', () => {
    const set = [
      'networkPolicy.enabled=true',
      'paymentProvider.stripe.existingSecret=stripe-keys',
      'paymentProvider.stripe.returnUrl=https://billing.example.org/thanks',
    ];
    const objects = render('default', { set });
    const holders = allOf(objects, 'Deployment').filter((each) => JSON.stringify(each).includes('stripe-keys'));
    expect([...new Set(holders.map(({ metadata }) => metadata.name))]).toEqual(['dunlin-payment']);
    const environment = environmentOf(containersOf(holders[0]!)[0]!, objects);
    expect(environment).toMatchObject({
      DUNLIN_STRIPE_API_KEY: 'secret',
      DUNLIN_STRIPE_WEBHOOK_KEYS: 'secret',
      DUNLIN_STRIPE_URL: 'https://api.stripe.com',
      DUNLIN_STRIPE_RETURN_URL: 'https://billing.example.org/thanks',
    });
    const portsOf = (service: string): number[] => {
      const { egress } = find(objects, 'NetworkPolicy', `dunlin-${service}`).spec as {
        egress: { ports: { port: number }[]; to?: object[] }[];
      };
      return egress.filter(({ to }) => to === undefined).flatMap(({ ports }) => ports.map(({ port }) => port));
    };
    expect(portsOf('payment')).toContain(443);
    expect(portsOf('invoice')).not.toContain(443);
  });

  it('pulls by digest when there is one, from a mirror when there is one', () => {
    const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
    for (const { image } of full.filter((object) => podOf(object)).flatMap(containersOf))
      expect(image).toBe(`registry.example/dunlin@${digest}`);
    const [tagged] = allOf(render('default', { set: ['image.tag=1.2.3', 'image.registry=one.example'] }), 'Deployment');
    expect(containersOf(tagged!)[0]!.image).toBe('one.example/dunlin:1.2.3');
  });

  it('passes on what operators add', () => {
    const pod = podOf(find(full, 'Deployment', 'dunlin-invoice'))!;
    expect(pod.volumes).toContainEqual({ name: 'extra', emptyDir: {} });
    expect(pod.containers[0]!.env).toContainEqual({ name: 'TZ', value: 'UTC' });
    expect(find(full, 'ConfigMap', 'dunlin-extra').data).toEqual({ release: 'dunlin' });
    const renamed = render('minimal', { set: ['fullnameOverride=collections'] });
    for (const { metadata } of renamed) expect(metadata.name).toMatch(/^collections/);
  });

  it('keeps names within 63 characters, however long the parts are', () => {
    const set = [
      `fullnameOverride=${'f'.repeat(40)}`,
      'services.twenty-letters-name.deployments.elevenchars.roles={server,consumer,relay}',
    ];
    const names = ['default', 'argo'].flatMap((values) =>
      render(values as ValueSet, { set }).map((o) => o.metadata.name),
    );
    expect(Math.max(...names.map((name) => name.length))).toBeLessThanOrEqual(63);
    expect(names).toContain(`${'f'.repeat(30)}-twenty-letters-name-elevenchars`);
  });

  it('tests a release by its own image', () => {
    const [test] = allOf(rendered.default, 'Pod');
    expect(annotation(test!, 'helm.sh/hook')).toBe('test');
    const services = ['communication', 'console', 'customer', 'dca-handoff', 'invoice', 'payment', 'workflow'];
    expect(containersOf(test!)[0]!.args).toEqual(['verify', ...services]);
  });

  it('makes a Secret of plain values only in development, also for Jobs that are hooks', () => {
    const set = ['development.enabled=true', 'development.secretData.owner-password=one', 'postgresql.existingSecret='];
    const secrets = allOf(render('default', { set }), 'Secret');
    expect(secrets.map(({ metadata }) => metadata.name)).toEqual(['dunlin-development', 'dunlin-development-jobs']);
    expect(annotation(secrets[1]!, 'helm.sh/hook')).toBe('pre-install,pre-upgrade');
    expect(allOf(rendered.default, 'Secret')).toEqual([]);
  });

  it('renders the same twice', () => {
    const hash = (objects: unknown) => createHash('sha256').update(JSON.stringify(objects)).digest('hex');
    expect(hash(render('full'))).toBe(hash(full));
  });
});

/** What the sources of the services call of a package: the rpcs that a file names which names the package. */
function callersOf(client: string, rpcs: readonly { method: string }[]): Record<string, string[]> {
  const methods = rpcs.map(({ method }) => method);
  const asked: Record<string, Set<string>> = {};
  for (const caller of fs.readdirSync(servicesFolder)) {
    for (const source of sourcesOf(caller)) {
      if (!source.includes('RpcClients') || !source.includes(client)) continue;
      const called = [...source.matchAll(/\.([a-z]\w+)\(/g)].map(
        ([, name]) => name![0]!.toUpperCase() + name!.slice(1),
      );
      for (const name of called.filter((of) => methods.includes(of))) (asked[caller] ??= new Set()).add(name);
    }
  }
  return Object.fromEntries(Object.entries(asked).map(([caller, names]) => [caller, [...names].sort()]));
}

/** Every proto service but the operations, which stay inside. */
function protoServices(): string[] {
  const files = fs.readdirSync(path.join(repositoryRoot, 'protos/dunlin'), { recursive: true }).map(String);
  return files
    .filter((file) => file.endsWith('_service.proto') && !file.startsWith('common/'))
    .map((file) => {
      const text = fs.readFileSync(path.join(repositoryRoot, 'protos/dunlin', file), 'utf8');
      return `${/^package (\S+);/m.exec(text)![1]}.${/^service (\w+)/m.exec(text)![1]}`;
    })
    .sort();
}

/** The sources of a service, and those by which the fence asks for it where it acts. */
function sourcesOf(service: string): string[] {
  const folder = path.join(servicesFolder, service);
  const own = fs
    .readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.startsWith('testing/'))
    .map((file) => fs.readFileSync(path.join(folder, file), 'utf8'));
  const acts = own.some((source) => /import \{[^}]*\bOwners\b[^}]*\} from '#libs\/fence'/.test(source));
  const fence = path.join(repositoryRoot, 'libs/platform/fence/owners.ts');
  return acts ? [...own, fs.readFileSync(fence, 'utf8')] : own;
}

const goldenCounts: Record<ValueSet, Record<string, number>> = {
  minimal: {
    ConfigMap: 6,
    Deployment: 6,
    Job: 7,
    NetworkPolicy: 6,
    Pod: 1,
    PodDisruptionBudget: 6,
    Service: 5,
    ServiceAccount: 6,
  },
  default: {
    ConfigMap: 8,
    Deployment: 8,
    Job: 9,
    NetworkPolicy: 8,
    Pod: 1,
    PodDisruptionBudget: 8,
    Service: 7,
    ServiceAccount: 8,
  },
  full: {
    ConfigMap: 12,
    Deployment: 9,
    GRPCRoute: 7,
    HTTPRoute: 3,
    HorizontalPodAutoscaler: 7,
    Ingress: 3,
    Job: 9,
    NetworkPolicy: 8,
    Pod: 1,
    PodDisruptionBudget: 8,
    PrometheusRule: 1,
    Service: 8,
    ServiceAccount: 8,
    ServiceMonitor: 1,
  },
  'external-tls': {
    ConfigMap: 8,
    Deployment: 8,
    Job: 9,
    NetworkPolicy: 8,
    Pod: 1,
    PodDisruptionBudget: 8,
    Service: 7,
    ServiceAccount: 8,
  },
  keda: {
    ConfigMap: 8,
    Deployment: 8,
    HorizontalPodAutoscaler: 1,
    Job: 9,
    NetworkPolicy: 8,
    Pod: 1,
    PodDisruptionBudget: 8,
    ScaledObject: 7,
    Secret: 1,
    Service: 7,
    ServiceAccount: 8,
    TriggerAuthentication: 1,
  },
  argo: {
    ConfigMap: 8,
    Deployment: 8,
    Job: 9,
    NetworkPolicy: 8,
    PodDisruptionBudget: 8,
    Service: 7,
    ServiceAccount: 8,
  },
};

/** The platform of every service asks console for the keys of tokens. */
function withoutKeys(callers: Readonly<Record<string, readonly string[]>>): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(callers)
      .map(([name, rpcs]) => [name, rpcs.filter((rpc) => rpc !== 'GetCallerKeys')] as const)
      .filter(([, rpcs]) => rpcs.length > 0),
  );
}
