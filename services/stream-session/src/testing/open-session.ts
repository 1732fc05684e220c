import { newId } from '@shopcast/kernel';
import type { ServiceUnderTest, TestHttp } from '@shopcast/testing';
import { RoomClient } from './room-client.js';

/** A session of an account of its own, with everybody's tokens. */
export interface SessionUnderTest {
  readonly accountId: string;
  readonly sessionId: string;
  readonly host: TestHttp;
  readonly hostKey: string;
  token(viewerId: string): string;
  connect(viewerId: string): Promise<RoomClient>;
  put(state: 'live' | 'paused' | 'ended'): Promise<void>;
}

/** Plans a session, and takes it live unless told otherwise. */
export async function openSession(
  service: Pick<ServiceUnderTest, 'http' | 'url' | 'credentials'>,
  { timeScale = 1, live = true }: { timeScale?: number; live?: boolean } = {},
): Promise<SessionUnderTest> {
  const { http, credentials, url } = service;
  const operator = http.as(credentials.operatorKey);
  const { body: account } = await operator
    .post('/v1/accounts')
    .send({ name: `Account ${newId()}` })
    .expect(201);
  const accountId: string = account.accountId;
  const hostKey = credentials.staff(accountId, ['host']);
  const host = http.as(hostKey);
  const plan = { title: 'Autumn skincare', medium: 'video', timeScale };
  const { body: session } = await host.post('/v1/sessions').send(plan).expect(201);
  const sessionId: string = session.sessionId;
  const put = async (state: string): Promise<void> => {
    await host.put(`/v1/sessions/${sessionId}/state`).send({ state }).expect(200);
  };
  const token = (viewerId: string): string => credentials.viewer(accountId, viewerId);
  if (live) await put('live');
  return {
    accountId,
    sessionId,
    host,
    hostKey,
    token,
    put,
    connect: (viewerId) => RoomClient.connect(url, sessionId, token(viewerId)),
  };
}
