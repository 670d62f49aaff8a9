import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { callerTokens, rpcPermissions } from '#libs/platform';

const keyId = 'administrator';
const permissions = [...new Set(Object.values(rpcPermissions).flatMap((rpcs) => Object.values(rpcs)))];

/** Proves to services that a caller is an administrator, by tokens such as console signs. */
export class Administrator {
  private constructor(
    private readonly server: Server,
    private readonly privateKey: CryptoKey,
  ) {}

  static async start(): Promise<Administrator> {
    const { algorithm: alg } = callerTokens;
    const { privateKey, publicKey } = await generateKeyPair(alg);
    const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: keyId, alg }] });
    const server = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(keys);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Administrator(server, privateKey);
  }

  /** Where services find the keys of the tokens. */
  get keysUrl(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /**
   * @param actor `user:<sub>`
   * @param over what is otherwise in the token: other roles, or that a program has it
   */
  token(
    actor: string,
    over: {
      readonly roles?: readonly string[];
      readonly person?: boolean;
      readonly permissions?: readonly string[];
    } = {},
  ): Promise<string> {
    const { issuer, audience, type, algorithm, maxAgeSeconds } = callerTokens;
    return new SignJWT({ roles: ['admin'], permissions, client: 'console', person: true, ...over })
      .setProtectedHeader({ alg: algorithm, kid: keyId, typ: type })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(actor.replace(/^user:/, ''))
      .setIssuedAt()
      .setExpirationTime(`${maxAgeSeconds - 10}s`)
      .sign(this.privateKey);
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}
