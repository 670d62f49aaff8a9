// Generates, compiles, copies assets and bundles workflows; each part only when its inputs changed.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashOf, removeTree, run, step } from '../../libs/stack/setup/common.mjs';
import {
  compiledSources,
  compileInputs,
  contractInputs,
  contractsScript,
  filesBelow,
  isAsset,
  screens,
  screensContract,
  screensInputs,
  stampsOf,
} from './setup/build-state.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const dist = path.join(root, 'dist');
const stamps = stampsOf(root);
const at = (...parts) => path.join(root, ...parts);

async function whenChanged(stampFile, output, fingerprintNow, label, work) {
  const previous = fs.existsSync(stampFile) ? fs.readFileSync(stampFile, 'utf8') : '';
  if (previous === fingerprintNow && fs.existsSync(output)) return;
  await step(label, work);
  fs.mkdirSync(path.dirname(stampFile), { recursive: true });
  fs.writeFileSync(stampFile, fingerprintNow);
}

async function generate() {
  if (!fs.existsSync(at(contractsScript))) return;
  await whenChanged(stamps.contracts, path.dirname(stamps.contracts), contractInputs(root), 'generate contracts', () =>
    run(process.execPath, [at(contractsScript)], { cwd: root }),
  );
}

/** The compiler's own messages go straight to the terminal, with its colours. */
function tsc() {
  return new Promise((resolve, reject) => {
    const args = [at('node_modules/@typescript/native/bin/tsc'), '-p', at('tsconfig.json')];
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error('The sources do not compile. Correct the errors above and run again.')),
    );
  });
}

/** A compiled file whose source is gone would still be loaded by code that lists the folder. */
function removeOrphans() {
  for (const file of filesBelow(root, ['dist/libs', 'dist/services', 'dist/deploy', 'dist/test'])) {
    const source = file.slice('dist/'.length).replace(/\.js(\.map)?$/, '.ts');
    const bundle = file.includes('workflow-bundle');
    if (/\.js(\.map)?$/.test(file) && !bundle && !fs.existsSync(at(source)) && !isAsset(file.slice('dist/'.length))) {
      fs.rmSync(at(file));
    }
  }
}

async function compile() {
  const sources = compiledSources(root);
  await whenChanged(stamps.compiled, dist, compileInputs(root, sources), 'compile', async () => {
    await tsc();
    removeOrphans();
    for (const file of sources.filter(isAsset)) {
      fs.mkdirSync(path.dirname(path.join(dist, file)), { recursive: true });
      fs.copyFileSync(at(file), path.join(dist, file));
    }
  });
}

/** Workers of every process share one bundle, made once here instead of 2-3 s in each of them. */
async function bundleWorkflows() {
  const entry = path.join(dist, 'services/workflow/workflows.js');
  const bundle = path.join(dist, 'services/workflow/workflow-bundle.js');
  if (!fs.existsSync(entry)) return;
  const compiled = filesBelow(root, ['dist/libs', 'dist/services/workflow'], (file) => /\.js$/.test(file));
  const contents = compiled
    .filter((file) => !file.includes('workflow-bundle'))
    .map((file) => fs.readFileSync(at(file)));
  const inputs = hashOf(...contents, fs.readFileSync(at('package-lock.json')));
  await whenChanged(path.join(dist, '.bundle-stamp'), bundle, inputs, 'bundle workflows', async () => {
    const { bundleWorkflowCode, DefaultLogger } = await import('@temporalio/worker');
    const { code } = await bundleWorkflowCode({
      workflowsPath: entry,
      workflowInterceptorModules: [path.join(dist, 'libs/platform/temporal/workflow-interceptors.js')],
      logger: new DefaultLogger('WARN'),
    });
    fs.writeFileSync(`${bundle}.tmp`, code);
    fs.renameSync(`${bundle}.tmp`, bundle);
  });
}

/** Types of the HTTP API's calls, then what browsers load. */
async function buildScreens() {
  if (!fs.existsSync(at(screens, 'index.html'))) return;
  await whenChanged(stamps.screens, at(screens, 'dist'), screensInputs(root), 'build the screens', async () => {
    const types = at(screens, 'src/generated/api.ts');
    fs.mkdirSync(path.dirname(types), { recursive: true });
    await run(process.execPath, [at('node_modules/openapi-typescript/bin/cli.js'), at(screensContract), '-o', types], {
      cwd: root,
    });
    await run(process.execPath, [at('node_modules/vite/bin/vite.js'), 'build', at(screens), '--logLevel', 'warn'], {
      cwd: root,
    });
  });
}

async function main() {
  if (!fs.existsSync(path.join(dist, '.tsbuildinfo'))) removeTree(dist);
  await generate();
  await compile();
  await bundleWorkflows();
  await buildScreens();
}

main().catch((error) => {
  process.stderr.write(`Build failed: ${error.message}\n`);
  process.exit(1);
});
