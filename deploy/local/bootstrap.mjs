#!/usr/bin/env node
// Every npm script comes through here: it makes a fresh clone ready to run and then hands over to the launcher.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from '../../libs/stack/setup/common.mjs';
import { missingOnThisMachine } from './setup/machine.mjs';
import { environmentFor, installPackages, nodeFolder } from './setup/node.mjs';

const here = path.dirname(fs.realpathSync(fileURLToPath(import.meta.url)));
const root = path.resolve(here, '../..');

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

async function main() {
  const args = commandLine();
  const command = args[0] ?? 'start';
  const missing = missingOnThisMachine(root, args);
  if (missing.length > 0) {
    process.stderr.write(`This machine lacks what \`npm ${command}\` needs:\n\n  - ${missing.join('\n  - ')}\n\n`);
    return 1;
  }
  const node = await nodeFolder();
  const env = environmentFor(node);
  const binary = path.join(node, 'bin/node');
  const waiting = (holder) =>
    process.stderr.write(`  ..  waiting for another set-up of this clone (pid ${holder?.pid ?? 'unknown'})\n`);
  const built = await withLock(
    path.join(root, '.dunlin/setup.lock'),
    async () => {
      await installPackages(root, node);
      return handOver(binary, [path.join(here, 'build.mjs')], { cwd: root, env });
    },
    waiting,
  );
  if (built !== 0 || command === 'build') return built;
  const launcher = path.join(root, 'dist/deploy/local/main.js');
  const cwd = process.env.INIT_CWD ?? process.cwd();
  return handOver(binary, ['--enable-source-maps', launcher, ...args], { cwd, env });
}

main().then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`Set-up failed: ${error.message}\nAfter mending the cause, run the same command again.\n`);
    process.exit(1);
  },
);
