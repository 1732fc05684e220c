import 'reflect-metadata';
import { Body, Controller, Module, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Type } from 'class-transformer';
import { ArrayNotEmpty, IsArray, IsInt, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import type { AddressInfo } from 'node:net';

class BareLine {
  @IsUUID() readonly listingId!: string;
  @IsUUID() readonly skuId!: string;
  @IsInt() @Min(1) @Max(999) readonly quantity!: number;
}

class BareBody {
  @IsUUID() readonly sessionId!: string;
  @IsArray() @ArrayNotEmpty() @ValidateNested({ each: true }) @Type(() => BareLine) readonly lines!: BareLine[];
}

@Controller('v1/orders')
class BareController {
  @Post()
  place(@Body() body: BareBody): object {
    return { sessionId: body.sessionId, lines: body.lines };
  }
}

@Module({ controllers: [BareController] })
class BareModule {}

const app = await NestFactory.create<NestFastifyApplication>(BareModule, new FastifyAdapter(), { logger: false });
app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }));
await app.listen(0, '127.0.0.1');
process.send?.((app.getHttpServer().address() as AddressInfo).port);
process.once('disconnect', () => process.exit());
