import { describeWith, freshDatabase, kafkaForTests } from '@shopcast/testing/engines';
import { describeConsumerPromises } from '../conformance/consumer-promises.js';
import { describeEventLogPromises } from '../conformance/event-log-promises.js';
import { KafkaEventLog } from './kafka-event-log.js';

await describeWith('kafka', 'the log in Kafka', () => {
  const open = async () => {
    const { brokers } = await kafkaForTests();
    return new KafkaEventLog({ clientId: 'conformance', brokers: [brokers], compression: 'gzip' });
  };
  describe('itself', () => describeEventLogPromises(open));
  describe('and its consumers', () => describeConsumerPromises(open, () => freshDatabase('try-service')));
});
