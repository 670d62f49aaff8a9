import { Module } from '@nestjs/common';
import { CallerKeysApi } from './adapters/caller-keys.api.js';
import { OpenIdProvider } from './adapters/openid.provider.js';
import { SessionJanitor } from './adapters/session.janitor.js';
import { PostgresSessionStore } from './adapters/session.store.js';
import { SettingsPolicy } from './adapters/settings.policy.js';
import { SystemTime } from './adapters/system.time.js';
import { OwnKeySigner } from './adapters/token.signer.js';
import { EndProviderSession } from './use-cases/end-provider-session.js';
import { FindPerson } from './use-cases/find-person.js';
import { FindProgram } from './use-cases/find-program.js';
import { FinishSignIn } from './use-cases/finish-sign-in.js';
import { CallerTokenSigner, IdentityProvider, SessionPolicy, SessionStore, WallTime } from './use-cases/ports.js';
import { SignOut } from './use-cases/sign-out.js';
import { StartSignIn } from './use-cases/start-sign-in.js';

@Module({
  controllers: [CallerKeysApi],
  providers: [
    { provide: IdentityProvider, useClass: OpenIdProvider },
    { provide: SessionStore, useClass: PostgresSessionStore },
    { provide: CallerTokenSigner, useClass: OwnKeySigner },
    { provide: SessionPolicy, useClass: SettingsPolicy },
    { provide: WallTime, useClass: SystemTime },
    SessionJanitor,
    StartSignIn,
    FinishSignIn,
    FindPerson,
    FindProgram,
    SignOut,
    EndProviderSession,
  ],
  exports: [CallerTokenSigner, StartSignIn, FinishSignIn, FindPerson, FindProgram, SignOut, EndProviderSession],
})
export class SessionsModule {}
