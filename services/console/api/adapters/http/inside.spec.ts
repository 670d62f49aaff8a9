import { isFromInside } from './inside.js';

const at = (host: string | undefined, headers: Record<string, string> = {}) =>
  isFromInside({ ...(host === undefined ? {} : { host }), ...headers }, 'console.example.com');

describe('a request for health', () => {
  it.each(['10.1.2.3:8080', '[fd00::1]:8080', 'localhost:8080', 'dunlin-console.ns.svc.cluster.local:8080'])(
    'is of the inside at %s',
    (host) => expect(at(host)).toBe(true),
  );

  it.each([
    'console.example.com',
    'console.example.com:443',
    'console.example.com:8443',
    'CONSOLE.example.com',
    'console.example.com.',
    'console.example.com.:443',
    '',
    'not a host',
    undefined,
  ])('is of the outside at %s', (host) => expect(at(host)).toBe(false));

  it.each(['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'])(
    'is of the outside where a proxy added %s',
    (name) => expect(at('10.1.2.3:8080', { [name]: 'anything' })).toBe(false),
  );
});
