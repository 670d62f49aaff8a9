import { parseArgs } from 'node:util';
import { readConfig } from '../sandbox/config.js';
import { startStripe } from './server.js';

const { values } = parseArgs({ options: { config: { type: 'string' } } });
if (!values.config) throw new Error('What the emulator is to know is missing. Give its file with --config.');
const { url } = await startStripe(readConfig(values.config));
process.stdout.write(`${JSON.stringify({ level: 'info', msg: 'listening', url })}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));
