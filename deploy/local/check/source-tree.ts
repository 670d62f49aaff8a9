import fs from 'node:fs';
import path from 'node:path';

/** A file as the layout sees it. */
export interface SourceFile {
  /** From the root of the repository, with slashes. */
  readonly path: string;
  readonly lineCount: number;
}

export const sourceFolders = ['libs', 'services', 'deploy', 'test', 'protos'];
const installed = new Set(['node_modules', '.git', 'generated']);

/** All files below the folders of sources, whatever they are. */
export function filesOf(root: string): SourceFile[] {
  const found: SourceFile[] = [];
  const visit = (folder: string): void => {
    for (const entry of fs.readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const file = `${folder}/${entry.name}`;
      if (!entry.isDirectory()) found.push({ path: file, lineCount: lineCountOf(path.join(root, file)) });
      else if (!installed.has(entry.name)) visit(file);
    }
  };
  for (const folder of sourceFolders) if (fs.existsSync(path.join(root, folder))) visit(folder);
  return found;
}

function lineCountOf(file: string): number {
  return fs.readFileSync(file, 'utf8').split('\n').length - 1;
}

const sourceEnding = /\.(ts|tsx|mjs|proto)$/;
/** Specs, declarations of types beside JavaScript, and folders that hold tables of data or what is never edited. */
const notSource =
  /\.spec\.ts$|\.d\.m?ts$|\/(migrations|histories|templates|locales|fixtures|assets|samples|examples|schemas)\//;

/** Whether people read and change it as code, so that its length and company are limited. */
export function isSource(file: string): boolean {
  return sourceEnding.test(file) && !notSource.test(file);
}
