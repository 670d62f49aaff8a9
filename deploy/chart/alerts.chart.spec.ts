import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { Metrics, sdkMetrics } from '#libs/platform';
import { repositoryRoot } from '../../libs/stack/paths.js';
import { chartFolder, render } from './chart.js';
import { chartTools } from './tools.js';

interface Rule {
  alert: string;
  expr: string;
  for: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}

interface Panel {
  id: number;
  type: string;
  title: string;
  description?: string;
  datasource?: { uid: string };
  fieldConfig?: { defaults: { unit?: string } };
  targets?: { refId: string; expr: string; legendFormat: string }[];
}

interface Dashboard {
  uid: string;
  title: string;
  panels: Panel[];
  templating: { list: { name: string; definition?: string }[] };
}

const testFile = path.join(repositoryRoot, 'deploy/chart/alerts.test.yaml');
const objects = render('full');
const [ruleObject] = objects.filter(({ kind }) => kind === 'PrometheusRule');
const rules = (ruleObject!.spec.groups as { rules: Rule[] }[]).flatMap((group) => group.rules);
const dashboards = objects
  .filter(({ metadata }) => metadata.labels?.['grafana_dashboard'] === '1')
  .map(({ data }) => JSON.parse(Object.values(data!)[0]!) as Dashboard);
const queries = dashboards.flatMap(({ panels }) =>
  panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
);

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dunlin-alerts-'));
  fs.writeFileSync(path.join(folder, 'rules.yaml'), stringify(ruleObject!.spec));
  fs.copyFileSync(testFile, path.join(folder, 'alerts.test.yaml'));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

function promtool(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(chartTools().promtool, args, { encoding: 'utf8', cwd: folder });
  return `${status}\n${stdout}${stderr}`;
}

/** Names of all metrics that processes tell: of the platform, of the services, of Temporal's SDK, and of the runtime. */
async function emittedMetrics(): Promise<Set<string>> {
  const names = new Set(['up']);
  const metrics = new Metrics('any');
  metrics.watchProcess();
  for (const [, name, kind] of (await metrics.text()).matchAll(/^# TYPE (\S+) (\S+)$/gm))
    addMetric(names, name!, kind!);
  for (const source of sourcesBelow('libs', 'services')) {
    const made = fs.readFileSync(source, 'utf8').matchAll(/\.(counter|gauge|histogram)\(\s*'([a-z_]+)'/g);
    for (const [, kind, name] of made) addMetric(names, name!, kind!);
  }
  for (const name of sdkMetrics) addMetric(names, name, name.endsWith('_seconds') ? 'histogram' : 'other');
  return names;
}

function addMetric(names: Set<string>, name: string, kind: string): void {
  names.add(name);
  if (kind === 'histogram' || kind === 'summary')
    for (const part of ['bucket', 'count', 'sum']) names.add(`${name}_${part}`);
}

function sourcesBelow(...folders: string[]): string[] {
  return folders.flatMap((name) =>
    fs
      .readdirSync(path.join(repositoryRoot, name), { recursive: true })
      .map((file) => path.join(repositoryRoot, name, String(file)))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts')),
  );
}

/** What in a query is the name of a metric. */
const metricsIn = (query: string): string[] =>
  query.replace(/"[^"]*"/g, '').match(/\b(dunlin|temporal|process|nodejs)_[a-z0-9_]+|\bup\b/g) ?? [];

describe('alerts', () => {
  it('are rules that Prometheus understands', () => {
    expect(promtool('check', 'rules', 'rules.yaml')).toMatch(/^0\n/);
  });

  it('fire when they should and stay silent otherwise', () => {
    expect(promtool('test', 'rules', 'alerts.test.yaml')).toMatch(/^0\n/);
  });

  it('are each tried in both ways', () => {
    const { tests } = parse(fs.readFileSync(testFile, 'utf8')) as {
      tests: { alert_rule_test: { alertname: string; exp_alerts: unknown[] }[] }[];
    };
    const tried = tests.flatMap(({ alert_rule_test }) => alert_rule_test);
    for (const { alert } of rules) {
      const ways = tried.filter(({ alertname }) => alertname === alert).map(({ exp_alerts }) => exp_alerts.length > 0);
      expect({ alert, ways: ways.sort() }).toEqual({ alert, ways: [false, true] });
    }
  });

  it('name a severity and a runbook that exists, with what to do', () => {
    expect(rules.length).toBeGreaterThanOrEqual(10);
    for (const { labels, annotations } of rules) {
      expect(labels['severity']).toMatch(/^(critical|warning)$/);
      const page = fs.readFileSync(path.join(repositoryRoot, annotations['runbook_url']!), 'utf8');
      for (const heading of ['## What it means', '## What to look at', '## What to do'])
        expect(page).toContain(heading);
    }
    const pages = fs.readdirSync(path.join(repositoryRoot, 'docs/runbooks')).length;
    expect(pages).toBe(rules.length);
  });

  it('ask only for metrics that exist, of their release only', async () => {
    const emitted = await emittedMetrics();
    for (const { expr } of rules) {
      expect(metricsIn(expr).length).toBeGreaterThan(0);
      expect(metricsIn(expr).filter((name) => !emitted.has(name))).toEqual([]);
      expect(expr.match(/\{/g)!.length).toBe(expr.match(/release="dunlin"/g)!.length);
    }
  });
});

describe('dashboards', () => {
  it('ask only for metrics that exist', async () => {
    const emitted = await emittedMetrics();
    const variables = dashboards.flatMap(({ templating }) => templating.list.map(({ definition = '' }) => definition));
    const unknown = [...queries, ...variables].flatMap(metricsIn).filter((name) => !emitted.has(name));
    expect(unknown).toEqual([]);
  });

  it('show every metric of our own and of those chosen from the SDK', async () => {
    const shown = queries.flatMap(metricsIn).join(' ');
    const own = [...(await emittedMetrics())].filter((name) =>
      /^(dunlin|temporal)_(?!.*_(bucket|count|sum)$)/.test(name),
    );
    expect(own.filter((name) => !shown.includes(name))).toEqual([]);
  });

  it('ask in a way that Prometheus understands', () => {
    const record = queries.map((expr, index) => ({
      record: `query_${index}`,
      expr: expr.replaceAll('$__rate_interval', '5m'),
    }));
    fs.writeFileSync(path.join(folder, 'queries.yaml'), stringify({ groups: [{ name: 'queries', rules: record }] }));
    expect(promtool('check', 'rules', 'queries.yaml')).toMatch(/^0\n/);
  });

  it('are told apart, and every panel says what it shows in which unit', () => {
    expect(new Set(dashboards.map(({ uid }) => uid)).size).toBe(dashboards.length);
    expect(dashboards.length).toBe(fs.readdirSync(path.join(chartFolder, 'dashboards')).length);
    for (const { panels } of dashboards) {
      expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
      for (const { type, title, description, datasource, fieldConfig, targets = [] } of panels) {
        expect(title).toBeTruthy();
        if (type === 'row') continue;
        expect({ title, description, unit: fieldConfig?.defaults.unit }).toEqual({
          title,
          description: expect.stringMatching(/\.$/),
          unit: expect.any(String),
        });
        expect(datasource?.uid).toBe('${datasource}');
        expect(targets.length).toBeGreaterThan(0);
        for (const { expr } of targets) expect(expr).toContain('release=~"$release"');
      }
    }
  });
});
