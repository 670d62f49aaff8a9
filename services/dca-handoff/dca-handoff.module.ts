import { Module } from '@nestjs/common';
import { AgenciesModule } from './agencies/agencies.module.js';
import { FilesModule } from './files/files.module.js';
import { PlacementsModule } from './placements/placements.module.js';

@Module({ imports: [AgenciesModule, PlacementsModule, FilesModule] })
export class DcaHandoffModule {}
