import { parseArgs } from 'node:util';
import { readConfig } from './config.js';
import { startProvider } from './provider.js';

const { values } = parseArgs({ options: { config: { type: 'string' } } });
if (!values.config) throw new Error('What the provider is to know is missing. Give its file with --config.');
const { issuer } = await startProvider(readConfig(values.config));
process.stdout.write(`${JSON.stringify({ level: 'info', msg: 'listening', issuer })}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));
