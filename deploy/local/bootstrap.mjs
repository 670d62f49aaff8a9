#!/usr/bin/env node
// Every npm script comes through here: it makes a fresh clone ready to run and then hands over to the launcher.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import nodeModule from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { withLock } from '../../libs/stack/setup/common.mjs';
import { isBuilt } from './setup/build-state.mjs';
import { environmentFor, installPackages, nodeAtHand, nodeFolder, packagesInstalled } from './setup/node.mjs';

const here = path.dirname(fs.realpathSync(fileURLToPath(import.meta.url)));
const root = path.resolve(here, '../..');
const launcher = path.join(root, 'dist/deploy/local/main.js');
const dunlin = path.join(root, 'dist/deploy/local/dunlin.js');
const compileCache = path.join(root, '.dunlin/compile-cache');
const callersFolder = () => process.env.INIT_CWD ?? process.cwd();

/** Installed as the program `dunlin`, the arguments are those of the command line itself. */
function commandLine() {
  const args = process.argv.slice(2);
  return path.basename(process.argv[1]) === 'dunlin' ? ['dunlin', ...args] : args;
}

/** Runs a program with this terminal, passes signals on, and ends as it ended. */
function handOver(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(signal ? 128 + os.constants.signals[signal] : code));
  });
}

/**
 * The command line is asked often, so a build that is up to date is run without further checks: in this process when
 * its Node is new enough.
 * @returns whether it ran, and the exit code unless it ran in this process
 */
async function runBuiltDunlin(args) {
  const binary = nodeAtHand();
  if (!binary || !packagesInstalled(root, binary) || !isBuilt(root)) return { ran: false };
  if (binary !== process.execPath) {
    const env = { ...process.env, NODE_COMPILE_CACHE: compileCache };
    return { ran: true, code: await handOver(binary, [dunlin, ...args], { cwd: callersFolder(), env }) };
  }
  nodeModule.enableCompileCache(compileCache);
  process.chdir(callersFolder());
  process.argv = [process.execPath, dunlin, ...args];
  await import(pathToFileURL(dunlin).href);
  return { ran: true };
}

/** Installs packages and builds. @returns the exit code of the build */
async function setUp(node, env) {
  const waiting = (holder) =>
    process.stderr.write(`  ..  waiting for another set-up of this clone (pid ${holder?.pid ?? 'unknown'})\n`);
  return withLock(
    path.join(root, '.dunlin/setup.lock'),
    async () => {
      await installPackages(root, node);
      return handOver(path.join(node, 'bin/node'), [path.join(here, 'build.mjs')], { cwd: root, env });
    },
    waiting,
  );
}

async function main() {
  const args = commandLine();
  const command = args[0] ?? 'start';
  if (command === 'dunlin') {
    const quick = await runBuiltDunlin(args.slice(1));
    if (quick.ran) return quick.code;
  }
  const { missingOnThisMachine } = await import('./setup/machine.mjs');
  const missing = missingOnThisMachine(root, args);
  if (missing.length > 0) {
    process.stderr.write(`This machine lacks what \`npm ${command}\` needs:\n\n  - ${missing.join('\n  - ')}\n\n`);
    return 1;
  }
  const node = await nodeFolder();
  const env = environmentFor(node);
  const built = await setUp(node, env);
  if (built !== 0 || command === 'build') return built;
  const program = command === 'dunlin' ? [dunlin, ...args.slice(1)] : [launcher, ...args];
  return handOver(path.join(node, 'bin/node'), ['--enable-source-maps', ...program], { cwd: callersFolder(), env });
}

main().then(
  (code) => {
    if (code !== undefined) process.exit(code);
  },
  (error) => {
    process.stderr.write(`Set-up failed: ${error.message}\nAfter mending the cause, run the same command again.\n`);
    process.exit(1);
  },
);
