import { counter, gauge } from '@shopcast/telemetry';

export const consumerMetrics = {
  read: counter('shopcast_consumer_read_total', 'Records handed over by the log, each time', ['consumer']),
  processed: counter('shopcast_consumer_processed_total', 'Events whose effects were committed', ['consumer']),
  repeated: counter('shopcast_consumer_repeated_total', 'Events seen before, dropped', ['consumer']),
  retried: counter('shopcast_consumer_retried_total', 'Attempts that failed and are made again', ['consumer']),
  deadLettered: counter('shopcast_consumer_dead_lettered_total', 'Records set aside', ['consumer']),
  lag: gauge('shopcast_consumer_lag', 'Records on the log that the consumer has not processed', ['consumer']),
  watermark: gauge(
    'shopcast_consumer_watermark_age_seconds',
    'Everything the log accepted longer ago than this is processed',
    ['consumer'],
  ),
};
