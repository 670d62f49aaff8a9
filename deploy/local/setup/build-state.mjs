// What a build is made from, and whether the one in dist/ is still that build. Only Node built-ins.
import fs from 'node:fs';
import path from 'node:path';
import { hashOf } from '../../../libs/stack/setup/common.mjs';

const sourceFolders = ['libs', 'services', 'deploy', 'test'];
const isSource = (file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.startsWith(`${screens}/`);

/** Screens of console, which a bundler builds for browsers. */
export const screens = 'services/console/web';
/** What the types of the screens' calls are made from. */
export const screensContract = 'docs/contracts/console.openapi.json';

/** Files that the build copies beside the compiled code. */
export const isAsset = (file) =>
  /^(libs|services)\/.*\/assets\//.test(file) || /^(deploy\/local|libs\/stack)\/setup\/.*\.mjs$/.test(file);

export const contractsScript = 'libs/contracts/gen.mjs';

export const stampsOf = (root) => ({
  contracts: path.join(root, 'libs/contracts/generated/.stamp'),
  compiled: path.join(root, 'dist/.build-stamp'),
  screens: path.join(root, screens, 'dist/.build-stamp'),
});

/** All files below the folders, as paths from the root, without what is generated or installed. */
export function filesBelow(root, folders, accept = () => true) {
  const found = [];
  const visit = (folder) => {
    for (const entry of fs.readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const file = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules' && entry.name !== '.git') visit(file);
      } else if (accept(file)) {
        found.push(file);
      }
    }
  };
  for (const folder of folders) if (fs.existsSync(path.join(root, folder))) visit(folder);
  return found.sort();
}

/** Size and time are enough to notice a change, and cost no reading. */
function fingerprint(root, files) {
  const parts = files.map((file) => [file, fs.statSync(path.join(root, file), { throwIfNoEntry: false })]);
  return hashOf(...parts.flatMap(([file, stat]) => (stat ? [`${file} ${stat.size} ${stat.mtimeMs}`] : [])));
}

export function contractInputs(root) {
  return fingerprint(root, [
    ...filesBelow(root, ['protos']),
    contractsScript,
    'package-lock.json',
    'buf.yaml',
    'buf.gen.yaml',
  ]);
}

export const compiledSources = (root) => filesBelow(root, sourceFolders, (file) => isSource(file) || isAsset(file));

export function compileInputs(root, sources = compiledSources(root)) {
  return fingerprint(root, [...sources, 'tsconfig.json', 'package-lock.json']);
}

/** The screens load pure libraries, so that these count too. */
export function screensInputs(root) {
  const own = filesBelow(root, [screens], (file) => !/\/(dist|generated)\//.test(file));
  const libraries = filesBelow(root, ['libs'], (file) => /^libs\/(errors|money|time)\/.*\.ts$/.test(file));
  return fingerprint(root, [...own, ...libraries, screensContract, 'package-lock.json']);
}

const read = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined);

/** Whether generated and compiled code is that of the sources as they are now. */
export function isBuilt(root) {
  const stamps = stampsOf(root);
  return (
    read(stamps.contracts) === contractInputs(root) &&
    read(stamps.compiled) === compileInputs(root) &&
    read(stamps.screens) === screensInputs(root)
  );
}
