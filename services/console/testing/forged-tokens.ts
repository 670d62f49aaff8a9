import { createHmac, createPublicKey, type JsonWebKey } from 'node:crypto';
import { importJWK, type JWK, SignJWT } from 'jose';

/** Audience of the HTTP API, as the provider of the specs knows it. */
const audience = 'urn:dunlin:api';
const algorithm = 'RS256';

/** Makes access tokens as the provider does, and such as it never made. */
export class TokenForge {
  /** @param key the provider's own, with its private half */
  constructor(
    private readonly issuer: string,
    private readonly key: JsonWebKey & { readonly kid: string },
  ) {}

  /** A token that the provider might have made. */
  async genuine(groups: readonly string[], changed: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const key = await importJWK(this.key as JWK, algorithm);
    return new SignJWT({ ...this.claims(groups), ...changed })
      .setProtectedHeader({ alg: algorithm, kid: this.key.kid, typ: 'at+jwt' })
      .sign(key);
  }

  /** Tokens of an administrator, each wrong in one thing, by what is wrong. */
  async wrongOnes(): Promise<Readonly<Record<string, string>>> {
    const groups = ['dunlin-admin'];
    const claims = this.claims(groups);
    const genuine = await this.genuine(groups);
    const [head, , signature] = genuine.split('.') as [string, string, string];
    const minuteAgo = wallSeconds() - 60;
    return {
      'signed by nobody': `${part({ alg: 'none', typ: 'at+jwt' })}.${part(claims)}.`,
      'of another audience': await this.genuine(groups, { aud: 'urn:another:api' }),
      'of another issuer': await this.genuine(groups, { iss: 'https://another.example' }),
      'signed with the public key as a secret': this.confused(claims),
      'expired a minute ago': await this.genuine(groups, { iat: minuteAgo - 600, exp: minuteAgo }),
      'changed after it was signed': `${head}.${part({ ...claims, sub: 'somebody' })}.${signature}`,
    };
  }

  /** Whoever takes the algorithm from the token checks an HMAC by a key that everybody has. */
  private confused(claims: object): string {
    const secret = createPublicKey({ key: this.key, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    const signed = `${part({ alg: 'HS256', kid: this.key.kid, typ: 'at+jwt' })}.${part(claims)}`;
    return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
  }

  private claims(groups: readonly string[]) {
    const now = wallSeconds();
    const client = { client_id: 'dunlin-program', sub: 'dunlin-program' };
    return { iss: this.issuer, aud: audience, iat: now, exp: now + 600, groups, ...client };
  }
}

function wallSeconds(): number {
  // eslint-disable-next-line no-restricted-syntax -- tokens live by the wall clock
  return Math.floor(Date.now() / 1_000);
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
