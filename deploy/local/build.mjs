// Generates, compiles, copies assets and bundles workflows; each part only when its inputs changed.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashOf, removeTree, run, step } from '../../libs/stack/setup/common.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const dist = path.join(root, 'dist');
const at = (...parts) => path.join(root, ...parts);

/** All files below the folders, as paths from the root, without what is generated or installed. */
function filesBelow(folders, accept = () => true) {
  const found = [];
  const visit = (folder) => {
    for (const entry of fs.readdirSync(at(folder), { withFileTypes: true })) {
      const file = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules' && entry.name !== '.git') visit(file);
      } else if (accept(file)) {
        found.push(file);
      }
    }
  };
  for (const folder of folders) if (fs.existsSync(at(folder))) visit(folder);
  return found.sort();
}

/** Size and time are enough to notice a change, and cost no reading. */
function fingerprint(files) {
  const parts = files
    .filter((file) => fs.existsSync(at(file)))
    .map((file) => {
      const { size, mtimeMs } = fs.statSync(at(file));
      return `${file} ${size} ${mtimeMs}`;
    });
  return hashOf(...parts);
}

async function whenChanged(stampFile, output, fingerprintNow, label, work) {
  const previous = fs.existsSync(stampFile) ? fs.readFileSync(stampFile, 'utf8') : '';
  if (previous === fingerprintNow && fs.existsSync(output)) return;
  await step(label, work);
  fs.mkdirSync(path.dirname(stampFile), { recursive: true });
  fs.writeFileSync(stampFile, fingerprintNow);
}

async function generate() {
  const script = 'libs/contracts/gen.mjs';
  if (!fs.existsSync(at(script))) return;
  const inputs = fingerprint([...filesBelow(['protos']), script, 'package-lock.json', 'buf.yaml', 'buf.gen.yaml']);
  const generated = at('libs/contracts/generated');
  await whenChanged(path.join(generated, '.stamp'), generated, inputs, 'generate contracts', () =>
    run(process.execPath, [at(script)], { cwd: root }),
  );
}

const sourceFolders = ['libs', 'services', 'deploy', 'test'];
const isSource = (file) => /\.ts$/.test(file) && !/\.d\.ts$/.test(file);
const isAsset = (file) =>
  /^(libs|services)\/.*\/assets\//.test(file) || /^(deploy\/local|libs\/stack)\/setup\/.*\.mjs$/.test(file);

/** The compiler's own messages go straight to the terminal, with its colours. */
function tsc() {
  return new Promise((resolve, reject) => {
    const args = [at('node_modules/@typescript/native/bin/tsc'), '-p', at('tsconfig.json')];
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error('The sources do not compile. Mend the errors above and run again.')),
    );
  });
}

/** A compiled file whose source is gone would still be loaded by whoever lists the folder. */
function removeOrphans() {
  for (const file of filesBelow(sourceFolders.map((folder) => `dist/${folder}`))) {
    const source = file.slice('dist/'.length).replace(/\.js(\.map)?$/, '.ts');
    const bundle = file.includes('workflow-bundle');
    if (/\.js(\.map)?$/.test(file) && !bundle && !fs.existsSync(at(source)) && !isAsset(file.slice('dist/'.length))) {
      fs.rmSync(at(file));
    }
  }
}

async function compile() {
  const sources = filesBelow(sourceFolders, (file) => isSource(file) || isAsset(file));
  const inputs = fingerprint([...sources, 'tsconfig.json', 'package-lock.json']);
  await whenChanged(path.join(dist, '.build-stamp'), dist, inputs, 'compile', async () => {
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
  const compiled = filesBelow(['dist/libs', 'dist/services/workflow'], (file) => /\.js$/.test(file));
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

async function main() {
  if (!fs.existsSync(path.join(dist, '.tsbuildinfo'))) removeTree(dist);
  await generate();
  await compile();
  await bundleWorkflows();
}

main().catch((error) => {
  process.stderr.write(`Build failed: ${error.message}\n`);
  process.exit(1);
});
