import fs from 'node:fs';
import path from 'node:path';
import { Argument, Command } from 'commander';
import { removedAtEnd, runInside } from '../../deploy/cluster/namespaces.js';
import { clusterTools } from '../../deploy/cluster/tools.js';
import { repositoryRoot } from '../../libs/stack/paths.js';
import { parts } from './parts/index.js';
import { prepare } from './prepare.js';

const names = Object.keys(parts);
const argument = new Argument('[parts...]', 'only these').choices(names).default(names, 'all');
const command = new Command('npm run test:cluster --')
  .description('Starts a Kubernetes of one node on this machine and tries the chart and the image in it, as root.')
  .addArgument(argument)
  .parse();

const chosen = command.processedArgs[0] as string[];
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const dir = fs.mkdtempSync('/var/tmp/dunlin-cluster-');
const remove = removedAtEnd(dir);
// The server of the databases runs as a user without rights, who must get to its folder.
fs.chmodSync(dir, 0o755);
try {
  await prepare(dir, chosen, say);
  const program = path.join(repositoryRoot, 'dist/test/cluster/inside.js');
  // The client of this test asks the cluster's own names.
  process.env['GRPC_NODE_USE_ALTERNATIVE_RESOLVER'] = 'true';
  const inside = [process.execPath, '--enable-source-maps', program, dir, ...chosen];
  process.exitCode = await runInside(dir, clusterTools().packages, inside);
} finally {
  await remove();
}
