import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from './database.js';
import { type DatabaseOptions, openDataSource } from './open-data-source.js';

/** Gives a service's module its {@link Database}; not global, so that services in one process cannot reach each other's. */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** @param options a factory, so that the environment is read at boot and not at import */
  static register(options: {
    readonly inject: readonly (new (...args: never[]) => object)[];
    readonly imports?: DynamicModule['imports'];
    readonly useFactory: (...dependencies: never[]) => DatabaseOptions;
  }): DynamicModule {
    return {
      module: DatabaseModule,
      imports: options.imports ?? [],
      providers: [
        {
          provide: Database,
          inject: [...options.inject],
          useFactory: async (...dependencies: never[]) =>
            new Database(await openDataSource(options.useFactory(...dependencies))),
        },
      ],
      exports: [Database],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.database.dataSource.isInitialized) await this.database.dataSource.destroy();
  }
}
