import { loadSettings } from '#libs/platform';
import { ConsoleSettings } from '../console.settings.js';

const load = (env: Record<string, string>) => loadSettings([ConsoleSettings], env).get(ConsoleSettings);

describe('the settings of console', () => {
  it('tell access tokens from id tokens by their audience', () => {
    expect(() => load({ DUNLIN_OIDC_AUDIENCE: 'one', DUNLIN_OIDC_CLIENT_ID: 'one' })).toThrow(
      'DUNLIN_OIDC_AUDIENCE is the client of console, so that id tokens would pass for access tokens',
    );
  });

  it('give a role to the groups that are named, and to nobody where none is', () => {
    const { roleGroups } = load({ DUNLIN_CONSOLE_ROLE_GROUPS: 'agent=one, two;admin=' });
    expect([roleGroups.get('agent'), roleGroups.get('admin')]).toEqual([['one', 'two'], []]);
  });

  it('cut no group at a sign of its name', () => {
    expect(() => load({ DUNLIN_CONSOLE_ROLE_GROUPS: 'agent=CN=agents,OU=people' })).toThrow(
      'no group has an equals sign',
    );
  });

  it.each(['http://127.evil.example', 'http://127.0.0.1.evil.example', 'http://localhost.evil.example'])(
    'take %s for another machine',
    (url) => expect(() => load({ DUNLIN_CONSOLE_URL: url })).toThrow('is not on this machine'),
  );

  it.each(['http://127.0.0.1:8080', 'http://localhost:8080', 'http://[::1]:8080', 'https://console.example.com'])(
    'take %s for safe',
    (url) => expect(load({ DUNLIN_CONSOLE_URL: url }).consoleUrl).toBe(url),
  );
});
