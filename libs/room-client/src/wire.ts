/** A connection, as far as a room needs one. */
export interface Wire {
  send(text: string): void;
  /** Says goodbye. */
  close(): void;
  /** Is gone, without a goodbye. */
  cut(): void;
}

export interface WireEvents {
  opened(): void;
  received(data: string | Uint8Array): void;
  /** Once, also when it never opened. */
  closed(code: number, reason: string): void;
}

/** Opens a WebSocket. */
export type Connect = (url: string, protocols: string[], events: WireEvents) => Wire;

const NO_GOODBYE = 1006;
const GOING = 1000;

/** By the WebSocket of the browser, or of Node 22 and later. */
export const connectWebSocket: Connect = (url, protocols, events) => {
  const socket = new WebSocket(url, protocols);
  let isOver = false;
  const end = (code: number, reason: string): void => {
    if (!isOver) events.closed(code, reason);
    isOver = true;
  };
  socket.onopen = () => events.opened();
  socket.onmessage = ({ data }) => {
    if (!isOver) events.received(data as string);
  };
  socket.onclose = ({ code, reason }) => end(code, reason);
  return {
    send: (text) => socket.send(text),
    close: () => socket.close(GOING),
    cut: () => {
      // A browser gives no way to go without a goodbye; whatever still comes is not for us.
      socket.close(GOING);
      end(NO_GOODBYE, '');
    },
  };
};
