import type { EventLog } from '../log/event-log.js';
import { ConsumerStage } from './consumer-stage.js';
import { describeEffectPromises } from './effect-promises.js';
import { describeLanePromises } from './lane-promises.js';
import { describePoisonPromises } from './poison-promises.js';
import type { TryDatabase } from './try-service.js';

/**
 * What consumers may rely on, whichever adapter carries their events.
 * @param open gives a new client of one and the same log
 * @param freshDatabase gives an empty database for the service that consumes
 */
export function describeConsumerPromises(
  open: () => Promise<EventLog>,
  freshDatabase: () => Promise<TryDatabase>,
): void {
  const stage = new ConsumerStage(open, freshDatabase);
  describe('effects', () => describeEffectPromises(stage));
  describe('failures', () => describePoisonPromises(stage));
  describe('lanes', () => describeLanePromises(stage));
}
