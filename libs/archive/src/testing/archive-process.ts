import { loadEventLogConfig, openEventLog } from '@shopcast/event-log';
import { archiveLog } from '../archive-log.js';

/** Archives in small segments until it is killed. Arguments: the archive, the topic. */
const [path = '', topic = ''] = process.argv.slice(2);
const log = await openEventLog(loadEventLogConfig(), 'archive-process');
process.stdout.write('begins\n');
await archiveLog({ log, topics: [topic], path, segmentRecords: 50 });
