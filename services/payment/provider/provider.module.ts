import { Module } from '@nestjs/common';
import { PaymentSettings } from '../payment.settings.js';
import { NoProvider } from './adapters/no.provider.js';
import { SandboxProvider } from './adapters/sandbox.provider.js';
import { PaymentProvider } from './domain/provider.js';

@Module({
  providers: [
    {
      provide: PaymentProvider,
      useFactory: providerOf,
      inject: [PaymentSettings],
    },
  ],
  exports: [PaymentProvider],
})
export class ProviderModule {}

function providerOf(settings: PaymentSettings): PaymentProvider {
  return settings.sandboxUrl ? new SandboxProvider(settings) : new NoProvider();
}
