import { callersFaults, callersShape } from './callers.settings.js';

const faultsOf = (rpcTls: boolean, rpcTokensUrl?: string) =>
  callersFaults({ rpcTls, rpcTokensUrl } as never).map(({ problem }) => problem);

describe('where the keys of tokens come from', () => {
  it('must be said where rpcs come by TLS, and be as safe', () => {
    expect(faultsOf(true)).toEqual([
      'is not set, but DUNLIN_RPC_TLS is true: say rpc://console, or none to believe callers',
    ]);
    expect(faultsOf(true, 'http://console:8080/.well-known/jwks.json')).toEqual([
      'begins with http://, but DUNLIN_RPC_TLS is true: say rpc://console, or an address with https',
    ]);
    for (const place of ['rpc://console', 'none', 'https://console.example.com/keys', 'http://127.0.0.1:8080/keys'])
      expect(faultsOf(true, place)).toEqual([]);
  });

  it('may be any address, or none, where they come without', () => {
    for (const place of [undefined, 'none', 'http://console:8080/keys']) expect(faultsOf(false, place)).toEqual([]);
  });

  it.each(['nothing', 'rpc://customer', 'ftp://console/keys', 'https://'])('is never %s', (place) => {
    expect(callersShape.rpcTokensUrl.schema.safeParse(place).success).toBe(false);
  });
});
