import type pg from 'pg';
import type { Subscriber, Subscription, TopicPartition } from '../log/event-log.js';
import { GroupMember } from './group-member.js';
import { GroupReader } from './group-reader.js';
import type { LogSession } from './log-session.js';
import type { KnownTopic } from './topic-directory.js';

/** Joins the group: what the member holds is what the reader reads. */
export function subscribeTo(
  topics: readonly KnownTopic[],
  subscriber: Subscriber,
  { session, pool }: { readonly session: LogSession; readonly pool: pg.Pool },
): Subscription {
  const reader = new GroupReader(subscriber, pool);
  const partitionsIn = (lanes: readonly number[]): TopicPartition[] =>
    topics.flatMap(({ name, partitions }) =>
      lanes.filter((lane) => lane < partitions).map((partition) => ({ topic: name, partition })),
    );
  const topicOf = (name: string): KnownTopic => topics.find((topic) => topic.name === name) as KnownTopic;

  const lanes = Math.max(...topics.map(({ partitions }) => partitions));
  const member = new GroupMember(subscriber.group, lanes, session, {
    gained: (gained) => {
      void subscriber.assigned(partitionsIn(gained)).then((starts) => {
        for (const start of starts) reader.open(topicOf(start.topic), start);
      });
    },
    lost: async (lost) => {
      const partitions = partitionsIn(lost);
      for (const { topic, partition } of partitions) reader.shut(topicOf(topic), partition);
      await subscriber.revoked(partitions);
    },
  });
  member.join({ appended: (topicIds) => reader.appended(topicIds) });

  return {
    close: async () => {
      await member.leave();
      await reader.close();
    },
  };
}
