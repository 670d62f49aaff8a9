import { Module } from '@nestjs/common';
import { PaymentSettings } from '../payment.settings.js';
import { NoProvider } from './adapters/no.provider.js';
import { SandboxProvider } from './adapters/sandbox.provider.js';
import { StripeProvider } from './adapters/stripe.provider.js';
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
  if (settings.sandboxUrl) return new SandboxProvider(settings);
  return settings.stripeApiKey ? new StripeProvider(settings) : new NoProvider();
}
