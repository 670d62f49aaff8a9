import { Module } from '@nestjs/common';
import { OrganisationSettings } from '#libs/platform';
import { InvoiceSettings } from '../invoice.settings.js';
import { InvoicesModule } from '../invoices/invoices.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { RpcAddressees } from './adapters/addressees.gateway.js';
import { PapersApi } from './adapters/papers.api.js';
import { PdfPrinter } from './adapters/pdf/pdf.printer.js';
import { Addressees, PaperOrganisation, PaperPolicy, PaperPrinter } from './use-cases/ports.js';
import { RenderInvoice } from './use-cases/render-invoice.js';
import { RenderStatement } from './use-cases/render-statement.js';
import { WriteLetters } from './use-cases/write-letters.js';

@Module({
  imports: [LedgerModule, InvoicesModule],
  controllers: [PapersApi],
  providers: [
    WriteLetters,
    RenderInvoice,
    RenderStatement,
    { provide: Addressees, useClass: RpcAddressees },
    { provide: PaperPrinter, useClass: PdfPrinter },
    { provide: PaperPolicy, useExisting: InvoiceSettings },
    { provide: PaperOrganisation, useExisting: OrganisationSettings },
  ],
})
export class PapersModule {}
