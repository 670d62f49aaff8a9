import { Module } from '@nestjs/common';
import { AccessModule } from './access/access.module.js';
import { ApiModule } from './api/api.module.js';
import { LiveModule } from './live/live.module.js';
import { PresenceModule } from './presence/presence.module.js';
import { SessionsModule } from './sessions/sessions.module.js';
import { ViewsModule } from './views/views.module.js';

@Module({ imports: [AccessModule, SessionsModule, ViewsModule, LiveModule, PresenceModule, ApiModule] })
export class ConsoleModule {}
