import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../libs/stack/paths.js';
import { checkRelease, releaseParts } from './release.js';

describe('the release check', () => {
  it('has only parts that CONTRIBUTING tells, in its order', () => {
    const page = readFileSync(path.join(repositoryRoot, 'CONTRIBUTING.md'), 'utf8');
    const [, section = ''] = /### Release check\n([^]*?)\n### /.exec(page) ?? [];
    const told = [...section.matchAll(/^\| `([a-z-]+)` /gm)].map(([, name]) => name);
    expect(told).toEqual(releaseParts.map(({ name }) => name));
  });

  it('refuses a part that it does not have', async () => {
    expect(await checkRelease(['no-such-part'])).toBe(2);
  });
});
