/** The reference that everybody writes first: `ws`, and a loop that sends each comment to each client. */
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false }, () =>
  process.send({ port: server.address().port }),
);
server.on('connection', (socket) => {
  socket.on('message', (data) => {
    const comment = JSON.stringify(JSON.parse(String(data)));
    for (const client of server.clients) client.send(comment);
  });
});
process.on('disconnect', () => process.exit());
