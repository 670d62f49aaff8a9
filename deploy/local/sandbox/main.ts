import { parseArgs } from 'node:util';
import { readConfig } from './config.js';
import { startSandbox } from './server.js';

const { values } = parseArgs({ options: { config: { type: 'string' } } });
if (!values.config) throw new Error('What the sandbox is to know is missing. Give its file with --config.');
const { url } = await startSandbox(readConfig(values.config));
process.stdout.write(`${JSON.stringify({ level: 'info', msg: 'listening', url })}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));
