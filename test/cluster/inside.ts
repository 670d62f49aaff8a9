import { parts } from './parts/index.js';
import { imageOf, prepared, Site } from './site.js';
import { Trial } from './trial.js';

const [dir, ...chosen] = process.argv.slice(2) as [string, ...string[]];
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const began = performance.now();
const site = await Site.start(dir, say);
const trial = new Trial(site, dir, say);
try {
  for (const name of ['previous', 'current', 'next']) {
    const load = () => site.cluster.load(imageOf(name), prepared(dir).image(name));
    await trial.step(`give the node ${imageOf(name)}`, load);
  }
  for (const [name, part] of Object.entries(parts)) {
    if (chosen.includes(name)) await trial.run(name, part);
  }
} finally {
  await site.stop();
}
const { figures, problems } = trial;
const seconds = Math.round((performance.now() - began) / 1_000);
process.stdout.write(`${JSON.stringify({ ...figures, seconds, problems }, null, 2)}\n`);
process.exit(problems.length === 0 ? 0 : 1);
