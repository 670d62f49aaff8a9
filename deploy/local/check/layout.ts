import { isSource, type SourceFile } from './source-tree.js';

export const maxLines = 300;
export const maxFilesOfFolder = 15;

/** Manifest of a service in `service.ts`. */
export interface ServiceRow {
  readonly service: string;
  /** The lowest first. */
  readonly nouns: readonly string[];
}

/** Everything that breaks the layout, one sentence each. */
export function layoutFaults(files: readonly SourceFile[], rows: readonly ServiceRow[]): string[] {
  return [...sizeFaults(files), ...rows.flatMap((row) => serviceFaults(row, files))];
}

function sizeFaults(files: readonly SourceFile[]): string[] {
  const sources = files.filter((file) => isSource(file.path) && isFiledAtWill(file));
  const byFolder = Map.groupBy(sources, ({ path }) => path.slice(0, path.lastIndexOf('/')));
  return [
    ...sources
      .filter(({ lineCount }) => lineCount > maxLines)
      .map(({ path, lineCount }) => `${path} has ${lineCount} lines, and a source file may have ${maxLines}.`),
    ...[...byFolder]
      .filter(([, { length }]) => length > maxFilesOfFolder)
      .map(
        ([folder, { length }]) => `${folder} has ${length} source files, and a folder may have ${maxFilesOfFolder}.`,
      ),
  ];
}

/** A package of protos is one folder, and what was published in one of its files stays there: code of callers names it. */
function isFiledAtWill({ path }: SourceFile): boolean {
  return !path.startsWith('protos/');
}

/** Folders beside the nouns; `web` holds screens. */
const sharedFolders = ['migrations', 'testing', 'assets', 'web'];
/**
 * Folders of a noun, with the texts it ships in assets; a noun of workflow has activities and recorded histories too.
 */
const nounFolders = ['domain', 'use-cases', 'adapters', 'assets'];
const workflowFolders = ['activities', 'histories'];
/** Code that Temporal runs: its entry, and the workers that run it. */
const workflowEntries = ['workflows.ts', 'workers.ts', 'workflows.replay.spec.ts'];

function serviceFaults({ service, nouns }: ServiceRow, files: readonly SourceFile[]): string[] {
  const root = `services/${service}/`;
  const own = files.filter(({ path }) => path.startsWith(root)).map(({ path }) => path.slice(root.length));
  const folders = new Set(own.filter((path) => path.includes('/')).map((path) => path.split('/')[0]!));
  const isWorkflow = service === 'workflow';
  const rootFiles = new Set([
    'service.ts',
    `${service}.module.ts`,
    `${service}.settings.ts`,
    'README.md',
    ...(isWorkflow ? workflowEntries : []),
  ]);
  return [
    ...nouns
      .filter((noun) => !folders.has(noun))
      .map((noun) => `${root}service.ts names the noun ${noun}, which has no folder.`),
    ...[...folders]
      .filter((folder) => !nouns.includes(folder) && !sharedFolders.includes(folder))
      .map((folder) => `${root}${folder} is no noun of ${root}service.ts.`),
    ...own
      .filter((path) => !path.includes('/') && !rootFiles.has(path))
      .map((path) => `${root}${path} stands at the root of the service; it belongs to one of ${nouns.join(', ')}.`),
    ...nouns
      .filter((noun) => folders.has(noun))
      .flatMap((noun) => nounFaults(`${root}${noun}/`, noun, own, isWorkflow)),
  ];
}

function nounFaults(folder: string, noun: string, ofService: readonly string[], isWorkflow: boolean): string[] {
  const own = ofService.filter((path) => path.startsWith(`${noun}/`)).map((path) => path.slice(noun.length + 1));
  const folders = [...nounFolders, ...(isWorkflow ? workflowFolders : [])];
  const required = ['README.md', `${noun}.module.ts`];
  const isAllowed = (path: string): boolean =>
    required.includes(path) || (isWorkflow && /^[a-z-]+(\.workflow|\.contract|\.integration\.spec)?\.ts$/.test(path));
  return [
    ...required.filter((path) => !own.includes(path)).map((path) => `${folder} has no ${path}.`),
    ...own
      .filter((path) => (path.includes('/') ? !folders.includes(path.split('/')[0]!) : !isAllowed(path)))
      .map((path) => `${folder}${path} is outside ${folders.join(', ')}.`),
    ...own
      .filter((path) => rooms.some(([ending, room]) => ending.test(path) && !path.startsWith(room)))
      .map(
        (path) =>
          `${folder}${path} is in the wrong folder: ports stand in use-cases/, what touches the world in adapters/.`,
      ),
  ];
}

const rooms: readonly (readonly [RegExp, string])[] = [
  [/(^|\/|\.)ports\.ts$/, 'use-cases/'],
  [/\.(api|consumer|events|wire|store|tables|gateway|row)\.ts$/, 'adapters/'],
];

/** The row of nouns in the text of a `service.ts`. */
export function nounsOf(manifest: string): string[] {
  const [, row = ''] = /nouns: \[([^\]]*)\]/.exec(manifest) ?? [];
  return [...row.matchAll(/'([^']+)'/g)].map(([, noun]) => noun!);
}
