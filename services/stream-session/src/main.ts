import { protos } from '@shopcast/contracts';
import { serve } from '@shopcast/http';
import { StreamSessionModule } from './stream-session.module.js';

await serve({
  title: 'stream-session',
  modules: [StreamSessionModule],
  grpc: [protos.session, protos.moderation, protos.activity],
});
