import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { LayoutsModule } from '../layouts/layouts.module.js';
import { LiveModule } from '../live/live.module.js';
import { PresenceModule } from '../presence/presence.module.js';
import { SessionsModule } from '../sessions/sessions.module.js';
import { ViewsModule } from '../views/views.module.js';
import { AccessNotes } from './adapters/access.notes.js';
import { ConsoleServer } from './adapters/console.server.js';
import { CsvExport } from './adapters/csv.export.js';
import { CustomerNames } from './adapters/customer.names.js';
import { FilePreviews } from './adapters/file.previews.js';
import { FileTransfer } from './adapters/file.transfer.js';
import { Gate } from './adapters/http/gate.js';
import { SignInPages } from './adapters/http/pages/sign-in.pages.js';
import { SessionCookies } from './adapters/http/session.cookies.js';
import { StaticFiles } from './adapters/http/static.files.js';
import { LayoutHandlers } from './adapters/layout.handlers.js';
import { LiveStream } from './adapters/live.stream.js';
import { OwnCalls } from './adapters/own.calls.js';
import { OwnHandlers } from './adapters/own.handlers.js';
import { RpcCalls } from './adapters/rpc.calls.js';

@Module({
  imports: [AccessModule, SessionsModule, ViewsModule, LayoutsModule, LiveModule, PresenceModule],
  providers: [
    AccessNotes,
    ConsoleServer,
    CsvExport,
    CustomerNames,
    FileTransfer,
    FilePreviews,
    Gate,
    LayoutHandlers,
    LiveStream,
    OwnCalls,
    OwnHandlers,
    RpcCalls,
    SessionCookies,
    SignInPages,
    StaticFiles,
  ],
})
export class ApiModule implements NestModule {
  constructor(private readonly server: ConsoleServer) {}

  configure(consumer: MiddlewareConsumer): void {
    const { server } = this;
    consumer.apply(server.handle.bind(server)).forRoutes('{*path}');
  }
}
