import { protos } from '@shopcast/contracts';
import { serve } from '@shopcast/http';
import { StreamSessionModule } from './stream-session.module.js';

const { activity, moderation, runOfShow, session } = protos;
await serve({
  title: 'stream-session',
  modules: [StreamSessionModule],
  grpc: [session, runOfShow, moderation, activity],
});
