// The import rules of the architecture: domain knows nothing, use cases know ports, adapters know the world.
const pure = '^libs/(money|time|ids|errors)/';

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'pure-libs-import-each-other-only',
      severity: 'error',
      from: { path: pure, pathNot: '\\.spec\\.ts$' },
      to: { pathNot: [pure, 'node_modules/temporal-polyfill', '^(node:)?crypto$'] },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^services/([^/]+)/(domain/|.*/next-step\\.ts$)', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: [pure, '^services/$1/domain/', '^services/$1/[^/]+/next-step', '^(node:)?crypto$'] },
    },
    {
      name: 'use-cases-know-domain-ports-and-types',
      severity: 'error',
      from: { path: '^services/([^/]+)/use-cases/', pathNot: '\\.spec\\.ts$' },
      to: {
        pathNot: [
          pure,
          '^services/$1/(domain|use-cases)/',
          '^libs/(platform|files)/',
          'node_modules/@nestjs/common',
          '^(node:)?(crypto|buffer|timers|timers/promises|util)$',
          '^services/$1/[^/]+/next-step',
        ],
      },
    },
    {
      name: 'services-never-import-each-other',
      severity: 'error',
      from: { path: '^services/([^/]+)/' },
      to: { path: '^services/', pathNot: '^services/$1/' },
    },
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
      name: 'only-workflow-has-a-temporal-client',
      severity: 'error',
      from: { path: '^services/(?!workflow/)' },
      to: { path: 'node_modules/@temporalio' },
    },
    {
      name: 'kafkajs-behind-one-folder',
      severity: 'error',
      from: { pathNot: ['^libs/platform/messaging/', '^test/', '^libs/testing/', '^deploy/local/', '\\.spec\\.ts$'] },
      to: { path: 'node_modules/kafkajs' },
    },
    {
      name: 'platform-knows-no-service',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^services/' },
    },
    {
      name: 'testing-only-from-specs',
      severity: 'error',
      from: { pathNot: ['\\.spec\\.ts$', '^test/', '^libs/testing/'] },
      to: { path: '^libs/testing/' },
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
    exclude: { path: ['^dist', 'generated'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['dunlin-source', 'import', 'require', 'node', 'default'],
    },
  },
};
