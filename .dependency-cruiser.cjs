// The import rules of the architecture: a service is a row of nouns; inside a noun domain decides, use cases run,
// adapters touch the world.
const fs = require('node:fs');
const path = require('node:path');

const pure =
  '^libs/((money|time|ids|text|locales|terms|errors|fields|fence|reasons|diary|(intake|metadata|approvals)/domain)/|files/read-position)';
const spec = '\\.spec\\.ts$';

/** `nouns: ['payments', 'files']` of each service.ts, the lowest first. */
function rowsOfNouns() {
  const services = path.join(__dirname, 'services');
  return fs.readdirSync(services).flatMap((service) => {
    const file = path.join(services, service, 'service.ts');
    const [, row] = (fs.existsSync(file) && fs.readFileSync(file, 'utf8').match(/nouns: \[([^\]]*)\]/)) || [];
    return row === undefined ? [] : [{ service, nouns: [...row.matchAll(/'([^']+)'/g)].map(([, noun]) => noun) }];
  });
}

/** A noun uses itself and the nouns before it in the row, and never another's adapters. */
const nounRules = rowsOfNouns().flatMap(({ service, nouns }) =>
  nouns.flatMap((noun, place) => {
    const own = `^services/${service}/${noun}/`;
    const later = nouns.slice(place + 1);
    const others = nouns.slice(0, place);
    return [
      later.length > 0 && {
        name: 'nouns-never-look-up',
        severity: 'error',
        from: { path: own, pathNot: spec },
        to: { path: `^services/${service}/(${later.join('|')})/` },
      },
      others.length > 0 && {
        name: 'adapters-belong-to-their-noun',
        severity: 'error',
        from: { path: own, pathNot: spec },
        to: { path: `^services/${service}/(${others.join('|')})/adapters/` },
      },
      {
        name: 'nouns-do-not-know-their-service',
        severity: 'error',
        from: { path: own, pathNot: spec },
        to: { path: `^services/${service}/[^/]+\\.ts$`, pathNot: '\\.settings\\.ts$' },
      },
    ].filter(Boolean);
  }),
);

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'pure-libs-import-each-other-only',
      severity: 'error',
      from: { path: pure, pathNot: spec },
      to: { pathNot: [pure, 'node_modules/temporal-polyfill', '^(node:)?crypto$'] },
    },
    {
      name: 'transactions-are-types',
      severity: 'error',
      from: { path: '^libs/transactions/', pathNot: spec },
      to: { pathNot: [pure, '^libs/(transactions|contracts)/'] },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^services/([^/]+)/[^/]*/?domain/', pathNot: spec },
      to: { pathNot: [pure, '^services/$1/[^/]*/?domain/', '^(node:)?crypto$'] },
    },
    {
      name: 'use-cases-know-domain-ports-and-types',
      severity: 'error',
      from: { path: '^services/([^/]+)/[^/]*/?use-cases/', pathNot: spec },
      to: {
        pathNot: [
          pure,
          '^services/$1/[^/]*/?(domain|use-cases)/',
          '^services/$1/.*\\.contract\\.ts$',
          '^libs/(transactions|files|approvals)/',
          '^libs/intake/(?!postgres/)',
          '^libs/metadata/(?!adapters/)',
          'node_modules/@nestjs/common',
          '^(node:)?(crypto|buffer|util)$',
        ],
      },
    },
    {
      name: 'services-never-import-each-other',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
    ...nounRules,
    {
      name: 'workflows-are-deterministic',
      severity: 'error',
      from: { path: '\\.(workflow|contract)\\.ts$' },
      to: {
        pathNot: [pure, '^services/workflow/', 'node_modules/@temporalio/(workflow|common)'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'screens-know-the-http-api-and-pure-libs',
      severity: 'error',
      from: { path: '^services/[^/]+/web/src/', pathNot: spec },
      to: { pathNot: [pure, '^services/[^/]+/web/', 'node_modules'] },
    },
    {
      name: 'nothing-loads-screens',
      severity: 'error',
      from: { pathNot: '^services/[^/]+/web/' },
      to: { path: '^services/[^/]+/web/' },
    },
    {
      name: 'only-workflow-has-a-temporal-client',
      severity: 'error',
      from: { path: '^services/(?!workflow/)' },
      to: { path: 'node_modules/@temporalio' },
    },
    {
      name: 'kafkajs-behind-one-folder',
      severity: 'error',
      from: {
        pathNot: [
          '^libs/platform/messaging/',
          '^test/',
          '^libs/testing/',
          '^libs/stack/',
          '^services/[^/]+/testing/',
          '\\.spec\\.ts$',
        ],
      },
      to: { path: 'node_modules/kafkajs' },
    },
    ...[
      ['wire', 'broker|publish|consume'],
      ['broker', 'publish|consume'],
      ['publish', 'consume'],
      ['consume', 'publish'],
    ].map(([room, closed]) => ({
      name: 'messaging-is-wire-broker-publish-consume',
      severity: 'error',
      from: { path: `^libs/platform/messaging/${room}/`, pathNot: spec },
      to: { path: `^libs/platform/messaging/(${closed})/` },
    })),
    {
      name: 'platform-knows-no-service',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^services/' },
    },
    {
      name: 'libs-never-import-deploy',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^deploy/' },
    },
    {
      name: 'testing-only-from-specs',
      severity: 'error',
      from: { pathNot: ['\\.spec\\.ts$', '^test/', '/testing/'] },
      to: { path: '^(libs|services)/.*\\btesting/' },
    },
    {
      name: 'black-box-tests',
      severity: 'error',
      from: { path: '^test/' },
      to: { path: '^services/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^dist', 'generated', '/web/dist/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['dunlin-source', 'import', 'require', 'node', 'default'],
    },
  },
};
