// A Node that is new enough, and the project's packages for it.
import fs from 'node:fs';
import path from 'node:path';
import { cacheDir, cacheEntry, hashOf, run, step } from '../../../libs/stack/setup/common.mjs';
import { packagesWithNeededScripts } from './install-scripts.mjs';

/** The Node that is fetched, and that runs in images built without a registry. */
export const pinned = '24.21.0';
const oldestThatServes = [22, 15];
const pinnedName = `node-${process.platform}-${process.arch}`;
const pinnedFolder = () => path.join(cacheDir(), `${pinnedName}-${pinned}`);

/** npm itself is run by the Node that is asked for, so that it picks the releases meant for that Node. */
function npmCommand(node, args) {
  const script = process.env.npm_execpath;
  return script && script.endsWith('.js') ? [node, [script, ...args]] : ['npm', args];
}

/** Whether the Node that runs this is new enough. */
export function servesItself() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [wantMajor, wantMinor] = oldestThatServes;
  return major > wantMajor || (major === wantMajor && minor >= wantMinor);
}

/** The folder of the Node to use: the running one when it is new enough, else one fetched into the cache. */
export async function nodeFolder() {
  return servesItself() ? path.dirname(path.dirname(process.execPath)) : fetchNode();
}

/** Where that Node's program is, or undefined when it has to be fetched first. */
export function nodeAtHand() {
  if (servesItself()) return process.execPath;
  const binary = path.join(pinnedFolder(), 'node_modules', pinnedName, 'bin/node');
  return fs.existsSync(binary) ? binary : undefined;
}

/** The folder of exactly the pinned Node, fetched into the cache when it is not there. */
export async function fetchNode() {
  const folder = pinnedFolder();
  await cacheEntry(folder, `fetch Node ${pinned} into the cache`, async (temporary) => {
    const flags = [
      '--no-save',
      '--no-package-lock',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--global=false',
      '--loglevel=error',
    ];
    const [command, args] = npmCommand(process.execPath, [
      'install',
      '--prefix',
      temporary,
      ...flags,
      `${pinnedName}@${pinned}`,
    ]);
    await run(command, args, { cwd: temporary });
  });
  return path.join(folder, 'node_modules', pinnedName);
}

/** The environment in which that Node and its headers come first. */
export function environmentFor(node) {
  const bin = path.join(node, 'bin');
  const searchPath = `${bin}${path.delimiter}${process.env.PATH ?? ''}`;
  return { ...process.env, PATH: searchPath, npm_config_nodedir: node };
}

const stampFileOf = (root) => path.join(root, 'node_modules/.dunlin-stamp');

function packagesStamp(root, binary) {
  const version = binary === process.execPath ? process.versions.node : pinned;
  return hashOf(fs.readFileSync(path.join(root, 'package-lock.json')), version);
}

/** Whether node_modules was made from this lock file for this Node. */
export function packagesInstalled(root, binary) {
  const stampFile = stampFileOf(root);
  return fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === packagesStamp(root, binary);
}

/**
 * `npm ci` without scripts, and after it the scripts that are needed, when node_modules is absent or was made from another lock file or
 * for another Node.
 */
export async function installPackages(root, node) {
  const binary = path.join(node, 'bin/node');
  if (packagesInstalled(root, binary)) return;
  await step('install packages (npm ci)', async () => {
    const npm = (...words) => {
      const [command, args] = npmCommand(binary, [...words, '--no-audit', '--no-fund', '--loglevel=error']);
      return run(command, args, { cwd: root, env: environmentFor(node) });
    };
    await npm('ci', '--ignore-scripts');
    await npm('rebuild', '--ignore-scripts=false', ...packagesWithNeededScripts(root));
    fs.writeFileSync(stampFileOf(root), packagesStamp(root, binary));
  });
}
