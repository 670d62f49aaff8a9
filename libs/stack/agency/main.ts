import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { acknowledgeAll, readyFile } from './agency.js';

const pollMs = 200;

const { values } = parseArgs({ options: { folder: { type: 'string' } } });
if (!values.folder) throw new Error('The folder of the agencies is missing. Give it with --folder.');
const folder = values.folder;

const write = (entry: Record<string, unknown>): void =>
  void process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`);

// One message per new problem: a rule file that cannot be read would otherwise fill the log.
let lastProblem = '';

function poll(): void {
  try {
    for (const file of acknowledgeAll(folder)) write({ level: 'info', msg: 'acknowledged', file });
    lastProblem = '';
  } catch (error) {
    const problem = String(error);
    if (problem !== lastProblem) write({ level: 'error', msg: problem });
    lastProblem = problem;
  }
}

fs.mkdirSync(folder, { recursive: true });
fs.writeFileSync(readyFile(folder), String(process.pid));
const timer = setInterval(poll, pollMs);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    clearInterval(timer);
    fs.rmSync(readyFile(folder), { force: true });
    process.exit(0);
  });
}
