import { Module } from '@nestjs/common';
import { InterestApi } from './adapters/interest.api.js';

@Module({ controllers: [InterestApi] })
export class InterestModule {}
