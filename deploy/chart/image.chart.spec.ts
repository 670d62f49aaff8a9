import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { repositoryRoot } from '../../libs/stack/paths.js';
import { serviceNames } from '../../libs/stack/state.js';
import { pinned as nodeVersion } from '../local/setup/node.mjs';
import { helm, kubernetesVersions, podOf, render } from './chart.js';
import { faultsBySchema, ObjectSchemas } from './schemas.js';
import { chartTools } from './tools.js';
import { documentedValues } from './values-page.js';

const at = (name: string): string => path.join(repositoryRoot, name);
const read = (name: string): string => fs.readFileSync(at(name), 'utf8');

describe('the image', () => {
  const dockerfile = read('deploy/Dockerfile');
  const lastStage = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));

  it('has a Dockerfile without a finding', () => {
    const { status, stdout, stderr } = spawnSync(chartTools().hadolint, [at('deploy/Dockerfile')], {
      encoding: 'utf8',
    });
    expect(`${status}${stdout}${stderr}`).toBe('0');
  });

  it('builds on other bases and behind another authority when told', () => {
    expect(dockerfile.match(/^FROM .*$/gm)).toEqual([
      'FROM ${BUILD_BASE} AS build',
      'FROM ${BUILD_BASE} AS packages',
      'FROM build AS dev',
      'FROM ${RUNTIME_BASE} AS runtime',
    ]);
    expect(dockerfile.match(/^ARG NODE_EXTRA_CA_CERTS$/gm)).toHaveLength(2);
  });

  it('names bases that cannot change, with the Node that images without a registry have', () => {
    const bases = dockerfile.match(/(?<=^ARG (BUILD|RUNTIME)_BASE=).*$/gm)!;
    expect(bases).toHaveLength(2);
    for (const base of bases) expect(base).toMatch(/^\S+:\S+@sha256:[0-9a-f]{64}$/);
    expect(bases[0]).toMatch(new RegExp(`^node:${nodeVersion}-bookworm-slim@`));
  });

  const { releases } = JSON.parse(read('deploy/releases.json')) as { releases: { version: string; commit: string }[] };
  const ifReleased = releases.length > 0 ? it : it.skip;
  ifReleased('has its last releases written down, for upgrades to be tried from (none is before 0.2.0)', () => {
    for (const { version, commit } of releases) expect(`${version} ${commit}`).toMatch(/^\d+\.\d+\.\d+ [0-9a-f]{40}$/);
  });

  it('runs as nobody, without a shell, with the account of the chart', () => {
    expect(lastStage).toContain('USER 65532:65532');
    expect(lastStage).not.toMatch(/^(RUN|SHELL)/m);
    for (const object of render('minimal')) expect(podOf(object)?.securityContext['runAsUser'] ?? 65532).toBe(65532);
  });

  it('copies only what the context holds', () => {
    const sent = read('.dockerignore')
      .match(/^!.+$/gm)!
      .map((line) => line.slice(1));
    const copies = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, sources]) =>
      sources!.split(' '),
    );
    expect(copies.length).toBeGreaterThan(5);
    expect(copies.filter((source) => !sent.includes(source) || !fs.existsSync(at(source)))).toEqual([]);
  });
});

describe('skaffold.yaml', () => {
  interface Patch {
    op: string;
    path: string;
  }
  const skaffold = parse(read('skaffold.yaml')) as {
    build: { artifacts: { docker: { dockerfile: string; target: string } }[] };
    profiles: { name: string; patches: Patch[] }[];
    deploy: { helm: { releases: { chartPath: string; valuesFiles?: string[] }[] } };
  };

  it('is what its schema says', () => {
    expect(faultsBySchema('skaffold_v4beta14', skaffold)).toEqual([]);
    expect(faultsBySchema('skaffold_v4beta14', { ...skaffold, bild: {} })).not.toEqual([]);
  });

  it('has the profiles, whose replacements find their place', () => {
    expect(skaffold.profiles.map(({ name }) => name)).toEqual(['dev', 'debug', 'network-policies']);
    const replaced = skaffold.profiles.flatMap(({ patches }) => patches).filter(({ op }) => op === 'replace');
    for (const { path: place } of replaced) {
      const keys = place.split('/').slice(1);
      expect(keys.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], skaffold)).toBeDefined();
    }
  });

  it('names files that exist', () => {
    const [{ docker }] = skaffold.build.artifacts as [(typeof skaffold.build.artifacts)[number]];
    const files = skaffold.deploy.helm.releases.flatMap(({ chartPath, valuesFiles = [] }) => [
      chartPath,
      ...valuesFiles,
    ]);
    for (const file of [docker.dockerfile, ...files]) expect(fs.existsSync(at(file))).toBe(true);
  });
});

describe('servers for trying it out', () => {
  const chart = at('charts/dunlin-dev-deps');
  const objects = render(undefined, { chart });

  it('are linted and understood by every Kubernetes', () => {
    const { status, stdout, stderr } = helm('lint', '--strict', chart);
    expect(`${status} ${stdout}${stderr}`).toMatch(/^0 /);
    for (const version of kubernetesVersions) {
      const schemas = new ObjectSchemas(version);
      expect(objects.flatMap((object) => schemas.faultsOf(object))).toEqual([]);
    }
  });

  it('say plainly that they are not for production, and document their values', () => {
    for (const file of ['values.yaml', 'dunlin-values.yaml', 'templates/NOTES.txt'])
      expect(fs.readFileSync(path.join(chart, file), 'utf8')).toContain('NOT FOR PRODUCTION');
    const values = fs.readFileSync(path.join(chart, 'values.yaml'), 'utf8');
    expect(documentedValues(values).map(({ path: key }) => key)).toEqual(Object.keys(parse(values) as object));
  });

  it('have a database and a password for every service', () => {
    const valuesOf = (file: string): unknown => parse(fs.readFileSync(path.join(chart, file), 'utf8'));
    const { databases } = valuesOf('values.yaml') as { databases: string[] };
    const { development } = valuesOf('dunlin-values.yaml') as { development: { secretData: object } };
    expect(databases.toSorted()).toEqual(serviceNames.toSorted());
    const passwords = Object.keys(development.secretData).map((key) => key.replace(/-password$/, ''));
    expect(passwords.toSorted()).toEqual(['owner', ...serviceNames].sort());
  });

  it('are upstream images of a stated release under a user that is not root', () => {
    const deployments = objects.filter(({ kind }) => kind === 'Deployment');
    expect(deployments.map(({ metadata: { name } }) => name)).toEqual([
      'kafka',
      'mail',
      'postgres',
      'redis',
      'temporal',
    ]);
    for (const deployment of deployments) {
      const { containers, securityContext } = podOf(deployment)!;
      expect(containers[0]!.image).toMatch(/^[a-z/-]+:v?\d/);
      expect(containers[0]!.image).not.toContain('bitnami');
      expect(securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    }
  });

  it('are what the values for Dunlin name, with network policies too', () => {
    const values = [path.join(chart, 'dunlin-values.yaml'), path.join(chart, 'dunlin-network-policies-values.yaml')];
    const { status, stdout, stderr } = helm(
      'template',
      'dunlin',
      at('charts/dunlin'),
      ...values.flatMap((file) => ['--values', file]),
    );
    expect(`${status}${stderr}`).toBe('0');
    const services = objects.filter(({ kind }) => kind === 'Service').map(({ metadata: { name } }) => name);
    for (const address of ['@postgres:5432/', 'kafka:9092', 'redis://redis:', 'temporal:7233', 'smtp://mail:1025']) {
      expect(stdout).toContain(address);
      expect(services.some((name) => address.includes(name))).toBe(true);
    }
  });
});
