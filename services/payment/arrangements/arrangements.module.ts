import { Module } from '@nestjs/common';
import { ArrangementsApi } from './adapters/arrangements.api.js';

@Module({ controllers: [ArrangementsApi] })
export class ArrangementsModule {}
