/**
 * Vendure as its own documentation sets it up for production: Postgres, the job queue in the database, a worker in a
 * process of its own. Plain JavaScript, because it runs in a folder of its own with Vendure's dependencies.
 *
 *   node vendure.mjs populate | server | worker
 */
import {
  bootstrap,
  bootstrapWorker,
  DefaultJobQueuePlugin,
  DefaultLogger,
  dummyPaymentHandler,
  LogLevel,
} from '@vendure/core';
import { populate } from '@vendure/core/cli/index.js';
import { initialData } from './initial-data.mjs';

const [role] = process.argv.slice(2);
const database = new URL(process.env.DATABASE_URL);

const config = {
  apiOptions: {
    hostname: '127.0.0.1',
    port: Number(process.env.PORT),
    shopApiPath: 'shop-api',
    adminApiPath: 'admin-api',
  },
  authOptions: {
    tokenMethod: ['bearer'],
    superadminCredentials: { identifier: 'bench', password: process.env.ADMIN_PASSWORD },
    requireVerification: false,
  },
  dbConnectionOptions: {
    type: 'postgres',
    host: database.hostname,
    port: Number(database.port),
    username: decodeURIComponent(database.username),
    password: decodeURIComponent(database.password),
    database: database.pathname.slice(1),
    synchronize: role === 'populate',
    migrations: [],
    logging: false,
  },
  paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
  logger: new DefaultLogger({ level: LogLevel.Error }),
  plugins: [DefaultJobQueuePlugin.init({ useDatabaseForBuffer: true })],
};

const roles = {
  populate: async () => {
    const app = await populate(() => bootstrap(config), initialData, './products.csv');
    await app.close();
    process.exit(0);
  },
  server: () => bootstrap(config),
  worker: async () => (await bootstrapWorker(config)).startJobQueue(),
};

await roles[role]();
process.send?.('ready');
process.once('disconnect', () => process.exit(0));
