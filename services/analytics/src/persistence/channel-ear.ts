import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';

/** A connection that listens to one channel of NOTIFY. */
export interface ChannelEar {
  close(): Promise<void>;
}

/** Takes a connection out of the pool until it is closed. `onLost` is called at most once, when the connection dies. */
export async function listenTo(
  dataSource: DataSource,
  channel: string,
  { onPayload, onLost }: { onPayload: (payload: string) => void; onLost: () => void },
): Promise<ChannelEar> {
  const runner = dataSource.createQueryRunner();
  const client = (await runner.connect()) as PoolClient;
  const heard = ({ payload }: { payload?: string | undefined }): void => onPayload(payload ?? '');
  const lost = (): void => {
    forget();
    onLost();
  };
  const forget = (): void => void client.off('notification', heard).off('error', lost).off('end', lost);
  client.on('notification', heard).on('error', lost).on('end', lost);

  const close = async (): Promise<void> => {
    forget();
    // A dead connection listens to nothing any more, and the pool has noticed.
    if (!runner.isReleased) await runner.query(`UNLISTEN ${channel}`).catch(() => undefined);
    await runner.release();
  };
  try {
    await runner.query(`LISTEN ${channel}`);
    return { close };
  } catch (error) {
    await close();
    throw error;
  }
}
