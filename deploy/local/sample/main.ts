import { Command } from 'commander';
import { DomainError } from '#libs/errors';
import { loadSample, sampleStart } from './sample.js';

new Command('npm run sample --')
  .description(
    'Loads the sample portfolio into a running Dunlin and collects it for 90 days: into the one of npm start, or where ' +
      `DUNLIN_RPC_<SERVICE>_ADDRESS says that its services respond. Its test clock must start at ${sampleStart}.`,
  )
  .parse();

await loadSample(process.env, (line) => void process.stderr.write(`${line}\n`)).then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    if (error instanceof DomainError && error.code === 'SERVICE_UNAVAILABLE')
      process.stderr.write('Start it, or say in DUNLIN_RPC_<SERVICE>_ADDRESS where the services respond.\n');
    process.exit(1);
  },
);
