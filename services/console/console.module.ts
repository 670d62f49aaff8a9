import { Module } from '@nestjs/common';
import { AccessModule } from './access/access.module.js';
import { ApiModule } from './api/api.module.js';
import { LayoutsModule } from './layouts/layouts.module.js';
import { LiveModule } from './live/live.module.js';
import { PresenceModule } from './presence/presence.module.js';
import { SessionsModule } from './sessions/sessions.module.js';
import { ViewsModule } from './views/views.module.js';

@Module({ imports: [AccessModule, SessionsModule, ViewsModule, LayoutsModule, LiveModule, PresenceModule, ApiModule] })
export class ConsoleModule {}
