import { Module } from '@nestjs/common';
import { loadConfig, Numeric } from '@shopcast/config';
import { IsInt, IsOptional, IsUrl, Max, Min } from 'class-validator';

const postgres = { protocols: ['postgres', 'postgresql'], require_tld: false };

/** The environment of the catalog. */
export class CatalogConfig {
  /** The application role's connection to the catalog's own database. */
  @IsUrl(postgres) readonly CATALOG_DATABASE_URL!: string;

  /** The owner's connection; when given, migrations run at boot. */
  @IsOptional() @IsUrl(postgres) readonly CATALOG_DATABASE_OWNER_URL?: string;

  /** Connections of one process to its database. */
  @Numeric() @IsInt() @Min(2) @Max(100) readonly CATALOG_DATABASE_POOL: number = 10;
}

/** Read once, at boot, so that a missing variable stops the process before it takes traffic. */
@Module({
  providers: [{ provide: CatalogConfig, useFactory: (): CatalogConfig => loadConfig(CatalogConfig, process.env) }],
  exports: [CatalogConfig],
})
export class CatalogConfigModule {}
