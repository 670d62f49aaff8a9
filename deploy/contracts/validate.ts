import fs from 'node:fs';
import path from 'node:path';
import { Parser } from '@asyncapi/parser';
import { repositoryRoot } from '../../libs/stack/paths.js';

/** Holds the committed document against AsyncAPI itself; its errors and warnings fail the check, hints do not. */
const file = 'docs/contracts/asyncapi.yaml';
const warning = 1;

const diagnostics = await new Parser().validate(fs.readFileSync(path.join(repositoryRoot, file), 'utf8'));
const faults = diagnostics.filter(({ severity }) => severity <= warning);
for (const { code, message, range } of faults)
  process.stdout.write(`${file}:${range.start.line + 1} ${code}: ${message}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
