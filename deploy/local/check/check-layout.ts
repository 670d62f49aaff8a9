import fs from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../../libs/stack/paths.js';
import { layoutFaults, nounsOf, type ServiceRow } from './layout.js';
import { filesOf } from './source-tree.js';

function rowsOfNouns(root: string): ServiceRow[] {
  const services = path.join(root, 'services');
  return fs.readdirSync(services).flatMap((service) => {
    const manifest = path.join(services, service, 'service.ts');
    return fs.existsSync(manifest) ? [{ service, nouns: nounsOf(fs.readFileSync(manifest, 'utf8')) }] : [];
  });
}

const faults = layoutFaults(filesOf(repositoryRoot), rowsOfNouns(repositoryRoot));
for (const [index, fault] of faults.entries()) process.stdout.write(`${index + 1}. ${fault}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
