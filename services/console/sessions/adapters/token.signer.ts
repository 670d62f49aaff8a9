import { Injectable } from '@nestjs/common';
import { calculateJwkThumbprint, type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { Background, callerTokens } from '#libs/platform';
import { Database } from '#libs/transactions';
import { ConsoleSettings } from '../../console.settings.js';
import { ofScreens } from '../domain/person.js';
import { CallerTokenSigner, type PermittedPerson, WallTime } from '../use-cases/ports.js';

const keptMs = 3_600_000;
const noteEveryMs = 600_000;
/** A process that was away may come back with its key; what nobody renewed for so long is a process that is gone. */
const removedAfterMs = 86_400_000;

interface Key {
  readonly id: string;
  readonly privateKey: CryptoKey;
  /** The public half, as everybody may see it. */
  readonly shown: object;
}

/**
 * Each process signs by a key of its own that never leaves it; the public halves of all of them stand in the database,
 * which every process serves. A key that nobody renews is served for an hour, long after its last token.
 */
@Injectable()
export class OwnKeySigner extends CallerTokenSigner {
  private key: Promise<Key> | undefined;

  constructor(
    private readonly database: Database,
    private readonly time: WallTime,
    private readonly settings: ConsoleSettings,
    background: Background,
  ) {
    super();
    background.start({ name: 'signing key', roles: ['server'], everyMs: noteEveryMs, run: () => this.renew() });
  }

  override async sign({ subject, roles, permissions, client }: PermittedPerson): Promise<string> {
    const { id, privateKey } = await (this.key ??= this.makeKey());
    const person = client === ofScreens || client === this.settings.oidcCommandLineClientId;
    return new SignJWT({ roles: [...roles], permissions: [...permissions], client, person })
      .setProtectedHeader({ alg: callerTokens.algorithm, kid: id, typ: callerTokens.type })
      .setIssuer(callerTokens.issuer)
      .setAudience(callerTokens.audience)
      .setSubject(subject)
      .setIssuedAt()
      .setExpirationTime(`${callerTokens.maxAgeSeconds}s`)
      .sign(privateKey);
  }

  override async publicKeys(): Promise<{ keys: object[] }> {
    const sql = 'SELECT public_key FROM signing_keys WHERE ends_at > $1 ORDER BY key_id';
    const rows = await this.database.query<{ public_key: object }>(sql, [this.time.now()]);
    return { keys: rows.map((row) => row.public_key) };
  }

  /** The public half is stored before the first token is signed. */
  private async makeKey(): Promise<Key> {
    try {
      const { privateKey, publicKey } = await generateKeyPair(callerTokens.algorithm);
      const jwk = await exportJWK(publicKey);
      const id = await calculateJwkThumbprint(jwk);
      const shown = { ...jwk, kid: id, alg: callerTokens.algorithm, use: 'sig' };
      const key = { id, privateKey, shown };
      await this.note(key);
      return key;
    } catch (error) {
      this.key = undefined;
      throw error;
    }
  }

  /** Notes the key again, also where its row was lost with a database that was restored. */
  async renew(): Promise<void> {
    await this.note(await (this.key ??= this.makeKey()));
    await this.database.query('DELETE FROM signing_keys WHERE ends_at < $1', [this.inMs(-removedAfterMs)]);
  }

  private async note({ id, shown }: Key): Promise<void> {
    await this.database.query(
      `INSERT INTO signing_keys (key_id, public_key, ends_at) VALUES ($1, $2, $3)
       ON CONFLICT (key_id) DO UPDATE SET ends_at = excluded.ends_at`,
      [id, JSON.stringify(shown), this.inMs(keptMs)],
    );
  }

  private inMs(ms: number): Date {
    return new Date(this.time.now().getTime() + ms);
  }
}
