import { loadSettings } from '#libs/platform';
import { ConsoleSettings } from './console.settings.js';

const load = (env: Record<string, string>) => loadSettings([ConsoleSettings], env).get(ConsoleSettings);

describe('the settings of console', () => {
  it('tell access tokens from id tokens by their audience', () => {
    expect(() => load({ DUNLIN_OIDC_AUDIENCE: 'one', DUNLIN_OIDC_CLIENT_ID: 'one' })).toThrow(
      'DUNLIN_OIDC_AUDIENCE is the client of console, so that id tokens would pass for access tokens',
    );
  });
});
