import { Module } from '@nestjs/common';
import { GivenNumbersController } from './given-numbers.controller';
import { NumbersController } from './numbers.controller';

@Module({ controllers: [GivenNumbersController, NumbersController] })
export class NumbersModule {}
