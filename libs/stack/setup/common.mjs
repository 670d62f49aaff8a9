// Shared by the bootstrap, which runs before anything is installed, and by the compiled launcher: only Node built-ins.
import { execFileSync, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The folder for everything fetched or built once per machine; it lies outside every clone. */
export function cacheDir() {
  const base = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  return path.resolve(process.env.DUNLIN_CACHE_DIR || path.join(base, 'dunlin'));
}

export function hashOf(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 16);
}

/** A process is its pid and the time it started, because pids are used again. */
export function processStart(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie has ended: only its parent has not read the exit code yet.
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch {
    if (fs.existsSync('/proc/self/stat')) return undefined;
  }
  try {
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return started || undefined;
  } catch {
    return undefined;
  }
}

export function thisProcess() {
  return { pid: process.pid, start: processStart(process.pid) ?? '' };
}

export function isAlive(identity) {
  return Boolean(identity) && processStart(identity.pid) === identity.start && identity.start !== '';
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function readIdentity(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function tryLock(file) {
  const mine = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  fs.writeFileSync(mine, JSON.stringify(thisProcess()));
  try {
    // A link appears whole or not at all, so nobody ever reads a lock that is half written.
    fs.linkSync(mine, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

/** Runs `work` while holding the lock file. The lock of a process that no longer runs is taken over. */
export async function withLock(file, work, onWait = () => {}) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  for (let waited = 0; !tryLock(file); waited += 1) {
    const holder = readIdentity(file);
    if (holder && !isAlive(holder)) {
      // Renaming first lets exactly one of several waiters remove the stale lock.
      const stale = `${file}.stale.${process.pid}`;
      try {
        fs.renameSync(file, stale);
        if (isAlive(readIdentity(stale))) fs.linkSync(stale, file);
        fs.rmSync(stale, { force: true });
      } catch (error) {
        if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
      }
      continue;
    }
    if (waited === 5) onWait(holder);
    await sleep(100);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

export function which(program, searchPath = process.env.PATH ?? '') {
  for (const folder of searchPath.split(path.delimiter)) {
    const file = path.join(folder, program);
    try {
      fs.accessSync(file, fs.constants.X_OK);
      if (folder && fs.statSync(file).isFile()) return file;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}

/** What a program prints about its version, or undefined when it cannot be run. */
export function outputOf(program, args) {
  try {
    const script = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 20_000 };
    return execFileSync(program, args, script);
  } catch {
    return undefined;
  }
}

/** Runs a program quietly; a failure carries the end of its output. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => reject(new Error(`${command} could not be run: ${error.message}.`)));
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(output);
      const lines = output.trimEnd().split('\n');
      const kept = lines.length > 60 ? [...lines.slice(0, 30), '...', ...lines.slice(-30)] : lines;
      const tail = kept.join('\n');
      reject(new Error(`${path.basename(command)} ${args[0] ?? ''} ended with ${signal ?? `code ${code}`}:\n${tail}`));
    });
  });
}

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** One line per part with the time it took; long parts say every half minute that they still work. */
export async function step(label, work, print = (line) => process.stderr.write(`${line}\n`)) {
  const began = Date.now();
  const ticker = setInterval(() => print(`  ..  ${label} (${seconds(began)} so far)`), 30_000);
  try {
    const result = await work();
    print(`  ok  ${label.padEnd(46)} ${seconds(began).padStart(8)}`);
    return result;
  } catch (error) {
    print(`  !!  ${label.padEnd(46)} ${seconds(began).padStart(8)}`);
    throw error;
  } finally {
    clearInterval(ticker);
  }
}

/**
 * Makes a cache entry once: `fill` works in a folder of its own that is renamed when complete, so a killed build leaves
 * nothing that looks finished, and of two builders one waits for the other.
 */
export async function cacheEntry(folder, label, fill, print) {
  if (fs.existsSync(folder)) return folder;
  await withLock(`${folder}.lock`, async () => {
    if (fs.existsSync(folder)) return;
    for (const left of fs.readdirSync(path.dirname(folder))) {
      if (left.startsWith(`${path.basename(folder)}.tmp`)) removeTree(path.join(path.dirname(folder), left));
    }
    const temporary = `${folder}.tmp-${process.pid}`;
    fs.mkdirSync(temporary, { recursive: true });
    try {
      await step(label, () => fill(temporary), print);
      fs.renameSync(temporary, folder);
    } finally {
      removeTree(temporary);
    }
  });
  return folder;
}

/** Removes a folder even when parts of it are read-only, as Go's module cache is. */
export function removeTree(folder) {
  if (!fs.existsSync(folder)) return;
  try {
    fs.rmSync(folder, { recursive: true, force: true });
  } catch {
    execFileSync('chmod', ['-R', 'u+w', folder]);
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
