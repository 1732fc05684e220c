import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CrowdProcess, Installation } from '@shopcast/installation';
import { runningEnvironment } from '@shopcast/launch';
import { repositoryRoot } from '@shopcast/servers';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { Kafka, logLevel } from 'kafkajs';
import { kcatExample } from './harness/kcat-example.js';

const SCHEMAS = join(repositoryRoot(), 'deploy', 'docs', 'events');

/** What an analyst sees who knows nothing of our code: the broker and the published schemas. */
interface Seen {
  readonly type: string;
  readonly topic: string;
  readonly problem: string | undefined;
}

describe('the topics of a local installation, read with a client that is not ours', () => {
  let installation: Installation;
  beforeAll(async () => {
    installation = await Installation.make('local');
    await installation.start();
    const crowd = new CrowdProcess('rehearsal', installation, { speed: 60, seed: 6 });
    expect((await crowd.result()).equal).toBe(true);
  }, 400_000);
  afterAll(() => installation.remove());

  const brokers = (): string => runningEnvironment(join(installation.home, 'local'))?.['KAFKA_BROKERS'] ?? '';

  it('hold only records that fit the published JSON Schemas, and of every kind that the session brought', async () => {
    const seen = await readAll(brokers(), schemas());

    expect(seen.filter(({ problem }) => problem !== undefined).slice(0, 5)).toEqual([]);
    expect([...new Set(seen.map(({ type }) => type))]).toEqual(
      expect.arrayContaining([
        'session.ended.v1',
        'viewer.left.v1',
        'shop.visited.v1',
        'order.paid.v1',
        'session.measured.v1',
      ]),
    );
    expect(seen.filter(({ topic }) => topic === 'shopcast.dead-letter')).toEqual([]);
    expect(seen.length).toBeGreaterThan(1_000);
  }, 120_000);

  it('are read by kcat as the page for analysts says', () => {
    const { said, printed } = kcatExample(brokers());

    expect(printed).toBe(said);
  }, 60_000);
});

function schemas(): Map<string, ValidateFunction> {
  const ajv = new Ajv2020({ strict: false });
  (addFormats as unknown as (ajv: object) => void)(ajv);
  return new Map(
    readdirSync(SCHEMAS)
      .filter((file) => file.endsWith('.schema.json'))
      .map((file) => {
        const schema = JSON.parse(readFileSync(join(SCHEMAS, file), 'utf8')) as object;
        return [file.replace('.schema.json', ''), ajv.compile(schema)];
      }),
  );
}

/** Reads every topic from its beginning to its present end. */
async function readAll(brokers: string, validators: Map<string, ValidateFunction>): Promise<Seen[]> {
  const kafka = new Kafka({ clientId: 'analyst', brokers: brokers.split(','), logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  const topics = (await admin.listTopics()).filter((topic) => topic.startsWith('shopcast.'));
  let left = 0;
  for (const topic of topics) {
    for (const { high, low } of await admin.fetchTopicOffsets(topic)) left += Number(high) - Number(low);
  }
  await admin.disconnect();

  const seen: Seen[] = [];
  const consumer = kafka.consumer({ groupId: 'analyst' });
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    const eachMessage = async ({
      topic,
      message,
    }: {
      topic: string;
      message: { headers?: object; value: Buffer | null };
    }) => {
      const type = String((message.headers as Record<string, Buffer> | undefined)?.['ce_type']);
      const validate = validators.get(type);
      const fits = validate?.(JSON.parse(message.value?.toString() ?? 'null')) ?? false;
      seen.push({ type, topic, problem: fits ? undefined : JSON.stringify(validate?.errors ?? 'no such schema') });
      left -= 1;
      if (left === 0) resolve();
    };
    consumer.run({ eachMessage }).catch(reject);
  });
  await consumer.disconnect();
  return seen;
}
