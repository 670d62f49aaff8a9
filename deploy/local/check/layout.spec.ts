import { layoutFaults, nounsOf } from './layout.js';
import { isSource, type SourceFile } from './source-tree.js';

const row = { service: 'payment', nouns: ['payments', 'files'] };
const whole = [
  'service.ts',
  'payment.module.ts',
  'README.md',
  'migrations/0001-create-payments.ts',
  ...['payments', 'files'].flatMap((noun) => [
    `${noun}/README.md`,
    `${noun}/${noun}.module.ts`,
    `${noun}/domain/errors.ts`,
    `${noun}/use-cases/ports.ts`,
    `${noun}/adapters/${noun}.api.ts`,
  ]),
];
const files = (paths: readonly string[], lineCount = 10): SourceFile[] =>
  paths.map((path) => ({ path: `services/payment/${path}`, lineCount }));
const faultsOf = (paths: readonly string[]): string[] => layoutFaults(files(paths), [row]);

describe('the layout of a service', () => {
  it('is free of faults when every file is in its place', () => {
    expect(faultsOf(whole)).toEqual([]);
  });

  it.each([
    [
      'a noun without a folder',
      whole.filter((path) => !path.startsWith('files/')),
      /names the noun files, which has no/,
    ],
    ['a folder that is no noun', [...whole, 'helpers/text.ts'], /helpers is no noun/],
    ['a file at the root', [...whole, 'payment.api.ts'], /payment\.api\.ts stands at the root/],
    ['a noun without a page', whole.filter((path) => path !== 'files/README.md'), /files\/ has no README\.md/],
    ['a file outside the three folders', [...whole, 'files/lines.ts'], /files\/lines\.ts is outside domain/],
    ['a store among use cases', [...whole, 'files/use-cases/file.store.ts'], /file\.store\.ts is in the wrong folder/],
    ['ports of the domain', [...whole, 'files/domain/ports.ts'], /ports\.ts is in the wrong folder/],
  ])('refuses %s', (_name, paths, fault) => {
    expect(faultsOf(paths)).toEqual([expect.stringMatching(fault)]);
  });

  it('is the row that service.ts gives', () => {
    expect(nounsOf(`defineService({ name: 'payment', nouns: ['payments', 'files'], module: M })`)).toEqual(row.nouns);
  });
});

describe('the limits of files and folders', () => {
  it('count lines of sources, and files of a folder', () => {
    expect(layoutFaults([{ path: 'libs/a/b.ts', lineCount: 301 }], [])).toEqual([
      'libs/a/b.ts has 301 lines, and a source file may have 300.',
    ]);
    const many = Array.from({ length: 16 }, (_, index) => ({ path: `libs/a/f${index}.ts`, lineCount: 1 }));
    expect(layoutFaults(many, [])).toEqual(['libs/a has 16 source files, and a folder may have 15.']);
    const protos = many.map((file, index) => ({ ...file, path: `protos/dunlin/a/v1/f${index}.proto`, lineCount: 301 }));
    expect(layoutFaults(protos, [])).toEqual([]);
  });

  it.each([
    ['libs/a/b.ts', true],
    ['protos/a.proto', true],
    ['libs/a/b.spec.ts', false],
    ['libs/a/b.d.mts', false],
    ['services/x/migrations/0001-a.ts', false],
    ['test/conformance/samples/invoice.ts', false],
    ['docs/a.md', false],
  ])('see %s as source: %s', (path, expected) => {
    expect(isSource(path)).toBe(expected);
  });
});
