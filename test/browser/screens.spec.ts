import { readFileSync } from 'node:fs';
import { addressesOf, screens } from './screens.js';

const web = 'services/console/web/src';
const textOf = (file: string) => readFileSync(`${web}/${file}`, 'utf8');

describe('the screens that journeys look at', () => {
  it('are all routes of the router', () => {
    const router = textOf('router.tsx');
    const signedIn = /signedInPath = '([^']+)'/.exec(textOf('api/session.ts'))![1]!;
    const routes = [...router.matchAll(/\bpath: (?:'([^']+)'|signedInPath\b)/g)].map(([, path]) => path ?? signedIn);
    // Whoever writes a route in another way would have it looked at by nobody.
    expect(routes).toHaveLength(router.match(/\bcreateRoute\(/g)!.length);
    expect(
      Object.values(screens)
        .flatMap((some) => Object.keys(some))
        .sort(),
    ).toEqual(routes.sort());
  });

  it('are all parts of the administration', () => {
    const sections = [...textOf('admin/sections.ts').matchAll(/\bname: '(\w+)'/g)].map(([, name]) => `/admin/${name}`);
    expect(sections.length).toBeGreaterThan(5);
    expect(addressesOf('administration')).toEqual(expect.arrayContaining(sections));
  });
});
