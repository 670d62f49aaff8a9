import { parseArgs } from 'node:util';
import { startCatcher } from './catcher.js';

const { values } = parseArgs({
  options: {
    host: { type: 'string' },
    'smtp-port': { type: 'string' },
    'http-port': { type: 'string' },
    data: { type: 'string' },
  },
});
if (!values.data) throw new Error('The folder for the messages is missing. Give it with --data.');
const catcher = await startCatcher({
  smtpHost: values.host ?? '127.0.0.1',
  smtpPort: Number(values['smtp-port'] ?? 0),
  httpPort: Number(values['http-port'] ?? 0),
  folder: values.data,
});
process.stdout.write(`${JSON.stringify({ level: 'info', msg: 'listening', ...catcher.ports })}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));
