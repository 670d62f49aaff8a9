const swc = [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'es6' },
    jsc: {
      target: 'es2023',
      keepClassNames: true,
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    },
  },
];

const shared = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['dunlin-source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': swc },
  moduleNameMapper: {
    '^#libs/(.+)$': '<rootDir>/libs/$1/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.dunlin'],
};

/**
 * unit: pure and quick; chart: what is deployed, rendered and checked; integration: real servers in one process;
 * system: whole stacks of real processes, two at a time.
 */
export default {
  workerIdleMemoryLimit: '1GB',
  // No time is asserted by it: what hangs ends, however slow the machine is.
  testTimeout: 180_000,
  testSequencer: '<rootDir>/test/longest-first.mjs',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{libs,services,deploy,test}/**/*.spec.ts'],
      testPathIgnorePatterns: ['\\.(chart|integration|system)\\.spec\\.ts$', '/dist/'],
      setupFiles: ['<rootDir>/libs/testing/seed.mjs'],
    },
    {
      ...shared,
      displayName: 'chart',
      testMatch: ['<rootDir>/deploy/chart/**/*.chart.spec.ts'],
    },
    {
      ...shared,
      displayName: 'integration',
      testMatch: ['<rootDir>/{libs,services,deploy,test}/**/*.integration.spec.ts'],
      globalSetup: '<rootDir>/libs/testing/global-setup.mjs',
      globalTeardown: '<rootDir>/libs/testing/global-teardown.mjs',
      setupFiles: ['<rootDir>/libs/testing/setup.mjs'],
    },
    {
      ...shared,
      displayName: 'system',
      testMatch: ['<rootDir>/{libs,services,deploy,test}/**/*.system.spec.ts'],
    },
  ],
};
