import type mpegts from 'mpegts.js';

export interface FlvPlayer {
  stop(): void;
}

interface Listener {
  /** Nothing more comes: the publisher is gone, or the address is not good any more. */
  ended(): void;
}

/**
 * Plays a live FLV stream, close behind the publisher. The player's code is loaded when there is something to play.
 * @returns undefined where the browser cannot
 */
export async function playFlv(
  video: HTMLVideoElement,
  url: string,
  listener: Listener,
): Promise<FlvPlayer | undefined> {
  const { default: library } = await import('mpegts.js');
  if (!library.isSupported()) return undefined;
  library.LoggingControl.enableAll = false;
  const player = library.createPlayer({ type: 'flv', isLive: true, url }, chasing);
  const { ERROR, LOADING_COMPLETE } = library.Events;
  for (const event of [ERROR, LOADING_COMPLETE]) player.on(event, () => listener.ended());
  player.attachMediaElement(video);
  player.load();
  return { stop: () => player.destroy() };
}

/** Who fell behind on a slow network runs a little faster until the picture is live again. */
const chasing: mpegts.Config = {
  liveSync: true,
  liveSyncMaxLatency: 2.5,
  liveSyncTargetLatency: 1.2,
  lazyLoad: false,
  autoCleanupSourceBuffer: true,
};
