import { once } from 'node:events';
import { newId } from '@shopcast/kernel';
import { Kafka, logLevel } from 'kafkajs';
import { type Pace, startPace } from './pace.js';

/** The reference: a kafkajs `eachBatch` that parses every value, and nothing else. */
export async function bareKafka(brokers: string, topics: readonly string[], records: number): Promise<Pace> {
  const kafka = new Kafka({ clientId: 'bench', brokers: [brokers], logLevel: logLevel.NOTHING });
  const consumer = kafka.consumer({ groupId: `bench-${newId()}` });
  const done = new EventTarget();
  let read = 0;
  let begun = startPace();
  await consumer.connect();
  await consumer.subscribe({ topics: [...topics], fromBeginning: true });
  const finished = once(done, 'finished');
  // Joining the group is not part of reading.
  consumer.on(consumer.events.GROUP_JOIN, () => void (begun = startPace()));
  await consumer.run({
    autoCommit: false,
    eachBatch: ({ batch }) => {
      for (const { value } of batch.messages) read += JSON.parse(value?.toString() ?? '') ? 1 : 0;
      if (read >= records) done.dispatchEvent(new Event('finished'));
      return Promise.resolve();
    },
  });
  await finished;
  const pace = begun(read);
  await consumer.disconnect();
  return pace;
}
